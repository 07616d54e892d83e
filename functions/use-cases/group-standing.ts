import { signedIn, type Caller, type Person } from '../domain/caller.ts';
import type { Group, GroupMember } from '../domain/group/group.ts';
import { may, powers, standingOf, type PowerName, type Standing } from '../domain/group/powers.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';

export type InGroup = { group: Group; person: Person; member: GroupMember | undefined; standing: Standing };
type Needs = Pick<Ports, 'groups'>;

/** The group and how the caller stands in it: always these two reads, whatever there is. */
const look = async (ports: Needs, caller: Caller, groupId: string): Promise<InGroup & { there: boolean }> => {
  const person = signedIn(caller);
  const [group, member] = await Promise.all([ports.groups.find(groupId), ports.groups.member(groupId, person.id)]);
  return { group: group as Group, there: group !== undefined, person, member, standing: group ? standingOf(group, person.id, member !== undefined) : 'person' };
};

/** For what anybody signed in may ask of a group. */
export const beforeGroup = async (ports: Needs, caller: Caller, groupId: string): Promise<InGroup> => {
  const { there, ...found } = await look(ports, caller, groupId);
  if (!there) throw notFound('group');
  return found;
};

/** Whoever may do this in the group. To somebody outside it is not there; a member is told that a chair can do it. */
export const inGroup = async (ports: Needs, caller: Caller, groupId: string, power: PowerName): Promise<InGroup> => {
  const found = await look(ports, caller, groupId);
  if (!found.there || !found.member) throw notFound();
  if (!may(found.standing, power)) throw new Refusal('forbidden', `Only a chair of this group can do this: ${powers[power].words.toLowerCase()}.`);
  return found;
};

export const stillGoing = (group: Group): void => {
  if (group.ended) throw new Refusal('conflict', 'This group has ended. It stays as it was.');
};

/** To change it: the group goes on, and the caller read its present version. */
export const changingGroup = async (ports: Needs, caller: Caller, groupId: string, power: PowerName, version?: number): Promise<InGroup> => {
  const found = await inGroup(ports, caller, groupId, power);
  stillGoing(found.group);
  if (version !== undefined && found.group.version !== version) throw new Refusal('stale', 'Somebody changed this since you opened it. Compare, then save again.');
  return found;
};

/** The private space of a group, for a member. A group that keeps none, and one of which the caller is no member, are the same: not there. */
export const inSpace = async (ports: Needs, caller: Caller, groupId: string, power: PowerName): Promise<InGroup & { space: string }> => {
  const found = await look(ports, caller, groupId);
  const space = found.there ? found.group.space : undefined;
  if (!space || !found.member || !may(found.standing, 'space.read')) throw notFound();
  if (!may(found.standing, power)) throw new Refusal('forbidden', `Only a chair of this group can do this: ${powers[power].words.toLowerCase()}.`);
  return { ...found, space };
};

/** What people are called by now; nobody whose account is closed. */
export const namesOf = async (ports: Pick<Ports, 'people'>, ids: string[]): Promise<Map<string, { name: string; organization: string }>> => {
  const people = await ports.people.findMany([...new Set(ids)]);
  return new Map(people.filter(({ closed }) => !closed).map(({ id, name, organization }) => [id, { name, organization }]));
};
