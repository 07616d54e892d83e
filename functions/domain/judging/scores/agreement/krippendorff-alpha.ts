import type { Streams } from '../../numbers/chance.ts';
import { sortedQuantile } from '../../numbers/distributions.ts';
import type { ScoreTable } from '../fit/score-table.ts';

/** How far apart two marks count: Krippendorff's own difference functions (2011), not the "ordinal weights" of other packages. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** Counts of each distinct mark per entry with two marks or more, and in all of those entries. */
type Counts = { marks: number[]; units: Map<number, number>[]; total: Float64Array };

const countsOf = (table: ScoreTable): Counts => {
  const marks = [...new Set(table.value)].sort((a, b) => a - b);
  const place = new Map(marks.map((mark, at) => [mark, at]));
  const units: Map<number, number>[] = [];
  const total = new Float64Array(marks.length);
  for (let i = 0; i < table.entries; i++) {
    if (table.first[i + 1]! - table.first[i]! < 2) continue;
    const unit = new Map<number, number>();
    for (let t = table.first[i]!; t < table.first[i + 1]!; t++) {
      const at = place.get(table.value[t]!)!;
      unit.set(at, (unit.get(at) ?? 0) + 1);
      total[at]! += 1;
    }
    units.push(unit);
  }
  return { marks, units, total };
};

const squaredDifference = (metric: Metric, { marks, total }: Counts): ((a: number, b: number) => number) => {
  if (metric === 'nominal') return (a, b) => (a === b ? 0 : 1);
  if (metric === 'interval') return (a, b) => (marks[a]! - marks[b]!) * (marks[a]! - marks[b]!);
  if (metric === 'ratio') {
    return (a, b) => {
      const sum = marks[a]! + marks[b]!;
      return sum === 0 ? 0 : ((marks[a]! - marks[b]!) / sum) * ((marks[a]! - marks[b]!) / sum);
    };
  }
  const before = new Float64Array(total.length + 1);
  for (let at = 0; at < total.length; at++) before[at + 1] = before[at]! + total[at]!;
  const middle = (at: number) => before[at]! + total[at]! / 2;
  return (a, b) => (middle(a) - middle(b)) * (middle(a) - middle(b));
};

/** Disagreement seen within each entry, so that entries can be resampled. */
const observedOf = (units: Map<number, number>[], difference: (a: number, b: number) => number): Float64Array =>
  Float64Array.from(units, (unit) => {
    const present = [...unit];
    const size = present.reduce((sum, [, count]) => sum + count, 0);
    let sum = 0;
    for (const [a, countA] of present) for (const [b, countB] of present) sum += countA * countB * difference(a, b);
    return sum / (size - 1);
  });

const expectedOf = (total: Float64Array, difference: (a: number, b: number) => number): number => {
  let sum = 0;
  for (let a = 0; a < total.length; a++) if (total[a]! > 0) for (let b = 0; b < a; b++) sum += 2 * total[a]! * total[b]! * difference(a, b);
  return sum;
};

const alphaFrom = (observed: number, total: Float64Array, difference: (a: number, b: number) => number): number => {
  const size = total.reduce((sum, count) => sum + count, 0);
  const expected = expectedOf(total, difference);
  return expected > 0 ? 1 - ((size - 1) * observed) / expected : NaN;
};

const alphaOf = (counts: Counts, metric: Metric): number => {
  const difference = squaredDifference(metric, counts);
  return alphaFrom(observedOf(counts.units, difference).reduce((sum, value) => sum + value, 0), counts.total, difference);
};

/** Distinct marks above which the table of coincidences would be too large; composites are rounded to this many steps first. */
const mostMarks = 200;
const coarse = (table: ScoreTable): ScoreTable => {
  if (new Set(table.value).size <= mostMarks) return table;
  const [low, high] = [table.value.reduce((a, b) => Math.min(a, b)), table.value.reduce((a, b) => Math.max(a, b))];
  const step = (high - low) / mostMarks;
  return { ...table, value: table.value.map((value) => low + step * Math.round((value - low) / step)) };
};

/** Krippendorff's alpha with missing marks; NaN when no entry has two marks or all marks are equal. */
export const krippendorffAlpha = (table: ScoreTable, metric: Metric): number => alphaOf(countsOf(coarse(table)), metric);

/** A 90 % interval by resampling entries (from the seed; ordinal ranks stay those of the whole table). Undefined where alpha is. */
export const alphaInterval = (table: ScoreTable, metric: Metric, streams: Streams, times = 500): [number, number] | undefined => {
  const counts = countsOf(coarse(table));
  const chance = streams(`alpha ${metric}`);
  const difference = squaredDifference(metric, counts);
  const observed = observedOf(counts.units, difference);
  const units = counts.units.map((unit) => [...unit]);
  const found: number[] = [];
  for (let k = 0; k < times; k++) {
    const total = new Float64Array(counts.total.length);
    let seen = 0;
    for (let drawn = 0; drawn < units.length; drawn++) {
      const unit = chance.below(units.length);
      seen += observed[unit]!;
      for (const [at, count] of units[unit]!) total[at]! += count;
    }
    const alpha = alphaFrom(seen, total, difference);
    if (alpha === alpha) found.push(alpha);
  }
  found.sort((a, b) => a - b);
  return found.length > 0 ? [sortedQuantile(found, 0.05), sortedQuantile(found, 0.95)] : undefined;
};
