import type { Caller, Person } from '../domain/caller.ts';
import { signedIn } from '../domain/caller.ts';
import type { CalendarEvent, EventHost } from '../domain/event/event.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';
import { inGroup, stillGoing } from './group-standing.ts';
import { staffOf } from './staff.ts';

export type HostNeeds = Pick<Ports, 'agencies' | 'groups'>;

/** Who may hold events as this host: managers of the agency, chairs of the group. To everybody else there is no such host. */
export const hostedBy = async (ports: HostNeeds, caller: Caller, host: EventHost): Promise<Person> =>
  host.kind === 'agency' ? staffOf(ports, caller, host.agencyId, 'manager', 'event') : (await inGroup(ports, caller, host.groupId, 'events.host')).person;

/** The name of a host that may hold something new. */
export const newHost = async (ports: HostNeeds, caller: Caller, host: EventHost): Promise<string> => {
  await hostedBy(ports, caller, host);
  if (host.kind === 'group') {
    const group = (await ports.groups.find(host.groupId))!;
    stillGoing(group);
    return group.name;
  }
  return (await ports.agencies.find(host.agencyId))!.name;
};

export type OwnHost = { host: EventHost; name: string };
/** Everything the caller may hold events as. */
export const ownHosts = async (ports: HostNeeds, caller: Caller): Promise<OwnHost[]> => {
  const person = signedIn(caller);
  const [memberships, groupIds] = await Promise.all([ports.agencies.agenciesOf(person.id), ports.groups.ofPerson(person.id)]);
  const agencies = await Promise.all(memberships.filter(({ roles }) => roles.includes('manager')).map(({ agencyId }) => ports.agencies.find(agencyId)));
  const groups = await Promise.all(groupIds.map((id) => ports.groups.find(id)));
  return [
    ...agencies.flatMap((agency) => (agency ? [{ host: { kind: 'agency' as const, agencyId: agency.id }, name: agency.name }] : [])),
    ...groups.flatMap((group) => (group && !group.ended && group.chairs.includes(person.id) ? [{ host: { kind: 'group' as const, groupId: group.id }, name: group.name }] : [])),
  ];
};

/** The event, for whoever may host it. An event that is not there answers as one of a stranger's host. */
export const hostedEvent = async (ports: HostNeeds & Pick<Ports, 'events'>, caller: Caller, id: string, version?: number): Promise<CalendarEvent> => {
  signedIn(caller);
  const event = await ports.events.find(id);
  if (!event) {
    await ports.agencies.rolesOf('', signedIn(caller).id);
    throw notFound('event');
  }
  try {
    await hostedBy(ports, caller, event.host);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') throw notFound('event');
    throw error;
  }
  if (version !== undefined && event.version !== version) throw new Refusal('stale', 'Somebody changed this since you opened it. Compare, then save again.');
  return event;
};
