import { toHex } from '../../../../functions/domain/record/note/encoding.ts';
import type { Digest } from '../../../../functions/domain/record/tree/hashing.ts';

export type Bytes = Uint8Array<ArrayBuffer>;
// Not there on a page that came over plain http.
export const { subtle } = crypto as { subtle?: SubtleCrypto };

const primes: number[] = [];
for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
/** The first 32 bits behind the point. */
const fraction = (root: number): number => ((root % 1) * 2 ** 32) | 0;
const rounds = primes.map((prime) => fraction(Math.cbrt(prime)));
const start = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const padded = (bytes: Uint8Array): DataView => {
  const view = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) + 1) << 6));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(view.byteLength - 8, bytes.length / 2 ** 29);
  view.setUint32(view.byteLength - 4, bytes.length << 3);
  return view;
};

/** FIPS 180-4, with its constants as it defines them. A library weighs two of the 15 KB that this module has; the browser's own cannot answer at once, as the domain asks. */
export const sha256: Digest = (bytes) => {
  const view = padded(bytes);
  const state = Int32Array.from(start);
  const words = new Int32Array(64);
  for (let at = 0; at < view.byteLength; at += 64) {
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i += 1) {
      const [two, fifteen] = [words[i - 2]!, words[i - 15]!];
      words[i] = i < 16 ? view.getInt32(at + 4 * i) : words[i - 16]! + words[i - 7]! + (turned(fifteen, 7) ^ turned(fifteen, 18) ^ (fifteen >>> 3)) + (turned(two, 17) ^ turned(two, 19) ^ (two >>> 10));
      const next = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + rounds[i]! + words[i]!;
      const other = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + next) | 0, c, b, a, (next + other) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i]! += word; });
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => { digest.setInt32(4 * i, word); });
  return new Uint8Array(digest.buffer);
};

/** Of a whole file: what the browser has is many times faster. */
export const fileDigest = async (bytes: Uint8Array): Promise<string> => toHex(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes as Bytes)) : sha256(bytes));
