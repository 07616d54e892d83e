import type { Answer, Answers } from '../../../functions/domain/entry/entry.ts';
import type { FormField } from '../../../functions/domain/call/form.ts';

/** What a person typed, as the entry keeps it. Half a number or half a date is kept as typed: Send says what to mend. */
const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
};

const numberIn = (typed: string): Answer => {
  const plain = typed.replace(/[,\s]/g, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
};

const centsIn = (typed: string): Answer => {
  const plain = typed.replace(/[$,\s]/g, '');
  return /^\d{1,12}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : typed;
};

const dateIn = (year: string, month: string, day: string): string =>
  year || month || day ? `${year.trim()}-${month.trim().padStart(month.trim() ? 2 : 0, '0')}-${day.trim().padStart(day.trim() ? 2 : 0, '0')}` : '';

const readAnswer = ({ id, type }: FormField, form: FormData): Answer => {
  if (type === 'choices' || type === 'files') return form.getAll(id).map(String).filter(Boolean);
  if (type === 'number') return numberIn(textOf(form, id));
  if (type === 'money') return centsIn(textOf(form, id));
  if (type === 'date') return dateIn(textOf(form, `${id}.year`), textOf(form, `${id}.month`), textOf(form, `${id}.day`));
  if (type === 'repository') return { repository: textOf(form, id).trim(), commit: textOf(form, `${id}.commit`).trim().toLowerCase() };
  if (type === 'link' || type === 'video' || type === 'contract') return textOf(form, id).trim();
  return textOf(form, id);
};

const isBlank = (answer: Answer): boolean =>
  typeof answer === 'string' ? answer.trim() === '' : Array.isArray(answer) ? answer.length === 0 : typeof answer === 'object' && !answer.repository && !answer.commit;

/** The answers in a form; `kept` are answers to questions it did not show, such as those of another challenge area. */
export const readAnswers = (fields: FormField[], form: FormData, kept: Answers = {}): Answers => {
  const shown = new Set(fields.map((field) => field.id));
  const others = Object.entries(kept).filter(([id]) => !shown.has(id));
  const typed = fields.map((field) => [field.id, readAnswer(field, form)] as const).filter(([, answer]) => !isBlank(answer));
  return Object.fromEntries([...others, ...typed]);
};

/** What goes back into a one-line input. */
export const typedText = (type: FormField['type'], answer: Answer | undefined): string => {
  if (typeof answer === 'number') return type === 'money' ? (answer / 100).toFixed(answer % 100 === 0 ? 0 : 2) : String(answer);
  return typeof answer === 'string' ? answer : '';
};

export const dateParts = (answer: Answer | undefined): { year: string; month: string; day: string } => {
  const [year = '', month = '', day = ''] = typeof answer === 'string' ? answer.split('-') : [];
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, '') };
};
