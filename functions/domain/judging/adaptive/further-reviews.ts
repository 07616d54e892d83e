import * as z from 'zod';
import { idOf } from '../../id.ts';

const count = z.number().int();
const Given = z.object({ at: z.iso.datetime(), reviews: count, entries: count });

/**
 * Reviews beyond those that every entry gets, given where the marks so far leave most doubt about the prizes. One of a round at a time: asked for,
 * worked out by a job, looked at, published. What the marks say of an entry is in none of it.
 */
export const FurtherReviews = z.object({
  roundId: idOf('round'), challengeId: idOf('challenge'), /** The act that asked for it. */ run: z.string(), asked: count, by: z.string(), at: z.iso.datetime(),
  /** Imagined contests drawn so far, and all there will be; 0 until the marks are fixed. */
  done: count.default(0), of: count.default(0),
  /** Why none can be given. */
  refused: z.string().optional(),
  /** [entry of the draw, reviews] in the order of the entries, and what that comes to. `added`: judges by how many more they read; `heaviest`: the most anybody reads then. */
  proposal: z.object({ more: z.array(z.tuple([count, count])), reviews: count, entries: count, added: z.array(count), heaviest: count }).optional(),
  /** Looked at, and to be published. */
  wanted: z.object({ by: z.string(), at: z.iso.datetime() }).optional(),
  given: Given.optional(), /** The same, given before. */ earlier: z.array(Given).default([]), version: count,
});
export type FurtherReviews = z.infer<typeof FurtherReviews>;

export const mostFurther = 1000;
/** Each time tells who is near the border, so it is not a game of asking again. */
export const mostTimes = 3;
/** Whoever is given an entry needs time to read it. */
export const leastHours = 24;
/** Reviews that each entry has before any is given more: fewer say nothing about the doubt. */
export const leastSaved = 2;

export type FurtherState = 'none' | 'working' | 'refused' | 'proposed' | 'publishing' | 'given';
export const stateOf = (further: FurtherReviews | undefined): FurtherState => {
  if (!further) return 'none';
  if (further.given) return 'given';
  if (further.refused !== undefined) return 'refused';
  if (further.wanted) return 'publishing';
  return further.proposal ? 'proposed' : 'working';
};

/** All that were given, each time. */
export const givenIn = (further: FurtherReviews | undefined): z.infer<typeof Given>[] => [...(further?.earlier ?? []), ...(further?.given ? [further.given] : [])];
