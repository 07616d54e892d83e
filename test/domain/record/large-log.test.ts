import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digest } from '../../../functions/adapters/system/sha256.ts';
import { checkLog } from '../../../functions/domain/record/check/check-log.ts';
import { verify } from '../../support/keys.ts';
import { logFrom, logPolicy } from '../../support/record/small-log.ts';

const size = 100_000;
const full = 256;
const entries = Array.from({ length: size }, (_, i) => new TextEncoder().encode(`{"v":"laurel-act/1","n":${i},"pad":"${'.'.repeat(i % 400)}"}`));
/** As many an act as a rush leaves to each batch, down to one by one at the end. */
const batches = [1, 255, 1, ...Array.from({ length: 380 }, () => full), 1000, 700, 1, 1, ...Array.from({ length: 300 }, (_, i) => 1 + (i % 3))];
const made = batches.reduce((sum, count) => sum + count, 0);
const files = logFrom(entries, [...batches, size - made]);

// What C2SP tlog-tiles says, in as few words as it can be said, and with nothing of ours.
const sha256 = (...parts: Uint8Array[]): Uint8Array => createHash('sha256').update(Buffer.concat(parts)).digest();
const rootOf = (hashes: Uint8Array[]): Uint8Array => {
  if (hashes.length === 1) return hashes[0]!;
  return rootOf(Array.from({ length: hashes.length / 2 }, (_, i) => sha256(Uint8Array.of(1), hashes[2 * i]!, hashes[2 * i + 1]!)));
};
const levels = [entries.map((entry) => sha256(Uint8Array.of(0), entry))];
for (let below = levels[0]!; below.length >= full; below = levels.at(-1)!) levels.push(Array.from({ length: Math.floor(below.length / full) }, (_, i) => rootOf(below.slice(i * full, (i + 1) * full))));
const framed = (entry: Uint8Array) => Buffer.concat([Uint8Array.of(entry.length >> 8, entry.length & 255), entry]);
const told = (path: string): Buffer => {
  const [, level, groups, width = '256'] = /^tile\/(entries|\d)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d+))?$/.exec(path)!;
  const from = Number(groups!.replaceAll(/[x/]/g, '')) * full;
  return Buffer.concat(level === 'entries' ? entries.slice(from, from + Number(width)).map(framed) : levels[Number(level)]!.slice(from, from + Number(width)));
};
const tiles = [...files.keys()].filter((path) => path.startsWith('tile/'));

test('every file of a log of 100,000 entries is what the specification says, to the byte, whatever batches it came in', () => {
  expect(tiles.filter((path) => !told(path).equals(files.get(path)!))).toEqual([]);
  const wholeTiles = (kind: string) => tiles.filter((path) => path.startsWith(`tile/${kind}/`) && !path.includes('.p/')).length;
  expect(['entries', '0', '1', '2'].map(wholeTiles)).toEqual([390, 390, 1, 0]);
  expect(['tile/entries/390.p/160', 'tile/0/390.p/160', 'tile/1/001.p/134', 'tile/2/000.p/1'].filter((path) => !files.has(path))).toEqual([]);
  const text = new TextDecoder().decode(files.get('checkpoint'));
  expect(text).toMatch(/^log\.example\.gov\/record\n100000\n[A-Za-z0-9+/]{43}=\n\n(— \S+ [A-Za-z0-9+/]+=*\n){2}$/);
});

/** Which files are found wrong; in one of them one byte, so far along it, is another. */
const foundWith = (path?: string, at = 0): string[] => {
  const bytes = files.get(path ?? '')?.slice();
  if (bytes) bytes[Math.floor(at * (bytes.length - 1))]! ^= 1;
  return checkLog(digest, { paths: [...files.keys()], read: (asked) => (asked === path ? bytes : files.get(asked)) }, logPolicy, verify).findings.map((finding) => finding.path);
};

test('as it is nothing is found in it; one byte changed in a file of any kind is found there', { timeout: 120_000 }, () => {
  expect(foundWith()).toEqual([]);
  const places: [string, number][] = [
    ['checkpoint', 0.1], ['tile/entries/211', 0.6], ['tile/entries/390.p/160', 1], ['tile/0/389', 1], ['tile/0/001.p/1', 0.2], ['tile/1/000', 0.5], ['tile/2/000.p/1', 0.4],
  ];
  expect(places.filter(([path, at]) => !foundWith(path, at).includes(path))).toEqual([]);
});
