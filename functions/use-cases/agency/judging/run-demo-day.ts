import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { asSent } from '../../../domain/entry/entry.ts';
import { phaseOf, type DemoDay, type ExpoPhase, type ExpoTable, type Turn } from '../../../domain/judging/expo/demo-day.ts';
import type { DemoResult } from '../../../domain/judging/expo/demo-result.ts';
import { placesText } from '../../../domain/judging/scores/standings/standing-words.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { demoFiles, hiddenUntil } from '../../demo-order.ts';
import { momentWords } from '../../../domain/moment.ts';
import { dueFrom } from '../../../domain/judging/progress/progress.ts';
import { storedRound } from '../../current-round.ts';
import { tell } from '../../tell.ts';
import { sentEntries } from '../assigning/judging-field.ts';
import { ownDesk, refuseUnsure, whyNotNow, type DemoNeeded } from './plan-demo-day.ts';

type Choosable = { entryId: string; code: string; title: string; team: string; number?: number | undefined };
type OnFloor = { number: number; entryId: string; code: string; title: string; team: string; seen: number; judge?: string | undefined; since?: string | undefined; late?: boolean | undefined };
type Place = Omit<DemoResult['rows'][number], 'table'> & Omit<Choosable, 'number'> & { number: number; sure: string };
export type DemoDesk = {
  phase: ExpoPhase | 'none'; why?: string | undefined; version: number; at: string; minutes: number; top: number; startedAt?: string | undefined; ended?: DemoDay['ended'];
  entries: Choosable[]; judges: { personId: string; name: string; ready: boolean; chosen: boolean }[];
  /** Judges are promised not to know who made an entry. */ blind: boolean; /** While judges score. */ scoring?: { closesAt: string; openReviews: number } | undefined; /** The order is not told before. */ hiddenUntil?: string | undefined;
  floor?: { visits: number; compared: number; tables: OnFloor[] } | undefined;
  /** Absent until the day is over and a job has worked it out. */
  result?: (Omit<DemoResult, 'rows'> & { rows: Place[] }) | undefined;
};
type DeskNeeded = DemoNeeded & Pick<Ports, 'standings'>;
const usualMinutes = 5;

type Named = (table: ExpoTable) => Omit<Choosable, 'number'> & { number: number };

/** How often each table was seen, and who is there since when. No strength and no place: nobody steers by them while the day runs. */
const floorOf = async (ports: DemoNeeded, day: DemoDay, tables: ExpoTable[], { named, nameOf, turns, at }: { named: Named; nameOf: (personId: string) => string; turns: Turn[]; at: string }): Promise<DemoDesk['floor']> => {
  const seats = phaseOf(day) === 'running' ? await ports.demoDays.seats(day) : [];
  const visits = turns.flatMap(({ seen }) => seen);
  return {
    visits: visits.length, compared: turns.reduce((sum, { seen }) => sum + Math.max(0, seen.length - 1), 0),
    tables: tables.map((table, n) => {
      const seat = seats.find((one) => one.table === n);
      return { ...named(table), seen: visits.filter((one) => one === n).length, judge: seat && nameOf(seat.personId), since: seat?.since, late: seat && seat.freeAt < at };
    }),
  };
};

const placed = ({ rows, ...result }: DemoResult, tables: ExpoTable[], named: Named): DemoDesk['result'] => ({ ...result, rows: rows.map(({ table, ...row }) => ({ ...named(tables[table]!), ...row, sure: row.rankInterval ? placesText(row.rankInterval) : String(row.place) })) });

/** How much of the scoring is still to come: from the sums that jobs keep, so it may be moments behind. */
const scoringOf = async (ports: DeskNeeded, challenge: Challenge, at: string): Promise<DemoDesk['scoring']> => {
  const round = await storedRound(ports, challenge);
  if (!round?.publishedBatch || at > round.closesAt) return undefined;
  const { judges } = await ports.standings.read(round.id);
  return { closesAt: round.closesAt, openReviews: judges.reduce((sum, judge) => sum + dueFrom(judge) - judge.saved, 0) };
};

/** Everything about the demo day that the manager sees: the plan, then the floor, then what came out. */
export const readDemoDesk = async (ports: DeskNeeded, caller: Caller, challengeId: string): Promise<DemoDesk> => {
  const { challenge, day } = await ownDesk(ports, caller, challengeId);
  const phase = day ? phaseOf(day) : 'none';
  const [not, sent, teams, panel, tables, rules, scoring, hidden] = await Promise.all([
    whyNotNow(ports, challenge, caller.at), sentEntries(ports, challenge.id), ports.teams.ofChallenge(challenge.id), ports.judges.ofChallenge(challenge.id), day ? ports.demoDays.tables(day) : [], ports.challenges.rules(challenge.id, challenge.rulesVersion),
    phase === 'planned' ? scoringOf(ports, challenge, caller.at) : undefined, phase === 'running' || phase === 'ended' ? hiddenUntil(ports, challenge, caller.at) : undefined,
  ]);
  const teamNames = new Map(teams.map(({ id, name }) => [id, name]));
  const known = new Map(sent.map((entry) => [entry.id, { entryId: entry.id, code: entry.code, title: entry.title, team: teamNames.get(entry.teamId) ?? '' }]));
  // an entry may be withdrawn while it stands at its table
  const gone = day ? await ports.entries.findMany(tables.filter(({ entryId }) => !known.has(entryId)).map(({ entryId }) => entryId)) : [];
  for (const entry of gone) known.set(entry.id, { entryId: entry.id, code: entry.code, title: asSent(entry).title, team: teamNames.get(entry.teamId) ?? '' });
  const named: Named = ({ entryId, code, number }) => ({ ...(known.get(entryId) ?? { entryId, code, title: '', team: '' }), number });
  const numbers = new Map(tables.map(({ entryId, number }) => [entryId, number]));
  const prizes = (rules?.sections.prizes.tiers ?? []).reduce((sum, { places }) => sum + places, 0);
  const desk: DemoDesk = {
    phase, why: not?.message, version: day?.version ?? 0, at: caller.at, minutes: day?.minutes ?? usualMinutes, top: day?.top ?? Math.max(1, Math.min(prizes, sent.length - 1)), startedAt: day?.startedAt, ended: day?.ended, blind: rules?.sections.judging.blind ?? false, scoring, hiddenUntil: hidden,
    entries: phase === 'none' || phase === 'planned' ? sent.map(({ id }) => ({ ...known.get(id)!, number: numbers.get(id) })).toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || (a.code < b.code ? -1 : 1)) : [],
    judges: panel.filter(({ revoked }) => !revoked).map(({ personId, name, declaredAt }) => ({ personId, name, ready: declaredAt !== undefined, chosen: day ? day.judgeIds.includes(personId) : true })).toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
  };
  if (!day || phase === 'planned') return desk;
  const [turns, result] = await Promise.all([ports.demoDays.turns(day), phase === 'ended' && !hidden ? ports.demoDays.result(day) : undefined]);
  const judgeNames = new Map(panel.map(({ personId, name }) => [personId, name]));
  return { ...desk, floor: await floorOf(ports, day, tables, { named, nameOf: (id) => judgeNames.get(id) ?? '', turns, at: caller.at }), result: result && placed(result, tables, named) };
};

const runningDay = async (ports: DemoNeeded, caller: Caller, challengeId: string) => {
  const { challenge, person, day } = await ownDesk(ports, caller, challengeId);
  if (!day || phaseOf(day) !== 'running') throw new Refusal('conflict', day?.ended ? 'The demo day is over already.' : 'No demo day is running.');
  return { challenge, person, day };
};

/** Nobody is sent anywhere any more; a job works out what the answers say together. */
export const endDemoDay = async (ports: DemoNeeded, caller: Caller, wanted: { challengeId: string; reason: string; sure: boolean; version: number }): Promise<DemoDay> => {
  const { challenge, person, day } = await runningDay(ports, caller, wanted.challengeId);
  if (day.version !== wanted.version) throw new Refusal('stale', 'Somebody changed the demo day since you opened the page. Look again.', undefined, { version: day.version });
  refuseUnsure(wanted.sure, 'Say that the day ends with what was compared so far.');
  const next: DemoDay = { ...day, ended: { by: person.id, at: caller.at, reason: wanted.reason }, version: day.version + 1 };
  await ports.demoDays.save(next, tell(ports, caller, 'demo-day.ended', { about: challenge.id, refs: { day: day.id }, answer: next }));
  return next;
};

const freeByNow = () => new Refusal('stale', 'Nobody is at this table since then. Look again.');

/** The judge left: the table can be seen by another, and counts as unseen by the one who left. */
export const freeTable = async (ports: DemoNeeded, caller: Caller, wanted: { challengeId: string; number: number; since: string }): Promise<{ freed: number }> => {
  const { challenge, day } = await runningDay(ports, caller, wanted.challengeId);
  const table = (await ports.demoDays.tables(day)).findIndex(({ number }) => number === wanted.number);
  const seat = (await ports.demoDays.seats(day)).find((one) => one.table === table && one.since === wanted.since);
  const turn = seat && (await ports.demoDays.turn(day, seat.personId));
  if (!seat || turn?.now?.table !== table || turn.now.since !== seat.since) throw freeByNow();
  const answer = { freed: wanted.number };
  const deed = tell(ports, caller, 'demo-day.table-freed', { about: challenge.id, refs: { day: day.id, table: wanted.number }, answer });
  if (!(await ports.demoDays.step({ turn: { ...turn, now: undefined, idle: undefined, version: turn.version + 1 }, leaves: seat }, deed))) throw freeByNow();
  return answer;
};

/** Where the comparisons are as a table, one line each, under names made up for it. */
export const openComparisons = async (ports: DemoNeeded & Pick<Ports, 'fileStore'>, caller: Caller, challengeId: string): Promise<{ url: string }> => {
  const { challenge, day } = await ownDesk(ports, caller, challengeId);
  const hidden = day && (await hiddenUntil(ports, challenge, caller.at));
  if (hidden) throw new Refusal('closed', `The comparisons can be read once the round is closed, ${momentWords(hidden, challenge.zone)}, so that nobody steers it.`, undefined, { closesAt: hidden });
  if (!day || !(await ports.demoDays.result(day))) throw new Refusal('conflict', 'There are no comparisons to download yet. They are there once the demo day is over and worked out.');
  return { url: await ports.fileStore.download(demoFiles(day).comparisons, `comparisons-${challenge.slug}.csv`, 'text/csv') };
};
