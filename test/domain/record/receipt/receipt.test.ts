import { expect, test } from 'vitest';
import { formReceipt, parseReceipt } from '../../../../functions/domain/record/receipt/receipt.ts';
import { keptReceipt } from '../../../support/record/kept-receipt.ts';

const { receipt } = keptReceipt();
const text = formReceipt(receipt);
const bent = (change: Record<string, unknown>): string => {
  const members = Object.entries({ ...(JSON.parse(text) as object), ...change }).filter(([, value]) => value !== undefined);
  return JSON.stringify(Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1))));
};

test('a receipt is read as it was formed, from text or bytes, with a manifest or without', () => {
  expect(parseReceipt(text)).toEqual(receipt);
  expect(parseReceipt(new TextEncoder().encode(text))).toEqual(receipt);
  expect(bent({})).toBe(text);
  expect(parseReceipt(bent({ manifest: undefined }))).toEqual({ leaf: receipt.leaf, proof: receipt.proof, disclosures: receipt.disclosures });
});

test.each<[string, string, RegExp]>([
  ['half of it', text.slice(0, -9), /^The receipt: it is not JSON, or not all of it\. Download it again\.$/],
  ['other JSON', '{"name":"x"}', /it is JSON, but not a receipt of the form laurel-receipt\/1\.$/],
  ['nothing', 'null', /not a receipt of the form/],
  ['another version', bent({ format: 'laurel-receipt/2' }), /not a receipt of the form laurel-receipt\/1\.$/],
  ['no leaf', bent({ leaf: undefined }), /leaf and proof are not both texts/],
  ['disclosures that are no texts', bent({ disclosures: [1] }), /disclosures is not a list of texts/],
  ['a manifest without files', bent({ manifest: {} }), /manifest has no list of files/],
  ['a manifest of half a file', bent({ manifest: { files: [{ name: 'a', size: 1 }] } }), /manifest has no list of files/],
  ['one member more', bent({ trust: 'me' }), /some program wrote it anew/],
  ['a space', `${text} `, /some program wrote it anew/],
  ['extra data in the proof', bent({ proof: receipt.proof.replace('\nindex', '\nextra AAAA\nindex') }), /its proof has extra data, which nothing covers\.$/],
  ['a megabyte', bent({ leaf: 'x'.repeat(1024 * 1024) }), /larger than a receipt can be/],
])('refused: %s', (_name, wrong, why) => {
  expect(() => parseReceipt(wrong)).toThrow(why);
});

test('what would be no receipt is not formed', () => {
  expect(() => formReceipt({ ...receipt, proof: 'x' })).toThrow(/no empty line/);
});
