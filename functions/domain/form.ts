import * as z from 'zod';

export const fieldTypes = [
  'text', 'paragraph', 'choice', 'choices', 'number', 'money', 'date', 'link', 'video', 'files', 'repository', 'contract',
] as const;

const key = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);

/** One question of the entry form. Limits that do not belong to its type are ignored. */
export const FormField = z.object({
  id: key,
  type: z.enum(fieldTypes),
  label: z.string().min(2).max(200),
  hint: z.string().max(600).default(''),
  required: z.boolean().default(false),
  maxWords: z.number().int().min(1).max(5000).optional(),
  options: z.array(z.string().min(1).max(160)).max(40).default([]),
  min: z.number().optional(),
  max: z.number().optional(),
  maxFiles: z.number().int().min(1).max(20).default(3),
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
  title: z.string().min(2).max(120),
  hint: z.string().max(600).default(''),
  minutes: z.number().int().min(1).max(240).default(10),
  fields: z.array(FormField).min(1).max(20),
});
export type FormSection = z.infer<typeof FormSection>;
