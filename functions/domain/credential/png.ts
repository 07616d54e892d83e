import { bytesOfText } from '../record/note/encoding.ts';
import { refuseFormat } from '../record/refuse-format.ts';
import { crc32, joined } from '../words/bytes.ts';

// PNG (W3C, third edition): what is needed to put something into a picture, and to write one of a few shades.

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
export const startLength = pngStart.length;
const around = 12; // length, type and sum of a chunk

export const isPng = (bytes: Uint8Array): boolean => pngStart.every((byte, i) => bytes[i] === byte);

export type Chunk = { type: string; from: number; to: number; data: Uint8Array };

/** @throws Refusal where a chunk ends beyond the file. */
export function* chunksOf(png: Uint8Array): Generator<Chunk> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let from: number = startLength; from + around <= png.length; ) {
    const length = view.getUint32(from);
    const to = from + around + length;
    if (to > png.length) throw refuseFormat('the picture', 'it is a PNG, but not whole.');
    const type = String.fromCharCode(...png.subarray(from + 4, from + 8));
    yield { type, from, to, data: png.subarray(from + 8, from + 8 + length) };
    from = to;
  }
}

export const chunkOf = (type: string, data: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(around + data.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(bytesOfText(type), 4);
  whole.set(data, 8);
  view.setUint32(whole.length - 4, crc32(whole.subarray(4, whole.length - 4)));
  return whole;
};

type Color = readonly [red: number, green: number, blue: number];
/** A square picture of at most 16 colors: `pixels` holds the number of each one's color, row by row. `deflate` is that of zlib. */
export const squarePng = ({ size, pixels, colors }: { size: number; pixels: Uint8Array; colors: readonly Color[] }, deflate: (bytes: Uint8Array) => Uint8Array): Uint8Array => {
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, size);
  view.setUint32(4, size);
  head.set([4, 3], 8); // four bits a pixel, by palette
  const width = Math.ceil(size / 2);
  const rows = new Uint8Array((width + 1) * size);
  pixels.forEach((color, i) => {
    const [y, x] = [Math.floor(i / size), i % size];
    rows[y * (width + 1) + 1 + (x >> 1)]! |= x % 2 === 0 ? color << 4 : color;
  });
  return joined([Uint8Array.from(pngStart), chunkOf('IHDR', head), chunkOf('PLTE', Uint8Array.from(colors.flat())), chunkOf('IDAT', deflate(rows)), chunkOf('IEND', new Uint8Array())]);
};

/** A picture of at most 256 colors, one byte a pixel. */
export const palettePng = ({ width, height, pixels, colors }: { width: number; height: number; pixels: Uint8Array; colors: readonly Color[] }, deflate: (bytes: Uint8Array) => Uint8Array): Uint8Array => {
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set([8, 3], 8); // eight bits a pixel, by palette
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return joined([Uint8Array.from(pngStart), chunkOf('IHDR', head), chunkOf('PLTE', Uint8Array.from(colors.flat())), chunkOf('IDAT', deflate(rows)), chunkOf('IEND', new Uint8Array())]);
};
