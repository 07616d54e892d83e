import * as z from 'zod';
import { StoredNumber } from '../words/stored-number.ts';
import { mostFilesPerQuestion } from '../entry/upload.ts';

export const fieldTypes = [
  'text', 'paragraph', 'choice', 'choices', 'number', 'money', 'date', 'link', 'video', 'files', 'repository', 'contract',
] as const;

const key = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);

const wholeWords = 'Give a number of words from 1 to 5,000.';
const fewFiles = `Give a number of files from 1 to ${mostFilesPerQuestion}.`;
const inMinutes = 'Give the minutes it takes, from 1 to 240.';

/** One question of the entry form. Limits that do not belong to its type are ignored. */
export const FormField = z.object({
  id: key,
  type: z.enum(fieldTypes),
  label: z.string().max(200),
  hint: z.string().max(600).default(''),
  required: z.boolean().default(false),
  maxWords: z.number(wholeWords).int(wholeWords).min(1, wholeWords).max(5000, wholeWords).optional(),
  options: z.array(z.string().min(1).max(160, 'An option has at most 160 characters.')).max(40, 'Offer at most 40 options.').default([]),
  min: StoredNumber.optional(),
  max: StoredNumber.optional(),
  maxFiles: z.number(fewFiles).int(fewFiles).min(1, fewFiles).max(mostFilesPerQuestion, fewFiles).default(3),
  /** Challenge areas it is asked in; empty means all. */
  areas: z.array(key).default([]),
  judges: z.boolean().default(true),
  public: z.boolean().default(false),
  /** Shown in blind rounds although its type (link, video, repository, contract, files) can name its makers. */
  blindSafe: z.boolean().default(false),
});
export type FormField = z.infer<typeof FormField>;

export const FormSection = z.object({
  id: key,
  title: z.string().max(120),
  hint: z.string().max(600).default(''),
  minutes: z.number(inMinutes).int(inMinutes).min(1, inMinutes).max(240, inMinutes).default(10),
  fields: z.array(FormField).min(1, 'A section asks at least one question. Remove the section instead.').max(20, 'A section has at most 20 questions.'),
});
export type FormSection = z.infer<typeof FormSection>;
