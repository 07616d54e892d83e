import * as z from 'zod';
import { idOf } from './id.ts';

/** One judge on one entry: the assignment from the start, the marks as they come. */
export const Evaluation = z.object({
  roundId: idOf('round'),
  challengeId: idOf('challenge'),
  judgeId: idOf('person'),
  entryId: idOf('entry'),
  sentVersion: z.number().int(),
  batch: z.string(),
  /** Position in this judge's fixed random order, from 1. */
  order: z.number().int(),
  state: z.enum(['assigned', 'started', 'saved', 'skipped', 'abstained', 'recused']),
  marks: z.record(z.string(), z.number().int()).default({}),
  comments: z.record(z.string(), z.string().max(4000)).default({}),
  /** To the panel; the team never sees it. */
  note: z.string().max(4000).default(''),
  /** To the team, with the decision. */
  feedback: z.string().max(4000).default(''),
  composite: z.number().optional(),
  reason: z.string().max(1000).optional(),
  savedAt: z.iso.datetime().optional(),
  touchedAt: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type Evaluation = z.infer<typeof Evaluation>;
