import * as z from 'zod';
import { idOf } from '../id.ts';

/** Lets a person without an account read a draft, until a day. Found by the SHA-256 of its token, which is shown once. */
export const PreviewLink = z.object({
  id: idOf('link'),
  hash: z.string(),
  challengeId: idOf('challenge'),
  /** Whom it is for, in the maker's words. */
  note: z.string().trim().max(120).default(''),
  madeBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().optional(),
  /** Which of the places it holds; none if an earlier release made it. */
  slot: z.number().int().optional(),
});
export type PreviewLink = z.infer<typeof PreviewLink>;

export const previewDays = [1, 7, 14, 30] as const;
export const previewLimit = 20;

export const previewEnds = (at: string, days: number): string => new Date(Date.parse(at) + days * 86_400_000).toISOString();
export const isPreviewLive = (link: PreviewLink, at: string): boolean => !link.revokedAt && at < link.expiresAt;
