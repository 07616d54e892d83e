import * as z from 'zod';
import { idOf } from '../../id.ts';
import { printedScore } from '../decision/unequal-ties.ts';

const count = z.number().int();

/** Where one entry stands, in few words: whoever shows a part of the order reads the whole of it, and only the rows it shows in full. */
export const Ranked = z.object({
  entryId: idOf('entry'), code: z.string(), /** 0: it has none. */ place: count, shared: z.boolean(), score: z.number().optional(), reviews: count,
  /** Its printed score is its neighbor’s, and the tie-break of the rules gave the place. */
  byTieBreak: z.boolean().optional(),
});
export type Ranked = z.infer<typeof Ranked>;

type Result = { entryId: string; place: number; shared: boolean; score: number; scores: number };
const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);

/** Entries in the order of their places, those that nobody scored after them; entries of one place, or of none, by code. */
export const rankingOf = (results: Result[], entries: { entryId: string; code: string }[]): Ranked[] => {
  const found = new Map(results.map((one) => [one.entryId, one]));
  const placed = entries.flatMap(({ entryId, code }) => {
    const result = found.get(entryId);
    return result ? [{ entryId, code, place: result.place, shared: result.shared, score: result.score, reviews: result.scores }] : [];
  }).toSorted((a, b) => a.place - b.place || byCode(a, b));
  const printed = placed.map(printedScore);
  return [
    ...placed.map((one, at) => (!one.shared && [printed[at - 1], printed[at + 1]].includes(printed[at]) ? { ...one, byTieBreak: true } : one)),
    ...entries.filter(({ entryId }) => !found.has(entryId)).map(({ entryId, code }) => ({ entryId, code, place: 0, shared: false, reviews: 0 })).toSorted(byCode),
  ];
};
