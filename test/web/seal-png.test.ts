import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bakePng, credentialInPng } from '../../functions/domain/credential/baked-picture.ts';
import { chunksOf } from '../../functions/domain/credential/png.ts';
import { crc32 } from '../../functions/domain/words/bytes.ts';
import { sealPng } from '../../web/src/lib/credential/seal-png.ts';

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');
const drawn = (digest: string) => sealPng(digest, (bytes) => new Uint8Array(deflateSync(bytes, { level: 9 })));
/** The number of the shade of each point: 0 is paper. */
const shadesOf = (png: Uint8Array): ((x: number, y: number) => number) => {
  const rows = inflateSync([...chunksOf(png)].find(({ type }) => type === 'IDAT')!.data);
  return (x, y) => (rows[y * 301 + 1 + (x >> 1)]! >> (x % 2 === 0 ? 4 : 0)) & 15;
};

test('a seal is a whole PNG: each part with its sum, 600 points wide, paper at the corners and in the middle, ink on the ring', () => {
  const png = drawn(digestOf('one'));
  const chunks = [...chunksOf(png)];
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
  for (const { from, to } of chunks) expect(new DataView(png.buffer).getUint32(to - 4)).toBe(crc32(png.subarray(from + 4, to - 4)));
  const shade = shadesOf(png);
  expect([shade(0, 0), shade(599, 599), shade(300, 300)]).toEqual([0, 0, 0]);
  expect(Math.max(...Array.from({ length: 10 }, (_, x) => shade(x, 300)))).toBe(15);
  expect(png.length).toBeLessThan(80_000);
});

test('the same digest is the same picture, another is another, and what is baked in comes out', () => {
  const png = drawn(digestOf('one'));
  expect(drawn(digestOf('one'))).toEqual(png);
  expect(drawn(digestOf('two'))).not.toEqual(png);
  const text = '{"type":["VerifiableCredential"],"name":"Ünal “Ö” Ærø"}';
  expect(credentialInPng(bakePng(png, text))).toBe(text);
});

test('what does not count is struck through from corner to corner', () => {
  const struck = shadesOf(sealPng(digestOf('one'), (bytes) => new Uint8Array(deflateSync(bytes, { level: 9 })), true));
  expect([struck(20, 20), struck(300, 300), struck(579, 20)]).toEqual([15, 15, 15]);
});
