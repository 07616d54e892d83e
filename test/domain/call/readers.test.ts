import { expect, test } from 'vitest';
import { FormField } from '../../../functions/domain/call/form.ts';
import { readersIn, readersOf, type Readable } from '../../../functions/domain/call/readers.ts';

const field = (type: Readable['type'], judges: boolean, open: boolean): Readable => ({ type, judges, public: open, blindSafe: false });

test('who reads an answer: one sentence for each case', () => {
  const said = [field('text', true, true), field('text', true, false), field('text', false, true), field('text', false, false), field('link', true, true), field('link', true, false)].map((one) => readersOf(one, true));
  expect(said).toEqual([
    'Judges read this. It can be published once the results are out, if the entry is selected.',
    'Judges read this. It is not published.',
    'Judges do not read this. It can be published once the results are out, if the entry is selected.',
    'Only the agency reads this.',
    'Judging is blind, so judges do not read this. It can be published once the results are out, if the entry is selected.',
    'Judging is blind, so judges do not read this. Only the agency does.',
  ]);
  expect(readersOf(field('link', true, false), false)).toBe('Judges read this. It is not published.');
});

test('what holds for most is said once, and a question where it differs says so', () => {
  const asked = (['text', 'text', 'link'] as const).map((type, i) => FormField.parse({ id: `q${i}`, type, label: 'It' }));
  expect(readersIn(asked, true)).toEqual({
    most: 'Judges read these answers. They are not published. Where it differs, the question says so.', others: { q2: 'Judging is blind, so judges do not read this. Only the agency does.' },
  });
  expect(readersIn([], true)).toEqual({ most: '', others: {} });
});
