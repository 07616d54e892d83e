import type { Caller } from '../../../domain/caller.ts';
import { aliasOf, fewestEntries, mostRooms, type Room } from '../../../domain/judging/deliberation/deliberation.ts';
import { contestedSet, nearBorders, unweighed } from '../../../domain/judging/deliberation/contested-set.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { stands, asSent, type Entry } from '../../../domain/entry/entry.ts';
import type { Judge } from '../../../domain/panel/judge.ts';
import { isWorking, type PanelResult } from '../../../domain/judging/result/result.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { roomResults, type RoomResult } from '../../deliberation-room.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { closedRound } from './closed-round.ts';
import { judgesFreeOf } from '../assigning/judging-field.ts';
import { rowsAt } from './read-order.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'results' | 'deliberations' | 'standings' | 'chance' | 'sha256'>;
type Wanted = { challengeId: string; entryIds: string[]; question: string; endsAt: string };

/** Between the scores and the decisions: a room weighs what is printed, and settles nothing that stands. */
const undecidedRound = async (ports: Needed, caller: Caller, challenge: Challenge): Promise<{ round: Round; run: string }> => {
  const round = await closedRound(ports, caller, challenge);
  if (round.decidedAt) throw new Refusal('conflict', 'The decisions were applied. There is nothing left to weigh.');
  const scoring = await ports.results.scoring(round.id);
  if (!scoring?.ready || isWorking(scoring)) throw new Refusal('conflict', 'The results are being worked out. Open a room once they are there.');
  return { round, run: scoring.ready };
};

/** In an order drawn by lot: the letters tell nothing of who sits there. */
const seated = ({ chance }: Needed, free: Judge[]): Room['members'] => {
  const drawn = free.map(({ personId }) => ({ personId, lot: chance.code(12) })).toSorted((a, b) => (a.lot < b.lot ? -1 : 1));
  return drawn.map(({ personId }, n) => ({ personId, alias: aliasOf(n) }));
};

const endIn = (wanted: string, at: string): string => {
  const endsAt = new Date(wanted).toISOString();
  if (endsAt <= at) throw new Refusal('invalid', 'This time is over. Choose a later end.', 'endsAt');
  return endsAt;
};

const standsIn = (entry: Entry, { id }: Pick<Challenge, 'id'>): boolean => entry.challengeId === id && stands(entry);

/** A few entries, a question and an end; judges in conflict with none of the entries get a letter, and others cannot know of it. */
export const openRoom = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<Room> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const { round } = await undecidedRound(ports, caller, challenge);
  const endsAt = endIn(wanted.endsAt, caller.at);
  const [rooms, found] = await Promise.all([ports.deliberations.ofRound(round.id), ports.entries.findMany([...new Set(wanted.entryIds)])]);
  if (found.length !== wanted.entryIds.length || !found.every((entry) => standsIn(entry, challenge))) throw notFound('entry');
  if (found.length < fewestEntries) throw new Refusal('invalid', `Choose at least ${fewestEntries} entries.`, 'entryIds');
  if (rooms.length >= mostRooms) throw new Refusal('limit', `A round has at most ${mostRooms} rooms.`);
  const members = seated(ports, await judgesFreeOf(ports, challenge, [...new Set(found.map(({ teamId }) => teamId))]));
  if (members.length < 2) throw new Refusal('conflict', 'Fewer than two judges are free of conflict with all these entries. Choose other entries, or fewer.', 'entryIds');
  const entries = found.map(({ id: entryId, teamId, code }) => ({ entryId, teamId, code })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const room: Room = { id: ports.chance.id('room'), challengeId: challenge.id, roundId: round.id, question: wanted.question, entries, members, openedBy: person.id, openedAt: caller.at, endsAt, version: 1 };
  await ports.deliberations.open(room, { ...round, version: round.version + 1 }, tell(ports, caller, 'deliberation.opened', { about: challenge.id, refs: { round: round.id, room: room.id }, answer: room }));
  return room;
};

export type Offered = { entryId: string; code: string; title: string; score?: number | undefined; place?: number | undefined };

/** Any entry of the round by its number, also one that is far from the borders or that nobody scored. */
export const findForRoom = async (ports: Needed, caller: Caller, wanted: { challengeId: string; code: string }): Promise<Offered> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const { round, run } = await undecidedRound(ports, caller, challenge);
  const code = wanted.code.toUpperCase();
  const found = await ports.results.ofCode(round.id, run, code);
  const [entry] = found ? await ports.entries.findMany([found.entryId]) : [];
  if (!found || !entry || !standsIn(entry, challenge)) throw new Refusal('invalid', `No entry of this round has the number ${code}. It stands beside each entry in the results.`, 'code');
  return { entryId: entry.id, code: entry.code, title: asSent(entry).title, ...(found.place > 0 ? { place: found.place, score: found.score } : {}) };
};

/** `entries`: those nearest to the borders of the prizes; `more`: how many others there are. */
export type Rooms = { rooms: RoomResult[]; decidedAt?: string | undefined; entries: Offered[]; suggested: string[]; more: number };

/** A page of them. */
const mostOffered = 50;

/** Results of an earlier time do not say what they leave open: it follows from all of them. */
const contestedIn = async ({ results }: Needed, roundId: string, run: string, panel: PanelResult): Promise<string[]> => panel.contested ?? contestedSet(await results.entries(roundId, run), panel.cuts);

/** The rooms of the round, and the entries a new one could be for: those the scores leave open at a border of the prizes are named, unless a room weighed them. */
export const readRooms = async (ports: Needed, caller: Caller, challengeId: string): Promise<Rooms> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  if (round.decidedAt) return { rooms: await roomResults(ports, round.id, caller.at), decidedAt: round.decidedAt, entries: [], suggested: [], more: 0 };
  const { run } = await undecidedRound(ports, caller, challenge);
  const [rooms, panel] = await Promise.all([roomResults(ports, round.id, caller.at), ports.results.panel(round.id, run)]);
  if (!panel) throw new Error(`the results of ${run} have no head`);
  const total = panel.total ?? panel.scored;
  const near = nearBorders(panel.cuts.map(({ k }) => k), total, mostOffered);
  const [rows, contested] = await Promise.all([rowsAt(ports, round.id, run, near), contestedIn(ports, round.id, run, panel)]);
  const ranked = near.flatMap((at) => rows.get(at) ?? []);
  const standing = new Map(ranked.map((one) => [one.entryId, one]));
  const beyond = await ports.results.some(round.id, run, contested.filter((id) => !standing.has(id)));
  const found = (await ports.entries.findMany([...standing.keys(), ...beyond.map(({ entryId }) => entryId)])).filter((entry) => standsIn(entry, challenge));
  const placeOf = new Map([...beyond, ...ranked].filter(({ place }) => place > 0).map(({ entryId, place, score }) => [entryId, { place, score }]));
  const entries = found.map((entry) => ({ entryId: entry.id, code: entry.code, title: asSent(entry).title, ...placeOf.get(entry.id) }));
  const weighed = new Set(rooms.flatMap(({ codes }) => codes));
  const there = new Set(entries.filter(({ code }) => !weighed.has(code)).map(({ entryId }) => entryId));
  return {
    rooms, entries: entries.toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || (a.code < b.code ? -1 : 1)), suggested: unweighed(contested, there), more: Math.max(0, total - ranked.length - beyond.length),
  };
};
