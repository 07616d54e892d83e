import * as z from 'zod';
import type { PanelResult } from './result.ts';
import { agreedWords } from '../scores/agreement/alpha-words.ts';
import { cutSentence } from '../scores/standings/standing-words.ts';

/** One figure of the contest as a whole, with what it means. */
export const Figure = z.object({ name: z.string(), value: z.string(), words: z.string() });
export type Figure = z.infer<typeof Figure>;

const points = (value: number): string => `${value.toFixed(1)} points`;
const percent = (share: number): string => `${Math.round(100 * share)}%`;

const linksOf = ({ components, variances }: PanelResult): Figure => ({
  name: 'Connected components', value: String(components),
  words: components > 1 ? `The judges fall into ${components} groups that share no entries. Scores of different groups cannot be compared for strictness.`
    : variances ? 'Every judge is linked with every other through entries that judges share, so their strictness can be compared.' : 'No judge stands apart from the others.',
});

const variancesOf = ({ variances, averageDifference }: PanelResult): Figure[] => !variances ? [] : [
  { name: 'Entries, standard deviation', value: points(Math.sqrt(variances.entry)), words: 'How far apart the entries are in worth, as these judges see it.' },
  { name: 'Judges, standard deviation', value: points(Math.sqrt(variances.judge)), words: 'How far apart the judges are in strictness.' },
  { name: 'Chance, standard deviation', value: points(Math.sqrt(variances.error)), words: 'How far a single score strays for reasons that are neither the entry nor the judge’s strictness.' },
  ...(averageDifference === undefined ? [] : [{ name: 'Difference of two entries, standard deviation', value: points(averageDifference), words: 'How far the difference of two final scores may be off. Two entries closer than this are hardly told apart.' }]),
];

const reliabilitiesOf = ({ reliability }: PanelResult): Figure[] => !reliability ? [] : [
  { name: 'One judge’s score, intraclass correlation', value: reliability.agreement.toFixed(2), words: `Of the differences between single scores, ${percent(reliability.agreement)} are differences between the entries.` },
  { name: 'The same with strictness taken out', value: reliability.consistency.toFixed(2), words: `Once strict and mild judges are evened out, it is ${percent(reliability.consistency)}.` },
  { name: 'Final scores, reliability', value: reliability.final.toFixed(2), words: `Of the differences between the final scores, ${percent(reliability.final)} are differences between the entries; the rest is chance.` },
];

const alphaOf = ({ alpha, alphaRange }: PanelResult): Figure[] => alpha === undefined ? [] : [{
  name: 'Krippendorff’s alpha of the scores, interval metric', value: `${alpha.toFixed(2)}${alphaRange ? ` (90%: ${alphaRange[0].toFixed(2)} to ${alphaRange[1].toFixed(2)})` : ''}`,
  words: `Before strictness was taken out, the judges ${agreedWords(alpha)}. It is 1 when all agree and 0 when they agree no more than by chance.`,
}];

const finalistsOf = ({ cuts }: PanelResult): Figure[] =>
  cuts.map((cut) => ({ name: `Right finalists expected, first ${cut.k}`, value: `${cut.expectedRight.toFixed(1)} of ${cut.k}`, words: cutSentence(cut) }));

/** What the round as a whole supports, each figure with one plain sentence. What could not be told is left out. */
export const panelFigures = (panel: PanelResult): Figure[] => [linksOf(panel), ...variancesOf(panel), ...reliabilitiesOf(panel), ...alphaOf(panel), ...finalistsOf(panel)];

export const CriterionFigure = z.object({ name: z.string(), marks: z.number().int(), alpha: z.number().optional(), words: z.string() });
export type CriterionFigure = z.infer<typeof CriterionFigure>;

/** How far the judges agree on each criterion, by the order of its levels alone. */
export const criterionFigures = ({ criteria }: PanelResult, named: { id: string; name: string }[]): CriterionFigure[] =>
  criteria.map(({ id, count, alpha }) => ({
    name: named.find((one) => one.id === id)?.name ?? id, marks: count, alpha, words: alpha === undefined ? 'Too little to compare.' : `The judges ${agreedWords(alpha)}.`,
  }));
