import type { Caller } from '../../domain/caller.ts';
import { isPublished } from '../../domain/call/challenge.ts';
import { mostChairs, type Charter, type Group, type GroupLink, type GroupWords } from '../../domain/group/group.ts';
import { isShown } from '../../domain/listing/listing.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { changingGroup, inGroup } from '../group-standing.ts';
import { tell } from '../tell.ts';

/** As its chairs read it. A retry hears the same: that is what is kept. */
export const deskOf = ({ space, ended, ...group }: Group) => ({ ...group, space: space !== undefined, ended: ended !== undefined });

type Needs = Pick<Ports, 'groups' | 'listings' | 'challenges' | 'chance'>;
type Changes = Pick<Ports, 'groups' | 'chance'>;
export type LinkAsked = Pick<GroupLink, 'kind' | 'id'>;

/** Only what everybody may read is linked: nobody learns from a title that a draft is there. */
const titled = async (ports: Needs, caller: Caller, { kind, id }: LinkAsked): Promise<GroupLink> => {
  const listing = kind === 'listing' ? await ports.listings.find(id) : undefined;
  if (listing && isShown(listing)) return { kind, id, title: listing.facts.title.value };
  const challenge = kind === 'challenge' ? await ports.challenges.findBySlug(id) : undefined;
  if (challenge && isPublished(challenge, caller.at)) return { kind, id, title: challenge.title };
  throw new Refusal('invalid', `There is no ${kind === 'listing' ? 'entry of the atlas' : 'published challenge'} at “${id}”. Copy its address from its page.`, 'links');
};

const next = (group: Group, change: Partial<Group>): Group => ({ ...group, ...change, version: group.version + 1 });

export const readDesk = async (ports: Changes, caller: Caller, groupId: string): Promise<Group> => (await inGroup(ports, caller, groupId, 'group.change')).group;

export const changeGroup = async (ports: Needs, caller: Caller, groupId: string, { links, ...words }: GroupWords & { links: LinkAsked[] }, version: number): Promise<Group> => {
  const { group } = await changingGroup(ports, caller, groupId, 'group.change', version);
  if (group.space && words.joining === 'open') throw new Refusal('invalid', 'A group with a private space is joined by approval: else anybody could walk in.', 'joining');
  const changed = next(group, { website: undefined, ...words, links: await Promise.all(links.map((link) => titled(ports, caller, link))) });
  await ports.groups.change(changed, tell(ports, caller, 'group.changed', { about: group.id, answer: deskOf(changed) }));
  return changed;
};

/** The group stays readable, and nothing in it changes any more. */
export const endGroup = async (ports: Changes, caller: Caller, groupId: string, reason: string, version: number): Promise<Group> => {
  const { group, person } = await changingGroup(ports, caller, groupId, 'group.change', version);
  const ended = next(group, { ended: { at: caller.at, by: person.id, reason } });
  await ports.groups.change(ended, tell(ports, caller, 'group.ended', { about: group.id, answer: deskOf(ended) }));
  return ended;
};

export const writeCharter = async (ports: Changes, caller: Caller, groupId: string, words: { text: string; note: string }, version: number): Promise<Charter> => {
  const { group, person } = await changingGroup(ports, caller, groupId, 'charter.write', version);
  const before = group.charter > 0 ? await ports.groups.charter(groupId, group.charter) : undefined;
  if (before?.text === words.text) throw new Refusal('conflict', `Nothing changed since version ${before.n}. Change something first.`);
  const charter: Charter = { ...words, groupId, n: group.charter + 1, by: person.id, at: caller.at };
  await ports.groups.writeCharter(next(group, { charter: charter.n }), charter, tell(ports, caller, 'group.charter-written', { about: groupId, refs: { n: charter.n }, answer: charter }));
  return charter;
};

/** Who chairs from now on. A chair names members beside them and steps down themselves: nobody puts another chair out. */
export const changeChairs = async (ports: Changes & Pick<Ports, 'people'>, caller: Caller, groupId: string, wanted: string[], version: number): Promise<Group> => {
  const { group, person } = await changingGroup(ports, caller, groupId, 'chairs.change', version);
  const chairs = [...new Set(wanted)];
  const invalid = (message: string) => new Refusal('invalid', message, 'chairs');
  if (chairs.length === 0) throw invalid('A group has at least one chair. Name another before you step down.');
  if (chairs.length > mostChairs) throw invalid(`A group has at most ${mostChairs} chairs.`);
  if (group.chairs.some((id) => id !== person.id && !chairs.includes(id))) throw invalid('A chair steps down by their own hand. Ask them.');
  const added = chairs.filter((id) => !group.chairs.includes(id));
  const [members, people] = await Promise.all([Promise.all(added.map((id) => ports.groups.member(groupId, id))), ports.people.findMany(added)]);
  if (members.some((member) => !member) || people.filter(({ closed }) => !closed).length < added.length) throw invalid('Only a member can become a chair.');
  const changed = next(group, { chairs });
  await ports.groups.change(changed, tell(ports, caller, 'group.chairs-changed', { about: groupId, refs: Object.fromEntries(added.map((id, i) => [`added${i}`, id])), answer: deskOf(changed) }), added);
  return changed;
};

export const makeSpace = async (ports: Changes, caller: Caller, groupId: string, version: number): Promise<Group> => {
  const { group } = await changingGroup(ports, caller, groupId, 'space.make', version);
  if (group.space) throw new Refusal('conflict', 'This group has a private space already.');
  if (group.joining === 'open') throw new Refusal('conflict', 'Let a chair decide who joins first: else anybody could walk into the private space.');
  const changed = next(group, { space: ports.chance.id('space') });
  await ports.groups.change(changed, tell(ports, caller, 'space.made', { about: changed.space!, answer: deskOf(changed) }));
  return changed;
};
