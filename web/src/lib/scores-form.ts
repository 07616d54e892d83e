import { feedbackText, type FeedbackPart } from '../../../functions/domain/judging/evaluation/feedback-parts.ts';
import type { Written } from './unsent-scores.ts';

const started = (form: FormData, prefix: string): [string, string][] =>
  [...form].flatMap(([name, value]) => (name.startsWith(prefix) && typeof value === 'string' && value.trim() !== '' ? [[name.slice(prefix.length), value.replaceAll('\r\n', '\n')] as [string, string]] : []));

/** What the field of a part is called. */
export const partName = (part: FeedbackPart): string => `feedback-${part}`;

/** The scores as the form holds them; what was left empty is left out. */
export const writtenIn = (form: FormData): Written => {
  const text = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
  return {
    marks: Object.fromEntries(started(form, 'mark-').map(([id, mark]) => [id, Number(mark)])),
    comments: Object.fromEntries(started(form, 'comment-')),
    note: text('note'),
    feedback: feedbackText({ other: text('feedback'), strong: text(partName('strong')), missing: text(partName('missing')), next: text(partName('next')) }),
  };
};

/** Of the fields a refusal named, those that were filled since; what was mended once stays so, also while it is rewritten. */
export const filledIn = (form: FormData, fields: string[], before: string[]): string[] =>
  fields.filter((field) => before.includes(field) || [field, `mark-${field}`].some((name) => String(form.get(name) ?? '').trim() !== ''));
