import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from '../../../../functions/adapters/system/sha256.ts';
import { checkLog } from '../../../../functions/domain/record/check/check-log.ts';
import type { Finding } from '../../../../functions/domain/record/check/finding.ts';
import { testKey, verify } from '../../../support/keys.ts';
import { noteBy } from '../../../support/notes.ts';
import { logFrom, logPolicy } from '../../../support/record/small-log.ts';
import { entriesOf } from '../../../support/tree.ts';

const whole = logFrom(entriesOf(531), [1, 6, 248, 1, 44, 230, 1]);
const findingsOf = (files: Map<string, Uint8Array>): Finding[] => checkLog(digest, { paths: [...files.keys()], read: (path) => files.get(path) }, logPolicy, verify).findings;
const withFile = (path: string, bytes: Uint8Array | undefined) => {
  const files = new Map(whole);
  if (bytes) files.set(path, bytes);
  else files.delete(path);
  return files;
};
const bent = (path: string, at: number, change = 1) => withFile(path, whole.get(path)!.with(at, whole.get(path)![at]! ^ change));

test('a log as it was made has nothing wrong, and all its entries are read', () => {
  const { findings, size, entries } = checkLog(digest, { paths: [...whole.keys()], read: (path) => whole.get(path) }, logPolicy, verify);
  expect({ findings, size, entries: entries.map((entry) => Buffer.from(entry!).toString()) }).toEqual({ findings: [], size: 531, entries: entriesOf(531).map((entry) => Buffer.from(entry).toString()) });
  expect(findingsOf(logFrom([], []))).toEqual([]);
});

const bytes = [...whole].flatMap(([path, { length }]) => [{ path, length }]);
test('every change of one byte, anywhere, is found in the file where it is', () => {
  const total = bytes.reduce((sum, { length }) => sum + length, 0);
  const placeOf = (nth: number) => {
    let at = nth;
    for (const { path, length } of bytes) { if (at < length) return { path, at }; at -= length; }
    throw new Error('beyond the log');
  };
  fc.assert(fc.property(fc.nat(total - 1), fc.integer({ min: 1, max: 255 }), (nth, change) => {
    const { path, at } = placeOf(nth);
    expect(new Set(findingsOf(bent(path, at, change)).map((finding) => finding.path)), `${path} byte ${at}`).toEqual(new Set([path]));
  }), { numRuns: 400 });
});

test('every byte of the signed head counts, and every byte of a small log', () => {
  const small = logFrom(entriesOf(3), [1, 2]);
  for (const [path, content] of small) {
    for (let at = 0; at < content.length; at += 1) {
      const findings = findingsOf(new Map(small).set(path, content.with(at, content[at]! ^ 1)));
      expect([...new Set(findings.map((finding) => finding.path))], `${path} byte ${at}`).toEqual([path]);
    }
  }
});

test.each<[string, Map<string, Uint8Array>, Finding[]]>([
  ['an entry', bent('tile/entries/001', 4), [{ path: 'tile/entries/001', at: 'entry 256', why: 'It is not the entry that was signed.' }]],
  ['the length of an entry', bent('tile/entries/002.p/19', 1, 255), [{ path: 'tile/entries/002.p/19', at: 'entry 1 of the bundle, byte 246', why: 'its length runs 12819 bytes past the end of the bundle.' }]],
  ['a hash of a leaf', bent('tile/0/000', 32 * 7), [{ path: 'tile/0/000', at: 'hash 7', why: 'It is not the hash of what it stands for.' }]],
  ['a hash of a level above', bent('tile/1/000.p/2', 33), [{ path: 'tile/1/000.p/2', at: 'hash 1', why: 'It is not the hash of what it stands for.' }]],
  ['what is left of an earlier size', bent('tile/0/000.p/7', 100), [{ path: 'tile/0/000.p/7', at: 'hash 3', why: 'It is not the hash of what it stands for.' }]],
  ['an entry left of an earlier size', bent('tile/entries/001.p/44', 4), [{ path: 'tile/entries/001.p/44', at: 'entry 256', why: 'It is not the entry that was signed.' }]],
  ['two entries of one bundle', withFile('tile/entries/001', whole.get('tile/entries/001')!.with(4, 0).with(30, 0)), [{ path: 'tile/entries/001', at: 'entry 256', why: 'It is not the entry that was signed, and 1 more in this file are not.' }]],
  ['a tile that is gone', withFile('tile/0/001', undefined), [{ path: 'tile/0/001', why: 'It is missing.' }]],
  ['a tile that is cut', withFile('tile/0/001', whole.get('tile/0/001')!.slice(0, -1)), [{ path: 'tile/0/001', at: 'the tile', why: 'it has 8191 bytes; 256 hashes have 8192.' }]],
  ['a file beyond the head', withFile('tile/0/003', new Uint8Array(8192)), [{ path: 'tile/0/003', why: 'It goes beyond the signed head.' }]],
  ['a file of no log', withFile('index.html', new Uint8Array(1)), [{ path: 'index.html', at: 'index.html', why: 'this is not the path of a tile: tile/<level>/<index>, as in tile/0/x001/234 or tile/entries/000.p/7.' }]],
  ['no signed head', withFile('checkpoint', undefined), [{ path: 'checkpoint', why: 'It is missing, and without it nothing can be checked.' }]],
])('the exact place: %s', (_name, files, findings) => {
  expect(findingsOf(files)).toEqual(findings);
});

test('another log under a good signature is no log of these files', () => {
  const other = logFrom(entriesOf(531, 'other'), [531]);
  const findings = findingsOf(new Map(whole).set('checkpoint', other.get('checkpoint')!));
  expect(findings).toEqual([{ path: 'checkpoint', at: 'line 3', why: 'Neither the entries nor the tiles have this root.' }]);
});

test('a line of a stranger under the head is told', () => {
  const stranger = testKey('stranger.example');
  const note = new TextDecoder().decode(whole.get('checkpoint'));
  const line = noteBy('x\n', [stranger]).split('\n\n')[1]!;
  expect(findingsOf(withFile('checkpoint', new TextEncoder().encode(note + line)))).toEqual([{ path: 'checkpoint', at: 'the signature of stranger.example', why: `The policy does not know the key stranger.example+${stranger.key.id}.`, unvouched: true }]);
});
