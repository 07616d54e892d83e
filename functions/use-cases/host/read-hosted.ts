import type { Caller } from '../../domain/caller.ts';
import type { EventCard, EventHost } from '../../domain/event/event.ts';
import { prefixes } from '../../domain/id.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { hostedBy, type HostNeeds } from '../hosting.ts';

/** Everything a host holds or held, drafts too. */
export const readHosted = async (ports: HostNeeds & Pick<Ports, 'events'>, caller: Caller, hostId: string, after?: string): Promise<Listed<EventCard>> => {
  const host: EventHost = hostId.startsWith(prefixes.group) ? { kind: 'group', groupId: hostId } : { kind: 'agency', agencyId: hostId };
  await hostedBy(ports, caller, host);
  return ports.events.ofHost(hostId, after);
};
