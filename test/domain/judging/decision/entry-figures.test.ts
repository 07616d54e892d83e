import { expect, test } from 'vitest';
import { Criterion } from '../../../../functions/domain/call/rubric.ts';
import { idBytes, makeId } from '../../../../functions/domain/id.ts';
import { entryFigures, scaleWords } from '../../../../functions/domain/judging/decision/entry-figures.ts';
import type { PanelResult } from '../../../../functions/domain/judging/result/result.ts';

const levels = [[4, 'Strong'], [1, 'Weak'], [2, '']].map(([score, label]) => ({ score: score as number, label: label as string, anchor: '' }));
const rubric = [Criterion.parse({ id: 'need', name: 'Need', question: 'How much?', weight: 60, levels }), Criterion.parse({ id: 'new', name: 'New', question: 'How new?', weight: 40, levels })];
const result = {
  entryId: makeId('entry', new Uint8Array(idBytes)), scores: 3, place: 2, shared: false, score: 61.2, raw: 60, adjusted: 61.2, judgeMix: 1.2, interval: [55, 67] as [number, number], rankInterval: [1, 4] as [number, number],
  given: { scores: [50, 60, 70], criteria: { need: 3.3 } },
};
const panel = (sealed: boolean): PanelResult => ({ method: 'adjusted', judges: sealed ? 4 : 5, scored: 9, components: 1, criteria: [], cuts: [], digest: '', sealed });

test('a team reads where its entry stands, and the mean on each criterion in the words of the scale; of a small panel no means', () => {
  const told = { score: 61.2, adjusted: true, interval: [55, 67], place: 2, shared: false, rankInterval: [1, 4], of: 9 };
  expect(entryFigures(result, panel(false), rubric)).toEqual({ ...told, criteria: [{ name: 'Need', weight: 60, mean: 3.3, words: 'between 2 and 4 (Strong)' }] });
  expect(entryFigures(result, panel(true), rubric)).toEqual({ ...told, criteria: [] });
});

test('a mean that is a level of the scale is told by that level', () => {
  expect([scaleWords(4, levels), scaleWords(1.04, levels), scaleWords(1.5, levels), scaleWords(9, levels)]).toEqual(['4 (Strong)', '1 (Weak)', 'between 1 (Weak) and 2', '']);
});
