import { cardOf, Charter, Group, GroupCard, GroupMember, GroupRequest, PastMember } from '../../domain/group/group.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Groups } from '../../ports/groups.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, present, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const byName = (group: Group) => `${group.name.toLowerCase()}#${group.id}`;
export const groups = entity({
  type: 'group',
  schema: Group,
  keys: (group) => ({
    ...at.group(group.id), ownerpk: list.groups(), ownersk: byName(group),
    ...(group.parentId ? { grouppk: list.groupsUnder(group.parentId), groupsk: byName(group) } : {}),
  }),
  card: cardOf,
});
const members = entity({
  type: 'group-member',
  schema: GroupMember,
  keys: (member) => ({
    ...at.groupMember(member.groupId, member.personId), ownerpk: list.ofPerson(member.personId), ownersk: `GROUP#${member.groupId}`,
    ...(member.named ? { grouppk: list.namedMembers(member.groupId), groupsk: `${member.joinedAt}#${member.personId}` } : {}),
  }),
  card: (member) => member,
});
const requests = entity({
  type: 'group-request',
  schema: GroupRequest,
  keys: (request) => ({ ...at.groupRequest(request.groupId, request.personId), ownerpk: list.groupRequests(request.groupId), ownersk: `${request.at}#${request.personId}`, grouppk: list.groupRequestsOfPerson(request.personId), groupsk: request.groupId }),
  card: (request) => request,
});
const past = entity({ type: 'past-member', schema: PastMember, keys: (one) => at.pastMember(one.groupId, one.leftAt, one.personId) });
const charters = entity({ type: 'charter', schema: Charter, keys: (charter) => at.charter(charter.groupId, charter.n) });

const inAlready = () => new Refusal('taken', 'You are a member of this group already.');
const linked = ({ links }: Group): string[] => [...new Set(links.map(({ id }) => id))];
/** Where it stands under what it links: of `before`, the version that this one replaces, what it no longer links is taken away. */
export const linking = (before: Group, group: Group): Change[] => [
  ...linked(group).map((id): Change => ({ put: { ...at.groupLinking(id, group.id), _t: 'group-linking', card: cardOf(group) } })),
  ...linked(before).filter((id) => !linked(group).includes(id)).map((id): Change => ({ remove: at.groupLinking(id, group.id) })),
];

const askedAlready = () => new Refusal('taken', 'You asked to join this group already. A chair will answer.');
const notOpen = () => new Refusal('conflict', 'This group is not open to everybody any more. Look again, then ask to join.');
const askAgain = () => new Refusal('forbidden', 'A chair removed you from this group. Ask to join: a chair answers.');

const joining = (member: GroupMember): Change[] => [{ put: members.toItem(member), when: absent(inAlready) }];

const found = async (store: Store, id: string): Promise<Group | undefined> => {
  const item = await store.get(at.group(id), { strong: true });
  return item && groups.fromItem(item);
};

export const storeGroups = (store: Store): Groups => ({
  find: (id) => found(store, id),
  async all(after) {
    return listed(await store.query({ index: 'owner', pk: list.groups(), after: startAfter(after) }), (item) => GroupCard.parse(item['card']));
  },
  async under(parentId) {
    return (await store.all({ index: 'group', pk: list.groupsUnder(parentId) })).map((item) => GroupCard.parse(item['card']));
  },
  async member(groupId, personId) {
    const item = await store.get(at.groupMember(groupId, personId), { strong: true });
    return item && members.fromItem(item);
  },
  async members(groupId) {
    return (await store.all({ pk: at.group(groupId).pk, begins: 'MEMBER#', strong: true })).map(members.fromItem);
  },
  async named(groupId, after) {
    return listed(await store.query({ index: 'group', pk: list.namedMembers(groupId), after: startAfter(after) }), (item) => GroupMember.parse(item['card']));
  },
  async ofPerson(personId) {
    const items = await store.all({ index: 'owner', pk: list.ofPerson(personId), begins: 'GROUP#' });
    return items.map((item) => GroupMember.parse(item['card']).groupId);
  },
  create: (group, chair, deed) => store.write([{ put: groups.toItem(group), when: absent(stale) }, ...joining(chair)], deed),
  async linking(id) {
    return (await store.query({ pk: at.groupLinking(id, '').pk, limit: 50 })).items.map((item) => GroupCard.parse(item['card']));
  },
  async change(group, deed, newChairs = []) {
    // what the version before linked holds where that is what is stored: else nothing is written
    const before = await found(store, group.id);
    if (before?.version !== group.version - 1) throw stale();
    await store.write([{ put: groups.toItem(group), when: atVersion(group.version - 1) }, ...linking(before, group), ...newChairs.map((id): Change => ({ check: at.groupMember(group.id, id), when: present(stale) }))], deed);
  },
  writeCharter: (group, charter, deed) => store.write([{ put: groups.toItem(group), when: atVersion(group.version - 1) }, { put: charters.toItem(charter), when: absent(stale) }], deed),
  async charter(groupId, n) {
    const item = await store.get(at.charter(groupId, n));
    return item && charters.fromItem(item);
  },
  async charters(groupId, after) {
    return listed(await store.query({ pk: at.group(groupId).pk, begins: 'CHARTER#', backward: true, limit: 20, after: startAfter(after) }), charters.fromItem);
  },

  async request(groupId, personId) {
    const item = await store.get(at.groupRequest(groupId, personId), { strong: true });
    return item && requests.fromItem(item);
  },
  async requests(groupId, after) {
    return listed(await store.query({ index: 'owner', pk: list.groupRequests(groupId), after: startAfter(after) }), (item) => GroupRequest.parse(item['card']));
  },
  async askedBy(personId) {
    return (await store.all({ index: 'group', pk: list.groupRequestsOfPerson(personId) })).map((item) => GroupRequest.parse(item['card']));
  },
  join: (member, deed) =>
    store.write([
      { check: at.group(member.groupId), when: { expression: '#joining = :open AND attribute_not_exists(#ended)', names: { '#joining': 'joining', '#ended': 'ended' }, values: { ':open': 'open' }, refusal: notOpen } },
      { check: at.groupBar(member.groupId, member.personId), when: absent(askAgain) },
      ...joining(member),
    ], deed),
  ask: (request, deed) =>
    store.write([{ check: at.groupMember(request.groupId, request.personId), when: absent(inAlready) }, { put: requests.toItem(request), when: absent(askedAlready) }], deed),
  endRequest: ({ groupId, personId }, deed) => store.write([{ remove: at.groupRequest(groupId, personId), when: present(stale) }], deed),
  admit: ({ groupId, personId }, member, deed) =>
    store.write([{ remove: at.groupRequest(groupId, personId), when: present(stale) }, { remove: at.groupBar(groupId, personId) }, ...joining(member)], deed),
  changeMember: (member, deed) => store.write([{ put: members.toItem(member), when: atVersion(member.version - 1) }], deed),
  async leave(group, one, deed) {
    const held: Change = group.chairs.includes(one.personId)
      ? { put: groups.toItem({ ...group, chairs: group.chairs.filter((id) => id !== one.personId), version: group.version + 1 }), when: atVersion(group.version) }
      : { check: at.group(group.id), when: atVersion(group.version) };
    await store.write([
      held,
      { remove: at.groupMember(one.groupId, one.personId), when: present(() => notFound('member')) },
      { put: past.toItem(one) },
      ...(one.removed ? [{ put: { ...at.groupBar(one.groupId, one.personId), _t: 'group-bar' } }] : []),
    ], deed);
  },
  async past(groupId, from) {
    return (await store.all({ pk: at.group(groupId).pk, from: `PAST#${from}`, to: 'PAST#~' })).map(past.fromItem);
  },
});
