import { expect, test } from 'vitest';
import { adjustedScores } from '../../../../functions/domain/judging/scores/entry-standings.ts';
import { fitContest } from '../../../../functions/domain/judging/scores/contest-scores.ts';
import { drawPosterior } from '../../../../functions/domain/judging/scores/posterior-draws.ts';
import { rawMeans, scoreTable } from '../../../../functions/domain/judging/scores/score-table.ts';
import { robustEffects } from '../../../../functions/domain/judging/scores/robust-fit.ts';
import { placesOf } from '../../../../functions/domain/judging/scores/declared-order.ts';
import { madeContest, streams, wide } from './contests.ts';

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

const recall = (truth: number[], found: ArrayLike<number>, k: number) => {
  const top = (values: ArrayLike<number>) => Array.from(values as number[], (_, i) => i).sort((a, b) => values[b]! - values[a]!).slice(0, k);
  const right = new Set(top(truth));
  return top(found).filter((i) => right.has(i)).length / k;
};

test('adjusting finds more of the best entries than the plain mean does', () => {
  let [plain, adjusted] = [0, 0];
  for (let run = 0; run < 30; run++) {
    const made = madeContest({ entries: 60, judges: 12, reviews: 5, seed: `recall ${run}` });
    const table = scoreTable(60, 12, made.scores, wide);
    const { knowledge } = fitContest(table, streams, false);
    plain += recall(made.truth, rawMeans(table), 6) / 30;
    adjusted += recall(made.truth, adjustedScores(knowledge.effects), 6) / 30;
  }
  expect(adjusted).toBeGreaterThan(plain);
});

test('a judge who lifts a friend and sinks rivals gains much less under the robust view', () => {
  let [gaussian, robust] = [0, 0];
  for (let run = 0; run < 20; run++) {
    const made = madeContest({ entries: 60, judges: 15, reviews: 5, seed: `attack ${run}` });
    const own = made.scores.filter((score) => score.judge === 0);
    const rigged = made.scores.map((score) => (score.judge !== 0 ? score : score === own[0] ? { ...score, value: score.value + 3 } : own.indexOf(score) <= 5 ? { ...score, value: score.value - 3 } : score));
    const places = (scores: typeof made.scores) => {
      const { model, fit, knowledge } = fitContest(scoreTable(60, 15, scores, wide), streams, false);
      return [placesOf(knowledge.effects.entry).place[own[0]!.entry]!, placesOf(robustEffects(model, fit).effects.entry).place[own[0]!.entry]!];
    };
    const [before, after] = [places(made.scores), places(rigged)];
    gaussian += before[0]! - after[0]!;
    robust += before[1]! - after[1]!;
  }
  expect(gaussian / 20).toBeGreaterThan(4);
  expect(robust).toBeLessThan(0.75 * gaussian);
});
