import { expect, test } from 'vitest';
import { checksumAddress } from '../../../functions/adapters/system/checksum-address.ts';
import { contractExample } from '../../../functions/domain/entry/answer-limits.ts';
import { faultsOf } from '../../../functions/domain/entry/answer-faults.ts';
import type { Rules } from '../../../functions/domain/call/challenge.ts';
import type { Answer } from '../../../functions/domain/entry/entry.ts';
import { FormField, type FormField as Field } from '../../../functions/domain/call/form.ts';

/** What is wrong with one answer, in words. */
const said = (type: Field['type'], answer: Answer, more: Partial<Field> = {}): string | undefined => {
  const field = FormField.parse({ id: 'one', type, label: 'It', required: true, ...more });
  const rules = { sections: { details: { areas: [] }, form: { sections: [{ id: 'part', title: 'Part', hint: '', minutes: 5, fields: [field] }] } } } as unknown as Rules;
  return faultsOf(rules, '', { one: answer }, checksumAddress)[0]?.message;
};

test('a link with a name and password in it is refused, wherever a link is asked', () => {
  const wrong = 'It: Leave the user name and password out of the link.';
  expect([said('link', 'https://a:b@example.org'), said('video', 'https://a@example.org'), said('repository', { repository: 'https://:b@example.org', commit: '0'.repeat(40) })]).toEqual([wrong, wrong, wrong]);
  expect([said('video', 'https://example.org/@a:b'), said('video', 'http://example.org')]).toEqual([undefined, 'It: Give a link that starts with https://']);
});

test('a repository and its commit: both faults are told at once', () => {
  expect([said('repository', { repository: 'example', commit: 'abc' }), said('repository', { repository: 'https://example.org/code', commit: 'abc' })]).toEqual([
    'It: Give the address of the repository whole, beginning with https (such as https://example.org/code). Give the full commit id: 40 hexadecimal digits.', 'It: Give the full commit id: 40 hexadecimal digits.',
  ]);
});

test('a file that is required is missed like any answer, and asked of nobody where it is not', () => {
  expect([said('files', []), said('files', ['a']), said('files', [], { required: false })]).toEqual(['It: Answer this.', undefined, undefined]);
});

test('files of a question: no more than it takes, and none twice', () => {
  expect([said('files', ['a', 'a'], { maxFiles: 3 }), said('files', ['a', 'b'], { maxFiles: 1 }), said('files', ['a', 'b'], { maxFiles: 2 })]).toEqual([
    'It: The same file is attached twice. Remove one.', 'It: Attach at most 1 file. Remove one first.', undefined,
  ]);
});

test('the example of a deployed contract is one, and what is wrong with another is said in plain words', () => {
  expect(said('contract', contractExample)).toBeUndefined();
  expect([said('contract', contractExample.toLowerCase()), said('contract', 'eip155:1:0x12'), said('contract', 'on Ethereum')]).toEqual([
    'It: The capital letters of this address do not fit it, so a letter may be wrong. Copy it again from where it is deployed.',
    'It: After eip155 and the number of the network comes an address: 0x, then 40 characters: digits and the letters a to f.',
    `It: Give the network and the address, such as ${contractExample}`,
  ]);
});

test('an amount that is none says what is the matter with it', () => {
  const min = { min: 0 };
  expect([said('money', '-5', min), said('money', '12.345', min), said('money', '9'.repeat(13), min), said('money', 'twelve', min), said('money', 1_250_50, min)]).toEqual([
    'It: Give at least 0.', 'It: Give at most two decimals, such as 1250.50', 'It: This amount is too large. Use at most 12 digits before the decimals.', 'It: Write it in digits, such as 1250.50', undefined,
  ]);
});

test('a question in quotes keeps them to itself', () => {
  expect(said('text', '', { label: 'What is "done"?' })).toBe('What is "done"? Answer this.');
});
