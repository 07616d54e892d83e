import * as z from 'zod';
import { idOf } from '../id.ts';

/** `reference`: the agency's own number, as of a license. What it is, a link always shows. */
export const shareFields = ['name', 'team', 'challenge', 'what', 'reference', 'dates'] as const;
export type ShareField = (typeof shareFields)[number];
export const ShareFields = z.array(z.enum(shareFields)).max(shareFields.length);
export const withWhat = (fields: readonly ShareField[]): ShareField[] => shareFields.filter((field) => field === 'what' || fields.includes(field));

/** Shows a stranger what its holder chose of a credential, until they stop. Found by the SHA-256 of its token, which is told once. */
export const ShareLink = z.object({
  id: idOf('share'), hash: z.string(), credentialId: idOf('credential'), fields: ShareFields, /** Whom it is for, in the holder's words. */ note: z.string().max(120).default(''),
  createdAt: z.iso.datetime(), stoppedAt: z.iso.datetime().optional(), version: z.number().int(),
});
export type ShareLink = z.infer<typeof ShareLink>;

export const shareLimit = 20;
