import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from '../../../../functions/adapters/system/sha256.ts';
import { formatCheckpoint, parseCheckpoint } from '../../../../functions/domain/record/note/checkpoint.ts';
import { checkTlogProof } from '../../../../functions/domain/record/note/check-tlog-proof.ts';
import { fromBase64, toBase64, toHex } from '../../../../functions/domain/record/note/encoding.ts';
import { openCheckpoint } from '../../../../functions/domain/record/note/open-checkpoint.ts';
import { formatPolicy, type Policy } from '../../../../functions/domain/record/note/policy.ts';
import { claimsOf, openNote } from '../../../../functions/domain/record/note/open-note.ts';
import { parseNote } from '../../../../functions/domain/record/note/signed-note.ts';
import { formatTlogProof, parseTlogProof } from '../../../../functions/domain/record/note/tlog-proof.ts';
import { parseVerifierKey, verifierKey } from '../../../../functions/domain/record/note/verifier-key.ts';
import { isConsistent } from '../../../../functions/domain/record/tree/check-proof.ts';
import { testKey, verify } from '../../../support/keys.ts';
import { noteBy } from '../../../support/notes.ts';
import { entriesOf, wholeTree } from '../../../support/tree.ts';

const root = 'f+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=';

test.each([
  // As transparency-dev/formats at 0b850f1 (2026-07-20), log/checkpoint_test.go, and golang.org/x/mod at fe2ec04, sumdb/tlog/note_test.go, refuse them.
  ['too few lines', 'Head\n9944\n', 'Line 3 of the checkpoint: a hash has 32 bytes; this has 0.'],
  ['no origin', `\n9944\n${root}\n`, 'Line 1 of the checkpoint: the origin is missing.'],
  ['no last line break', `Log\n123\n${root}`, 'The note: its text does not end with a line break.'],
  ['a size in words', `Log\nbananas\n${root}\n`, 'Line 2 of the checkpoint: this is not a decimal number without leading zeros.'],
  ['a negative size', `Log\n-34\n${root}\n`, 'Line 2 of the checkpoint: this is not a decimal number without leading zeros.'],
  ['a hexadecimal size', `go.sum database tree\n0xabcdef\n${root}\n`, 'Line 2 of the checkpoint: this is not a decimal number without leading zeros.'],
  ['a size too large', `Log\n3438945738945739845734895735\n${root}\n`, 'Line 2 of the checkpoint: this number is beyond 9007199254740991, the largest that is counted exactly.'],
  ['a root that is no base64', "Log\n123\nThisIsn'tBase64\n", 'Line 3 of the checkpoint: this is not canonical base64.'],
  ['a root that is too long', 'go.sum database tree\n123456789012\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBTOOBIG=\n', 'Line 3 of the checkpoint: this is not canonical base64.'],
  // Ours: canonical input only (C2SP issue 348).
  ['a leading zero', `Log\n0123\n${root}\n`, 'Line 2 of the checkpoint: this is not a decimal number without leading zeros.'],
  ['spare bits in the root', `Log\n123\n${root.replace('0=', '1=')}\n`, 'Line 3 of the checkpoint: this is not canonical base64.'],
  ['a root of other length', 'Log\n123\nYmFuYW5hcw==\n', 'Line 3 of the checkpoint: a hash has 32 bytes; this has 7.'],
  ['an empty extension line', `Log\n123\n${root}\n\n\n`, 'Line 4 of the checkpoint: an extension line is never empty.'],
])('refused with where and why: %s', (_name, text, message) => {
  expect(() => parseCheckpoint(text)).toThrow(message);
});

test('what is written is read back', () => {
  const origin = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text));
  fc.assert(fc.property(origin, fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.array(origin, { maxLength: 2 }), (origin, size, root, extensions) => {
    expect(parseCheckpoint(formatCheckpoint({ origin, size, root, extensions }))).toEqual({ origin, size, root, extensions });
  }));
});

// FiloSottile/torchwood at 341dc2f (2025-06-08), cmd/litewitness/testdata: the public Go checksum database, and the log its tests were made with.
const sumdb = parseVerifierKey(digest, 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
const sumdbNote = 'go.sum database tree\n35225469\nvt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=\n\n— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ=\n';

test('a checkpoint of the Go checksum database verifies; its origin is not its key name, so a policy does not take it', () => {
  expect(parseCheckpoint(openNote(parseNote(sumdbNote), [sumdb], verify).text)).toMatchObject({ origin: 'go.sum database tree', size: 35_225_469 });
  expect(() => openCheckpoint(digest, sumdbNote, { logs: [{ key: sumdb }], witnesses: [], groups: [] }, verify)).toThrow('The checkpoint: no log of the policy with the name go.sum database tree signed it.');
});

test('checkpoints and the consistency proof of litewitness’s test verify', () => {
  const { checkpoints, publicKey, proof } = JSON.parse(readFileSync(new URL('../../../fixtures/record/litewitness.json', import.meta.url), 'utf8')) as { checkpoints: string[]; publicKey: string; proof: string[] };
  const name = parseCheckpoint(parseNote(checkpoints[0]!).text).origin;
  const key = verifierKey(digest, { name, type: 'ed25519', publicKey: new Uint8Array(Buffer.from(publicKey, 'hex')) });
  const policy: Policy = { logs: [{ key }], witnesses: [], groups: [] };
  const heads = checkpoints.map((note) => openCheckpoint(digest, note, policy, verify).checkpoint);
  expect(heads.map(({ size }) => size)).toEqual([1, 3, 5]);
  expect(isConsistent(digest, { old: 3, size: 5, oldRoot: heads[1]!.root, root: heads[2]!.root, proof: proof.map((hash) => fromBase64(hash, 'proof')) })).toBe(true);
  expect(() => openCheckpoint(digest, checkpoints[1]!.replace('6go=', '6gx='), policy, verify)).toThrow('Line 5 of the note: this is not canonical base64.');
});

const log = testKey('log.example.gov/record');
const [first, second, third] = ['one', 'two', 'three'].map((name) => testKey(`${name}.example/witness`, 'cosignature'));
const policy: Policy = {
  logs: [{ key: log.key }], witnesses: [first, second, third].map((witness, i) => ({ name: `w${i + 1}`, key: witness!.key })),
  groups: [{ name: 'enough', least: 2, members: ['w1', 'w2', 'w3'] }], quorum: 'enough',
};
const entries = entriesOf(20);
const tree = wholeTree(entries);
const text = formatCheckpoint({ origin: log.key.name, size: 20, root: tree.root(), extensions: [] });

test('a cosignature signs the time and the whole head, and counts toward the quorum of the policy', () => {
  const opened = (note: string) => {
    const { witnesses, quorum, unknown } = openCheckpoint(digest, note, policy, verify);
    return { witnesses, quorum, unknown: unknown.map(({ name }) => name) };
  };
  expect(opened(noteBy(text, [log], [[first!, 1_679_315_147]]))).toEqual({ witnesses: [{ name: 'w1', time: 1_679_315_147 }], quorum: false, unknown: [] });
  expect(opened(noteBy(text, [log, testKey('stranger')], [[third!, 9], [first!, 5]]))).toEqual({ witnesses: [{ name: 'w1', time: 5 }, { name: 'w3', time: 9 }], quorum: true, unknown: ['stranger'] });
  expect(new TextDecoder().decode(claimsOf(parseNote(noteBy(text, [log], [[first!, 77]])), [first!.key])[0]!.message)).toBe(`cosignature/v1\ntime 77\n${text}`);
  expect(() => opened(noteBy(text, [], [[first!, 5]]))).toThrow('no log of the policy');
  const late = parseNote(noteBy(text, [log], [[first!, 5]]));
  late.signatures[1]!.signature[7]! += 1;
  expect(() => openNote(late, [log.key, first!.key], verify)).toThrow('the signature of one.example/witness');
  late.signatures[1]!.signature[0] = 255;
  expect(() => openNote(late, [log.key, first!.key], verify)).toThrow('The cosignature of one.example/witness: this is no time that can be');
});

test('the keys of a policy are those of its file', () => {
  expect(formatPolicy(digest, policy)).toContain(`\nwitness w2 two.example/witness+${second!.key.id}+B`);
});

test('an empty log has the root of nothing', () => {
  const head = (root: Uint8Array) => noteBy(formatCheckpoint({ origin: log.key.name, size: 0, root, extensions: [] }), [log]);
  expect(openCheckpoint(digest, head(digest(new Uint8Array(0))), policy, verify).checkpoint.size).toBe(0);
  expect(() => openCheckpoint(digest, head(tree.root()), policy, verify)).toThrow('Line 3 of the checkpoint: this is not the root of an empty tree.');
});

const hashes = ['hash1', 'hash2'].map((word) => digest(new TextEncoder().encode(word)));
test('proofs are written as transparency-dev/formats writes them', () => {
  // transparency-dev/formats at 0b850f1 (2026-07-20), proof/tlog_proof_test.go, Apache-2.0.
  const [h1, h2] = hashes.map(toBase64);
  expect(formatTlogProof({ index: 5, hashes, checkpoint: 'test checkpoint\n' })).toBe(`c2sp.org/tlog-proof@v1\nindex 5\n${h1}\n${h2}\n\ntest checkpoint\n`);
  const extra = new TextEncoder().encode('extra information');
  expect(formatTlogProof({ index: 10, hashes: hashes.slice(0, 1), checkpoint: 'checkpoint data\n', extra })).toBe(`c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n${h1}\n\ncheckpoint data\n`);
  expect(formatTlogProof({ index: 0, hashes: [], checkpoint: 'checkpoint\n' })).toBe('c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n');
});

test.each([
  ['wrong header', 'wrong-header\nindex 0\n\ncheckpoint\n', 'Line 1 of the proof: it must be c2sp.org/tlog-proof@v1.'],
  ['extra data that is no base64', 'c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n', 'Line 2 of the proof: this is not canonical base64.'],
  ['empty extra data', 'c2sp.org/tlog-proof@v1\nextra \nindex 0\n\ncheckpoint\n', 'Line 2 of the proof: extra data is there or its line is left out.'],
  ['no index', 'c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n', 'Line 2 of the proof: it must begin with “index ”.'],
  ['an index in words', 'c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n', 'Line 2 of the proof: this is not a decimal number without leading zeros.'],
  ['a negative index', 'c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n', 'Line 2 of the proof: this is not a decimal number without leading zeros.'],
  ['a hash that is no base64', 'c2sp.org/tlog-proof@v1\nextra AAAA\nindex 0\n!!notbase64!!\n\ncheckpoint\n', 'Line 4 of the proof: this is not canonical base64.'],
  ['a hash of 64 bytes', `c2sp.org/tlog-proof@v1\nindex 0\n${toBase64(new Uint8Array(64))}\n\ncheckpoint\n`, 'Line 3 of the proof: a hash has 32 bytes; this has 64.'],
  ['64 hashes', `c2sp.org/tlog-proof@v1\nindex 0\n${`${root}\n`.repeat(64)}\ncheckpoint\n`, 'The proof: it has 64 hashes; no tree needs more than 63.'],
  ['no checkpoint', 'c2sp.org/tlog-proof@v1\nindex 0\n', 'The proof: no empty line parts its hashes from its checkpoint.'],
])('a proof is refused with where and why: %s', (_name, proof, message) => {
  expect(() => parseTlogProof(proof)).toThrow(message);
});

test('a proof is checked by the policy alone: log, witnesses and place, each for itself', () => {
  const note = noteBy(text, [log], [[first!, 5], [second!, 6]]);
  const proof = formatTlogProof({ index: 13, hashes: tree.inclusion(13), checkpoint: note });
  const told = (leaf: Uint8Array, of = proof) => {
    const { index, included, quorum, witnesses, log: by } = checkTlogProof(digest, of, leaf, policy, verify);
    return { index, included, quorum, witnesses: witnesses.length, by: by.key.name };
  };
  expect(told(tree.leaves[13]!)).toEqual({ index: 13, included: true, quorum: true, witnesses: 2, by: log.key.name });
  expect(told(tree.leaves[12]!).included).toBe(false);
  expect(told(tree.leaves[13]!, proof.replace('index 13', 'index 12')).included).toBe(false);
});

test('one changed byte of a proof is never taken: it is refused, or it proves nothing', () => {
  const proof = new TextEncoder().encode(formatTlogProof({ index: 13, hashes: tree.inclusion(13), checkpoint: noteBy(text, [log], [[first!, 5], [second!, 6]]) }));
  fc.assert(fc.property(fc.nat(proof.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
    const bent = proof.with(at, proof[at]! ^ change);
    const taken = () => { const { included, quorum } = checkTlogProof(digest, bent, tree.leaves[13]!, policy, verify); return included && quorum; };
    let holds = false;
    try { holds = taken(); } catch { /* refused */ }
    expect(holds, `${at} ${toHex(bent.slice(at, at + 1))}`).toBe(false);
  }), { numRuns: 1500 });
});
