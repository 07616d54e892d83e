import { createHash } from 'node:crypto';
import type { Sha256 } from '../../../../functions/domain/words/canonical.ts';
import { streamsOf } from '../../../../functions/domain/judging/numbers/chance.ts';
import { scoreTable, type Score } from '../../../../functions/domain/judging/scores/fit/score-table.ts';

export const sha256: Sha256 = (input) => createHash('sha256').update(input).digest('hex');
export const streams = streamsOf(sha256, 'test');
export const wide = { low: -1e9, high: 1e9 };

export type Made = { truth: number[]; severity: number[]; scores: Score[] };
type Shape = { entries: number; judges: number; reviews: number; seed: string; entrySpread?: number; judgeSpread?: number; errorSpread?: number; round?: (value: number) => number };

/** A contest with known truth: every entry read by `reviews` judges, loads as even as they can be, who reads what by chance. */
export const madeContest = ({ entries, judges, reviews, seed, entrySpread = 1, judgeSpread = 0.77, errorSpread = 1, round = (value) => value }: Shape): Made => {
  const chance = streamsOf(sha256, seed)('contest');
  const truth = Array.from({ length: entries }, () => entrySpread * chance.normal());
  const severity = Array.from({ length: judges }, () => judgeSpread * chance.normal());
  const load = new Int32Array(judges);
  const order = Int32Array.from({ length: judges }, (_, j) => j);
  const scores: Score[] = [];
  for (let entry = 0; entry < entries; entry++) {
    chance.shuffle(order);
    const readers = [...order].sort((a, b) => load[a]! - load[b]!).slice(0, reviews);
    for (const judge of readers) {
      load[judge]! += 1;
      scores.push({ entry, judge, value: round(truth[entry]! + severity[judge]! + errorSpread * chance.normal()) });
    }
  }
  return { truth, severity, scores };
};

export const madeTable = (shape: Shape) => scoreTable(shape.entries, shape.judges, madeContest(shape).scores, wide);
