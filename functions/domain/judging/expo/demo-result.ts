import * as z from 'zod';
import { idOf } from '../../id.ts';
import type { Sha256 } from '../../words/canonical.ts';
import { streamsOf } from '../numbers/chance.ts';
import { logistic } from '../numbers/exact-functions.ts';
import { comparisonChances } from '../pairs/comparison-chances.ts';
import { fitComparisons } from '../pairs/comparison-fit.ts';
import { splitHalf } from '../pairs/split-half.ts';
import type { DemoDay, ExpoAnswer, Turn } from './demo-day.ts';

const count = z.number().int();
const span = z.tuple([z.number(), z.number()]);

/** What the comparisons of a demo day say together. `wins`: how often it would be called stronger than a middling entry, with 90 % interval. */
export const DemoResult = z.object({
  challengeId: idOf('challenge'), dayId: idOf('demoDay'), at: z.iso.datetime(),
  judges: count, visits: count, comparisons: count, byLot: count,
  /** From 0 to 1; absent where too few pairs were drawn by lot. */
  reliability: z.number().optional(),
  rows: z.array(z.object({ table: count, place: count, shared: z.boolean(), strength: z.number(), wins: z.number(), winsInterval: span, rankInterval: z.tuple([count, count]), topChance: z.number(), seen: count, comparisons: count })),
});
export type DemoResult = z.infer<typeof DemoResult>;

/** Nobody expressed a difference: the fit is no exact zero then. */
const alike = 1e-6;
/** 90 % of a normal curve lie within so many standard deviations. */
const widthOf90 = 1.6449;

/** From all answers at once, strongest first. */
export const resultOf = (day: Pick<DemoDay, 'id' | 'challengeId' | 'tables' | 'top'>, { answers, turns }: { answers: ExpoAnswer[]; turns: Pick<Turn, 'seen'>[] }, at: string, sha256: Sha256): DemoResult => {
  const n = day.tables;
  const streams = streamsOf(sha256, sha256(`demo day ${day.id}`));
  const fit = fitComparisons(n, answers);
  const chances = comparisonChances(fit, day.top, streams);
  const lot = answers.filter(({ drawn }) => drawn === 'lot');
  const visits = turns.flatMap(({ seen }) => seen);
  const strengthOf = (i: number) => fit.strength[i]!;
  const rows = Array.from({ length: n }, (_, table) => {
    const [strength, width] = [strengthOf(table), widthOf90 * Math.sqrt(fit.covariance[table * n + table]!)];
    const others = Array.from({ length: n }, (_other, i) => i).filter((i) => i !== table);
    return {
      table, strength, wins: logistic(strength), winsInterval: [logistic(strength - width), logistic(strength + width)] as [number, number],
      place: 1 + others.filter((i) => strengthOf(i) > strength + alike).length, shared: others.some((i) => Math.abs(strengthOf(i) - strength) <= alike),
      rankInterval: chances[table]!.rankInterval, topChance: chances[table]!.topChance, seen: visits.filter((one) => one === table).length, comparisons: answers.filter(({ first, second }) => first === table || second === table).length,
    };
  });
  return {
    challengeId: day.challengeId, dayId: day.id, at, judges: new Set(answers.map(({ personId }) => personId)).size, visits: visits.length, comparisons: answers.length, byLot: lot.length,
    reliability: splitHalf(n, lot, answers.length, streams('split halves')), rows: rows.toSorted((a, b) => a.place - b.place || a.table - b.table),
  };
};
