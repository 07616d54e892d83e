import { sortedQuantile } from '../../numbers/distributions.ts';
import { placesOf } from './declared-order.ts';
import type { Draws } from '../fit/posterior-draws.ts';
import type { Effects } from '../fit/mixed-model.ts';
import { rawMeans, type ScoreTable } from '../fit/score-table.ts';

/** What is said of one entry. Scores are on the scale of the marks; intervals and chances are absent where nothing supports them. */
export type EntryStanding = {
  scores: number;
  raw: number;
  /** Posterior mean as an average judge would give it, shrunk toward the contest's mean. */
  adjusted: number;
  /** How much harsher (positive) or milder (negative) than average the entry's judges were. */
  judgeMix: number;
  place: number;
  shared: boolean;
  interval?: [number, number];
  expectedRank?: number;
  rankInterval?: [number, number];
  /** Chance to be among the best k, for each k asked. */
  topChances?: number[];
  /** Chance to be above the entry in the next place. */
  beatsNext?: number;
};

/** Level of an average entry read by an average judge, on the scale of the marks. */
export const levelOf = (effects: Effects): number => effects.fixed[0]! + mean(effects.judge) + mean(effects.entry);
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Adjusted scores: level plus the entry's effect less the mean effect. */
export const adjustedScores = (effects: Effects): Float64Array => {
  const level = levelOf(effects);
  const center = mean(effects.entry);
  return effects.entry.map((value) => level + value - center);
};

export const judgeMixes = (table: ScoreTable, judge: Float64Array): Float64Array => {
  const average = mean(judge);
  return Float64Array.from({ length: table.entries }, (_, i) => {
    let sum = 0;
    for (let t = table.first[i]!; t < table.first[i + 1]!; t++) sum += average - judge[table.judge[t]!]!;
    return sum / (table.first[i + 1]! - table.first[i]!);
  });
};

/** Interval, ranks and chances of one entry from the draws. `scratch` has one place per draw. */
const fromDraws = (draws: Draws, entry: number, level: number, topK: number[], scratch: { value: Float64Array; rank: Int32Array }) => {
  const { value, rank } = scratch;
  let sum = 0;
  const within = topK.map(() => 0);
  for (let d = 0; d < draws.count; d++) {
    value[d] = draws.value[d * draws.entries + entry]!;
    const place = draws.rank[d * draws.entries + entry]!;
    rank[d] = place;
    sum += place;
    topK.forEach((k, at) => { if (place <= k) within[at]! += 1; });
  }
  value.sort();
  rank.sort();
  const low = Math.floor(0.05 * (draws.count - 1));
  const range: [number, number] = [level + sortedQuantile(value, 0.05), level + sortedQuantile(value, 0.95)];
  const ranks: [number, number] = [rank[low]!, rank[draws.count - 1 - low]!];
  return { interval: range, expectedRank: sum / draws.count, rankInterval: ranks, topChances: within.map((count) => count / draws.count) };
};

const beats = (draws: Draws, a: number, b: number): number => {
  let wins = 0;
  for (let d = 0; d < draws.count; d++) if (draws.value[d * draws.entries + a]! > draws.value[d * draws.entries + b]!) wins++;
  return wins / draws.count;
};

/** `official`: the scores that decide the place. `tieBreak`: the declared rules, one column each. */
export const entryStandings = (table: ScoreTable, effects: Effects | undefined, draws: Draws | undefined, official: Float64Array, tieBreak: Float64Array[], topK: number[]): EntryStanding[] => {
  const raw = rawMeans(table);
  const adjusted = effects ? adjustedScores(effects) : raw;
  const mixes = effects ? judgeMixes(table, effects.judge) : new Float64Array(table.entries);
  const { place, shared, order } = placesOf(official, tieBreak);
  const scratch = { value: new Float64Array(draws?.count ?? 0), rank: new Int32Array(draws?.count ?? 0) };
  const level = effects ? levelOf(effects) : 0;
  const standings = Array.from(raw, (value, i): EntryStanding => ({
    scores: table.first[i + 1]! - table.first[i]!, raw: value, adjusted: adjusted[i]!, judgeMix: mixes[i]!, place: place[i]!, shared: shared[i] === 1,
    ...(draws ? fromDraws(draws, i, level, topK, scratch) : {}),
  }));
  if (draws) order.slice(0, -1).forEach((entry, at) => { standings[entry]!.beatsNext = beats(draws, entry, order[at + 1]!); });
  return standings;
};
