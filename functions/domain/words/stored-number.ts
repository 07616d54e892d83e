import * as z from 'zod';

const fix = 'This number cannot be kept exactly. Use at most 15 digits.';

/** Any number somebody writes: as large and as small as the store keeps it. */
export const StoredNumber = z
  .number('Give a number.')
  .min(Number.MIN_SAFE_INTEGER, fix)
  .max(Number.MAX_SAFE_INTEGER, fix)
  .refine((given) => given === 0 || Math.abs(given) > 1e-100, fix);
