import * as z from 'zod';
import { idOf } from '../../id.ts';
import { fitComparisons, usualRules } from '../pairs/comparison-fit.ts';
import type { Known } from '../pairs/next-pairing.ts';
import type { ExpoAnswer, Turn } from './demo-day.ts';

/**
 * What the answers tell so far, as a job left it: what the next table is chosen by, and shown to nobody. It may be behind by some answers,
 * which only makes the choice a little less sharp.
 */
export const Posterior = z.object({ challengeId: idOf('challenge'), dayId: idOf('demoDay'), at: z.iso.datetime(), strength: z.array(z.number()), variance: z.array(z.number()), views: z.array(z.number().int()) });
export type Posterior = z.infer<typeof Posterior>;
/** Some rows of the covariance: of so many tables that reading one row stays cheap. */
export const PosteriorRows = z.object({ challengeId: idOf('challenge'), dayId: idOf('demoDay'), part: z.number().int(), rows: z.array(z.array(z.number())) });
export type PosteriorRows = z.infer<typeof PosteriorRows>;

const numbersAPart = 2000;
const rowsAPart = (tables: number): number => Math.max(1, Math.floor(numbersAPart / tables));
export const partOf = (tables: number, table: number): number => Math.floor(table / rowsAPart(tables));

/** Four digits are plenty to choose by, and a quarter of the room. */
const rounded = (value: number): number => Number(value.toFixed(4));

/** Every visit counts as a view; the last answer of a pair may have been changed since. */
export const posteriorOf = (day: { id: string; challengeId: string; tables: number }, { answers, turns }: { answers: ExpoAnswer[]; turns: Turn[] }, at: string): { head: Posterior; parts: PosteriorRows[] } => {
  const n = day.tables;
  const { strength, covariance } = fitComparisons(n, answers, [], usualRules);
  const views = Array.from({ length: n }, () => 0);
  for (const { seen } of turns) for (const table of seen) views[table]! += 1;
  const row = (i: number) => Array.from(covariance.subarray(i * n, (i + 1) * n), rounded);
  const about = { challengeId: day.challengeId, dayId: day.id };
  const size = rowsAPart(n);
  const parts = Array.from({ length: Math.ceil(n / size) }, (_, part) => ({ ...about, part, rows: Array.from({ length: Math.min(size, n - part * size) }, (_row, i) => row(part * size + i)) }));
  return { head: { ...about, at, strength: Array.from(strength, rounded), variance: Array.from({ length: n }, (_, i) => rounded(covariance[i * n + i]!)), views }, parts };
};

/** Before the first answer every table is as strong as any other, as far as anybody knows. */
export const knownOf = (tables: number, kept: number, head: Posterior | undefined, rows: PosteriorRows | undefined): Known & { views: number[] } => {
  const none = Array.from({ length: tables }, () => 0);
  if (!head || !rows) return { strength: none, variance: none.map(() => usualRules.spread), withKept: none, views: none };
  return { strength: head.strength, variance: head.variance, views: head.views, withKept: (kept < 0 ? undefined : rows.rows[kept - rows.part * rowsAPart(tables)]) ?? none };
};
