import type { Power } from './contest-power.ts';

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** What a planned contest can tell, in sentences. */
export const powerWords = ({ entries, judges, reviews, k, rightShare, bestChosen, load }: Power): string[] => [
  k === 1
    ? `With ${entries} entries, ${judges} ${judges === 1 ? 'judge' : 'judges'} and ${reviews} ${reviews === 1 ? 'review' : 'reviews'} of each, the entry in first place would be the best one ${percent(bestChosen)} of the time.`
    : `With ${entries} entries, ${judges} ${judges === 1 ? 'judge' : 'judges'} and ${reviews} ${reviews === 1 ? 'review' : 'reviews'} of each, ${percent(rightShare)} of the ${k} chosen would belong there, and the best entry would be among them ${percent(bestChosen)} of the time.`,
  `The busiest judge would read ${load} ${load === 1 ? 'entry' : 'entries'}.`,
];
