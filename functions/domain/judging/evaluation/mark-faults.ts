import type { Criterion } from '../../call/rubric.ts';
import type { Fault } from '../../refusal.ts';
import { comparedLine } from '../../words/one-line.ts';
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

const commentFault = ({ id, name, commentLeast = 1 }: Criterion, comment: string): Fault[] => {
  // spaces and what nobody sees fill nothing
  const { length } = comparedLine(comment);
  if (length >= commentLeast) return [];
  return [{ field: `comment-${id}`, message: length === 0 && commentLeast === 1 ? `Write a comment on ${quoted(name)}.` : `Write at least ${commentLeast} characters on ${quoted(name)}. There ${length === 1 ? 'is 1' : `are ${length}`}.` }];
};

/** The same, with what is still missing. */
export const savingFaults = (criteria: Criterion[], given: Given): Fault[] => [
  ...markFaults(criteria, given),
  ...criteria.filter((one) => given.marks[one.id] === undefined).map((one) => ({ field: one.id, message: `Score ${quoted(one.name)}.` })),
  ...criteria.filter((one) => one.commentRequired).flatMap((one) => commentFault(one, given.comments[one.id] ?? '')),
];
