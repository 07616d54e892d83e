import * as z from 'zod';
import { mostJudges, mostTables, strengths } from '../expo/demo-day.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case');
const index = z.int().min(0);
const millionths = z.int();
const span = z.tuple([millionths, millionths]);

/** `top`: how many places the comparisons were aimed at. `spread`: prior variance of strengths. `order`: whether being seen first may help. */
const Rules = z.strictObject({ top: z.int().min(1).max(mostTables), spread: millionths.min(1).max(1e9), order: z.boolean(), draws: z.int().min(50).max(5000) });

/** Which of two entries is stronger, in the order in which they were seen. `drawn`: whether the second was aimed at, or drawn by lot. */
const Answer = z.strictObject({ first: index, second: index, stronger: z.enum(strengths), drawn: z.enum(['aimed', 'lot']) });

const Result = z.strictObject({
  judges: index, comparisons: index, byLot: index, reliability: millionths.optional(),
  rows: z.array(z.strictObject({ entry: index, place: index, shared: z.boolean(), strength: millionths, wins: millionths, winsInterval: span, rankInterval: z.tuple([index, index]), topChance: millionths, comparisons: index })),
});

/** Entries by their codes; comparisons in an order that tells nothing of who made them when. Judges have names made up for this file, other than those they score under. */
export const ComparedDay = z.strictObject({
  rules: Rules, seed: hash, entries: z.array(z.string()).min(1).max(mostTables), judges: z.array(z.string()).max(mostJudges), comparisons: z.array(Answer.extend({ judge: index })),
});
export type ComparedDay = z.infer<typeof ComparedDay>;

/** The demo day of a full file. */
export const BundledDay = ComparedDay.extend({ result: Result });
export type BundledDay = z.infer<typeof BundledDay>;
export type DayResult = BundledDay['result'];

/**
 * The demo day of a published file. `panel`: how many judges compared. Which judge made which comparison is not in it: pairs of one judge
 * hang together as the way across the floor, which everybody saw. Of few judges there is no comparison and no order.
 */
export const PublishedDay = ComparedDay.omit({ judges: true, comparisons: true }).extend({ panel: index, comparisons: z.array(Answer).optional(), result: Result.optional() });
export type PublishedDay = z.infer<typeof PublishedDay>;
