import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { digest } from '../../../functions/adapters/system/sha256.ts';
import { checkLog } from '../../../functions/domain/record/check/check-log.ts';
import { formatCheckpoint } from '../../../functions/domain/record/note/checkpoint.ts';
import { bytesOfText, toBase64 } from '../../../functions/domain/record/note/encoding.ts';
import { openCheckpoint } from '../../../functions/domain/record/note/open-checkpoint.ts';
import { formatPolicy, parsePolicy } from '../../../functions/domain/record/note/policy.ts';
import { formatNote, parseNote } from '../../../functions/domain/record/note/signed-note.ts';
import { isConsistent, isIncluded } from '../../../functions/domain/record/tree/check-proof.ts';
import { growTiles, readEdge, rootOfEdge } from '../../../functions/domain/record/tree/grow-tiles.ts';
import { hashesFrom } from '../../../functions/domain/record/tree/hash-tile.ts';
import { leafHash } from '../../../functions/domain/record/tree/hashing.ts';
import { consistencyPath, inclusionPath, proofOf } from '../../../functions/domain/record/tree/proof-path.ts';
import { tilePath } from '../../../functions/domain/record/tree/tile.ts';
import { verify } from '../../support/keys.ts';

const fixture = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../../fixtures/record/${name}.json`, import.meta.url), 'utf8')) as T;
const tessera = fixture<{ key: string; entries: string[]; checkpoints: string[]; files: Record<string, string> }>('tessera-log');
const files = new Map(Object.entries(tessera.files).map(([path, text]) => [path, new Uint8Array(Buffer.from(text, 'base64'))]));
const policy = parsePolicy(digest, `log ${tessera.key}\nquorum none\n`);
const heads = tessera.checkpoints.map((note) => openCheckpoint(digest, note, policy, verify).checkpoint);

test('a log that Tessera made, entry by entry: ours has the same heads, tiles and bundles, to the byte', () => {
  let edge = readEdge(0, () => undefined);
  const written = new Map<string, string>();
  for (const [size, entry] of ['', ...tessera.entries].entries()) {
    if (size > 0) {
      const grown = growTiles(digest, edge, [bytesOfText(entry)]);
      for (const { path, bytes } of grown.files) written.set(path, toBase64(bytes));
      edge = grown.edge;
    }
    const note = parseNote(tessera.checkpoints[size]!);
    expect(formatCheckpoint({ origin: 'example.com/log/testdata', size, root: rootOfEdge(digest, edge), extensions: [] })).toBe(note.text);
    expect(formatNote(note)).toBe(tessera.checkpoints[size]);
  }
  expect(Object.fromEntries(written)).toEqual(tessera.files);
});

test('that log has no fault, and proofs read from its tiles hold under its heads', () => {
  const all = new Map([...files, ['checkpoint', bytesOfText(tessera.checkpoints[15]!)] as const]);
  expect(checkLog(digest, { paths: [...all.keys()], read: (path) => all.get(path) }, policy, verify).findings).toEqual([]);
  for (const { size, root } of heads.slice(1)) {
    const hashOf = hashesFrom(digest, size, (tile) => files.get(tilePath(tile))!);
    for (let index = 0; index < size; index += 1) {
      expect(isIncluded(digest, { index, size, leaf: leafHash(digest, bytesOfText(tessera.entries[index]!)), root, proof: proofOf(digest, inclusionPath(index, size), hashOf) })).toBe(true);
      expect(isConsistent(digest, { old: index, size, oldRoot: heads[index]!.root, root, proof: proofOf(digest, consistencyPath(index, size), hashOf) })).toBe(true);
    }
  }
});

test('a head of a public log with the cosignatures of four public witnesses: log, times and quorum', () => {
  const { checkpoint, policy: file } = fixture<{ checkpoint: string; policy: string }>('witnessed-checkpoint');
  const public_ = parsePolicy(digest, file);
  const opened = openCheckpoint(digest, checkpoint, public_, verify);
  expect({ size: opened.checkpoint.size, by: opened.log.key.name, witnesses: opened.witnesses, quorum: opened.quorum, unknown: opened.unknown.map(({ name }) => name) }).toEqual({
    size: 1_432_088_532, by: 'arche2025h1.staging.ct.transparency.dev', quorum: true,
    witnesses: ['garden', 'smartit', 'remora', 'stagemole'].map((name) => ({ name, time: 0x6a122120 })),
    // The signature of RFC 6962 that this log adds, of a type that is not checked here.
    unknown: ['arche2025h1.staging.ct.transparency.dev'],
  });
  expect(formatPolicy(digest, public_)).toBe(file);
  expect(formatNote(parseNote(checkpoint))).toBe(checkpoint);
  expect(() => openCheckpoint(digest, checkpoint.replace('1432088532', '1432088533'), public_, verify)).toThrow('does not hold');
});
