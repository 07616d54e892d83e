import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWrittenAmount } from '../../../functions/domain/import/written-amount.ts';

test.each([
  ['$85,000', 85_000_00], ['$3,000,000.00', 3_000_000_00], ['$0', 0], [' 85000 ', 85_000_00], ['$1.5 million', 1_500_000_00], ['$2M', 2_000_000_00], ['40k', 40_000_00],
  ['USD 12.34', 12_34], ['12,345.6 dollars', 12_345_60], ['$0.07', 7], ['US$ 250', 250_00],
])('%s is %i cents', (text, cents) => {
  expect(readWrittenAmount(text)).toBe(cents);
});

test.each(['', '$', 'varies', '$85,00', '$1,2345', '$10-20', '€500', '$1.234', '-5', 'up to $50,000', '99999999999999999999', '$1e6'])('"%s" is no amount', (text) => {
  expect(readWrittenAmount(text)).toBeUndefined();
});

test('an amount written as people write it comes back to the cent', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000_00 }), (cents) => {
    const written = (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
    expect(readWrittenAmount(written)).toBe(cents);
  }));
});
