import type { Criterion } from '../../call/rubric.ts';
import type { Fault } from '../../refusal.ts';
import { seenText } from '../../words/one-line.ts';
import { quoted } from '../../words/quoted.ts';

type Given = { marks: Record<string, number>; comments: Record<string, string> };

/** What does not fit the rubric. */
export const markFaults = (criteria: Criterion[], { marks, comments }: Given): Fault[] => [
  ...Object.entries(marks).flatMap(([id, mark]) => {
    const criterion = criteria.find((one) => one.id === id);
    const fits = criterion?.levels.some((level) => level.score === mark);
    return fits ? [] : [{ field: id, message: criterion ? `Choose one of the levels of ${quoted(criterion.name)}.` : 'This criterion is not in the rubric.' }];
  }),
  ...Object.keys(comments).filter((id) => !criteria.some((one) => one.id === id)).map((id) => ({ field: id, message: 'This criterion is not in the rubric.' })),
];

/** The same, with what is still missing. */
export const savingFaults = (criteria: Criterion[], given: Given): Fault[] => [
  ...markFaults(criteria, given),
  ...criteria.filter((one) => given.marks[one.id] === undefined).map((one) => ({ field: one.id, message: `Score ${quoted(one.name)}.` })),
  ...criteria.filter((one) => one.commentRequired && !seenText(given.comments[one.id] ?? '')).map((one) => ({ field: `comment-${one.id}`, message: `Write a comment on ${quoted(one.name)}.` })),
];
