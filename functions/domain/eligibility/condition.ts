import * as z from 'zod';

const whole = (least: number, most: number) => {
  const fix = `Give a whole number from ${least} to ${most}.`;
  return z.number(fix).int(fix).min(least, fix).max(most, fix);
};
const inDollars = 'Enter the sum in dollars, such as 500000.';
const base = {
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  /** What whoever does not meet it cannot do: take part at all, or win money. */
  effect: z.enum(['enter', 'money']).default('enter'),
};
const place = z.string().max(120).default('');

/** One rule of who can enter, as data. Empty words make a draft valid; lint.ts says what it lacks. */
export const Condition = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('age'), years: whole(1, 99).default(18), /** From which age nobody else must agree. */ alone: whole(1, 99).optional() }),
  z.object({ ...base, kind: z.literal('residence'), place, /** An organization that is based there will do. */ orOrganization: z.boolean().default(false) }),
  z.object({ ...base, kind: z.literal('citizenship'), place }),
  z.object({ ...base, kind: z.literal('employment'), employer: z.string().max(160).default(''), family: z.boolean().default(false) }),
  z.object({ ...base, kind: z.literal('statement'), words: z.string().max(400).default('') }),
  /** A license to the agency, asked apart from the rules: whoever says no can enter all the same. `none`: and win. */
  z.object({ ...base, effect: z.enum(['none', 'money'], 'A license is asked apart from the rules: whoever says no can enter all the same.').default('none'), kind: z.literal('license'), words: z.string().max(2000).default('') }),
  z.object({ ...base, kind: z.literal('incorporation'), place }),
  z.object({ ...base, kind: z.literal('business-place'), place }),
  z.object({ ...base, kind: z.literal('funding'), cents: z.number(inDollars).int(inDollars).min(0, inDollars).max(100_000_000_00, 'The most is $100,000,000.').default(500_000_00), months: whole(1, 120).default(12) }),
  z.object({ ...base, kind: z.literal('market'), months: whole(0, 600).default(12) }),
]);
export type Condition = z.infer<typeof Condition>;
export type ConditionKind = Condition['kind'];
