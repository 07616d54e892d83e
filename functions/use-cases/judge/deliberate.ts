import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { isOpen, endOf, pairsFor, type Ballot, type PairAnswer, type Post, type Room } from '../../domain/judging/deliberation/deliberation.ts';
import { pairField } from '../../domain/judging/deliberation/pair-field.ts';
import { momentWords } from '../../domain/moment.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { ownRoom, seenPost, type InRoom, type SeenPost, type Sitting } from './read-deliberation.ts';

type Needed = Sitting & Pick<Ports, 'chance' | 'sha256'>;

const refuseOver = (room: Room, challenge: Challenge, at: string): void => {
  if (!isOpen(room, at)) throw new Refusal('closed', `The room closed ${momentWords(endOf(room), challenge.zone)}. What was written and answered until then stands.`);
};

/** Said once, under the author's name in this room; whoever is mentioned gets a letter. */
export const writePost = async (ports: Needed, caller: Caller, wanted: InRoom & { text: string; mentions: string[] }): Promise<SeenPost> => {
  const { challenge, room, personId, alias } = await ownRoom(ports, caller, wanted);
  refuseOver(room, challenge, caller.at);
  const mentioned = [...new Set(wanted.mentions)].filter((one) => one !== alias);
  const unknown = mentioned.find((one) => !room.members.some((member) => member.alias === one));
  if (unknown !== undefined) throw new Refusal('invalid', 'Choose whom to mention from the judges in this room.', 'mentions');
  const mentions = room.members.filter((member) => mentioned.includes(member.alias)).map((member) => member.personId);
  const post: Post = { id: ports.chance.id('post'), roomId: room.id, roundId: room.roundId, authorId: personId, text: wanted.text, mentions, at: caller.at, version: 1 };
  const answer = seenPost(room, personId, post);
  await ports.deliberations.savePost(post, tell(ports, caller, 'deliberation.posted', { about: challenge.id, refs: { room: room.id, post: post.id, mentions: mentions.length }, answer }));
  return answer;
};

/** The words go, and the thread says that something was taken back. */
export const takeBackPost = async (ports: Needed, caller: Caller, wanted: InRoom & { postId: string; version: number }): Promise<SeenPost> => {
  const { challenge, room, personId } = await ownRoom(ports, caller, wanted);
  const post = await ports.deliberations.post(room.id, wanted.postId);
  if (!post || post.organizer || post.authorId !== personId) throw notFound('post');
  refuseOver(room, challenge, caller.at);
  if (post.takenBackAt) throw new Refusal('conflict', 'You took this back already.');
  if (post.version !== wanted.version) throw new Refusal('stale', 'This post changed since you opened the page. Look again.', undefined, { version: post.version });
  const next: Post = { ...post, text: '', mentions: [], takenBackAt: caller.at, version: post.version + 1 };
  const answer = seenPost(room, personId, next);
  await ports.deliberations.savePost(next, tell(ports, caller, 'deliberation.post-taken-back', { about: challenge.id, refs: { room: room.id, post: post.id }, answer }));
  return answer;
};

type Pair = Pick<PairAnswer, 'first' | 'second'>;
const pairName = ({ first, second }: Pair): string => [first, second].toSorted().join(' ');
const turned = { first: 'second', second: 'first', equal: 'equal' } as const;
const asShown = (pair: Pair, { first, stronger }: PairAnswer): PairAnswer => ({ ...pair, stronger: first === pair.first ? stronger : turned[stronger] });

/** Each pair once, in the order in which it was shown and either way round. */
const wholeAnswers = (room: Room, personId: string, given: PairAnswer[], { sha256 }: Needed): PairAnswer[] => {
  const codes = new Map(room.entries.map(({ entryId, code }) => [entryId, code]));
  const answers = new Map(given.map((answer) => [pairName(answer), answer]));
  if (answers.size < given.length) throw new Refusal('invalid', 'Answer each pair once.', 'answers');
  const asked = pairsFor(room, personId, sha256);
  const open = asked.filter((pair) => !answers.has(pairName(pair)));
  if (open.length > 0) throw Refusal.invalid(open.map((pair) => ({ field: pairField(pair), message: `Answer ${codes.get(pair.first)} and ${codes.get(pair.second)}, or choose no preference.` })));
  return asked.map((pair) => asShown(pair, answers.get(pairName(pair))!));
};

/** One ballot a member, changed as often as they like until the end. That it was given is on their own record alone. */
export const answerPairs = async (ports: Needed, caller: Caller, wanted: InRoom & { answers: PairAnswer[]; version: number }): Promise<Pick<Ballot, 'answers' | 'version'>> => {
  const { challenge, room, personId } = await ownRoom(ports, caller, wanted);
  refuseOver(room, challenge, caller.at);
  const answers = wholeAnswers(room, personId, wanted.answers, ports);
  const stored = await ports.deliberations.ballot(room, personId);
  if ((stored?.version ?? 0) !== wanted.version) throw new Refusal('stale', 'You changed your answers in another window. Compare both, then save again.', undefined, { version: stored?.version ?? 0, current: stored?.answers ?? [] });
  const ballot: Ballot = { roomId: room.id, roundId: room.roundId, personId, answers, at: caller.at, version: wanted.version + 1 };
  const answer = { answers, version: ballot.version };
  await ports.deliberations.vote(ballot, tell(ports, caller, 'deliberation.answered', { about: personId, refs: { room: room.id }, answer }));
  return answer;
};
