import { deflateRawSync } from 'node:zlib';
import { bytesOfText } from '../../../../functions/domain/record/note/encoding.ts';
import { crc32, joined } from '../../../../functions/domain/words/bytes.ts';
import { zipEnd, zipHead, zipLine } from '../../../../functions/domain/words/zip.ts';

export type Zipped = { name: string; content: Uint8Array | string };

/** Files in one, for at most some megabytes. */
export const zipOf = (files: readonly Zipped[]): Uint8Array => {
  const parts: Uint8Array[] = [];
  const lines: Uint8Array[] = [];
  let at = 0;
  for (const { name, content } of files) {
    const plain = typeof content === 'string' ? bytesOfText(content) : content;
    const packed = new Uint8Array(deflateRawSync(plain));
    const member = { name, method: 'deflated', crc: crc32(plain), packed: packed.length, plain: plain.length } as const;
    const whole = joined([...zipHead(member), packed]);
    lines.push(...zipLine(member, at));
    parts.push(whole);
    at += whole.length;
  }
  const list = joined(lines);
  return joined([...parts, list, zipEnd(files.length, list.length, at)]);
};
