import type { Sha256 } from '../../words/canonical.ts';
import { streamsOf } from '../numbers/chance.ts';
import { logistic } from '../numbers/exact-functions.ts';
import { comparisonChances } from '../pairs/comparison-chances.ts';
import { fitComparisons, usualRules, type Comparison, type ComparisonRules } from '../pairs/comparison-fit.ts';
import { splitHalf } from '../pairs/split-half.ts';
import type { Drawn, ExpoTable } from './demo-day.ts';

/** `top`: how many places matter. `draws`: imagined orders that chances are counted in. */
export type FloorRules = ComparisonRules & { top: number; draws: number };
export const floorRules = (top: number): FloorRules => ({ ...usualRules, top, draws: 1000 });

/** An answer without who gave it and when: nothing of that changes the order. */
export type FloorAnswer = Comparison & { drawn: Drawn };
export type FloorRow = {
  entry: number; place: number; shared: boolean; strength: number; wins: number; winsInterval: [number, number]; rankInterval: [number, number]; topChance: number; comparisons: number;
};
export type FloorOrder = { comparisons: number; byLot: number; reliability?: number | undefined; rows: FloorRow[] };

/** Chances are counted from a seed that is there before the first judge is sent anywhere. */
export const floorSeed = (sha256: Sha256, dayId: string): string => sha256(`demo day ${dayId}`);

/** Numbers of the tables in the order of their entries' codes: which table an entry stood at changes no number. */
export const tablesByCode = (tables: Pick<ExpoTable, 'code'>[]): number[] => [...tables.keys()].sort((a, b) => (tables[a]!.code < tables[b]!.code ? -1 : 1));

const rankOf = ({ first, second, stronger, drawn }: FloorAnswer): string => [String(first).padStart(6, '0'), String(second).padStart(6, '0'), stronger, drawn].join(' ');
/** An order that tells nothing of who answered, or when. */
export const inFloorOrder = <A extends FloorAnswer>(answers: A[]): A[] => answers.toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : rankOf(a) > rankOf(b) ? 1 : 0));

/** Nobody expressed a difference: the fit is no exact zero then. */
const alike = 1e-6;
/** 90 % of a normal curve lie within so many standard deviations. */
const widthOf90 = 1.6449;

/** From all answers at once, strongest first: the same numbers in whatever order the answers come. */
export const floorOrder = (entries: number, answers: FloorAnswer[], rules: FloorRules, seed: string, sha256: Sha256): FloorOrder => {
  const sorted = inFloorOrder(answers);
  const streams = streamsOf(sha256, seed);
  const { strength, covariance, ...fit } = fitComparisons(entries, sorted, [], rules);
  const chances = comparisonChances({ ...fit, strength, covariance }, rules.top, streams, rules.draws);
  const lot = sorted.filter(({ drawn }) => drawn === 'lot');
  const compared = new Int32Array(entries);
  for (const { first, second } of sorted) {
    compared[first]! += 1;
    compared[second]! += 1;
  }
  const rows = Array.from({ length: entries }, (_, entry): FloorRow => {
    const [own, width] = [strength[entry]!, widthOf90 * Math.sqrt(covariance[entry * entries + entry]!)];
    const { rankInterval, topChance } = chances[entry]!;
    return {
      entry, place: 1 + strength.filter((other) => other > own + alike).length, shared: strength.some((other, i) => i !== entry && Math.abs(other - own) <= alike), strength: own, wins: logistic(own),
      winsInterval: [logistic(own - width), logistic(own + width)], rankInterval, topChance, comparisons: compared[entry]!,
    };
  });
  return {
    comparisons: sorted.length, byLot: lot.length, reliability: splitHalf(entries, lot, sorted.length, streams('split halves'), rules), rows: rows.toSorted((a, b) => a.place - b.place || a.entry - b.entry),
  };
};
