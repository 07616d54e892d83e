import * as z from 'zod';
import type { PanelResult } from './result.ts';
import { notAdjustedWords, type NotAdjusted } from '../scores/adjustment.ts';
import { cutLines } from '../scores/standings/standing-words.ts';

/** What the numbers of the panel mean, in sentences. */
export const Said = z.object({ method: z.string(), cuts: z.array(z.string()) });
export type Said = z.infer<typeof Said>;

export const saidOf = ({ method, reason, cuts }: PanelResult): Said => ({
  method: method === 'adjusted'
    ? 'Scores are adjusted for how strict each judge was, as far as the entries that judges share can tell.'
    : `Scores are plain means and were not adjusted. ${notAdjustedWords[reason as NotAdjusted] ?? ''}`.trim(),
  cuts: cutLines(cuts),
});
