import { expect, test } from 'vitest';
import { fitContest, scoreContest, type ScoringRules } from '../../../../../functions/domain/judging/scores/contest-scores.ts';
import { placesOf } from '../../../../../functions/domain/judging/scores/standings/declared-order.ts';
import { adjustedScores } from '../../../../../functions/domain/judging/scores/standings/entry-standings.ts';
import { finalistsOf } from '../../../../../functions/domain/judging/scores/standings/finalists.ts';
import { judgeScale, rescaled } from '../../../../../functions/domain/judging/scores/fit/judge-scale.ts';
import { adjustedWithout, leaveOneJudgeOut, meansWithout } from '../../../../../functions/domain/judging/scores/judges/leave-one-out.ts';
import { denseEquations } from '../../../../../functions/domain/judging/scores/fit/dense-equations.ts';
import { mixedModel, rightSide } from '../../../../../functions/domain/judging/scores/fit/mixed-model.ts';
import { drawPosterior, joinDraws } from '../../../../../functions/domain/judging/scores/fit/posterior-draws.ts';
import { judgeMoments, scoreTable } from '../../../../../functions/domain/judging/scores/fit/score-table.ts';
import { ratiosOf } from '../../../../../functions/domain/judging/scores/fit/variance-fit.ts';
import { madeContest, madeTable, streams, wide } from '../contests.ts';

const table = madeTable({ entries: 14, judges: 6, reviews: 3, seed: 'finalists' });
const rules: ScoringRules = { topK: [2, 5], draws: 120, correctSpread: true };

test('sure entries are in or out, the rest is contested, and fragile places are named', () => {
  const without = { best: Int32Array.of(1, 1, 2, 3), worst: Int32Array.of(2, 3, 4, 4), judges: 3 };
  expect(finalistsOf(Int32Array.of(0, 1, 2, 3), [0.97, 0.6, 0.4, 0.03], 2, without)).toEqual({
    k: 2, selected: [0, 1], expectedRight: 1.5699999999999998, zones: ['in', 'contested', 'contested', 'out'], fragile: [1],
  });
});

test('equal scores share a place unless a declared rule parts them; less than a millionth is equal', () => {
  const score = Float64Array.of(3, 5, 5 + 4e-7, 1, 3);
  expect(placesOf(score)).toEqual({ place: Int32Array.of(3, 1, 1, 5, 3), shared: Uint8Array.of(1, 1, 1, 0, 1), order: Int32Array.of(1, 2, 0, 4, 3) });
  expect(placesOf(score, [Float64Array.of(1, 2, 9, 0, NaN)]).place).toEqual(Int32Array.of(3, 2, 1, 5, 4));
});

test('places without one judge are those of a fit from which the judge was removed', () => {
  const { model, fit, knowledge } = fitContest(table, streams, false);
  const ratios = ratiosOf(fit.variances);
  const usual = adjustedScores(knowledge.effects);
  const found = leaveOneJudgeOut(model.table, placesOf(usual), adjustedWithout(model, knowledge.effects, ratios));
  const places = [placesOf(usual).place];
  for (let judge = 0; judge < 6; judge++) {
    const rest = Array.from(table.value, (value, t) => ({ entry: table.entry[t]!, judge: table.judge[t]!, value })).filter((score) => score.judge !== judge);
    const without = mixedModel(scoreTable(14, 6, rest, wide));
    places.push(placesOf(denseEquations(without, ratios).solve(rightSide(without, without.table.value)).entry).place);
  }
  const across = (pick: (...values: number[]) => number) => Int32Array.from({ length: 14 }, (_, i) => pick(...places.map((place) => place[i]!)));
  expect(found).toEqual({ best: across(Math.min), worst: across(Math.max), judges: 6 });
});

test('where plain means decide, places without one judge are those of the other judges’ means', () => {
  const scores = [[0, 0, 9], [0, 1, 3], [1, 0, 5], [1, 1, 5], [2, 1, 4], [3, 0, 1], [3, 1, 2]].map(([entry, judge, value]) => ({ entry: entry!, judge: judge!, value: value! }));
  const plain = scoreTable(4, 2, scores, wide);
  const found = leaveOneJudgeOut(plain, placesOf(Float64Array.of(6, 5, 4, 1.5)), meansWithout(plain));
  expect(found).toEqual({ best: Int32Array.of(1, 1, 2, 3), worst: Int32Array.of(3, 2, 3, 4), judges: 2 });
});

test('places that a declared rule parts stay within the range told of them', () => {
  const plain = scoreTable(2, 2, [0, 1].flatMap((entry) => [0, 1].map((judge) => ({ entry, judge, value: 5 }))), wide);
  const parted = placesOf(Float64Array.of(5, 5), [Float64Array.of(1, 2)]);
  expect(leaveOneJudgeOut(plain, parted, meansWithout(plain))).toEqual({ best: Int32Array.of(1, 1), worst: Int32Array.of(2, 1), judges: 2 });
});

test('a contest scored from draws made in pieces is the contest scored at once', () => {
  const fitted = fitContest(table, streams, rules.correctSpread);
  const pieces = [[80, 40], [0, 80]].map(([from, count]) => drawPosterior(fitted.model, fitted.knowledge, streams, count!, from));
  const inPieces = scoreContest(table, rules, streams, [], { fitted, draws: joinDraws(pieces) });
  const atOnce = scoreContest(table, rules, streams);
  expect(inPieces.entries).toEqual(atOnce.entries);
  expect(inPieces.finalists).toEqual(atOnce.finalists);
});

test('judges who spread their marks alike are left alone; one who spreads them three times as wide is brought closer', () => {
  const even = madeTable({ entries: 60, judges: 6, reviews: 4, seed: 'even spreads' });
  const wild = { ...even, value: even.value.map((value, t) => (even.judge[t] === 2 ? 3 * value : value)) };
  const { between, factor } = judgeScale(wild);
  expect([judgeScale(even).between < 0.02, between > 0.05, factor[2]! > 1.8, factor[2]! < 3]).toEqual([true, true, true, true]);
  const brought = judgeMoments(rescaled(wild, { between, factor }));
  expect([brought.spread[2]! < judgeMoments(wild).spread[2]!, Math.abs(brought.mean[2]! - judgeMoments(wild).mean[2]!) < 1e-9]).toEqual([true, true]);
  expect(judgeScale(scoreTable(2, 2, [{ entry: 0, judge: 0, value: 3 }, { entry: 1, judge: 1, value: 3 }]))).toEqual({ between: 0, factor: Float64Array.of(1, 1) });
});

test('of a judge: severity with an interval, agreement, drift and outlying marks', () => {
  const made = madeContest({ entries: 40, judges: 8, reviews: 4, seed: 'readings', errorSpread: 0.5 });
  const place = new Int32Array(8);
  const scores = made.scores.map((score) => {
    const order = ++place[score.judge]!;
    const noise = score.judge === 3 ? 4 * (((score.entry * 37) % 11) / 5 - 1) : 0;
    return { ...score, order, value: score.judge === 5 ? score.value - 3 : score.judge === 6 ? score.value + 0.1 * order : score.value + noise };
  });
  const { judges } = scoreContest(scoreTable(40, 8, scores, wide), { ...rules, correctSpread: false }, streams);
  const mean = made.severity.reduce((a, b) => a + b) / 8 - 3 / 8;
  const [low, high] = judges[5]!.severityInterval;
  expect([low < made.severity[5]! - 3 - mean + 0.6, made.severity[5]! - 3 - mean - 0.6 < high, high < 0, low < judges[5]!.severity]).toEqual([true, true, true, true]);
  const others = judges.filter(({ judge }) => judge !== 3 && judge !== 6);
  expect(others.every(({ agreement }) => agreement! > judges[3]!.agreement!)).toBe(true);
  expect(others.every(({ outliers }) => outliers.length < judges[3]!.outliers.length)).toBe(true);
  expect(judges[6]!.drift!).toBeGreaterThan(Math.max(...others.map(({ drift }) => drift!)));
});
