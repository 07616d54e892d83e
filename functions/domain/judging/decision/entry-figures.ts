import * as z from 'zod';
import type { Criterion } from '../../call/rubric.ts';
import type { EntryResult, PanelResult } from '../result/result.ts';

const span = z.tuple([z.number(), z.number()]);

/** What a team reads of the marks on its own entry. */
export const EntryFigures = z.object({
  score: z.number(), adjusted: z.boolean(), interval: span.optional(), place: z.number().int(), shared: z.boolean(), rankInterval: span.optional(), /** Entries that were scored. */ of: z.number().int(),
  criteria: z.array(z.object({ name: z.string(), weight: z.number().int(), mean: z.number(), words: z.string() })).describe('Empty of a small panel, where single marks could be guessed'),
});
export type EntryFigures = z.infer<typeof EntryFigures>;

type Level = Pick<Criterion['levels'][number], 'score' | 'label'>;
const levelWords = ({ score, label }: Level): string => (label ? `${score} (${label})` : String(score));

/** Where a mean lies on the scale, in the scale’s own words. */
export const scaleWords = (mean: number, levels: Level[]): string => {
  const rising = levels.toSorted((a, b) => a.score - b.score);
  const near = rising.find(({ score }) => Math.abs(score - mean) < 0.05);
  const [below, above] = [rising.findLast(({ score }) => score < mean), rising.find(({ score }) => score > mean)];
  if (near) return levelWords(near);
  return below && above ? `between ${levelWords(below)} and ${levelWords(above)}` : '';
};

/** Of a panel under five the means of an entry stay closed, as they do for everybody. */
export const entryFigures = ({ place, shared, score, interval, rankInterval, given }: EntryResult, { sealed, method, scored }: PanelResult, rubric: Criterion[]): EntryFigures => ({
  score, adjusted: method === 'adjusted', interval, place, shared, rankInterval, of: scored,
  criteria: sealed ? [] : rubric.flatMap(({ id, name, weight, levels }) => {
    const mean = given?.criteria[id];
    return mean === undefined ? [] : [{ name, weight, mean, words: scaleWords(mean, levels) }];
  }),
});
