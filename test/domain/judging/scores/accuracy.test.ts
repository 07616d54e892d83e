import { expect, test } from 'vitest';
import { fitContest } from '../../../../functions/domain/judging/scores/contest-scores.ts';
import { placesOf } from '../../../../functions/domain/judging/scores/standings/declared-order.ts';
import { adjustedScores } from '../../../../functions/domain/judging/scores/standings/entry-standings.ts';
import { robustEffects } from '../../../../functions/domain/judging/scores/fit/robust-fit.ts';
import { rawMeans, scoreTable } from '../../../../functions/domain/judging/scores/fit/score-table.ts';
import { madeContest, streams, wide } from './contests.ts';

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
