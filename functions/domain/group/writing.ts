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
  /** `title`: what the log calls it still. Taken down before there were reasons, it has neither. */
  takenDown: z.object({ by: idOf('person'), at: z.iso.datetime(), reason: z.string().default(''), title: z.string().optional() }).optional(),
  version: z.number().int(),
});
export type Writing = z.infer<typeof Writing>;

export const WritingWords = z.object({
  title: oneLine().min(3, 'Give it a title of at least 3 characters.').max(160),
  text: paragraphs().min(1, 'Write something.').max(30_000),
});
export type WritingWords = z.infer<typeof WritingWords>;

/** Its words are gone. Who wrote it stays, and for the log its title; who took it down, and why. */
export const takenDown = (writing: Writing, by: { by: string; at: string; reason: string }): Writing => ({ ...writing, title: 'Taken down', text: '', takenDown: { ...by, title: writing.title }, version: writing.version + 1 });

/** What the log calls it. */
export const loggedTitle = ({ title, takenDown: gone }: Pick<Writing, 'title' | 'takenDown'>): string => gone?.title ?? title;
