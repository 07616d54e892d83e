import type { Caller } from '../../../domain/caller.ts';
import { aliasOf, fewestEntries, mostRooms, type Room } from '../../../domain/judging/deliberation/deliberation.ts';
import { isWorking } from '../../../domain/judging/result/result.ts';
import { pairName } from '../../../domain/judging/assigning/panel-problem.ts';
import { contestedSet, unweighed } from '../../../domain/judging/deliberation/contested-set.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { roomResults, type RoomResult } from '../../deliberation-room.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { closedRound } from './closed-round.ts';
import { readField, sentEntries, type Field } from '../assigning/judging-field.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'results' | 'deliberations' | 'chance' | 'sha256'>;
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
const seated = ({ chance }: Needed, { ready, barred }: Field, entryIds: string[]): Room['members'] => {
  const free = ready.filter(({ personId }) => !entryIds.some((entryId) => barred.has(pairName(personId, entryId))));
  const drawn = free.map(({ personId }) => ({ personId, lot: chance.code(12) })).toSorted((a, b) => (a.lot < b.lot ? -1 : 1));
  return drawn.map(({ personId }, n) => ({ personId, alias: aliasOf(n) }));
};

const endIn = (wanted: string, at: string): string => {
  const endsAt = new Date(wanted).toISOString();
  if (endsAt <= at) throw new Refusal('invalid', 'This time is over. Choose a later end.', 'endsAt');
  return endsAt;
};

/** A few entries, a question and an end; judges in conflict with none of the entries get a letter, and others cannot know of it. */
export const openRoom = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<Room> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const { round } = await undecidedRound(ports, caller, challenge);
  const endsAt = endIn(wanted.endsAt, caller.at);
  const [field, rooms, found] = await Promise.all([readField(ports, challenge), ports.deliberations.ofRound(round.id), ports.entries.findMany([...new Set(wanted.entryIds)])]);
  const sent = new Set(field.entries.map(({ id }) => id));
  if (found.length !== wanted.entryIds.length || found.some(({ id }) => !sent.has(id))) throw notFound('entry');
  if (found.length < fewestEntries) throw new Refusal('invalid', `Choose at least ${fewestEntries} entries.`, 'entryIds');
  if (rooms.length >= mostRooms) throw new Refusal('limit', `A round has at most ${mostRooms} rooms.`);
  const members = seated(ports, field, wanted.entryIds);
  if (members.length < 2) throw new Refusal('conflict', 'Fewer than two judges are free of conflict with all these entries. Choose other entries, or fewer.', 'entryIds');
  const entries = found.map(({ id: entryId, teamId, code }) => ({ entryId, teamId, code })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const room: Room = { id: ports.chance.id('room'), challengeId: challenge.id, roundId: round.id, question: wanted.question, entries, members, openedBy: person.id, openedAt: caller.at, endsAt, version: 1 };
  await ports.deliberations.open(room, { ...round, version: round.version + 1 }, tell(ports, caller, 'deliberation.opened', { about: challenge.id, refs: { round: round.id, room: room.id }, answer: room }));
  return room;
};

export type Rooms = { rooms: RoomResult[]; decidedAt?: string | undefined; entries: { entryId: string; code: string; title: string; score?: number | undefined; place?: number | undefined }[]; suggested: string[] };

/** The rooms of the round, and the entries a new one could be for: those the scores leave open at a border of the prizes are named, unless a room weighed them. */
export const readRooms = async (ports: Needed, caller: Caller, challengeId: string): Promise<Rooms> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  if (round.decidedAt) return { rooms: await roomResults(ports, round.id, caller.at), decidedAt: round.decidedAt, entries: [], suggested: [] };
  const { run } = await undecidedRound(ports, caller, challenge);
  const [rooms, sent, results, panel] = await Promise.all([roomResults(ports, round.id, caller.at), sentEntries(ports, challenge.id), ports.results.entries(round.id, run), ports.results.panel(round.id, run)]);
  const standings = new Map(results.map((one) => [one.entryId, one]));
  const entries = sent.map(({ id, code, title }) => ({ entryId: id, code, title, score: standings.get(id)?.score, place: standings.get(id)?.place }));
  const weighed = new Set(rooms.flatMap(({ codes }) => codes));
  const there = new Set(entries.filter(({ code }) => !weighed.has(code)).map(({ entryId }) => entryId));
  return { rooms, entries: entries.toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || (a.code < b.code ? -1 : 1)), suggested: unweighed(contestedSet(results, panel?.cuts ?? []), there) };
};
