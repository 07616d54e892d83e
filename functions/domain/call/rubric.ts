import * as z from 'zod';

const key = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);

const characters = 'Give a number of characters from 1 to 1,000.';
const percent = 'Give a whole percentage from 0 to 100.';

export const Level = z.object({ score: z.number('Give a whole number.').int('Give a whole number.'), label: z.string().max(40), anchor: z.string().max(400) });

/** 2 to 10 integer levels, each anchored in words; weights are whole percent and sum to 100. */
export const Criterion = z.object({
  id: key,
  name: z.string().max(80),
  question: z.string().max(300),
  /** 0 stands in a draft only, while the others take up all. */
  weight: z.number(percent).int(percent).min(0, percent).max(100, percent),
  levels: z.array(Level).min(2, 'A criterion has at least two levels.').max(10, 'A criterion has at most ten levels.'),
  commentRequired: z.boolean().default(false),
  /** How many characters a required comment has at least; without it one that can be seen. */
  commentLeast: z.number(characters).int(characters).min(1, characters).max(1000, characters).optional(),
});
export type Criterion = z.infer<typeof Criterion>;
