import { canonical } from '../../../functions/domain/words/canonical.ts';
import type { Answer, Answers } from '../../../functions/domain/entry/entry.ts';

const fold = (text: string, seed: number): number => {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619);
  return hash >>> 0;
};

/** A short mark of an answer: enough to tell whether two people wrote the same. */
const markOf = (answer: Answer | undefined): string => {
  if (answer === undefined || answer === '') return '';
  const text = canonical(answer);
  return fold(text, 2_166_136_261).toString(36) + fold(text, 84_696_351).toString(36) + text.length.toString(36);
};

export type Marks = Record<string, string>;
export const marksOf = (answers: Answers): Marks => Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, markOf(answer)]));
export const sameAnswers = (one: Answers, other: Answers): boolean => {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...ids].every((id) => markOf(one[id]) === markOf(other[id]));
};

export type Merged = { answers: Answers; /** Questions somebody else answered meanwhile. */ taken: string[]; /** Questions both changed: mine is kept in `answers`. */ clashes: string[] };

/** Two people wrote from the same beginning. `seen` marks that beginning: whoever left a question alone takes the other's words. */
export const mergeAnswers = (seen: Marks, mine: Answers, theirs: Answers): Merged => {
  const merged: Merged = { answers: {}, taken: [], clashes: [] };
  for (const id of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [before, here, there] = [seen[id] ?? '', markOf(mine[id]), markOf(theirs[id])];
    const take = here !== there && here === before;
    if (take) merged.taken.push(id);
    if (here !== there && here !== before && there !== before) merged.clashes.push(id);
    const kept = take ? theirs[id] : mine[id];
    if (kept !== undefined) merged.answers[id] = kept;
  }
  return merged;
};
