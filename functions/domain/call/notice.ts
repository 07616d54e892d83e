import * as z from 'zod';
import { idOf } from '../id.ts';

/** A dated public notice of a challenge: opened, extended, corrected, cancelled, results. */
export const Notice = z.object({
  id: idOf('notice'),
  challengeId: idOf('challenge'),
  kind: z.enum(['extended', 'all-extended', 'judging-extended', 'corrected', 'cancelled', 'results', 'results-corrected', 'results-withdrawn', 'message', 'demo-day']),
  title: z.string().min(2).max(160),
  text: z.string().max(6000),
  at: z.iso.datetime(),
  rulesVersion: z.number().int(),
});
export type Notice = z.infer<typeof Notice>;
