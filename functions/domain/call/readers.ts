import type { FormField } from './form.ts';

/** What decides who reads an answer. */
export type Readable = Pick<FormField, 'type' | 'judges' | 'public' | 'blindSafe'>;

/** Answers of these kinds can name their makers. */
export const namesItsMakers = (type: string): boolean => ['link', 'video', 'repository', 'contract', 'files'].includes(type);

/** In a blind round, answers that can name their makers stay out unless the form says they are safe. */
export const isJudged = ({ type, judges, blindSafe }: Pick<Readable, 'type' | 'judges' | 'blindSafe'>, blind: boolean): boolean => judges && !(blind && namesItsMakers(type) && !blindSafe);

/** Nothing is published of an entry that was not selected, and nothing before the results. */
export const publishedWhen = 'can be published once the results are out, if the entry is selected';

type Words = { judges: (not: boolean) => string; agency: string; it: string; isNot: string };
const one: Words = { judges: (not) => `udges ${not ? 'do not read' : 'read'} this`, agency: 'Only the agency reads this.', it: 'It', isNot: 'It is not published.' };
const several: Words = { judges: (not) => `udges ${not ? 'do not read' : 'read'} these answers`, agency: 'Only the agency reads these answers.', it: 'They', isNot: 'They are not published.' };

const said = (field: Readable, blind: boolean, { judges, agency, it, isNot }: Words): string => {
  const published = field.public ? `${it} ${publishedWhen}.` : isNot;
  if (isJudged(field, blind)) return `J${judges(false)}. ${published}`;
  if (field.judges) return `Judging is blind, so j${judges(true)}. ${field.public ? published : 'Only the agency does.'}`;
  return field.public ? `J${judges(true)}. ${published}` : agency;
};

/** Who reads an answer, in one sentence: the same to the organizer, in the preview and to the team. */
export const readersOf = (field: Readable, blind: boolean): string => said(field, blind, one);

/** What holds for most questions of a section is said once; each question with other readers says so itself. */
export const readersIn = (fields: (Readable & { id: string })[], blind: boolean): { most: string; others: Record<string, string> } => {
  const alike = (field: Readable) => fields.filter((other) => readersOf(other, blind) === readersOf(field, blind)).length;
  const common = fields.toSorted((a, b) => alike(b) - alike(a))[0];
  if (!common) return { most: '', others: {} };
  const others = fields.filter((field) => readersOf(field, blind) !== readersOf(common, blind)).map((field): [string, string] => [field.id, readersOf(field, blind)]);
  return { most: `${said(common, blind, several)}${others.length > 0 ? ' Where it differs, the question says so.' : ''}`, others: Object.fromEntries(others) };
};
