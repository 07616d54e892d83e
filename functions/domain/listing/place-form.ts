import * as z from 'zod';

export const Place = z
  .object({
    country: z.string().regex(/^[A-Z]{2}$/, 'Give the country as two capital letters, such as US.'),
    region: z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'Give the state as its code, such as US-IL.').optional(),
    city: z.string().max(80).optional(),
  })
  .refine(({ country, region }) => region === undefined || region.startsWith(`${country}-`), { message: 'The state is in another country.', path: ['region'] });
