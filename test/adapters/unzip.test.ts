import { expect, test } from 'vitest';
import { isZip, unzip } from '../../functions/adapters/webcrypto/unzip.ts';
import { zipOf } from '../../web/src/lib/server/zip.ts';

const files = [{ name: 'a.json', content: '{"a":1}' }, { name: 'folder/ä.txt', content: 'x'.repeat(5000) }];
const zip = zipOf(files);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
test('every file as it was', async () => {
  expect((await unzip(zip)).map(({ name, bytes }) => ({ name, content: text(bytes) }))).toEqual(files);
  expect([isZip(zip), isZip(new TextEncoder().encode('{"a":1} and no more than that')), isZip(new Uint8Array(3))]).toEqual([true, false, false]);
});

test('what is cut, changed, too many or too large is refused, and nothing else is thrown', async () => {
  for (let length = 30; length < zip.length; length += 7) await expect(unzip(zip.slice(0, length)), `${length} bytes`).rejects.toThrow('The ZIP file: it is damaged');
  for (let at = 0; at < zip.length; at += 1) {
    const read = await unzip(zip.with(at, zip[at]! ^ 0x41)).then((found) => found.map(({ bytes }) => text(bytes)).join(), (error: unknown) => (error as Error).message);
    expect(read, `byte ${at}`).toMatch(/^The ZIP file: |^\{"a":1\},x{5000}$/);
  }
  await expect(unzip(zipOf(Array.from({ length: 65 }, (_, i) => ({ name: `${i}`, content: '' }))))).rejects.toThrow('more than 64 files');
  await expect(unzip(zipOf([{ name: 'large', content: new Uint8Array(4 * 1024 * 1024 + 1) }]))).rejects.toThrow('more than 4 MB');
  const lying = Buffer.from(zipOf([{ name: 'a', content: 'x'.repeat(1_000_000) }]));
  lying.writeUInt32LE(10, lying.lastIndexOf('PK\u0001\u0002', undefined, 'latin1') + 24);
  await expect(unzip(lying)).rejects.toThrow('it is damaged');
});
