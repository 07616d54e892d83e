import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitAt, emptyStatusList, encodeStatusList, packedStatusList, statusListBits, withBit } from '../../../functions/domain/credential/status-list.ts';

test('a list has the 131,072 bits that the specification asks for, and none of them set', () => {
  expect([emptyStatusList().length * 8, statusListBits, emptyStatusList().every((byte) => byte === 0)]).toEqual([131_072, 131_072, true]);
});

test('the first bit is the leftmost: index 0 is 0x80, index 7 is 0x01', () => {
  expect([withBit(emptyStatusList(), 0, true)[0], withBit(emptyStatusList(), 7, true)[0], withBit(emptyStatusList(), 8, true)[1]]).toEqual([0x80, 0x01, 0x80]);
});

test('one bit set or taken back changes that one alone', () => {
  const places = fc.uniqueArray(fc.nat(statusListBits - 1), { minLength: 2, maxLength: 20 });
  fc.assert(fc.property(places, ([first, ...others]) => {
    const list = others.reduce((so, index) => withBit(so, index, true), emptyStatusList());
    const set = withBit(list, first!, true);
    expect([bitAt(list, first!), bitAt(set, first!), others.every((index) => bitAt(set, index))]).toEqual([false, true, true]);
    expect(withBit(set, first!, false)).toEqual(list);
  }), { numRuns: 30 });
});

test('a place beyond the list is refused, before it and after it', () => {
  for (const index of [-1, statusListBits, 0.5, Number.NaN]) expect(() => bitAt(emptyStatusList(), index)).toThrow(`it has no place ${index}.`);
});

test('packed it is multibase of gzip, and unpacks to the same bytes; a draft without the “u” is not read', () => {
  const list = withBit(emptyStatusList(), 94_567, true);
  const text = encodeStatusList(gzipSync, list);
  expect(text).toMatch(/^uH4sI[\w-]+$/);
  expect(new Uint8Array(gunzipSync(packedStatusList(text)))).toEqual(list);
  expect(() => packedStatusList(text.slice(1))).toThrow('its list does not begin with “u”.');
});
