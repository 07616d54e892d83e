import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { asSent } from '../../domain/entry/entry.ts';
import { firstTurn, phaseOf, type DemoDay, type ExpoAnswer, type ExpoPhase, type Turn } from '../../domain/judging/expo/demo-day.ts';
import type { Judge } from '../../domain/panel/judge.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { judgePastGate } from './at-work.ts';

type Needed = Pick<Ports, 'challenges' | 'judges' | 'entries' | 'teams' | 'demoDays'>;
export type Walking = { judge: Judge; challenge: Challenge; day: DemoDay; turn: Turn };

/** The demo day a judge was chosen for; to any other judge there is none. */
export const ownWalk = async (ports: Pick<Ports, 'challenges' | 'judges' | 'demoDays'>, caller: Caller, challengeId: string): Promise<Walking> => {
  const { judge, challenge } = await judgePastGate(ports, caller, challengeId);
  const day = await ports.demoDays.find(challenge.id);
  if (!day?.judgeIds.includes(judge.personId)) throw notFound('demo day');
  const turn = await ports.demoDays.turn(day, judge.personId);
  return { judge, challenge, day, turn: turn ?? firstTurn(day, judge.personId) };
};

export type ShownTable = { number: number; title: string; team: string };
export type SeenDay = {
  challenge: Challenge; phase: ExpoPhase; at: string; minutes: number; startedAt?: string | undefined; ended?: { at: string; reason: string } | undefined; version: number; seen: number; idle?: Turn['idle'];
  now?: (ShownTable & { since: string; until: string; more: boolean }) | undefined; before?: ShownTable | undefined; last?: { first: ShownTable; second: ShownTable; stronger: ExpoAnswer['stronger'] } | undefined;
};

/** Title and team of some tables, as the judge stands before them: a demo day is face to face. */
const shownTables = async (ports: Needed, day: DemoDay, wanted: number[]): Promise<Map<number, ShownTable>> => {
  if (wanted.length === 0) return new Map();
  const tables = await ports.demoDays.tables(day);
  const chosen = [...new Set(wanted)].flatMap((table) => (tables[table] ? [{ table, ...tables[table] }] : []));
  const [entries, teams] = await Promise.all([ports.entries.findMany(chosen.map(({ entryId }) => entryId)), ports.teams.findMany([...new Set(chosen.map(({ teamId }) => teamId))])]);
  const titles = new Map(entries.map((entry) => [entry.id, asSent(entry).title]));
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  return new Map(chosen.map(({ table, number, entryId, teamId }) => [table, { number, title: titles.get(entryId) ?? '', team: names.get(teamId) ?? '' }]));
};

/** Where the judge is to go, by the server's time, and what they said last. Never how many tables are left, which could tell of a conflict. */
export const readDemoDay = async (ports: Needed, caller: Caller, challengeId: string): Promise<SeenDay> => {
  const { challenge, day, turn } = await ownWalk(ports, caller, challengeId);
  const phase = phaseOf(day);
  const { now, last, seen, idle, version } = turn;
  const kept = seen.at(-1);
  const shown = phase === 'running' ? await shownTables(ports, day, [now?.table, kept, last?.first, last?.second].filter((table) => table !== undefined)) : new Map<number, ShownTable>();
  const [at, first, second] = [now && shown.get(now.table), last && shown.get(last.first), last && shown.get(last.second)];
  return {
    challenge, phase, at: caller.at, minutes: day.minutes, startedAt: day.startedAt, ended: day.ended, version, seen: seen.length, idle: now ? undefined : idle,
    now: now && at && { ...at, since: now.since, until: now.until, more: now.more }, before: kept === undefined ? undefined : shown.get(kept), last: last && first && second && { first, second, stronger: last.stronger },
  };
};
