import * as z from 'zod';
import { idOf } from '../id.ts';

export const mostSends = 10;

/** More time for one team, or for one person and the teams they lead, after entries have closed. */
export const Grant = z.object({
  challengeId: idOf('challenge'),
  /** A team, or a person. */
  holder: z.string(),
  until: z.iso.datetime(),
  /** Read by whoever it is given to, and by the agency. */
  reason: z.string().max(1000),
  /** How often an entry can be sent under it, and how often it was. */
  sends: z.number().int().min(1).max(mostSends),
  used: z.number().int().min(0),
  givenBy: idOf('person'),
  givenAt: z.iso.datetime(),
  /** By which it is found on the public record. */
  act: idOf('act'),
  version: z.number().int().min(1),
});
export type Grant = z.infer<typeof Grant>;

export const covers = ({ until }: Pick<Grant, 'until'>, at: string): boolean => at <= until;
