import { exp, log } from '../../numbers/exact-functions.ts';
import { judgeMoments, type ScoreTable } from './score-table.ts';

/** How widely each judge spreads scores, relative to the panel (1 = as the panel). `between` is the variance of log spreads; 0 turns the correction off. */
export type JudgeScale = { between: number; factor: Float64Array };

/**
 * Log standard deviations, corrected for their bias, pooled by DerSimonian and Laird (1986) and shrunk toward the panel's. A judge
 * with fewer than two scores, or with all scores equal, is left at 1.
 */
export const judgeScale = (table: ScoreTable): JudgeScale => {
  const { count, spread } = judgeMoments(table);
  const usable = Array.from(count.keys()).filter((j) => count[j]! > 1 && spread[j]! > 0);
  const estimate = (j: number) => log(spread[j]!) + 1 / (2 * (count[j]! - 1));
  const precision = (j: number) => 2 * (count[j]! - 1);
  const sum = (value: (j: number) => number) => usable.reduce((total, j) => total + value(j), 0);
  const weight = sum(precision);
  const factor = new Float64Array(table.judges).fill(1);
  if (usable.length < 2) return { between: 0, factor };
  const center = sum((j) => precision(j) * estimate(j)) / weight;
  const heterogeneity = sum((j) => precision(j) * (estimate(j) - center) * (estimate(j) - center));
  const between = Math.max(0, (heterogeneity - (usable.length - 1)) / (weight - sum((j) => precision(j) * precision(j)) / weight));
  if (between === 0) return { between, factor };
  const trust = (j: number) => 1 / (between + 1 / precision(j));
  const middle = sum((j) => trust(j) * estimate(j)) / sum(trust);
  for (const j of usable) factor[j] = exp((between / (between + 1 / precision(j))) * (estimate(j) - middle));
  return { between, factor };
};

/** The scores with each judge's spread brought to the panel's, around the judge's own mean. */
export const rescaled = (table: ScoreTable, { factor }: JudgeScale): ScoreTable => {
  const { mean } = judgeMoments(table);
  return { ...table, value: table.value.map((value, t) => mean[table.judge[t]!]! + (value - mean[table.judge[t]!]!) / factor[table.judge[t]!]!) };
};
