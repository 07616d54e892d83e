import { centsOf, dollarsOf } from '#lib/authoring/section-reader.ts';
import type { ConditionAnswers } from '../../../functions/domain/eligibility/attestation.ts';
import type { ConditionQuestion } from '../../../functions/domain/eligibility/condition-words.ts';

const prefix = 'conditions.';

/** The answers as they were typed, by the condition. */
export const typedConditions = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (name.startsWith(prefix) && typeof value === 'string' ? [[name.slice(prefix.length), value.trim()]] : [])));

/** What was typed as the API takes it. Text that is no number is handed on as it is, and refused there by name. */
export const answersOf = (questions: readonly ConditionQuestion[], typed: Record<string, string>): ConditionAnswers =>
  Object.fromEntries(
    questions.flatMap(({ id, unit }) => {
      const text = typed[id] ?? '';
      if (text === '') return [];
      if (unit === 'cents') return [[id, centsOf(text) ?? text.slice(0, 20)]];
      return [[id, unit === 'months' && /^\d{1,6}$/.test(text) ? Number(text) : text.slice(0, 20)]];
    }),
  );

/** What was stated, as it stands in the inputs. */
export const shownAnswers = ({ questions, answers }: { questions: readonly ConditionQuestion[]; answers: ConditionAnswers }): Record<string, string> =>
  Object.fromEntries(
    questions.flatMap(({ id, unit }) => {
      const answer = answers[id];
      return answer === undefined ? [] : [[id, unit === 'cents' ? dollarsOf(Number(answer)) : String(answer)]];
    }),
  );
