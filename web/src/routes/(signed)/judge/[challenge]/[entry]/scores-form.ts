import type { Written } from '#lib/unsent-scores.ts';

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
