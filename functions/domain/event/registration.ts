import * as z from 'zod';
import { sectors } from '../group/health.ts';
import { idOf } from '../id.ts';
import { oneLine, paragraphs, properName } from '../words/one-line.ts';

/** What somebody who registers says. */
export const Asked = z.object({
  name: properName().min(1, 'Say what to call you.').max(120),
  organization: oneLine().max(160).default(''),
  sector: z.enum(sectors, 'Choose a sector.'),
  access: paragraphs().max(1000, 'Write at most 1,000 characters.').default('').describe('Read by hosts alone, and erased after the event'),
  counted: z.boolean().default(false).describe('Agrees to be counted by organization'),
});
export type Asked = z.infer<typeof Asked>;

/** A seat or a place in line. Whoever waits holds no slot; where there is no limit, nobody does. */
export const EventRegistration = Asked.extend({
  eventId: idOf('event'),
  personId: idOf('person'),
  receivedAt: z.iso.datetime(),
  state: z.enum(['seated', 'waiting']),
  slot: z.number().int().optional(),
  came: z.boolean().default(false),
  version: z.number().int(),
});
export type EventRegistration = z.infer<typeof EventRegistration>;
