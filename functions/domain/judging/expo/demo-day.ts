import * as z from 'zod';
import { idOf } from '../../id.ts';

export const fewestTables = 2;
/** The order is worked out with dense matrices, and what the next table is chosen by must be read within one visit. */
export const mostTables = 200;
export const mostJudges = 90;
const count = z.number().int();

/** Judges go from table to table and say each time which of the last two entries is stronger. The order binds nobody: whoever decides reads it beside the scores. */
export const DemoDay = z.object({
  id: idOf('demoDay'),
  challengeId: idOf('challenge'),
  /** Of a visit. */
  minutes: count.min(1).max(60),
  /** How many places at the top matter: the comparisons are aimed at their border. */
  top: count.min(1),
  judgeIds: z.array(idOf('person')),
  tables: count,
  plannedBy: z.string(),
  plannedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().optional(),
  ended: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string().max(600) }).optional(),
  version: count,
});
export type DemoDay = z.infer<typeof DemoDay>;

/** Where one entry stands. What is counted and compared calls a table by its place in the list, which no longer changes once the day began. */
export const ExpoTable = z.object({ number: count, entryId: idOf('entry'), teamId: idOf('team'), code: z.string() });
export type ExpoTable = z.infer<typeof ExpoTable>;
/** Beside the day, as it grows with the entries. */
export const ExpoTables = z.object({ challengeId: idOf('challenge'), dayId: idOf('demoDay'), tables: z.array(ExpoTable) });

export const phases = ['planned', 'running', 'ended'] as const;
export type ExpoPhase = (typeof phases)[number];
export const phaseOf = ({ startedAt, ended }: Pick<DemoDay, 'startedAt' | 'ended'>): ExpoPhase => (ended ? 'ended' : startedAt ? 'running' : 'planned');

/** Whether the table was aimed at the border of the top, or drawn by lot to tell how reliable the answers are. */
const Drawn = z.enum(['aimed', 'lot']);
export type Drawn = z.infer<typeof Drawn>;
export const strengths = ['first', 'second', 'equal'] as const;

/** What a judge said of the table before and the one after. */
export const ExpoAnswer = z.object({
  challengeId: idOf('challenge'), dayId: idOf('demoDay'), personId: idOf('person'), /** The judge's own count. */ number: count,
  first: count, second: count, stronger: z.enum(strengths), drawn: Drawn, at: z.iso.datetime(),
});
export type ExpoAnswer = z.infer<typeof ExpoAnswer>;

/** Where one judge is on their way. Theirs alone: no other judge's act writes it. */
export const Turn = z.object({
  challengeId: idOf('challenge'), dayId: idOf('demoDay'), personId: idOf('person'),
  /** In the order of the visits. */
  seen: z.array(count),
  /** In conflict, as far as it was looked into. */
  shut: z.array(count),
  /** Nobody was there when they came. */
  missed: z.array(z.object({ table: count, at: z.iso.datetime() })),
  now: z.object({ table: count, since: z.iso.datetime(), until: z.iso.datetime(), more: z.boolean(), drawn: Drawn }).optional(),
  last: ExpoAnswer.pick({ number: true, first: true, second: true, stronger: true, drawn: true, at: true }).optional(),
  answers: count,
  /** Why they were sent nowhere. */
  idle: z.enum(['wait', 'done']).optional(),
  version: count,
});
export type Turn = z.infer<typeof Turn>;
export const firstTurn = ({ id, challengeId }: Pick<DemoDay, 'id' | 'challengeId'>, personId: string): Turn => ({ challengeId, dayId: id, personId, seen: [], shut: [], missed: [], answers: 0, version: 0 });

/** Every table whose team the judge was told, met or not. */
export const toldTables = ({ seen, missed, now }: Pick<Turn, 'seen' | 'missed' | 'now'>): number[] => [...seen, ...missed.map(({ table }) => table), ...(now ? [now.table] : [])];

/** That a judge is at a table, and until when nobody else is sent there. */
export const Seat = z.object({ challengeId: idOf('challenge'), dayId: idOf('demoDay'), table: count, personId: idOf('person'), since: z.iso.datetime(), freeAt: z.iso.datetime() });
export type Seat = z.infer<typeof Seat>;

const later = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** A judge is sent to a table: they have some minutes, and after twice as many nobody waits for them any longer. */
export const sentTo = ({ minutes }: Pick<DemoDay, 'minutes'>, turn: Turn, { table, drawn }: { table: number; drawn: Drawn }, at: string): { now: NonNullable<Turn['now']>; seat: Seat } => ({
  now: { table, since: at, until: later(at, minutes), more: false, drawn },
  seat: { challengeId: turn.challengeId, dayId: turn.dayId, table, personId: turn.personId, since: at, freeAt: later(at, 2 * minutes) },
});
export const withMoreTime = ({ minutes }: Pick<DemoDay, 'minutes'>, now: NonNullable<Turn['now']>): NonNullable<Turn['now']> => ({ ...now, until: later(now.until, minutes), more: true });
export const seatLonger = ({ minutes }: Pick<DemoDay, 'minutes'>, seat: Seat): Seat => ({ ...seat, freeAt: later(seat.freeAt, minutes) });
export const missedAgainAfter = later;
