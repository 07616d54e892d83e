import type { Draws, Knowledge } from './fit/posterior-draws.ts';

/** Shares of differences that are differences between the entries: of single scores, before and after strictness is taken out, and of the final scores. */
export type Reliability = { agreement: number; consistency: number; final: number };

/** The share of one judge's score, as long as only the ratios of the variances are known. */
const sharesAt = (entry: number, judge: number): [number, number] => [1 / (1 + entry / judge + entry), 1 / (1 + entry)];

const singleScores = ({ grid, variances }: Knowledge): [number, number] => {
  if (!grid) return sharesAt(variances.error / variances.entry, variances.error / variances.judge);
  let [agreement, consistency] = [0, 0];
  grid.weight.forEach((weight, cell) => {
    const { entry, judge } = grid.ratios(cell);
    const [alone, evened] = sharesAt(entry, judge);
    agreement += weight * alone;
    consistency += weight * evened;
  });
  return [agreement, consistency];
};

/** Square of the correlation between the final scores and the worths of draw d. */
const explained = (final: Float64Array, { value, entries }: Draws, d: number): number => {
  const mean = final.reduce((sum, score) => sum + score, 0) / entries;
  let [both, ofFinal, ofWorth] = [0, 0, 0];
  for (let i = 0; i < entries; i++) {
    const [score, worth] = [final[i]! - mean, value[d * entries + i]!];
    both += score * worth;
    ofFinal += score * score;
    ofWorth += worth * worth;
  }
  return both > 0 && ofWorth > 0 ? (both * both) / (ofFinal * ofWorth) : 0;
};

/** Averaged over the variances and the worths that the scores leave possible: few scores cannot promise much, however well they happen to agree. */
export const reliabilityOf = (knowledge: Knowledge, draws: Draws, final: Float64Array): Reliability => {
  const [agreement, consistency] = singleScores(knowledge);
  let sum = 0;
  for (let d = 0; d < draws.count; d++) sum += explained(final, draws, d);
  return { agreement, consistency, final: sum / draws.count };
};
