import type { Written } from './unsent-scores.ts';

const started = (form: FormData, prefix: string): [string, string][] =>
  [...form].flatMap(([name, value]) => (name.startsWith(prefix) && typeof value === 'string' && value.trim() !== '' ? [[name.slice(prefix.length), value.replaceAll('\r\n', '\n')] as [string, string]] : []));

/** The scores as the form holds them; what was left empty is left out. */
export const writtenIn = (form: FormData): Written => {
  const text = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
  return {
    marks: Object.fromEntries(started(form, 'mark-').map(([id, mark]) => [id, Number(mark)])),
    comments: Object.fromEntries(started(form, 'comment-')),
    note: text('note'),
    feedback: text('feedback'),
  };
};

/** Of the fields a refusal named, those that were filled since; what was mended once stays so, also while it is rewritten. */
export const filledIn = (form: FormData, fields: string[], before: string[]): string[] =>
  fields.filter((field) => before.includes(field) || [field, `mark-${field}`].some((name) => String(form.get(name) ?? '').trim() !== ''));
