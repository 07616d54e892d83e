import { expect, test } from 'vitest';
import { quoted } from '../../../functions/domain/words/quoted.ts';

test('a title with quotes of its own keeps to one pair of them', () => {
  expect([quoted('Trusted permits'), quoted('The "open" door'), quoted('“Zero” waste')]).toEqual(['“Trusted permits”', '“The ‘open’ door”', '“‘Zero’ waste”']);
});
