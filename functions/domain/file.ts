import * as z from 'zod';
import { idOf } from './id.ts';

export const fileStates = ['declared', 'uploaded', 'verified', 'rejected'] as const;
export const scanStates = ['not-configured', 'waiting', 'clean', 'infected'] as const;

/** A file of an entry. The key in the file store is random; the person's file name never leaves this item. */
export const File = z.object({
  id: idOf('file'),
  entryId: idOf('entry'),
  challengeId: idOf('challenge'),
  field: z.string(),
  name: z.string().min(1).max(160),
  type: z.string().max(120),
  size: z.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  state: z.enum(fileStates),
  scan: z.enum(scanStates),
  reason: z.string().max(300).optional(),
  storeKey: z.string(),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
  /** When to look whether anybody attached it; left out once somebody did. */
  lookAt: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type File = z.infer<typeof File>;
