import { crc32, inflateRawSync } from 'node:zlib';
import { expect } from 'vitest';

/** What is in a zip file, read by its list at the end, as programs do. */
export const unzipped = (zip: Uint8Array): Map<string, Buffer> => {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const files = new Map<string, Buffer>();
  for (let [left, at] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)]; left > 0; left -= 1) {
    expect(bytes.toString('latin1', at, at + 4)).toBe('PK\u0001\u0002');
    const [packed, plain, title, local] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)];
    const name = bytes.toString('utf8', at + 46, at + 46 + title);
    const start = local + 30 + bytes.readUInt16LE(local + 26);
    const inside = bytes.subarray(start, start + packed);
    const content = bytes.readUInt16LE(at + 10) === 0 ? inside : inflateRawSync(inside);
    expect(crc32(content)).toBe(bytes.readUInt32LE(at + 16));
    expect([bytes.toString('utf8', local + 30, start), content.length]).toEqual([name, plain]);
    files.set(name, content);
    at += 46 + title;
  }
  return files;
};
