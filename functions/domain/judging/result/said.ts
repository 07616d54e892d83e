import * as z from 'zod';
import type { PanelResult } from './result.ts';
import { notAdjustedWords, type NotAdjusted } from '../scores/adjustment.ts';
import { cutLines } from '../scores/standings/standing-words.ts';

/** What the numbers of the panel mean, in sentences. */
export const Said = z.object({ method: z.string(), cuts: z.array(z.string()) });
export type Said = z.infer<typeof Said>;

const order = (points: number | undefined): string => {
  if (points === undefined) return '';
  const shown = Math.abs(points).toFixed(1);
  return shown === '0.0' ? ' Marks did not rise or fall along the judges’ lists.' : ` They are also adjusted for the place in a judge’s list: from the first entry to the last, marks ${points > 0 ? 'rose' : 'fell'} by ${shown} points on average.`;
};

export const saidOf = ({ method, reason, cuts, alongList }: Pick<PanelResult, 'method' | 'reason' | 'cuts' | 'alongList'>): Said => ({
  method: method === 'adjusted'
    ? `Scores are adjusted for how strict each judge was, as far as the entries that judges share can tell.${order(alongList)}`
    : `Scores are plain means and were not adjusted. ${notAdjustedWords[reason as NotAdjusted] ?? ''}`.trim(),
  cuts: cutLines(cuts),
});
