import { expect, test } from 'vitest';
import { fitContest } from '../../../../../functions/domain/judging/scores/contest-scores.ts';
import { judgeReadings } from '../../../../../functions/domain/judging/scores/judges/judge-readings.ts';
import { judgeWords } from '../../../../../functions/domain/judging/scores/judges/judge-words.ts';
import { driftAlong } from '../../../../../functions/domain/judging/scores/judges/reading-kinds.ts';
import { drawPosterior } from '../../../../../functions/domain/judging/scores/fit/posterior-draws.ts';
import { scoreTable } from '../../../../../functions/domain/judging/scores/fit/score-table.ts';
import { madeContest, streams, wide } from '../contests.ts';

/** Points a judge's scores truly change from the first to the last entry: of the first judge, then of all others. */
const drifts = [6, 0] as const;
/** Every judge's drift as told, beside the true one. */
const contest = (seed: string) => {
  const made = madeContest({ entries: 40, judges: 8, reviews: 4, seed, entrySpread: 3, errorSpread: 2 });
  const chance = streams(`order ${seed}`);
  const orders = [...Map.groupBy(made.scores.map((score, t) => ({ ...score, t })), ({ judge }) => judge).values()].flatMap((own) => {
    const order = Int32Array.from({ length: own.length }, (_, n) => n + 1);
    chance.shuffle(order);
    return own.map(({ t }, n) => [t, { order: order[n]!, of: own.length }] as const);
  });
  const places = new Map(orders);
  const scores = made.scores.map((score, t) => {
    const { order, of } = places.get(t)!;
    return { ...score, order, value: score.value + (score.judge === 0 ? (drifts[0] * (order - 1)) / (of - 1) : 0) };
  });
  const table = scoreTable(40, 8, scores, wide);
  const { model, knowledge } = fitContest(table, streams, false);
  return judgeReadings(table, model, knowledge, drawPosterior(model, knowledge, streams, 50)).map((reading, j) => ({ ...driftAlong(reading)!, truth: drifts[j === 0 ? 0 : 1] }));
};

test('a judge’s drift is told in points from first to last, and its 90 % interval covers the truth', () => {
  const told = Array.from({ length: 40 }, (_, n) => contest(`drift ${n}`));
  const [first, others] = [told.map(([one]) => one!), told.flatMap(([, ...rest]) => rest)];
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const covered = (all: typeof others) => mean(all.map(({ interval: [low, high], truth }) => (low <= truth && truth <= high ? 1 : 0)));
  expect(mean(first.map(({ points }) => points))).toBeGreaterThan(5);
  expect(mean(first.map(({ points }) => points))).toBeLessThan(7);
  expect(Math.abs(mean(others.map(({ points }) => points)))).toBeLessThan(0.3);
  expect(covered(first)).toBeGreaterThan(0.78);
  expect(covered(others)).toBeGreaterThan(0.86);
  expect(covered(others)).toBeLessThan(0.95);
  expect(mean(others.map(({ beyondChance }) => (beyondChance ? 1 : 0)))).toBeLessThan(0.14);
  expect(mean(first.map(({ beyondChance }) => (beyondChance ? 1 : 0)))).toBeGreaterThan(0.8);
});

const reading = { scores: 12, mean: 50, severity: -8, severityInterval: [-12, -4] as [number, number], spread: 14, relativeSpread: 1.3, agreement: 0.7, drift: 1, driftInterval: [-2, 4] as [number, number] };

test('each figure of a judge has its word, and what is open or rests on little says so', () => {
  expect(judgeWords(reading)).toEqual({ severity: 'Stricter than the average judge', spread: 'Further apart than the panel’s', agreement: 'Agrees closely', drift: 'No more than chance', little: false });
  expect(judgeWords({ ...reading, scores: 2, severity: 3, severityInterval: [-4, 10], relativeSpread: 1, agreement: undefined, drift: undefined, driftInterval: undefined }))
    .toEqual({ severity: 'Cannot be told from the average judge', spread: 'As far apart as the panel’s', agreement: 'Too little to compare', drift: 'Too little to compare', little: true });
  expect(judgeWords({ ...reading, severity: 8, severityInterval: [4, 12], relativeSpread: 0.8, agreement: -0.1, drift: -3, driftInterval: [-5, -1] }))
    .toMatchObject({ severity: 'Milder than the average judge', spread: 'Closer together than the panel’s', agreement: 'Often sees it otherwise', drift: 'Scores fell' });
  expect(judgeWords({ ...reading, driftInterval: undefined }).drift, 'of an earlier time').toBe('Too little to compare');
});
