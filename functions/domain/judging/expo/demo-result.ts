import * as z from 'zod';
import { idOf } from '../../id.ts';
import type { Sha256 } from '../../words/canonical.ts';
import type { DemoDay, ExpoAnswer, ExpoTable, Turn } from './demo-day.ts';
import { floorOrder, floorRules, floorSeed, tablesByCode } from './floor-order.ts';

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

/** From all answers at once, strongest first. */
export const resultOf = (day: Pick<DemoDay, 'id' | 'challengeId' | 'top'>, tables: Pick<ExpoTable, 'code'>[], { answers, turns }: { answers: ExpoAnswer[]; turns: Pick<Turn, 'seen'>[] }, at: string, sha256: Sha256): DemoResult => {
  const order = tablesByCode(tables);
  const numberOf = new Map(order.map((table, entry) => [table, entry]));
  const { rows, ...said } = floorOrder(tables.length, answers.map(({ first, second, stronger, drawn }) => ({ first: numberOf.get(first)!, second: numberOf.get(second)!, stronger, drawn })), floorRules(day.top), floorSeed(sha256, day.id), sha256);
  const visits = turns.flatMap(({ seen }) => seen);
  return {
    challengeId: day.challengeId, dayId: day.id, at, judges: new Set(answers.map(({ personId }) => personId)).size, visits: visits.length, ...said,
    rows: rows.map(({ entry, ...row }) => ({ table: order[entry]!, ...row, seen: visits.filter((one) => one === order[entry]).length })).toSorted((a, b) => a.place - b.place || a.table - b.table),
  };
};
