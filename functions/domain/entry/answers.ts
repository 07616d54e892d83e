import type { Answer, Answers } from './entry.ts';
import type { FormField, FormSection } from '../call/form.ts';
import { isJudged } from '../call/readers.ts';
import { seenText } from '../words/one-line.ts';

export const isEmpty = (answer: Answer | undefined): boolean =>
  answer === undefined ||
  (typeof answer === 'string' && seenText(answer) === '') ||
  (Array.isArray(answer) && answer.length === 0) ||
  (typeof answer === 'object' && !Array.isArray(answer) && !seenText(answer.repository) && !seenText(answer.commit));

/** Something is written, whether or not it fits. */
export const isAnswered = (answer: Answer | undefined): boolean => !isEmpty(answer);

/** The questions of a section that are asked in this challenge area. */
export const askedIn = (section: FormSection, area: string): FormField[] => section.fields.filter((field) => field.areas.length === 0 || field.areas.includes(area));

/** What a judge reads. */
export const judgedFields = (section: FormSection, area: string, blind: boolean): FormField[] => askedIn(section, area).filter((field) => isJudged(field, blind));

export type PublicSection = { id: string; title: string; fields: { id: string; label: string; type: FormField['type']; answer: Answer }[] };

/** What the form said can be published, of what was answered. Files stay with the agency and the judges. */
export const publicAnswers = (form: FormSection[], area: string, answers: Answers): PublicSection[] =>
  form
    .map((section) => ({
      id: section.id, title: section.title,
      fields: askedIn(section, area).filter((field) => field.public && field.type !== 'files').flatMap(({ id, label, type }) => {
        const answer = answers[id];
        return answer === undefined || isEmpty(answer) ? [] : [{ id, label, type, answer }];
      }),
    }))
    .filter(({ fields }) => fields.length > 0);

export const sectionState = (section: FormSection, area: string, answers: Answers | undefined): 'not-started' | 'in-progress' | 'done' => {
  if (!answers || Object.values(answers).every((answer) => isEmpty(answer))) return 'not-started';
  return askedIn(section, area).every((field) => !field.required || !isEmpty(answers[field.id])) ? 'done' : 'in-progress';
};
