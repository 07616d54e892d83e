import type { Trace } from '../../domain/entry/trace.ts';

type Entry = { tag: number; type: number; count: number; at: number };
const sizes: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const texts: Record<number, Trace['what']> = { 0x013b: 'author', 0x8298: 'owner', 0xa430: 'owner', 0x9c9d: 'author' };
const [exifFolder, placeFolder, wideAuthor] = [0x8769, 0x8825, 0x9c9d];

/** The properties of a picture as cameras and programs write them: a small TIFF of folders. What is broken is read as far as it goes. */
const reader = (bytes: Buffer) => {
  const little = bytes.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const folder = (at: number): Entry[] =>
    Array.from({ length: Math.min(short(at), 400) }, (_, i) => at + 2 + 12 * i).map((from) => {
      const [type, count] = [short(from + 2), long(from + 4)];
      return { tag: short(from), type, count, at: (sizes[type] ?? 1) * count > 4 ? long(from + 8) : from + 8 };
    });
  const text = ({ tag, at, count }: Entry) => new TextDecoder(tag === wideAuthor ? 'utf-16le' : 'utf-8').decode(bytes.subarray(at, at + Math.min(count, 1000))).replaceAll('\0', ' ');
  const degrees = ({ at }: Entry) => [0, 1, 2].reduce((sum, i) => sum + long(at + 8 * i) / (long(at + 8 * i + 4) || 1) / 60 ** i, 0);
  return { long, folder, text, degrees };
};

const placeIn = ({ folder, text, degrees }: ReturnType<typeof reader>, at: number): Trace[] => {
  const tags = new Map(folder(at).map((entry) => [entry.tag, entry]));
  const [south, north, west, east] = [tags.get(1), tags.get(2), tags.get(3), tags.get(4)];
  if (!north || !east) return [];
  const signed = (value: number, reference: Entry | undefined, negative: string) => (reference && text(reference).startsWith(negative) ? -value : value).toFixed(4);
  return [{ what: 'place', words: `${signed(degrees(north), south, 'S')}, ${signed(degrees(east), west, 'W')}` }];
};

export const exifTraces = (bytes: Buffer): Trace[] => {
  const found: Trace[] = [];
  try {
    const tiff = reader(bytes);
    const top = tiff.folder(tiff.long(4));
    const folders = top.filter(({ tag }) => tag === exifFolder).flatMap(({ at }) => tiff.folder(tiff.long(at)));
    for (const entry of [...top, ...folders]) {
      const what = texts[entry.tag];
      if (what) found.push({ what, words: tiff.text(entry) });
      if (entry.tag === placeFolder) found.push(...placeIn(tiff, tiff.long(entry.at)));
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
};
