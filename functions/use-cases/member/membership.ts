import type { Caller } from '../../domain/caller.ts';
import type { GroupMember, GroupRequest } from '../../domain/group/group.ts';
import type { Standing } from '../../domain/group/powers.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { limited, limits } from '../limited.ts';
import { beforeGroup, inGroup, namesOf, stillGoing } from '../group-standing.ts';
import { withSecondLook } from '../second-look.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'groups' | 'chance'>;
type JoinNeeds = Needs & Pick<Ports, 'rates'>;
export type OwnPlace = { standing: Standing; named: boolean; asked: boolean; version: number; space: boolean };

/** How somebody stands in a group: for themselves alone. */
export const readOwnPlace = async (ports: Needs, caller: Caller, groupId: string): Promise<OwnPlace> => {
  const { group, person, member, standing } = await beforeGroup(ports, caller, groupId);
  const asked = !member && (await ports.groups.request(groupId, person.id)) !== undefined;
  return { standing, named: member?.named ?? false, asked, version: member?.version ?? 0, space: member !== undefined && group.space !== undefined };
};

/** Joins an open group, or asks the chairs of any other. */
export const joinGroup = async (ports: JoinNeeds, caller: Caller, groupId: string, { note, named }: { note: string; named: boolean }): Promise<{ joined: boolean }> => {
  const { group, person, member } = await beforeGroup(ports, caller, groupId);
  stillGoing(group);
  if (member) throw new Refusal('taken', 'You are a member of this group already.');
  await limited(ports, `groups asked by ${person.id}`, limits.groupsAskedByPerson, caller.at);
  const own = { groupId, personId: person.id, named };
  if (group.joining === 'open') {
    try {
      await ports.groups.join({ ...own, joinedAt: caller.at, version: 1 }, tell(ports, caller, 'group.joined', { about: groupId, refs: { person: person.id }, answer: { joined: true } }));
      return { joined: true };
    } catch (error) {
      // whoever was removed asks, and a chair answers
      if (!(error instanceof Refusal) || error.code !== 'forbidden') throw error;
    }
  }
  const request: GroupRequest = { ...own, note, at: caller.at };
  await ports.groups.ask(request, tell(ports, caller, 'group.asked', { about: groupId, refs: { person: person.id }, answer: { joined: false } }));
  return { joined: false };
};

const attemptLeave = async (ports: Needs, caller: Caller, groupId: string): Promise<void> => {
  const { group, person, member } = await beforeGroup(ports, caller, groupId);
  if (!member) {
    const request = await ports.groups.request(groupId, person.id);
    // who is gone already has nothing to leave
    if (!request) return undefined;
    return ports.groups.endRequest(request, tell(ports, caller, 'group.ask-taken-back', { about: groupId, refs: { person: person.id }, answer: {} }));
  }
  if (group.chairs.includes(person.id) && group.chairs.length === 1 && !group.ended) throw new Refusal('conflict', 'You are the only chair. Name another chair before you leave.');
  const past = { groupId, personId: person.id, joinedAt: member.joinedAt, leftAt: caller.at };
  return ports.groups.leave(group, past, tell(ports, caller, 'group.left', { about: groupId, refs: { person: person.id }, answer: {} }));
};

/** Leaves, or takes back the wish to join. The last chair of a group that goes on stays. */
export const leaveGroup = (ports: Needs, caller: Caller, groupId: string): Promise<void> => withSecondLook(() => attemptLeave(ports, caller, groupId));

/** Whether everybody may read that one is a member. */
export const showName = async (ports: Needs, caller: Caller, groupId: string, named: boolean, version: number): Promise<GroupMember> => {
  const { person, member } = await inGroup(ports, caller, groupId, 'members.read');
  if (member!.version !== version) throw new Refusal('stale', 'This was changed meanwhile. Look again, then save.');
  const changed: GroupMember = { ...member!, named, version: version + 1 };
  await ports.groups.changeMember(changed, tell(ports, caller, 'group.name-shown', { about: person.id, refs: { group: groupId, named }, answer: changed }));
  return changed;
};

export type MemberRow = { personId: string; name: string; organization: string; named: boolean; chair: boolean; joinedAt: string };

/** Everybody by name, for members. */
export const readMembers = async (ports: Needs & Pick<Ports, 'people'>, caller: Caller, groupId: string): Promise<MemberRow[]> => {
  const { group } = await inGroup(ports, caller, groupId, 'members.read');
  const members = await ports.groups.members(groupId);
  const names = await namesOf(ports, members.map(({ personId }) => personId));
  const rows = members.flatMap(({ personId, named, joinedAt }) => { const known = names.get(personId); return known ? [{ personId, ...known, named, joinedAt, chair: group.chairs.includes(personId) }] : []; });
  return rows.toSorted((a, b) => Number(b.chair) - Number(a.chair) || a.name.localeCompare(b.name));
};

export type OwnGroup = { id: string; name: string; chair: boolean; ended: boolean };
export const readOwnGroups = async (ports: Pick<Ports, 'groups'>, personId: string): Promise<OwnGroup[]> => {
  const groups = await Promise.all((await ports.groups.ofPerson(personId)).map((id) => ports.groups.find(id)));
  return groups.flatMap((group) => (group ? [{ id: group.id, name: group.name, chair: group.chairs.includes(personId), ended: group.ended !== undefined }] : [])).toSorted((a, b) => a.name.localeCompare(b.name));
};
