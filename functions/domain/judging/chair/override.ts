import * as z from 'zod';
import { idOf } from '../../id.ts';
import { EntryResult } from '../result/result.ts';

const back = z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string().max(1000) });
/** One place that an entry was put in, why, and why not any more. */
const Move = z.object({ place: z.number().int().min(1), reason: z.string().max(1000), by: z.string(), at: z.iso.datetime(), takenBack: back.optional() });

/** The chair puts an entry in another place than its scores do. What was computed stays beside it, untouched; `earlier` are the moves before this one. */
export const Override = Move.extend({
  roundId: idOf('round'), challengeId: idOf('challenge'), entryId: idOf('entry'), /** The results it rests on. */ run: z.string(),
  computed: EntryResult.pick({ place: true, shared: true, score: true, interval: true }),
  earlier: z.array(Move).max(20).default([]), version: z.number().int(),
});
export type Override = z.infer<typeof Override>;
export type Move = z.infer<typeof Move>;

/** As often as this an entry is moved at the most: everything that was said of it is kept. */
export const mostMoves = 20;
/** Entries that stand elsewhere than their scores say, at the most. */
export const mostMoved = 100;

export const moveOf = ({ place, reason, by, at, takenBack }: Override): Move => ({ place, reason, by, at, ...(takenBack ? { takenBack } : {}) });

export const isStanding = ({ takenBack }: Pick<Override, 'takenBack'>): boolean => takenBack === undefined;
