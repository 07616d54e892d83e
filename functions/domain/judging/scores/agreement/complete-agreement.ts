import { fQuantile } from '../../numbers/distributions.ts';
import type { ScoreTable } from '../fit/score-table.ts';

export type Agreement = { value: number; interval: [number, number] };

/** Intraclass correlations of a complete table (McGraw and Wong 1996): oneway, absolute agreement and consistency, of one judge and of the mean of all. */
export type CompleteAgreement = {
  oneway: Agreement; agreement: Agreement; consistency: Agreement;
  onewayAverage: Agreement; agreementAverage: Agreement; consistencyAverage: Agreement;
  meanSquares: { entries: number; judges: number; within: number; error: number };
};

const squaresOf = (table: ScoreTable) => {
  const { entries: n, judges: k, value, entry, judge } = table;
  const grand = value.reduce((sum, v) => sum + v, 0) / value.length;
  const [rows, columns] = [new Float64Array(n), new Float64Array(k)];
  value.forEach((v, t) => {
    rows[entry[t]!]! += v / k;
    columns[judge[t]!]! += v / n;
  });
  const square = (means: Float64Array) => means.reduce((sum, mean) => sum + (mean - grand) * (mean - grand), 0);
  const [between, across] = [k * square(rows), n * square(columns)];
  const total = value.reduce((sum, v) => sum + (v - grand) * (v - grand), 0);
  return { total, entries: between / (n - 1), judges: across / (k - 1), within: (total - between) / (n * (k - 1)), error: (total - between - across) / ((n - 1) * (k - 1)) };
};

/** Of one judge from the mean of k, and back (Spearman and Brown). */
const stepUp = (one: number, k: number): number => (one * k) / (1 + (k - 1) * one);
const averaged = ({ value, interval: [low, high] }: Agreement, k: number): Agreement => ({ value: stepUp(value, k), interval: [stepUp(low, k), stepUp(high, k)] });

const fromRatio = (f: number, k: number, low: number, high: number): Agreement => {
  const one = (ratio: number) => (ratio - 1) / (ratio + k - 1);
  return { value: one(f), interval: [one(f / low), one(f * high)] };
};

/** Undefined unless every judge scored every entry, at least two of each, and where a ratio has no bounds: entries that do not differ, judges who differ by a constant at most. `level`: of the intervals, 0.95 as in the papers. */
export const completeAgreement = (table: ScoreTable, level = 0.95): CompleteAgreement | undefined => {
  const { entries: n, judges: k } = table;
  if (n < 2 || k < 2 || table.value.length !== n * k) return undefined;
  const { total, ...meanSquares } = squaresOf(table);
  if (Math.min(meanSquares.error, meanSquares.entries) <= 1e-12 * total) return undefined;
  const { entries: rows, judges: columns, within, error } = meanSquares;
  const upper = (1 + level) / 2;
  const oneway = fromRatio(rows / within, k, fQuantile(upper, n - 1, n * (k - 1)), fQuantile(upper, n * (k - 1), n - 1));
  const consistency = fromRatio(rows / error, k, fQuantile(upper, n - 1, (n - 1) * (k - 1)), fQuantile(upper, (n - 1) * (k - 1), n - 1));
  const value = (rows - error) / (rows + (k - 1) * error + (k * (columns - error)) / n);
  const f = columns / error;
  const a = k * value * f + n * (1 + (k - 1) * value) - k * value;
  const freedom = ((k - 1) * (n - 1) * a * a) / ((n - 1) * k * k * value * value * f * f + (n * (1 + (k - 1) * value) - k * value) * (n * (1 + (k - 1) * value) - k * value));
  const [down, up] = [fQuantile(upper, n - 1, freedom), fQuantile(upper, freedom, n - 1)];
  const rest = k * columns + (k * n - k - n) * error;
  const agreement: Agreement = { value, interval: [(n * (rows - down * error)) / (down * rest + n * rows), (n * (up * rows - error)) / (rest + n * up * rows)] };
  const told = { oneway, agreement, consistency, onewayAverage: averaged(oneway, k), agreementAverage: averaged(agreement, k), consistencyAverage: averaged(consistency, k) };
  const isSound = Object.values(told).every((one) => [one.value, ...one.interval].every(Number.isFinite));
  return isSound ? { ...told, meanSquares } : undefined;
};
