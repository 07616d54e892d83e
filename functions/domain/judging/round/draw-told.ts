import * as z from 'zod';

const count = z.number().int();

/** How near what the pairs were taken from comes to the best there can be: exactly it, or at most so large a share away. */
export const Nearness = z.object({ exact: z.boolean(), share: z.number() });
export type Nearness = z.infer<typeof Nearness>;

/** Judges by number of readings, how well entries will be told apart, how near the best, and what is wrong. */
export const Design = z.object({ histogram: z.array(count), difference: z.number(), linkStrength: z.number(), components: count, words: z.string(), warnings: z.array(z.string()), nearness: Nearness.optional() });
export type Design = z.infer<typeof Design>;

/** What a manager read of a proposal, kept with the draw it became: its figures, and for each pair [entry, judge] which of the sentences says why. */
export const DrawTold = z.object({ design: Design, sentences: z.array(z.string()), why: z.array(z.tuple([count, count, count])) });
export type DrawTold = z.infer<typeof DrawTold>;
