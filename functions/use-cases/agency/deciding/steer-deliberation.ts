import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { endOf, firstEndOf, isOpen, mostDaysOn, mostExtensions, type Post, type Room } from '../../../domain/judging/deliberation/deliberation.ts';
import { asSent } from '../../../domain/entry/entry.ts';
import type { Tally } from '../../../domain/judging/pairs/ballot-tally.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { momentWords } from '../../../domain/moment.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import { countedTally, organizerName, printedIn } from '../../deliberation-room.ts';
import { storedRound } from '../../current-round.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'results' | 'deliberations' | 'people' | 'chance' | 'sha256'>;
export type Which = { challengeId: string; roomId: string };

/** The room and its round, for the manager of the call. */
export const managedRoom = async (ports: Pick<Needed, 'agencies' | 'challenges' | 'rounds' | 'deliberations'>, caller: Caller, { challengeId, roomId }: Which) => {
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await storedRound(ports, challenge);
  const room = await ports.deliberations.find(round?.id ?? '', roomId);
  if (!room || !round) throw notFound('room');
  return { challenge, person, round, room };
};

export type Member = { personId: string; alias: string; name: string };
export type WatchedRoom = Pick<Room, 'id' | 'question' | 'openedAt' | 'endsAt' | 'closed' | 'minutes' | 'version'> & {
  firstEndsAt?: string | undefined; reminded?: { at: string; judges: number } | undefined; round: Pick<Round, 'decidedAt'>; open: boolean; members: Member[]; entries: { entryId: string; code: string; title: string; score?: string | undefined }[]; tally?: Tally | undefined;
};

export const namesIn = async ({ judges }: Pick<Ports, 'judges'>, { challengeId, members }: Room): Promise<Member[]> => {
  const names = new Map((await judges.ofChallenge(challengeId)).map(({ personId, name }) => [personId, name]));
  return members.map(({ personId, alias }) => ({ personId, alias, name: names.get(personId) ?? '' }));
};

/** The room as its manager sees it: with names, and the tally once it is over. Never a ballot. */
export const watchRoom = async (ports: Needed, caller: Caller, which: Which): Promise<WatchedRoom> => {
  const { round, room } = await managedRoom(ports, caller, which);
  const [members, found, scores, tally] = await Promise.all([namesIn(ports, room), ports.entries.findMany(room.entries.map(({ entryId }) => entryId)), printedIn(ports, round, room), countedTally(ports, room, caller.at)]);
  const titles = new Map(found.map((entry) => [entry.id, asSent(entry).title]));
  const { id, question, openedAt, endsAt, closed, minutes, reminder, version } = room;
  const reminded = reminder && { at: reminder.at, judges: reminder.to.length };
  return { id, question, openedAt, endsAt, firstEndsAt: firstEndOf(room), closed, minutes, reminded, version, round, open: isOpen(room, caller.at), members, tally, entries: room.entries.map(({ entryId, code }) => ({ entryId, code, title: titles.get(entryId) ?? '', score: scores.get(entryId) })) };
};

/** `organizer`: written for the agency, by the one who is named. */
export type NamedPost = { id: string; by: string; name: string; organizer: boolean; text: string; mentions: string[]; at: string; takenBack: boolean };

export const watchThread = async (ports: Needed, caller: Caller, which: Which & { after?: string | undefined }): Promise<Listed<NamedPost>> => {
  const { room } = await managedRoom(ports, caller, which);
  const [members, { items, next }] = await Promise.all([namesIn(ports, room), ports.deliberations.posts(room, which.after)]);
  const memberOf = new Map(members.map((member) => [member.personId, member]));
  const organizers = await ports.people.findMany([...new Set(items.filter(({ organizer }) => organizer).map(({ authorId }) => authorId))]);
  const shown = (post: Post): NamedPost => {
    if (post.organizer) return guidance(post, organizers.find(({ id }) => id === post.authorId)?.name ?? '');
    const { id, authorId, text, mentions, at, takenBackAt } = post;
    return { id, by: memberOf.get(authorId)?.alias ?? '', name: memberOf.get(authorId)?.name ?? '', organizer: false, text, mentions: mentions.map((one) => memberOf.get(one)?.alias ?? ''), at, takenBack: takenBackAt !== undefined };
  };
  return { items: items.map(shown), next };
};

const guidance = ({ id, text, at }: Post, name: string): NamedPost => ({ id, by: organizerName, name, organizer: true, text, mentions: [], at, takenBack: false });

export const refuseOver = (room: Room, { zone }: Pick<Challenge, 'zone'>, at: string): void => {
  if (!isOpen(room, at)) throw new Refusal('closed', `The room closed ${momentWords(endOf(room), zone)}. What was written and answered until then stands.`);
};

/** A word to all judges of the room, marked as the organizer’s: it carries no vote and nobody’s made-up name. */
export const guideRoom = async (ports: Needed, caller: Caller, wanted: Which & { text: string }): Promise<NamedPost> => {
  const { challenge, person, room } = await managedRoom(ports, caller, wanted);
  refuseOver(room, challenge, caller.at);
  const post: Post = { id: ports.chance.id('post'), roomId: room.id, roundId: room.roundId, authorId: person.id, organizer: true, text: wanted.text, mentions: [], at: caller.at, version: 1 };
  const answer = guidance(post, person.name);
  await ports.deliberations.savePost(post, tell(ports, caller, 'deliberation.guided', { about: challenge.id, refs: { room: room.id, post: post.id }, answer }));
  return answer;
};

export const refuseStale = ({ version, minutes }: Room, wanted: number): void => {
  if (version !== wanted) throw new Refusal('stale', 'Somebody changed this room since you opened the page. Compare, then save again.', undefined, { version, current: minutes?.text });
};

/** The room ends before its time; the reason is read by everybody who sits in it. */
export const closeRoom = async (ports: Needed, caller: Caller, wanted: Which & { reason: string; version: number }): Promise<Room> => {
  const { challenge, person, room } = await managedRoom(ports, caller, wanted);
  if (!isOpen(room, caller.at)) throw new Refusal('conflict', `The room was closed ${momentWords(room.closed?.at ?? room.endsAt, challenge.zone)}.`);
  refuseStale(room, wanted.version);
  const next: Room = { ...room, closed: { by: person.id, at: caller.at, reason: wanted.reason }, version: room.version + 1 };
  await ports.deliberations.change(next, tell(ports, caller, 'deliberation.closed', { about: challenge.id, refs: { room: room.id }, answer: next }));
  return next;
};

/** A later end, while the room is open: once it is over, its judges have been told what they found. */
export const extendRoom = async (ports: Needed, caller: Caller, wanted: Which & { endsAt: string; version: number }): Promise<Room> => {
  const { challenge, person, room } = await managedRoom(ports, caller, wanted);
  refuseOver(room, challenge, caller.at);
  refuseStale(room, wanted.version);
  const endsAt = new Date(wanted.endsAt).toISOString();
  if (endsAt <= room.endsAt) throw new Refusal('invalid', `The room is open until ${momentWords(room.endsAt, challenge.zone)}. Choose a later end.`, 'endsAt');
  if (Date.parse(endsAt) > Date.parse(caller.at) + mostDaysOn * 86_400_000) throw new Refusal('invalid', `A room ends within ${mostDaysOn} days. Choose an earlier end.`, 'endsAt');
  const before = room.extensions ?? [];
  if (before.length >= mostExtensions) throw new Refusal('limit', `A room gets more time at most ${mostExtensions} times.`);
  const next: Room = { ...room, endsAt, extensions: [...before, { by: person.id, at: caller.at, from: room.endsAt }], version: room.version + 1 };
  await ports.deliberations.change(next, tell(ports, caller, 'deliberation.extended', { about: challenge.id, refs: { room: room.id }, answer: next }));
  return next;
};

/** What was weighed and why, once the room is over and until the decisions are applied, with which it is published. */
export const writeMinutes = async (ports: Needed, caller: Caller, wanted: Which & { text: string; version: number }): Promise<Room> => {
  const { challenge, person, round, room } = await managedRoom(ports, caller, wanted);
  if (isOpen(room, caller.at)) throw new Refusal('closed', `The room is open until ${momentWords(room.endsAt, challenge.zone)}. Write the minutes once it is over, or close it first.`);
  if (round.decidedAt) throw new Refusal('conflict', 'The decisions were applied. The minutes stand as they are.');
  refuseStale(room, wanted.version);
  const next: Room = { ...room, minutes: { text: wanted.text, by: person.id, at: caller.at }, version: room.version + 1 };
  await ports.deliberations.change(next, tell(ports, caller, 'deliberation.recorded', { about: challenge.id, refs: { room: room.id }, answer: next }));
  return next;
};
