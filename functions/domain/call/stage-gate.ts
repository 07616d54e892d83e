import * as z from 'zod';
import type { admitsWords } from './stage-gate-words.ts';

/** A later stage takes the entries that were selected in the stage before it: the winners alone, or finalists too. */
export const Admits = z.enum(['winners', 'finalists'] satisfies (keyof typeof admitsWords)[]);
export type Admits = z.infer<typeof Admits>;

/** Whether a decision of the stage before leads into the one that admits so. */
export const goesOn = ({ outcome }: { outcome: 'winner' | 'finalist' | 'not-selected' }, admits: Admits = 'finalists'): boolean =>
  outcome === 'winner' || (outcome === 'finalist' && admits === 'finalists');
