import type { Caller } from '../../../domain/caller.ts';
import { isOpen, type Post, type Room } from '../../../domain/judging/deliberation/deliberation.ts';
import { asSent } from '../../../domain/entry/entry.ts';
import type { Tally } from '../../../domain/judging/pairs/ballot-tally.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { momentWords } from '../../../domain/moment.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import { countedTally, printedIn } from '../../deliberation-room.ts';
import { storedRound } from '../../current-round.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'results' | 'deliberations' | 'chance' | 'sha256'>;
type Which = { challengeId: string; roomId: string };

const ownRoom = async (ports: Needed, caller: Caller, { challengeId, roomId }: Which) => {
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await storedRound(ports, challenge);
  const room = await ports.deliberations.find(round?.id ?? '', roomId);
  if (!room || !round) throw notFound('room');
  return { challenge, person, round, room };
};

type Member = { personId: string; alias: string; name: string };
export type WatchedRoom = Pick<Room, 'id' | 'question' | 'openedAt' | 'endsAt' | 'closed' | 'minutes' | 'version'> & {
  round: Pick<Round, 'decidedAt'>; open: boolean; members: Member[]; entries: { entryId: string; code: string; title: string; score?: string | undefined }[]; tally?: Tally | undefined;
};

const namesIn = async ({ judges }: Pick<Ports, 'judges'>, { challengeId, members }: Room): Promise<Member[]> => {
  const names = new Map((await judges.ofChallenge(challengeId)).map(({ personId, name }) => [personId, name]));
  return members.map(({ personId, alias }) => ({ personId, alias, name: names.get(personId) ?? '' }));
};

/** The room as its manager sees it: with names, and the tally once it is over. Never a ballot. */
export const watchRoom = async (ports: Needed, caller: Caller, which: Which): Promise<WatchedRoom> => {
  const { round, room } = await ownRoom(ports, caller, which);
  const [members, found, scores, tally] = await Promise.all([namesIn(ports, room), ports.entries.findMany(room.entries.map(({ entryId }) => entryId)), printedIn(ports, round, room), countedTally(ports, room, caller.at)]);
  const titles = new Map(found.map((entry) => [entry.id, asSent(entry).title]));
  const { id, question, openedAt, endsAt, closed, minutes, version } = room;
  return { id, question, openedAt, endsAt, closed, minutes, version, round, open: isOpen(room, caller.at), members, tally, entries: room.entries.map(({ entryId, code }) => ({ entryId, code, title: titles.get(entryId) ?? '', score: scores.get(entryId) })) };
};

export type NamedPost = { id: string; by: string; name: string; text: string; mentions: string[]; at: string; takenBack: boolean };

export const watchThread = async (ports: Needed, caller: Caller, which: Which & { after?: string | undefined }): Promise<Listed<NamedPost>> => {
  const { room } = await ownRoom(ports, caller, which);
  const [members, { items, next }] = await Promise.all([namesIn(ports, room), ports.deliberations.posts(room, which.after)]);
  const memberOf = new Map(members.map((member) => [member.personId, member]));
  const shown = ({ id, authorId, text, mentions, at, takenBackAt }: Post): NamedPost => ({ id, by: memberOf.get(authorId)?.alias ?? '', name: memberOf.get(authorId)?.name ?? '', text, mentions: mentions.map((one) => memberOf.get(one)?.alias ?? ''), at, takenBack: takenBackAt !== undefined });
  return { items: items.map(shown), next };
};

const refuseStale = ({ version, minutes }: Room, wanted: number): void => {
  if (version !== wanted) throw new Refusal('stale', 'Somebody changed this room since you opened the page. Compare, then save again.', undefined, { version, current: minutes?.text });
};

/** The room ends before its time; the reason is read by everybody who sits in it. */
export const closeRoom = async (ports: Needed, caller: Caller, wanted: Which & { reason: string; version: number }): Promise<Room> => {
  const { challenge, person, room } = await ownRoom(ports, caller, wanted);
  if (!isOpen(room, caller.at)) throw new Refusal('conflict', `The room was closed ${momentWords(room.closed?.at ?? room.endsAt, challenge.zone)}.`);
  refuseStale(room, wanted.version);
  const next: Room = { ...room, closed: { by: person.id, at: caller.at, reason: wanted.reason }, version: room.version + 1 };
  await ports.deliberations.change(next, tell(ports, caller, 'deliberation.closed', { about: challenge.id, refs: { room: room.id }, answer: next }));
  return next;
};

/** What was weighed and why, once the room is over and until the decisions are applied, with which it is published. */
export const writeMinutes = async (ports: Needed, caller: Caller, wanted: Which & { text: string; version: number }): Promise<Room> => {
  const { challenge, person, round, room } = await ownRoom(ports, caller, wanted);
  if (isOpen(room, caller.at)) throw new Refusal('closed', `The room is open until ${momentWords(room.endsAt, challenge.zone)}. Write the minutes once it is over, or close it first.`);
  if (round.decidedAt) throw new Refusal('conflict', 'The decisions were applied. The minutes stand as they are.');
  refuseStale(room, wanted.version);
  const next: Room = { ...room, minutes: { text: wanted.text, by: person.id, at: caller.at }, version: room.version + 1 };
  await ports.deliberations.change(next, tell(ports, caller, 'deliberation.recorded', { about: challenge.id, refs: { room: room.id }, answer: next }));
  return next;
};
