import { Refusal } from '../../../refusal.ts';

/** One judge's composite on one entry. `order`: the place of the entry in the judge's reading order, from 1. */
export type Score = { entry: number; judge: number; value: number; order?: number };

/** Scores that must be left, beyond one per entry and judge, before marks are corrected for the reading order: with fewer, chance moves entries further than any order does. */
export const spareForOrder = 30;

/**
 * Scores by entry, then judge: the same table whatever order the rows came in. Score t belongs to `entry[t]` and `judge[t]`;
 * the scores of entry i are t from first[i] to first[i + 1] - 1. `position` is the reading order,
 * standardised within the judge; absent where it was not told, or the scores are too few to model it.
 */
export type ScoreTable = {
  entries: number;
  judges: number;
  entry: Int32Array;
  judge: Int32Array;
  value: Float64Array;
  first: Int32Array;
  position?: Float64Array;
};

/** Scores outside this range, twice given, or not numbers are refused: `range` is the declared one, never the observed. */
export const scoreTable = (entries: number, judges: number, scores: Score[], range: { low: number; high: number } = { low: 0, high: 100 }): ScoreTable => {
  const sorted = scores.toSorted((a, b) => a.entry - b.entry || a.judge - b.judge);
  sorted.forEach((score, t) => {
    const inside = (at: number, size: number) => Number.isInteger(at) && at >= 0 && at < size;
    const refuse = (fault: string) => { throw new Refusal('invalid', `The score of judge ${score.judge} on entry ${score.entry} ${fault}.`, 'scores'); };
    if (!inside(score.entry, entries) || !inside(score.judge, judges)) refuse('names an entry or a judge that is not in the round');
    if (!(score.value >= range.low && score.value <= range.high)) refuse(`is not a number from ${range.low} to ${range.high}`);
    const before = sorted[t - 1];
    if (before?.entry === score.entry && before.judge === score.judge) refuse('is given twice');
  });
  const first = new Int32Array(entries + 1);
  for (const score of sorted) first[score.entry + 1]! += 1;
  for (let i = 0; i < entries; i++) first[i + 1] = first[i + 1]! + first[i]!;
  const judge = Int32Array.from(sorted, (score) => score.judge);
  const table = { entries, judges, entry: Int32Array.from(sorted, (score) => score.entry), judge, value: Float64Array.from(sorted, (score) => score.value), first };
  const spare = sorted.length - new Set(table.entry).size - new Set(judge).size + 1;
  if (spare < spareForOrder || sorted.some((score) => score.order === undefined)) return table;
  return { ...table, position: standardized(judge, Float64Array.from(sorted, (score) => score.order!), judges) };
};

/** Mean 0 and standard deviation 1 within each judge; 0 where a judge has one score or no spread. */
const standardized = (judge: Int32Array, order: Float64Array, judges: number): Float64Array => {
  const { mean, spread } = judgeMoments({ judge, value: order, judges });
  return order.map((value, t) => (spread[judge[t]!]! > 0 ? (value - mean[judge[t]!]!) / spread[judge[t]!]! : 0));
};

/** Count, mean and sample standard deviation (0 below two) of each judge's values. */
export const judgeMoments = ({ judge, value, judges }: Pick<ScoreTable, 'judge' | 'value' | 'judges'>) => {
  const count = new Int32Array(judges);
  const mean = new Float64Array(judges);
  const spread = new Float64Array(judges);
  for (let t = 0; t < judge.length; t++) {
    count[judge[t]!]! += 1;
    mean[judge[t]!]! += value[t]!;
  }
  for (let j = 0; j < judges; j++) if (count[j]! > 0) mean[j] = mean[j]! / count[j]!;
  for (let t = 0; t < judge.length; t++) {
    const away = value[t]! - mean[judge[t]!]!;
    spread[judge[t]!]! += away * away;
  }
  for (let j = 0; j < judges; j++) spread[j] = count[j]! > 1 ? Math.sqrt(spread[j]! / (count[j]! - 1)) : 0;
  return { count, mean, spread };
};

/** Plain mean of each entry's scores; NaN without any. */
export const rawMeans = (table: ScoreTable): Float64Array => {
  const means = new Float64Array(table.entries);
  for (let i = 0; i < table.entries; i++) {
    let sum = 0;
    for (let t = table.first[i]!; t < table.first[i + 1]!; t++) sum += table.value[t]!;
    means[i] = sum / (table.first[i + 1]! - table.first[i]!);
  }
  return means;
};
