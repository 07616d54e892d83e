import type { Caller } from '../../domain/caller.ts';
import type { SentEntry } from '../../domain/entry.ts';
import type { SentSection } from '../../domain/sending.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownEntry } from './membership.ts';

type Sent = { versions: SentEntry[]; sections: SentSection[]; /** Of everybody in a receipt whose account is open, whether or not they are still in the team. */ names: Record<string, string> };

/** What counts: every answer as it was last sent, and the receipts of the versions before it. */
export const readSent = async (ports: Pick<Ports, 'entries' | 'teams' | 'people'>, caller: Caller, entryId: string): Promise<Sent> => {
  const { entry } = await ownEntry(ports, caller, entryId);
  if (entry.sentVersion === 0) return { versions: [], sections: [], names: {} };
  const [versions, last] = await Promise.all([ports.entries.versions(entry.id, entry.sentVersion), ports.entries.sent(entry.id, entry.sentVersion)]);
  const people = await ports.people.findMany([...new Set(versions.flatMap((one) => [one.sentBy, ...one.team.members]))]);
  return { versions, sections: last?.sections ?? [], names: Object.fromEntries(people.filter((one) => !one.closed).map((one) => [one.id, one.name])) };
};
