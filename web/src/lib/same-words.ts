import { writtenIn } from './scores-form.ts';
import type { Written } from './unsent-scores.ts';

const inOrder = (some: Record<string, unknown>) => Object.entries(some).toSorted(([a], [b]) => (a < b ? -1 : 1));
const whole = ({ marks, comments, note, feedback }: Written) => JSON.stringify([inOrder(marks), inOrder(comments), note, feedback]);

/** Whether what a form holds is what the server has. */
export const sameWords = (fields: [string, string][], stored: Written): boolean => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return whole(writtenIn(form)) === whole(stored);
};
