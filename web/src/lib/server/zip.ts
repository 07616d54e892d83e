import { deflateRawSync } from 'node:zlib';
import { crc32, joined } from '../../../../functions/domain/credential/png.ts';
import { bytesOfText } from '../../../../functions/domain/record/note/encoding.ts';

const [version, utf8, deflated] = [20, 0x0800, 8];
const firstDay = 0x21; // January 1, 1980: no time is told, so that the same files are the same bytes

/** Numbers of two and of four bytes, least first. */
const numbers = (...given: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array =>
  Uint8Array.from(given.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 0xff)));

export type Zipped = { name: string; content: Uint8Array | string };

/** Files in one (PKWARE APPNOTE 6.3), for at most some megabytes. */
export const zipOf = (files: readonly Zipped[]): Uint8Array => {
  const parts: Uint8Array[] = [];
  const index: Uint8Array[] = [];
  let at = 0;
  for (const { name, content } of files) {
    const plain = typeof content === 'string' ? bytesOfText(content) : content;
    const [title, packed] = [bytesOfText(name), new Uint8Array(deflateRawSync(plain))];
    const facts = numbers([version, 2], [utf8, 2], [deflated, 2], [0, 2], [firstDay, 2], [crc32(plain), 4], [packed.length, 4], [plain.length, 4], [title.length, 2], [0, 2]);
    const local = joined([numbers([0x04034b50, 4]), facts, title, packed]);
    index.push(joined([numbers([0x02014b50, 4], [version, 2]), facts, numbers([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), title]));
    parts.push(local);
    at += local.length;
  }
  const list = joined(index);
  return joined([...parts, list, numbers([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [list.length, 4], [at, 4], [0, 2])]);
};
