import type { Rules } from '../call/challenge.ts';
import type { Fault } from '../refusal.ts';
import { answerFault, type ChecksumAddress } from './answer-checks.ts';
import { askedIn, isEmpty } from './answers.ts';
import type { Answers } from './entry.ts';

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
