import * as z from 'zod';
import { idOf } from '../id.ts';
import { oneLine, paragraphs } from '../words/one-line.ts';

export const writingKinds = ['post', 'document'] as const;
export type WritingKind = (typeof writingKinds)[number];

/** What members wrote in their private space. A post is its author's; a document is everybody's to change. */
export const Writing = z.object({
  id: idOf('writing'),
  spaceId: idOf('space'),
  kind: z.enum(writingKinds),
  title: z.string(),
  /** Empty once it was taken down. */
  text: z.string(),
  by: idOf('person'),
  at: z.iso.datetime(),
  changed: z.object({ by: idOf('person'), at: z.iso.datetime() }).optional(),
  takenDown: z.object({ by: idOf('person'), at: z.iso.datetime() }).optional(),
  version: z.number().int(),
});
export type Writing = z.infer<typeof Writing>;

export const WritingWords = z.object({
  title: oneLine().min(3, 'Give it a title of at least 3 characters.').max(160),
  text: paragraphs().min(1, 'Write something.').max(30_000),
});
export type WritingWords = z.infer<typeof WritingWords>;

/** Nothing of it stays but who wrote it, and who took it down. */
export const takenDown = (writing: Writing, by: string, at: string): Writing => ({ ...writing, title: 'Taken down', text: '', takenDown: { by, at }, version: writing.version + 1 });
