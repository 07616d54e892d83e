import { isAnswered } from '../../../functions/domain/entry/answers.ts';
import type { Answers } from '../../../functions/domain/entry/entry.ts';
import type { Fault } from '../../../functions/domain/refusal.ts';
import type { Problem } from './api.ts';

export type Wrong = Record<string, string>;

/** What was answered and Send would refuse, by question. What is still empty is no mistake yet. */
export const wrongAnswers = (faults: Fault[], section: string, answers: Answers): Wrong =>
  Object.fromEntries(
    faults.map(({ field, message }) => [field.split('.'), message] as const).filter(([[of, id = '']]) => of === section && isAnswered(answers[id])).map(([[, id = ''], message]) => [id, message]),
  );

/** What a fault says beside its question, where the label is read already. */
export const besideLabel = (label: string, message: string): string => (message.startsWith(label) ? message.slice(label.length).replace(/^: ?/, '').trim() : message);

/** The same as a summary above the form; nothing when nothing is wrong. */
export const wrongProblem = (wrong: Wrong): Problem | undefined => {
  const errors = Object.entries(wrong).map(([field, message]) => ({ field, message }));
  return errors.length > 0 ? { title: 'There is a problem', status: 422, code: 'invalid', errors } : undefined;
};
