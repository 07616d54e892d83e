import { expect, test } from 'vitest';
import { completeAgreement } from '../../../../../functions/domain/judging/scores/agreement/complete-agreement.ts';
import { equalMarks } from '../../../../../functions/domain/judging/scores/agreement/equal-marks.ts';
import { alphaInterval, krippendorffAlpha, type Metric } from '../../../../../functions/domain/judging/scores/agreement/krippendorff-alpha.ts';
import { scoreTable } from '../../../../../functions/domain/judging/scores/fit/score-table.ts';
import { streams } from '../contests.ts';

/** Rows are entries; NaN is missing. */
const tableOf = (rows: number[][]) =>
  scoreTable(rows.length, rows[0]!.length, rows.flatMap((row, entry) => row.map((value, judge) => ({ entry, judge, value }))).filter(({ value }) => value === value));
const metrics: Metric[] = ['nominal', 'ordinal', 'interval', 'ratio'];
const alphas = (rows: number[][]) => metrics.map((metric) => krippendorffAlpha(tableOf(rows), metric));
/** The widest gap between two lists of numbers. */
const apart = (found: (number | undefined)[], expected: (number | undefined)[]) => Math.max(...found.map((value, at) => Math.abs(value! - expected[at]!)));

const shroutFleiss = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
const raters = ['123321412...', '1233224125..', '.33323422513', '1233244125 1.'.replace(' ', '')];
const krippendorff = Array.from({ length: 12 }, (_, unit) => raters.map((marks) => (marks[unit] === '.' ? NaN : Number(marks[unit]))));
const anxiety = '332 361 344 464 523 542 221 346 531 231 221 632 133 533 221 221 113 233 432 342'.split(' ').map((digits) => [...digits].map(Number));

test('intraclass correlations and their intervals are those of Shrout and Fleiss 1979', () => {
  const found = completeAgreement(tableOf(shroutFleiss))!;
  expect(apart([found.oneway.value, found.agreement.value, found.consistency.value], [0.165741768, 0.28976378, 0.714840715])).toBeLessThan(5e-9);
  expect(apart([found.onewayAverage.value, found.agreementAverage.value, found.consistencyAverage.value], [0.442797134, 0.620050548, 0.909315542])).toBeLessThan(5e-9);
  expect(apart([...found.oneway.interval, ...found.agreement.interval, ...found.consistency.interval], [-0.13293, 0.72256, 0.01879, 0.76108, 0.34246, 0.94586])).toBeLessThan(5e-5);
  expect(apart([found.meanSquares.entries, found.meanSquares.judges, found.meanSquares.error], [11.2417, 32.4861, 1.0194])).toBeLessThan(5e-5);
});

test('intraclass correlations of the anxiety ratings are those of R irr', () => {
  const found = completeAgreement(tableOf(anxiety))!;
  expect(apart([found.agreement.value, found.agreementAverage.value, found.consistency.value, found.consistencyAverage.value], [0.1979982594, 0.4254987531, 0.2160493827, 0.4525862069])).toBeLessThan(5e-10);
  expect(apart([found.oneway.value, found.onewayAverage.value], [0.1750223814, 0.3889257294])).toBeLessThan(5e-10);
  expect(apart(found.agreement.interval, [-0.0389106, 0.4935739])).toBeLessThan(5e-7);
});

test('alpha with and without missing marks is that of Krippendorff 2011', () => {
  expect(apart(alphas(krippendorff), [0.7434210526, 0.8153875038, 0.8491071429, 0.7974027747])).toBeLessThan(5e-10);
});

/**
 * Counted by hand from the definition: 70/3 weighted disagreements seen, 504 possible among 24 marks, so 1 - 23 (70/3) / 504.
 * R's irr 0.84 prints -0.0957 here: for a table without gaps it counts each mark three times (72 in place of 24), and so
 * multiplies 1 - alpha by 71/69. Its four values, brought back by that factor, are the definition's.
 */
test('alpha of a complete table follows the definition, and a mark alone on an entry does not change it', () => {
  const expected = [-0.09567901235, 0.08323504841, 0.1225921359, 0.05534117075].map((printed) => 1 - ((1 - printed) * 69) / 71);
  expect(apart(alphas(shroutFleiss), expected)).toBeLessThan(5e-10);
  expect(alphas(shroutFleiss)[0]).toBeCloseTo(1 - (23 * (70 / 3)) / 504, 12);
  expect(apart(alphas([...shroutFleiss, [3, NaN, NaN, NaN]]), expected)).toBeLessThan(5e-10);
});

test('an incomplete table has no complete-table correlations; alpha has an interval around it', () => {
  expect(completeAgreement(tableOf(krippendorff))).toBeUndefined();
  const [low, high] = alphaInterval(tableOf(krippendorff), 'interval', streams)!;
  expect([low < 0.8491071429, 0.8491071429 < high, low > 0.3, high <= 1]).toEqual([true, true, true, true]);
});

test('without two marks on any entry alpha is not a number', () => {
  expect(krippendorffAlpha(tableOf([[1, NaN], [NaN, 2]]), 'interval')).toBeNaN();
});

test('agreement on equal marks is Fleiss’ kappa and Gwet’s AC1 of R irrCAC, marks missing and all', () => {
  const { fleiss, gwet } = equalMarks(tableOf(krippendorff))!;
  expect([fleiss.toFixed(5), gwet.toFixed(5)]).toEqual(['0.76117', '0.77544']);
  expect([equalMarks(tableOf([[2, 2], [2, 2]])), equalMarks(tableOf([[1, NaN], [NaN, 2]]))]).toEqual([undefined, undefined]);
  expect(equalMarks(tableOf([[1, 1], [2, 2]]))).toEqual({ fleiss: 1, gwet: 1 });
});
