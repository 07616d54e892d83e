import * as z from 'zod';
import { idOf } from '../id.ts';

/** Looked at and in; an exclusion that waits for a second person; out; out, and the team has appealed; out for good; out, and back in. */
export const screeningStates = ['eligible', 'proposed', 'excluded', 'appealed', 'final', 'reinstated'] as const;

const Said = z.object({ by: idOf('person'), at: z.iso.datetime(), reason: z.string().max(2000) });

/** What the agency found when it held one sent entry against who can enter. Nobody is excluded by one person alone. */
export const Screening = z.object({
  challengeId: idOf('challenge'),
  entryId: idOf('entry'),
  /** The sent version that was looked at. */
  n: z.number().int().min(1),
  state: z.enum(screeningStates),
  first: Said,
  /** Another person, who agreed or did not. */
  second: Said.optional(),
  /** How long the team can appeal, and what it said. */
  appealUntil: z.iso.datetime().optional(),
  appeal: Said.optional(),
  decided: Said.optional(),
  version: z.number().int().min(1),
});
export type Screening = z.infer<typeof Screening>;

const day = 86_400_000;
/** A week, or until judging opens where that comes first, and never less than a day. */
export const appealEnd = (at: string, judgingOpensAt: string | undefined): string => {
  const week = new Date(Date.parse(at) + 7 * day).toISOString();
  const least = new Date(Date.parse(at) + day).toISOString();
  const end = judgingOpensAt !== undefined && judgingOpensAt < week ? judgingOpensAt : week;
  return end < least ? least : end;
};
