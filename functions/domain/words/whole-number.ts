import * as z from 'zod';

/** A whole number that somebody writes in an address, in decimal digits and nothing else: `0x10`, `1e3`, `+1` and `01` are other ways to write one, and are refused. */
export const wholeNumber = (least: number, most: number, fix = `Enter a whole number from ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}.`) =>
  z.preprocess((written) => (typeof written === 'string' && /^(0|[1-9]\d{0,15})$/.test(written) ? Number(written) : written), z.number(fix).int(fix).min(least, fix).max(most, fix));
