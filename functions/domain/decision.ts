import * as z from 'zod';
import { idOf } from './id.ts';

/** Staged by a manager, applied all at once. */
export const Decision = z.object({
  challengeId: idOf('challenge'),
  entryId: idOf('entry'),
  teamId: idOf('team'),
  code: z.string(),
  title: z.string(),
  teamName: z.string(),
  outcome: z.enum(['winner', 'finalist', 'not-selected']),
  prizeId: z.string().default(''),
  cents: z.number().int().min(0).default(0),
  place: z.number().int().min(0).default(0),
  reason: z.string().max(2000).default(''),
  feedback: z.string().max(6000).default(''),
  stagedBy: z.string(),
  stagedAt: z.iso.datetime(),
  appliedAt: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type Decision = z.infer<typeof Decision>;
