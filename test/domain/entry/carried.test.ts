import { expect, test } from 'vitest';
import { FormSection } from '../../../functions/domain/call/form.ts';
import type { Answers } from '../../../functions/domain/entry/entry.ts';
import { goesOn } from '../../../functions/domain/call/stage-gate.ts';
import { carriedDrafts } from '../../../functions/domain/entry/carried.ts';

const section = (id: string, ...fields: [string, string][]) => FormSection.parse({ id, title: id, fields: fields.map(([field, type]) => ({ id: field, type, label: field })) });
const before = [section('one', ['pitch', 'paragraph'], ['cost', 'money']), section('two', ['papers', 'files'], ['code', 'text'])];
const sent: { answers: Answers }[] = [{ answers: { pitch: 'Fewer calls.', cost: 1200 } }, { answers: { papers: ['fil_1'], code: 'x' } }];

test('answers go to the section that asks the same question now, in whatever order', () => {
  expect(carriedDrafts(before, sent, [section('new', ['code', 'text'], ['plan', 'paragraph'], ['pitch', 'paragraph'])])).toEqual([{ section: 'new', answers: { code: 'x', pitch: 'Fewer calls.' } }]);
});

test('a question of another kind, files, and what was not answered begin empty', () => {
  expect(carriedDrafts(before, sent, [section('one', ['pitch', 'text'], ['papers', 'files']), section('two', ['cost', 'money'])])).toEqual([{ section: 'two', answers: { cost: 1200 } }]);
});

test('winners always go on, finalists where the stage admits them', () => {
  const rows = (['winner', 'finalist', 'not-selected'] as const).map((outcome) => [goesOn({ outcome }), goesOn({ outcome }, 'winners')]);
  expect(rows).toEqual([[true, true], [true, false], [false, false]]);
});
