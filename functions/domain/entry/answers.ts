import type { Rules } from '../call/challenge.ts';
import type { Answer, Answers } from './entry.ts';
import type { FormField, FormSection } from '../call/form.ts';
import { isJudged } from '../call/readers.ts';
import type { Fault } from '../refusal.ts';
import { answerFault, type ChecksumAddress } from './answer-checks.ts';

const isEmpty = (answer: Answer | undefined): boolean =>
  answer === undefined ||
  (typeof answer === 'string' && answer.trim() === '') ||
  (Array.isArray(answer) && answer.length === 0) ||
  (typeof answer === 'object' && !Array.isArray(answer) && !answer.repository.trim() && !answer.commit.trim());

/** The questions of a section that are asked in this challenge area. */
export const askedIn = (section: FormSection, area: string): FormField[] => section.fields.filter((field) => field.areas.length === 0 || field.areas.includes(area));

/** A question mark already ends a label: no colon after it. */
const asked = (label: string, fault: string): string => `${label}${/[?:.]$/.test(label) ? '' : ':'} ${fault}`;

/** Every answer that Send would refuse, by question, with the fix. */
export const faultsOf = (rules: Rules, area: string, answers: Answers, checksum: ChecksumAddress): Fault[] => {
  const faults: Fault[] = [];
  const { areas } = rules.sections.details;
  if (areas.length > 0 && !areas.some((known) => known.id === area)) faults.push({ field: 'area', message: 'Choose a challenge area.' });
  for (const section of rules.sections.form.sections) {
    for (const field of askedIn(section, area)) {
      const answer = answers[field.id];
      if (isEmpty(answer)) {
        if (field.required) faults.push({ field: `${section.id}.${field.id}`, message: asked(field.label, 'Answer this.') });
        continue;
      }
      const wrong = answerFault(field, answer!, checksum);
      if (wrong) faults.push({ field: `${section.id}.${field.id}`, message: asked(field.label, wrong) });
    }
  }
  return faults;
};

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

/** Something is written, whether or not it fits. */
export const isAnswered = (answer: Answer | undefined): boolean => !isEmpty(answer);

export const sectionState = (section: FormSection, area: string, answers: Answers | undefined): 'not-started' | 'in-progress' | 'done' => {
  if (!answers || Object.values(answers).every((answer) => isEmpty(answer))) return 'not-started';
  return askedIn(section, area).every((field) => !field.required || !isEmpty(answers[field.id])) ? 'done' : 'in-progress';
};
