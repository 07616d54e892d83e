import * as z from 'zod';
import { idOf } from '../id.ts';

export const Pair = z.object({ judgeId: idOf('person'), entryId: idOf('entry') });
export type Pair = z.infer<typeof Pair>;

/** What a manager changed in a proposal before publishing it. A new draw keeps both lists. */
export const HandChanges = z.object({
  roundId: idOf('round'),
  challengeId: idOf('challenge'),
  added: z.array(Pair).max(300).default([]),
  removed: z.array(Pair).max(300).default([]),
  version: z.number().int(),
});
export type HandChanges = z.infer<typeof HandChanges>;

export const mostHandChanges = 300;
const same = (a: Pair) => (b: Pair) => a.judgeId === b.judgeId && a.entryId === b.entryId;

export const withPair = (hand: HandChanges, pair: Pair): HandChanges => ({
  ...hand, added: [...hand.added, { judgeId: pair.judgeId, entryId: pair.entryId }], removed: hand.removed.filter((one) => !same(pair)(one)), version: hand.version + 1,
});

export const withoutPair = (hand: HandChanges, pair: Pair): HandChanges => ({
  ...hand, added: hand.added.filter((one) => !same(pair)(one)), removed: [...hand.removed, { judgeId: pair.judgeId, entryId: pair.entryId }], version: hand.version + 1,
});
