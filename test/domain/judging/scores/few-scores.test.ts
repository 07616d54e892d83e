import { expect, test } from 'vitest';
import { scoreContest } from '../../../../functions/domain/judging/scores/contest-scores.ts';
import { mixedModel } from '../../../../functions/domain/judging/scores/fit/mixed-model.ts';
import { integrateRatios } from '../../../../functions/domain/judging/scores/fit/ratio-grid.ts';
import { rawMeans, scoreTable, spareForOrder, type Score } from '../../../../functions/domain/judging/scores/fit/score-table.ts';
import { madeContest, streams, wide } from './contests.ts';

/** Every judge reads its entries in an order of its own. */
const inOrder = (scores: Score[], seed: string): Score[] => {
  const chance = streams(`order ${seed}`);
  return [...Map.groupBy(scores, ({ judge }) => judge).values()].flatMap((own) => {
    const order = Int32Array.from(own, (_, n) => n + 1);
    chance.shuffle(order);
    return own.map((score, n) => ({ ...score, order: order[n]! }));
  });
};

test('the reading order is modelled from as many scores as carry it, and never from fewer', () => {
  const made = (reviews: number, entries: number) => inOrder(madeContest({ entries, judges: 4, reviews, seed: 'few' }).scores, 'few');
  const [enough, few] = [made(3, 17), made(3, 16)];
  expect([3 * 17 - 17 - 4 + 1 - spareForOrder, 3 * 16 - 16 - 4 + 1 - spareForOrder]).toEqual([1, -1]);
  expect([scoreTable(17, 4, enough, wide).position?.length, scoreTable(16, 4, few, wide).position]).toEqual([51, undefined]);
  // an entry or a judge without a score carries nothing, and costs nothing
  expect(scoreTable(40, 9, enough, wide).position?.length).toBe(51);
});

test('of ten scores none is moved past what its judges gave for the place in which they read it', () => {
  const marks = [[0, 0, 25], [0, 1, 50], [1, 0, 50], [1, 2, 60], [2, 1, 75], [2, 2, 65], [3, 0, 60], [3, 1, 90], [4, 0, 70], [4, 2, 80]] as const;
  const orders = [1, 1, 5, 4, 2, 2, 3, 3, 4, 3];
  const table = scoreTable(5, 3, marks.map(([entry, judge, value], t) => ({ entry, judge, value, order: orders[t]! })));
  const found = scoreContest(table, { topK: [2], draws: 400, correctSpread: true, tieDecimals: 1 }, streams);
  expect(found.alongList).toBeUndefined();
  for (const { entry, adjusted } of found.entries) {
    const own = marks.filter(([of]) => of === entry).map(([, , value]) => value);
    expect(adjusted).toBeGreaterThan(Math.min(...own) - 5);
    expect(adjusted).toBeLessThan(Math.max(...own) + 5);
  }
  expect(found.panel.reliability!.final).toBeLessThan(0.95);
  expect(found.judges.every(({ drift }) => drift === undefined)).toBe(true);
});

test('modelled from too few scores, the order would cost more than it mends', () => {
  let [modelled, left, plain] = [0, 0, 0];
  const apart = (found: ArrayLike<number>, truth: number[]) => {
    const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
    return truth.reduce((sum, value, i) => sum + (found[i]! - mean(found) - value + mean(truth)) ** 2, 0);
  };
  for (let run = 0; run < 120; run++) {
    const made = madeContest({ entries: 8, judges: 4, reviews: 2, seed: `few ${run}` });
    const scores = inOrder(made.scores, `few ${run}`);
    const table = scoreTable(8, 4, scores, wide);
    expect(table.position).toBeUndefined();
    const places = Map.groupBy(scores.toSorted((a, b) => a.entry - b.entry || a.judge - b.judge).map((score, t) => ({ ...score, t })), ({ judge }) => judge);
    const position = new Float64Array(scores.length);
    for (const own of places.values()) {
      const middle = (own.length + 1) / 2;
      const spread = Math.sqrt(own.reduce((sum, { order }) => sum + (order! - middle) ** 2, 0) / (own.length - 1)) || 1;
      for (const { t, order } of own) position[t] = (order! - middle) / spread;
    }
    modelled += apart(integrateRatios(mixedModel({ ...table, position })).effects.entry, made.truth);
    left += apart(integrateRatios(mixedModel(table)).effects.entry, made.truth);
    plain += apart(rawMeans(table), made.truth);
  }
  expect(left).toBeLessThan(modelled);
  expect(left).toBeLessThan(plain);
});
