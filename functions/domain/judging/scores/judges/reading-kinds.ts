import type { JudgeReading } from './judge-readings.ts';

/** Below this many reviews chance outweighs what the figures of one judge say. */
const fewReviews = 6;
export const saysLittle = ({ scores }: Pick<JudgeReading, 'scores'>): boolean => scores < fewReviews;

/** `open`: the interval holds the average judge. */
export const severityKind = ({ severityInterval: [low, high], severity }: Pick<JudgeReading, 'severity' | 'severityInterval'>): 'stricter' | 'milder' | 'open' =>
  low <= 0 && high >= 0 ? 'open' : severity < 0 ? 'stricter' : 'milder';

export const spreadKind = ({ relativeSpread }: Pick<JudgeReading, 'relativeSpread'>): 'wider' | 'narrower' | 'alike' =>
  relativeSpread > 1.15 ? 'wider' : relativeSpread < 0.87 ? 'narrower' : 'alike';

export const agreementKind = ({ agreement }: Pick<JudgeReading, 'agreement'>): 'close' | 'mostly' | 'otherwise' | undefined =>
  agreement === undefined ? undefined : agreement > 0.6 ? 'close' : agreement > 0.3 ? 'mostly' : 'otherwise';

/** From the first to the last of `scores` places, of what is told for one standard deviation of the places. */
export const alongList = (slope: number, scores: number): number => (slope * (scores - 1)) / Math.sqrt((scores * (scores + 1)) / 12);

/** Change of the marks from the first to the last entry of the judge's list, and whether chance alone would seldom make it. Absent where neither can be told. */
export const driftAlong = ({ drift, driftInterval, scores }: Pick<JudgeReading, 'drift' | 'driftInterval' | 'scores'>): { points: number; interval: [number, number]; beyondChance: boolean } | undefined => {
  if (drift === undefined || !driftInterval) return undefined;
  const [low, high] = [alongList(driftInterval[0], scores), alongList(driftInterval[1], scores)];
  return { points: alongList(drift, scores), interval: [low, high], beyondChance: low > 0 || high < 0 };
};
