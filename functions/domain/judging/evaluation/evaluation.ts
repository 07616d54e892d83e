import * as z from 'zod';
import { idOf } from '../../id.ts';

const marks = z.record(z.string(), z.number().int());
const text = z.string().max(4000);

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
  /** Not from the draw: by hand once assignments were out, which until it is begun can be taken back, or in place of a review that was lost, or as a further one. */
  given: z.enum(['by-hand', 'later']).optional(),
  /** Who lost the entry, where this judge was given it in their place. */
  insteadOf: idOf('person').optional(),
  state: z.enum(['assigned', 'started', 'saved', 'skipped', 'abstained', 'recused', 'taken-back']),
  marks: marks.default({}),
  comments: z.record(z.string(), text).default({}),
  /** To the panel; the team never sees it. */
  note: text.default(''),
  /** To the team, with the decision. */
  feedback: text.default(''),
  /** What was typed after Save: kept, but nothing of it counts until the next Save. */
  draft: z.object({ marks, comments: z.record(z.string(), text), note: text, feedback: text }).optional(),
  composite: z.number().optional(),
  reason: z.string().max(1000).optional(),
  savedAt: z.iso.datetime().optional(),
  /** The act of the last save, which the next one replaces on the record. */
  savedBy: idOf('act').optional(),
  touchedAt: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type Evaluation = z.infer<typeof Evaluation>;
