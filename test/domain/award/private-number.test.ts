import { expect, test } from 'vitest';
import { privateNumberIn } from '../../../functions/domain/award/private-number.ts';

test.each([
  ['SSN 078-05-1120 seen', 'a Social Security number'],
  ['their number is 078 05 1120', 'a Social Security number'],
  ['EIN 12-3456789', 'a tax number'],
  ['routing 021000021', 'a bank or tax number'],
  ['123456789', 'a bank or tax number'],
  ['DE89 3704 0044 0532 0130 00', 'a bank account'],
  ['GB82WEST12345698765432', 'a bank account'],
  ['paid with 4111 1111 1111 1111', 'a card number'],
  ['account no. 00123 45', 'a bank or tax number'],
  ['Acct: 8842', 'a bank or tax number'],
  ['tax id 1234 5678', 'a bank or tax number'],
])('%s holds %s', (text, what) => {
  expect(privateNumberIn(text)).toBe(what);
});

test.each([
  'Voucher 2027-03-04', 'V-2027-0118', 'Looked up in SAM.gov on March 4, 2027 at 10:30.', 'Paid $25,000.00 of $1,250,000.', 'EFT trace 20270304118', 'UEI J7M9HPTGJ1S9', 'The account holder is the company itself.', 'Form 1099 asked for, W-9 came by post.', 'Call 555-0100.', '',
])('%s holds none', (text) => {
  expect(privateNumberIn(text)).toBeUndefined();
});
