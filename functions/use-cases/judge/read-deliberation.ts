import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { firstEndOf, isOpen, pairsFor, type PairAnswer, type Post, type Room } from '../../domain/judging/deliberation/deliberation.ts';
import type { Tally } from '../../domain/judging/pairs/ballot-tally.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import type { Judge } from '../../domain/panel/judge.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { storedRound } from '../current-round.ts';
import { countedTally, organizerName, printedIn, refuseApart, tellable } from '../deliberation-room.ts';
import { ownJudge } from './at-work.ts';
import { titlesFor } from './blind-view.ts';
import { openShownFile } from './open-file.ts';
import { metTeam } from './met-team.ts';
import { shownEntry } from './read-entry.ts';

export type Sitting = Pick<Ports, 'challenges' | 'judges' | 'teams' | 'rounds' | 'deliberations'>;
type Needed = Sitting & Pick<Ports, 'entries' | 'redactions' | 'results' | 'sha256'>;
export type InRoom = { challengeId: string; roomId: string };

/** A room the judge sits in. To anybody else it is not there, and they find that out by the same reads. */
export const ownRoom = async (ports: Sitting, caller: Caller, { challengeId, roomId }: InRoom): Promise<{ challenge: Challenge; round: Round; room: Room; alias: string; personId: string }> => {
  const { judge, challenge } = await ownJudge(ports, caller, challengeId);
  const round = await storedRound(ports, challenge);
  const room = await ports.deliberations.find(round?.id ?? '', roomId);
  const member = room?.members.find(({ personId }) => personId === judge.personId);
  if (!round || !room || !member) throw notFound('room');
  await refuseApart(ports, room, judge);
  return { challenge, round, room, alias: member.alias, personId: judge.personId };
};

export type RoomLine = Pick<Room, 'id' | 'question' | 'endsAt' | 'closed'> & { open: boolean; entries: number };

/** Every room of a round in which the judge sits, newest first. */
export const roomsOf = async (ports: Pick<Sitting, 'challenges' | 'judges' | 'teams' | 'deliberations'>, judge: Judge, roundId: string): Promise<Room[]> => {
  const own = (await ports.deliberations.ofRound(roundId)).filter(({ members }) => members.some(({ personId }) => personId === judge.personId));
  const sits = await Promise.all(own.map((room) => refuseApart(ports, room, judge).then(() => true, () => false)));
  return own.filter((_, i) => sits[i]).toSorted((a, b) => b.openedAt.localeCompare(a.openedAt));
};

export const readOwnRooms = async (ports: Sitting, caller: Caller, challengeId: string): Promise<RoomLine[]> => {
  const { judge, challenge } = await ownJudge(ports, caller, challengeId);
  const round = await storedRound(ports, challenge);
  const rooms = await roomsOf(ports, judge, round?.id ?? '');
  return rooms.map(({ id, question, endsAt, closed, entries }) => ({ id, question, endsAt, closed, open: isOpen({ endsAt, closed }, caller.at), entries: entries.length }));
};

export type SeenRoom = Pick<Room, 'id' | 'question' | 'openedAt' | 'endsAt' | 'closed'> & {
  firstEndsAt?: string | undefined; challenge: Challenge; open: boolean; you: string; others: string[]; minutes?: string | undefined; entries: { entryId: string; code: string; title: string; score?: string | undefined }[];
  pairs: Pick<PairAnswer, 'first' | 'second'>[]; ballot: { version: number; answers: PairAnswer[] }; tally?: Tally | undefined;
};

/** The room as a member sees it: nobody's name, one's own ballot, and the tally only once the room is over and enough have answered. */
export const readRoom = async (ports: Needed, caller: Caller, which: InRoom): Promise<SeenRoom> => {
  const { challenge, round, room, alias, personId } = await ownRoom(ports, caller, which);
  const found = await ports.entries.findMany(room.entries.map(({ entryId }) => entryId));
  const [titles, scores, ballot, tally] = await Promise.all([
    titlesFor(ports, round, found.map(({ id, sentVersion }) => ({ entryId: id, sentVersion })), found), printedIn(ports, round, room), ports.deliberations.ballot(room, personId), countedTally(ports, room, caller.at),
  ]);
  const { id, question, openedAt, endsAt, closed } = room;
  return {
    id, question, openedAt, endsAt, firstEndsAt: firstEndOf(room), closed, challenge, open: isOpen(room, caller.at), you: alias, others: room.members.map((member) => member.alias).filter((one) => one !== alias), minutes: room.minutes?.text,
    entries: room.entries.map(({ entryId, code }) => ({ entryId, code, title: titles.get(entryId) ?? `Entry ${code}`, score: scores.get(entryId) })),
    pairs: pairsFor(room, personId, ports.sha256), ballot: { version: ballot?.version ?? 0, answers: ballot?.answers ?? [] }, tally: tellable(tally),
  };
};

/** `organizer`: written for the agency, by somebody who has no vote. */
export type SeenPost = { id: string; by: string; own: boolean; organizer: boolean; text: string; mentions: string[]; at: string; takenBack: boolean; version: number };

export const seenPost = ({ members }: Room, personId: string, { id, authorId, text, mentions, at, takenBackAt, version, ...post }: Post): SeenPost => {
  const organizer = post.organizer === true;
  const aliasOf = (one: string) => members.find((member) => member.personId === one)?.alias ?? '';
  return { id, by: organizer ? organizerName : aliasOf(authorId), own: !organizer && authorId === personId, organizer, text, mentions: mentions.map(aliasOf), at, takenBack: takenBackAt !== undefined, version };
};

export const readThread = async (ports: Sitting, caller: Caller, which: InRoom & { after?: string | undefined }): Promise<Listed<SeenPost>> => {
  const { room, personId } = await ownRoom(ports, caller, which);
  const { items, next } = await ports.deliberations.posts(room, which.after);
  return { items: items.map((post) => seenPost(room, personId, post)), next };
};

type Reading = Sitting & Pick<Ports, 'clarifications' | 'demoDays' | 'entries' | 'redactions' | 'files' | 'fileStore'>;
type InEntry = InRoom & { entryId: string };

/** An entry of the room as the round lets judges read it, also by members who did not score it. */
export const readRoomEntry = async (ports: Reading, caller: Caller, which: InEntry) => {
  const { challenge, round, room, personId } = await ownRoom(ports, caller, which);
  const entry = room.entries.some(({ entryId }) => entryId === which.entryId) ? await ports.entries.find(which.entryId) : undefined;
  if (!entry) throw notFound('entry');
  const { judged } = await shownEntry(ports, round, { entryId: entry.id, sentVersion: entry.sentVersion });
  const met = round.blind && (await metTeam(ports, { challengeId: which.challengeId, personId, entryId: entry.id }));
  return { judged, challenge, blind: round.blind, met };
};

export const openRoomFile = async (ports: Reading, caller: Caller, which: InEntry & { fileId: string }): Promise<string> => {
  const { judged } = await readRoomEntry(ports, caller, which);
  return openShownFile(ports, judged, which);
};

