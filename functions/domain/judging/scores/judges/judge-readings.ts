import { ninetyPercent } from '../../numbers/distributions.ts';
import { judgeScale } from '../fit/judge-scale.ts';
import { residuals, type MixedModel } from '../fit/mixed-model.ts';
import type { Draws, Knowledge } from '../fit/posterior-draws.ts';
import { judgeMoments, type ScoreTable } from '../fit/score-table.ts';

/** A score far from what its entry and judge suggest, in error standard deviations. */
export type Outlier = { entry: number; away: number };

/** What is said of one judge, to the judge and the organizer only. */
export type JudgeReading = {
  scores: number;
  mean: number;
  /** Marks given above (positive) or below the average judge, with a 90 % interval. */
  severity: number;
  severityInterval: [number, number];
  /** Standard deviation of the marks given, and the same relative to the panel, shrunk toward 1. */
  spread: number;
  relativeSpread: number;
  /** Correlation with the entries' scores from the other judges only; absent below 3 scores or without spread. */
  agreement?: number;
  /** Change of the marks over one standard deviation of the reading order. */
  drift?: number;
  /** 90 % interval of the drift, as far as the judge's own part of it goes. */
  driftInterval?: [number, number];
  outliers: Outlier[];
};

const outlierDepth = 2.5;

/** Correlation of pairs added one at a time. */
const correlation = (pairs: [number, number][]): number | undefined => {
  if (pairs.length < 3) return undefined;
  const [mx, my] = [0, 1].map((side) => pairs.reduce((sum, pair) => sum + pair[side]!, 0) / pairs.length) as [number, number];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - mx) * (x - mx);
    yy += (y - my) * (y - my);
    xy += (x - mx) * (y - my);
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : undefined;
};

/** Scores of one judge, by place in the table. */
const scoresByJudge = ({ table }: MixedModel): number[][] => {
  const own: number[][] = Array.from({ length: table.judges }, () => []);
  table.judge.forEach((j, t) => own[j]!.push(t));
  return own;
};

/** The entry's mean over its other judges, each judge's severity taken out. */
const withoutOwn = ({ table }: MixedModel, judgeEffect: Float64Array, t: number): number => {
  const i = table.entry[t]!;
  let sum = 0;
  for (let s = table.first[i]!; s < table.first[i + 1]!; s++) if (s !== t) sum += table.value[s]! - judgeEffect[table.judge[s]!]!;
  return sum / (table.first[i + 1]! - table.first[i]! - 1);
};

/**
 * The judge's own slope, by generalized least squares on what the model left, and the sum of squares it rests on: of each mark the effect of
 * its entry took a share with it, which is `ratio` (error over entry variance) beside the entry's other marks.
 */
const driftOf = ({ table }: MixedModel, left: Float64Array, own: number[], ratio: number): { slope: number; square: number } | undefined => {
  if (!table.position || own.length < 3) return undefined;
  let [square, product] = [0, 0];
  for (const t of own) {
    const i = table.entry[t]!;
    square += table.position[t]! * table.position[t]! * (1 - 1 / (table.first[i + 1]! - table.first[i]! + ratio));
    product += table.position[t]! * left[t]!;
  }
  return square > 0 ? { slope: product / square, square } : undefined;
};

/** `given`: the marks as given, before any spread was corrected. Severities are relative to the mean judge; a judge's drift adds to the panel's. */
export const judgeReadings = (given: ScoreTable, model: MixedModel, knowledge: Knowledge, draws: Draws): JudgeReading[] => {
  const { table } = model;
  const { effects, variances } = knowledge;
  const moments = judgeMoments(given);
  const { factor } = judgeScale(given);
  const left = residuals(model, table.value, effects);
  const deviation = Math.sqrt(variances.error);
  const average = effects.judge.reduce((sum, value) => sum + value, 0) / table.judges;
  return scoresByJudge(model).map((own, j) => {
    const severity = effects.judge[j]! - average;
    const mean = draws.judgeSum[j]! / draws.count;
    const half = ninetyPercent * Math.sqrt(Math.max(0, draws.judgeSquare[j]! / draws.count - mean * mean));
    const shared = own.filter((t) => table.first[table.entry[t]! + 1]! - table.first[table.entry[t]!]! > 1);
    const ownDrift = driftOf(model, left, own, variances.error / variances.entry);
    const drift = ownDrift && effects.fixed[1]! + ownDrift.slope;
    const driftHalf = ownDrift ? (ninetyPercent * deviation) / Math.sqrt(ownDrift.square) : 0;
    return {
      scores: own.length, mean: moments.mean[j]!, severity, severityInterval: [severity - half, severity + half], spread: moments.spread[j]!, relativeSpread: factor[j]!,
      agreement: correlation(shared.map((t) => [table.value[t]!, withoutOwn(model, effects.judge, t)])),
      drift, driftInterval: drift === undefined ? undefined : [drift - driftHalf, drift + driftHalf],
      outliers: own.filter((t) => Math.abs(left[t]!) > outlierDepth * deviation).map((t) => ({ entry: table.entry[t]!, away: left[t]! / deviation })),
    };
  });
};
