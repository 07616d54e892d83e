/** A chance that was told, and whether it came true. */
export type Told = { chance: number; came: boolean };

/** Upper ends of the bins: three below one half, one around it, three above. */
const ends = [0.12, 0.28, 0.42, 0.58, 0.72, 0.88, 1];
/**
 * What an engine with true chances may be off. Each bin by 3.4 standard deviations of its binomial sum (7 bins: a false alarm in 1 of 200 sets of
 * seeds), all of them together by 24.3, the square sum that chance exceeds in 1 of 1,000. In a contest places are shared out, so hits scatter less than
 * that: both rates are upper limits.
 */
const mostDeviations = 3.4;
const mostSquares = 24.3;

export type Bin = { told: number; came: number; count: number; deviations: number };

/** Chances that were as good as sure say nothing here; intervals are tested beside. */
export const binsOf = (told: Told[]): Bin[] => ends.map((end, at) => {
  const own = told.filter(({ chance }) => chance > Math.max(0.02, ends[at - 1] ?? 0) && chance <= Math.min(end, 0.98));
  const sum = (of: (one: Told) => number) => own.reduce((total, one) => total + of(one), 0);
  const [promised, came, variance] = [sum(({ chance }) => chance), sum((one) => Number(one.came)), sum(({ chance }) => chance * (1 - chance))];
  return { told: promised / own.length, came: came / own.length, count: own.length, deviations: (came - promised) / Math.sqrt(variance) };
});

/** What is wrong with the chances; nothing where they came true as often as they said. */
export const miscalibrated = (told: Told[]): string[] => {
  const bins = binsOf(told);
  const off = bins.filter(({ count, deviations }) => count < 50 || Math.abs(deviations) > mostDeviations).map((bin) => `${bin.count} told ${bin.told.toFixed(2)}, came true ${bin.came.toFixed(2)}`);
  const squares = bins.reduce((sum, { deviations }) => sum + deviations * deviations, 0);
  return squares > mostSquares ? [...off, `all together ${squares.toFixed(1)}`] : off;
};
