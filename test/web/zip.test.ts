import { expect, test } from 'vitest';
import { crc32 } from '../../functions/domain/words/bytes.ts';
import { zipOf } from '../../web/src/lib/server/zip.ts';
import { unzipped } from '../support/unzip.ts';

test('what is put into a zip comes out, names of other alphabets too, and twice the same is the same bytes', () => {
  const files = [{ name: 'a.txt', content: 'a'.repeat(5000) }, { name: 'записка/ä.bin', content: Uint8Array.from({ length: 300 }, (_, i) => i % 256) }, { name: 'empty', content: '' }];
  const zip = zipOf(files);
  expect([...unzipped(zip)].map(([name, content]) => [name, content.toString('hex')])).toEqual(files.map(({ name, content }) => [name, Buffer.from(content).toString('hex')]));
  expect(zipOf(files)).toEqual(zip);
  expect(zip.length).toBeLessThan(1200);
});

test('its sums are those that everybody reckons', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
