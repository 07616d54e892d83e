import { expect, test } from 'vitest';
import { mixedModel } from '../../../../../functions/domain/judging/scores/fit/mixed-model.ts';
import type { ScoreTable } from '../../../../../functions/domain/judging/scores/fit/score-table.ts';
import { fitVariances } from '../../../../../functions/domain/judging/scores/fit/variance-fit.ts';
import { streams } from '../contests.ts';

/**
 * What R's lme4 1.1-37.9000 prints for its own data sets (the reference pages of its site, lme4.github.io/lme4/reference: Dyestuff, Penicillin,
 * Pastes), by REML. The data are of Davies and Goldsmith, Statistical Methods in Research and Production (1972), Dyestuff2 of Box and Tiao (1973).
 */
/** Rows by entry. Some data test a pair twice, which a round never does and a score table refuses; the model behind it takes them as they are. */
const tableOf = (rows: { entry: number; judge: number; value: number }[], entries: number, judges: number): ScoreTable => ({
  entries, judges, entry: Int32Array.from(rows, ({ entry }) => entry), judge: Int32Array.from(rows, ({ judge }) => judge), value: Float64Array.from(rows, ({ value }) => value),
  first: Int32Array.from({ length: entries + 1 }, (_, i) => rows.filter(({ entry }) => entry < i).length),
});

const fitOf = (rows: { entry: number; judge: number; value: number }[], entries: number, judges: number) => {
  const { variances, effects, converged } = fitVariances(mixedModel(tableOf(rows, entries, judges)), streams);
  const deviation = (variance: number, digits: number) => Math.sqrt(variance).toFixed(digits);
  return { converged, entry: (digits: number) => deviation(variances.entry, digits), judge: (digits: number) => deviation(variances.judge, digits), error: (digits: number) => deviation(variances.error, digits), mean: effects.fixed[0]! };
};

/** Diameters of six samples (columns) on each of 24 plates. */
const penicillin = `
272326232321 272326232321 252125242420 262325232320 252226222320 242225232219 242023212219 262226242421
242124222220 242124232219 262326242421 252226242420 262426242522 262326232320 262325242422 252225232320
252124232320 252224232319 242123212119 262326242421 252124222218 252225222220 242124222419 242124222118`.trim().split(/\s+/).map((plate) => plate.match(/../g)!.map(Number));

test('Penicillin, 24 plates and 6 samples, each on every plate: deviations and mean are lme4’s to its printed digits', () => {
  const fit = fitOf(penicillin.flatMap((plate, entry) => plate.map((value, judge) => ({ entry, judge, value }))), 24, 6);
  expect([fit.converged, fit.entry(4), fit.judge(4), fit.error(4), fit.mean.toFixed(2)]).toEqual([true, '0.8467', '1.9316', '0.5499', '22.97']);
});

/** Strengths of two tests of each of three casks from each of ten batches. */
const pastes = [
  628, 626, 601, 623, 627, 631, 600, 614, 575, 569, 611, 589, 587, 575, 639, 631, 654, 637, 571, 564, 569, 586, 647, 645, 551, 551, 547, 542, 588, 575,
  634, 649, 593, 581, 605, 600, 625, 626, 610, 587, 569, 577, 592, 594, 652, 660, 648, 641, 548, 548, 640, 640, 577, 568, 583, 593, 592, 592, 589, 566,
].map((tenths) => tenths / 10);

test('Pastes, 30 samples and 10 batches, (1|batch) + (1|sample), most pairs missing: lme4’s to its printed digits', () => {
  const fit = fitOf(pastes.map((value, t) => ({ entry: t >> 1, judge: Math.floor(t / 6), value })), 30, 10);
  expect([fit.converged, fit.entry(4), fit.judge(4), fit.error(4), fit.mean.toFixed(2)]).toEqual([true, '2.9041', '1.2874', '0.8234', '60.05']);
});

const dyestuff = [
  [1545, 1440, 1440, 1520, 1580], [1540, 1555, 1490, 1560, 1495], [1595, 1550, 1605, 1510, 1560], [1445, 1440, 1595, 1465, 1545], [1595, 1630, 1515, 1635, 1625], [1520, 1455, 1450, 1480, 1445],
];
const dyestuff2 = [
  [7.298, 3.846, 2.434, 9.566, 7.99], [5.22, 6.556, 0.608, 11.788, -0.892], [0.11, 10.386, 13.434, 5.51, 8.166], [2.212, 4.852, 7.092, 9.288, 4.98], [0.282, 9.014, 4.458, 9.446, 7.198], [1.722, 4.782, 8.106, 0.758, 3.758],
];
/** One factor only, here all of one judge, about whom they say nothing. */
const batches = (rows: number[][]) => fitOf(rows.flatMap((batch, entry) => batch.map((value) => ({ entry, judge: 0, value }))), 6, 1);

test('Dyestuff, six batches, and Dyestuff2, whose batches do not differ: lme4’s to its printed digits', () => {
  const [first, second] = [batches(dyestuff), batches(dyestuff2)];
  expect([first.entry(2), first.error(2), first.mean.toFixed(0)]).toEqual(['42.00', '49.51', '1528']);
  expect([second.entry(2), second.error(3)]).toEqual(['0.00', '3.716']);
});
