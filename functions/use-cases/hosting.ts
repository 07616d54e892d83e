import type { Caller, Person } from '../domain/caller.ts';
import { signedIn } from '../domain/caller.ts';
import type { CalendarEvent, EventHost } from '../domain/event/event.ts';
import type { Group } from '../domain/group/group.ts';
import type { Agency } from '../domain/people/agency.ts';
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

/** The agencies that somebody manages, and the groups they are in that go on. */
export const ownParts = async (ports: HostNeeds, personId: string): Promise<{ agencies: Agency[]; groups: Group[] }> => {
  const [memberships, groupIds] = await Promise.all([ports.agencies.agenciesOf(personId), ports.groups.ofPerson(personId)]);
  const managed = memberships.filter(({ roles }) => roles.includes('manager'));
  const [agencies, groups] = await Promise.all([Promise.all(managed.map(({ agencyId }) => ports.agencies.find(agencyId))), Promise.all(groupIds.map((id) => ports.groups.find(id)))]);
  return { agencies: agencies.filter((agency) => agency !== undefined), groups: groups.filter((group) => group !== undefined).filter(({ ended }) => !ended) };
};

export type OwnHost = { host: EventHost; name: string };
/** Everything the caller may hold events as. */
export const ownHosts = async (ports: HostNeeds, caller: Caller): Promise<OwnHost[]> => {
  const person = signedIn(caller);
  const { agencies, groups } = await ownParts(ports, person.id);
  return [
    ...agencies.map((agency) => ({ host: { kind: 'agency' as const, agencyId: agency.id }, name: agency.name })),
    ...groups.filter(({ chairs }) => chairs.includes(person.id)).map((group) => ({ host: { kind: 'group' as const, groupId: group.id }, name: group.name })),
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
