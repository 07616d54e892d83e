import { inflateSync } from 'node:zlib';
import type { Trace } from '../../domain/entry/trace.ts';
import { exifTraces } from './exif.ts';
import { xmpTraces } from './xmp.ts';

type Chunk = { name: string; data: Buffer };
const exifHead = 'Exif\0\0';
const exifIn = (data: Buffer) => exifTraces(data.subarray(0, 6).toString('latin1') === exifHead ? data.subarray(6) : data);

/** What a newsroom writes into a picture: by-line, its title, credit, source and copyright. */
const bylines: Record<number, Trace['what']> = { 80: 'author', 110: 'owner', 115: 'owner', 116: 'owner' };
const iptcTraces = (data: Buffer): Trace[] => {
  const found: Trace[] = [];
  for (let at = data.indexOf(0x1c); at >= 0 && at + 5 <= data.length; at = data.indexOf(0x1c, at + 1)) {
    const what = data[at + 1] === 2 ? bylines[data[at + 2]!] : undefined;
    if (what) found.push({ what, words: data.subarray(at + 5, at + 5 + data.readUInt16BE(at + 3)).toString('utf8') });
  }
  return found;
};

const xmpHead = 'http://ns.adobe.com/xap/1.0/\0';
/** The parts of a JPEG before its picture. */
export const jpegTraces = (bytes: Buffer): Trace[] => {
  const found: Trace[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda;) {
    const data = bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2));
    const head = data.subarray(0, 40).toString('latin1');
    if (bytes[at + 1] === 0xe1 && head.startsWith(exifHead)) found.push(...exifIn(data));
    if (bytes[at + 1] === 0xe1 && head.startsWith(xmpHead)) found.push(...xmpTraces(data.subarray(xmpHead.length).toString('utf8')));
    if (bytes[at + 1] === 0xed && head.startsWith('Photoshop 3.0')) found.push(...iptcTraces(data));
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return found;
};

const pngChunks = (bytes: Buffer): Chunk[] => {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const size = bytes.readUInt32BE(at);
    chunks.push({ name: bytes.subarray(at + 4, at + 8).toString('latin1'), data: bytes.subarray(at + 8, at + 8 + size) });
    at += 12 + size;
  }
  return chunks;
};

const unpacked = (data: Buffer): Buffer => {
  try {
    return inflateSync(data, { maxOutputLength: 1024 * 1024 });
  } catch {
    return Buffer.alloc(0);
  }
};
const words: Record<string, Trace['what']> = { author: 'author', copyright: 'owner', artist: 'author' };
const pngText = ({ name, data }: Chunk): Trace[] => {
  const end = data.indexOf(0);
  if (end < 0) return [];
  const key = data.subarray(0, end).toString('latin1');
  const rest = data.subarray(end + 1);
  const packed = name === 'zTXt' || (name === 'iTXt' && rest[0] === 1);
  const start = name === 'tEXt' ? 0 : name === 'zTXt' ? 1 : rest.indexOf(0, rest.indexOf(0, 2) + 1) + 1;
  const body = packed ? unpacked(rest.subarray(start)) : rest.subarray(start);
  if (key === 'XML:com.adobe.xmp') return xmpTraces(body.toString('utf8'));
  const what = words[key.toLowerCase()];
  return what ? [{ what, words: body.toString(name === 'iTXt' ? 'utf8' : 'latin1') }] : [];
};

const texts = new Set(['tEXt', 'zTXt', 'iTXt']);
export const pngTraces = (bytes: Buffer): Trace[] => pngChunks(bytes).flatMap((chunk) => (chunk.name === 'eXIf' ? exifIn(chunk.data) : texts.has(chunk.name) ? pngText(chunk) : []));

export const webpTraces = (bytes: Buffer): Trace[] => {
  const found: Trace[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const [name, size] = [bytes.subarray(at, at + 4).toString('latin1'), bytes.readUInt32LE(at + 4)];
    const data = bytes.subarray(at + 8, at + 8 + size);
    if (name === 'EXIF') found.push(...exifIn(data));
    if (name === 'XMP ') found.push(...xmpTraces(data.toString('utf8')));
    at += 8 + size + (size % 2);
  }
  return found;
};
