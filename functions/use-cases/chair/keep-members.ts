import type { Caller } from '../../domain/caller.ts';
import type { GroupMember, GroupRequest, PastMember } from '../../domain/group/group.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { changingGroup, inGroup, namesOf } from '../group-standing.ts';
import { withSecondLook } from '../second-look.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'groups' | 'chance'>;
export type NamedRequest = GroupRequest & { name: string; organization: string };

export const readRequests = async (ports: Needs & Pick<Ports, 'people'>, caller: Caller, groupId: string, after: string | undefined): Promise<Listed<NamedRequest>> => {
  await inGroup(ports, caller, groupId, 'members.decide');
  const { items, next } = await ports.groups.requests(groupId, after);
  const names = await namesOf(ports, items.map(({ personId }) => personId));
  return { items: items.flatMap((request) => { const known = names.get(request.personId); return known ? [{ ...request, ...known }] : []; }), next };
};

const requestOf = async (ports: Needs, groupId: string, personId: string): Promise<GroupRequest> => {
  const request = await ports.groups.request(groupId, personId);
  if (!request) throw notFound('request');
  return request;
};

export const admitMember = async (ports: Needs, caller: Caller, groupId: string, personId: string): Promise<GroupMember> => {
  await changingGroup(ports, caller, groupId, 'members.decide');
  const request = await requestOf(ports, groupId, personId);
  const member: GroupMember = { groupId, personId, named: request.named, joinedAt: caller.at, version: 1 };
  await ports.groups.admit(request, member, tell(ports, caller, 'group.admitted', { about: groupId, refs: { person: personId }, answer: member }));
  return member;
};

/** Who was refused hears it by letter, without a word on why but the chair’s own. */
export const refuseRequest = async (ports: Needs, caller: Caller, groupId: string, personId: string): Promise<void> => {
  await changingGroup(ports, caller, groupId, 'members.decide');
  const request = await requestOf(ports, groupId, personId);
  await ports.groups.endRequest(request, tell(ports, caller, 'group.refused', { about: groupId, refs: { person: personId }, answer: {} }));
};

const attemptRemoval = async (ports: Needs, caller: Caller, groupId: string, { personId, reason }: { personId: string; reason: string }): Promise<PastMember> => {
  const { group, person } = await inGroup(ports, caller, groupId, 'members.decide');
  const member = await ports.groups.member(groupId, personId);
  if (!member) throw notFound('member');
  if (group.chairs.includes(personId)) throw new Refusal('conflict', personId === person.id ? 'You leave by yourself, after handing over.' : 'A chair steps down by their own hand. Ask them.');
  const past: PastMember = { groupId, personId, joinedAt: member.joinedAt, leftAt: caller.at, removed: { by: person.id, reason } };
  await ports.groups.leave(group, past, tell(ports, caller, 'group.removed', { about: groupId, refs: { person: personId }, answer: past }));
  return past;
};

/** From the next request on nothing private of the group is there for them. They get a letter with the reason. Also after the group ended: its private space stays readable to members. */
export const removeFromGroup = (ports: Needs, caller: Caller, groupId: string, removal: { personId: string; reason: string }): Promise<PastMember> => withSecondLook(() => attemptRemoval(ports, caller, groupId, removal));
