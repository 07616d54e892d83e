import * as z from 'zod';
import { idOf } from '../id.ts';

/** Somebody who wanted to be named with what came of their suggestions, and of how many something came. */
export const Contributor = z.object({ personId: idOf('person'), added: z.number().int(), corrected: z.number().int(), lastAt: z.iso.datetime(), version: z.number().int() });
export type Contributor = z.infer<typeof Contributor>;

export type Contribution = { personId: string; suggestionId: string; what: 'added' | 'corrected'; at: string };
export const withContribution = (before: Contributor | undefined, { personId, what, at }: Contribution): Contributor => {
  const { added, corrected, version } = before ?? { added: 0, corrected: 0, version: 0 };
  return { personId, added: added + (what === 'added' ? 1 : 0), corrected: corrected + (what === 'corrected' ? 1 : 0), lastAt: at, version: version + 1 };
};
