import { expect, test } from 'vitest';
import { fitContest } from '../../../../functions/domain/judging/scores/contest-scores.ts';
import { drawPosterior } from '../../../../functions/domain/judging/scores/fit/posterior-draws.ts';
import { scoreTable } from '../../../../functions/domain/judging/scores/fit/score-table.ts';
import { madeContest, streams } from './contests.ts';

const whole = (value: number) => Math.max(0, Math.min(100, Math.round(50 + 10 * value)));
const sizes = [
  { entries: 12, judges: 4, reviews: 3, contests: 40, k: 3 },
  { entries: 20, judges: 10, reviews: 3, contests: 25, k: 3 },
  { entries: 40, judges: 20, reviews: 3, contests: 20, k: 5 },
  { entries: 100, judges: 20, reviews: 5, contests: 8, k: 10 },
];

test.for(sizes)('whole-number scores, $entries entries: 90 % intervals cover, and chances come true', ({ entries, judges, reviews, contests, k }) => {
  let covered = 0;
  let [promised, kept] = [0, 0];
  for (let run = 0; run < contests; run++) {
    const made = madeContest({ entries, judges, reviews, seed: `coverage ${entries} ${run}`, round: whole });
    const table = scoreTable(entries, judges, made.scores);
    const { model, knowledge } = fitContest(table, streams, false);
    const draws = drawPosterior(model, knowledge, streams, 200);
    const mean = made.truth.reduce((a, b) => a + b) / entries;
    const best = new Set([...made.truth.keys()].sort((a, b) => made.truth[b]! - made.truth[a]!).slice(0, k));
    for (let i = 0; i < entries; i++) {
      const own = Float64Array.from({ length: 200 }, (_, d) => draws.value[d * entries + i]!).sort();
      const truth = 10 * (made.truth[i]! - mean);
      if (own[10]! <= truth && truth <= own[189]!) covered++;
      let chance = 0;
      for (let d = 0; d < 200; d++) if (draws.rank[d * entries + i]! <= k) chance += 1 / 200;
      if (chance > 0.5) {
        promised += chance;
        kept += best.has(i) ? 1 : 0;
      }
    }
  }
  const coverage = covered / (contests * entries);
  expect(coverage).toBeGreaterThan(0.84);
  expect(coverage).toBeLessThan(0.95);
  expect(Math.abs(promised - kept)).toBeLessThan(3 * Math.sqrt(promised * 0.25) + 1);
});
