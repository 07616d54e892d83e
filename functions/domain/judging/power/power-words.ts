import type { Power } from './contest-power.ts';

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** Between which shares the truth lies 19 times in 20, from the standard error of the simulation. */
export const likelyWords = (share: number, error: number): string => {
  const [low, high] = [Math.round(100 * Math.max(0, share - 1.96 * error)), Math.round(100 * Math.min(1, share + 1.96 * error))];
  return low === high ? '' : `${low} to ${high}%`;
};

const within = (share: number, error: number): string => (likelyWords(share, error) ? ` (${likelyWords(share, error)})` : '');

/** What a planned contest can tell, in sentences. */
export const powerWords = ({ entries, judges, reviews, k, rightShare, rightError, bestChosen, bestError, load }: Power): string[] => [
  k === 1
    ? `With ${entries} entries, ${judges} ${judges === 1 ? 'judge' : 'judges'} and ${reviews} ${reviews === 1 ? 'review' : 'reviews'} of each, the entry in first place would be the best one ${percent(bestChosen)} of the time${within(bestChosen, bestError)}.`
    : `With ${entries} entries, ${judges} ${judges === 1 ? 'judge' : 'judges'} and ${reviews} ${reviews === 1 ? 'review' : 'reviews'} of each, ${percent(rightShare)} of the ${k} chosen would belong there${within(rightShare, rightError)}, and the best entry would be among them ${percent(bestChosen)} of the time${within(bestChosen, bestError)}.`,
  `The busiest judge would read ${load} ${load === 1 ? 'entry' : 'entries'}.`,
];
