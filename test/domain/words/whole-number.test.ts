import { expect, test } from 'vitest';
import { wholeNumber } from '../../../functions/domain/words/whole-number.ts';

test('a whole number in an address is decimal digits within its limits', () => {
  const page = wholeNumber(1, 500);
  expect(['1', '500'].map((text) => page.parse(text))).toEqual([1, 500]);
  for (const other of ['0', '501', '007', '0x10', '1e2', '+5', ' 5', '5 ', '5.0', '-1', '', 'many', '٥', '9'.repeat(40)]) {
    expect(page.safeParse(other).error?.issues.map(({ message }) => message), other).toEqual(['Enter a whole number from 1 to 500.']);
  }
  expect([wholeNumber(1, 9).optional().parse(undefined), wholeNumber(1, 9).default(3).parse(undefined)]).toEqual([undefined, 3]);
});
