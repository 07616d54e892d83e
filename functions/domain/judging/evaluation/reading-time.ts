import { judgedFields } from '../../entry/answers.ts';
import type { Rules } from '../../call/challenge.ts';
import type { FormField } from '../../call/form.ts';

const wordsAMinute = 220;
const minutesACriterion = 2;
const minutesAnAttachment = 5;
const typicalWords: Partial<Record<FormField['type'], number>> = { text: 30, paragraph: 200 };
const attachments: FormField['type'][] = ['link', 'video', 'files', 'repository'];

/** How long one entry takes at most: reading every answer at its limit, opening what is attached, a mark on each criterion. In steps of 5 minutes. */
export const minutesAnEntry = (rules: Rules): number => {
  const { form, judging } = rules.sections;
  const fields = form.sections.flatMap((section) => section.fields.filter((field) => judgedFields({ ...section, fields: [{ ...field, areas: [] }] }, '', judging.blind).length > 0));
  const words = fields.reduce((sum, field) => sum + (field.maxWords ?? typicalWords[field.type] ?? 10), 0);
  const attached = fields.filter((field) => attachments.includes(field.type)).length;
  const minutes = words / wordsAMinute + attached * minutesAnAttachment + judging.criteria.length * minutesACriterion;
  return Math.max(5, Math.ceil(minutes / 5) * 5);
};
