import * as z from 'zod';
import { idOf } from '../id.ts';
import { EventHost } from './event.ts';

export const RuleForm = z.discriminatedUnion('every', [
  z.object({ every: z.literal('weeks'), weeks: z.number().int().min(1).max(12) }),
  z.object({ every: z.literal('month'), nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]) }),
]);

/** Events that belong together. Each has its own page, registration and fate. */
export const EventSeries = z.object({
  id: idOf('series'),
  host: EventHost,
  hostName: z.string(),
  title: z.string(),
  summary: z.string(),
  zone: z.string(),
  /** The wall clock of the zone at the first, such as 2027-01-12T12:00. */
  first: z.string(),
  rule: RuleForm,
  /** No date after this one takes place. */
  cancelled: z.object({ at: z.iso.datetime(), reason: z.string() }).optional(),
  createdAt: z.iso.datetime(),
  version: z.number().int(),
});
export type EventSeries = z.infer<typeof EventSeries>;
