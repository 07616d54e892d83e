import { expect, test } from 'vitest';
import { Criterion } from '../../../../functions/domain/call/rubric.ts';
import { markFaults, savingFaults } from '../../../../functions/domain/judging/evaluation/mark-faults.ts';

const levels = [{ score: 0, label: 'No', anchor: 'It does not run.' }, { score: 1, label: 'Yes', anchor: 'It runs.' }];
const rubric = [
  Criterion.parse({ id: 'works', name: 'Works', question: 'Does it run?', weight: 60, levels, commentRequired: true }),
  Criterion.parse({ id: 'reach', name: 'Reach', question: 'Whom does it reach?', weight: 40, levels }),
];
const marks = { works: 1, reach: 0 };

test('where a comment is required, scores are saved with one that can be seen, and kept as a draft without it', () => {
  const missing = [{ field: 'comment-works', message: 'Write a comment on “Works”.' }];
  for (const comments of [{}, { works: ' \u200B' }, { reach: 'Two towns.' }] as Record<string, string>[]) expect([savingFaults(rubric, { marks, comments }), markFaults(rubric, { marks, comments })]).toEqual([missing, []]);
  expect(savingFaults(rubric, { marks, comments: { works: 'I ran it.' } })).toEqual([]);
});

test('a comment that is required can have a least length, of what can be seen', () => {
  const longer = rubric.map((one) => (one.id === 'works' ? { ...one, commentLeast: 12 } : one));
  const faults = (works: string) => savingFaults(longer, { marks, comments: { works } }).map(({ message }) => message);
  expect(faults('')).toEqual(['Write at least 12 characters on “Works”. There are 0.']);
  expect(faults(` I ran it.${'\u200B'.repeat(9)}`)).toEqual(['Write at least 12 characters on “Works”. There are 9.']);
  expect(faults('I ran it too.')).toEqual([]);
});

test('a mark is one of the levels, of a criterion in the rubric', () => {
  expect(savingFaults(rubric, { marks: { works: 2, style: 1 }, comments: { works: 'I ran it.' } })).toEqual([
    { field: 'works', message: 'Choose one of the levels of “Works”.' }, { field: 'style', message: 'This criterion is not in the rubric.' }, { field: 'reach', message: 'Score “Reach”.' },
  ]);
});
