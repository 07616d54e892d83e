import { expect, test } from 'vitest';
import { digest } from '../../../../functions/adapters/system/sha256.ts';
import { formatStampList, parseStampList, type StampList } from '../../../../functions/domain/record/stamp/stamp-list.ts';
import { Refusal } from '../../../../functions/domain/refusal.ts';

const at = '2027-01-15T05:00:01.000Z';
const list: StampList = { looked: 12, stamps: [{ size: 7, since: at, closes: [6], tokens: [{ by: 'tsa.example', at }, { by: 'time.example' }] }, { size: 12, since: at, closes: [], tokens: [] }] };
const text = formatStampList(digest, list);

test('a list of timestamps is read as it was written', () => {
  expect(parseStampList(digest, text)).toEqual(list);
});

test('no byte of it can be another: no signature is over who was asked, and damage shows all the same', () => {
  const bytes = new TextEncoder().encode(text);
  for (let place = 0; place < bytes.length; place += 1) {
    for (const change of [1, 2, 32, 128]) {
      const bent = new TextDecoder().decode(bytes.with(place, bytes[place]! ^ change));
      expect(() => parseStampList(digest, bent), `byte ${place}`).toThrow(Refusal);
    }
  }
});

test('a list of the first form, which had no digest, is read still; taking the digest out does not make one', () => {
  const plain = `${JSON.stringify({ v: 'laurel-timestamps/1', ...list })}\n`;
  expect(parseStampList(digest, plain)).toEqual(list);
  expect(() => parseStampList(digest, text.replace('timestamps/2', 'timestamps/1'))).toThrow('it is not what its own SHA-256 is over.');
  expect(() => parseStampList(digest, plain.replace('timestamps/1', 'timestamps/2'))).toThrow('it is not what its own SHA-256 is over.');
});
