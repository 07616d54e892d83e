import { expect, test } from 'vitest';
import { criterionFigures, panelFigures } from '../../../../functions/domain/judging/result/panel-figures.ts';
import { PanelResult } from '../../../../functions/domain/judging/result/result.ts';
import { criterionAlphas } from '../../../../functions/domain/judging/scores/agreement/criterion-alphas.ts';

const told = PanelResult.parse({
  method: 'adjusted', judges: 6, scored: 12, unscored: [], components: 1, cuts: [{ k: 3, selected: [], expectedRight: 2.4, contested: 2, fragile: [] }], digest: 'd', sealed: false,
  criteria: [{ id: 'need', count: 36, mean: 3, marks: [], alpha: 0.7 }, { id: 'gone', count: 36, mean: 3, marks: [] }],
  alpha: 0.41, alphaRange: [0.2, 0.6], variances: { entry: 144, judge: 36, error: 64 }, reliability: { agreement: 0.59, consistency: 0.69, final: 0.86 }, averageDifference: 6.2,
});

test('what the round supports is told in figures, each with a plain sentence', () => {
  const figures = panelFigures(told);
  expect(figures.map(({ name, value }) => [name, value])).toEqual([
    ['Connected components', '1'], ['Entries, standard deviation', '12.0 points'], ['Judges, standard deviation', '6.0 points'], ['Chance, standard deviation', '8.0 points'],
    ['Difference of two entries, standard deviation', '6.2 points'], ['One judge’s score, intraclass correlation', '0.59'], ['The same with strictness taken out', '0.69'], ['Final scores, reliability', '0.86'],
    ['Krippendorff’s alpha of the scores, interval metric', '0.41 (90%: 0.20 to 0.60)'], ['Right finalists expected, first 3', '2.4 of 3'],
  ]);
  expect(figures.at(-1)!.words).toBe('Of the 3 in the first places, 2.4 are expected to belong there. 2 entries are too close to call.');
  expect(figures.every(({ words }) => /^[A-Z].*\.$/.test(words))).toBe(true);
});

test('where the design does not support the adjustment only what can be told is', () => {
  const { variances: _, reliability: __, averageDifference: ___, alpha: ____, alphaRange: _____, ...bare } = told;
  expect(panelFigures({ ...bare, method: 'plain', reason: 'not-linked', components: 3, cuts: [] })).toEqual([
    { name: 'Connected components', value: '3', words: 'The judges fall into 3 groups that share no entries. Scores of different groups cannot be compared for strictness.' },
  ]);
});

test('a criterion goes by its name in the rules, and one of an earlier time has no alpha', () => {
  expect(criterionFigures(told, [{ id: 'need', name: 'Need' }])).toEqual([
    { name: 'Need', marks: 36, alpha: 0.7, words: 'The judges agreed for the most part.' }, { name: 'gone', marks: 36, alpha: undefined, words: 'Too little to compare.' },
  ]);
});

test('alpha on each criterion is Krippendorff’s with the ordinal metric; with equal marks or no shared entry there is none', () => {
  const rows = ['123321412...', '1233224125..', '.33323422513', '123324412510'].map((marks) => marks.replace(/0$/, '.'));
  const scores = rows.flatMap((marks, judge) => [...marks].flatMap((mark, entry) => (mark === '.' ? [] : [{ entry, judge, marks: [Number(mark), 3] }])));
  const criteria = ['need', 'same'].map((id) => ({ id, weight: 50, low: 1, high: 5 }));
  const rules = { criteria } as Parameters<typeof criterionAlphas>[0]['rules'];
  const [need, same] = criterionAlphas({ rules, scores });
  expect([need!.toFixed(9), same]).toEqual(['0.815387504', undefined]);
  expect(criterionAlphas({ rules, scores: scores.filter(({ judge }) => judge === 0) })).toEqual([undefined, undefined]);
  expect(criterionAlphas({ rules, scores: [] })).toEqual([undefined, undefined]);
});
