import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest, sha256 } from '../../../../functions/adapters/system/sha256.ts';
import { disclosureDigest, formatDisclosure, parseDisclosure } from '../../../../functions/domain/record/leaf/disclosure.ts';
import { isNamed, parseLeaf } from '../../../../functions/domain/record/leaf/leaf.ts';
import type { Told } from '../../../../functions/domain/record/leaf/leaf-kinds.ts';
import { admitLeaf, completeLeaf } from '../../../../functions/domain/record/leaf/pending-leaf.ts';
import { bytesOfText, toBase64Url } from '../../../../functions/domain/record/note/encoding.ts';
import { testSalts } from '../../../support/salts.ts';

const score: Told = { kind: 'score.committed', pub: { round: 'rnd_2' }, sealed: { judge: 'p_judge', entry: 'K7QMXT', version: 2, composite: '87.5', words: sha256('well argued'), marks: { clarity: 4, reach: 5 } } };
const sent: Told = { kind: 'entry.received', pub: { entry: 'K7QMXT', version: 1 }, sealed: { entrant: 'p_team', manifest: sha256('manifest'), receipt: 'R-7', members: 3, late: false } };
const about = { id: `act_${'0'.repeat(21)}`, ch: `chl_${'1'.repeat(21)}`, at: '2026-11-21T00:00:12.345Z' };
const admitted = (told: Told, more: { actor?: string; hideEntries?: boolean; decoys?: number; backfilled?: boolean } = {}) => admitLeaf(digest, told, { ...about, actor: 'judge', salt: testSalts(), ...more });
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('a leaf is canonical JSON, with what is private as sorted digests and the time of a judge to the minute', () => {
  const { pending, disclosures } = admitted(score);
  const { bytes } = completeLeaf(digest, pending, { n: 41, refs: [{ i: 12, h: `${'A'.repeat(43)}=` }] });
  const digests = disclosures.map((one) => disclosureDigest(digest, one)).toSorted();
  expect(text(bytes)).toBe(
    `{"_sd":${JSON.stringify(digests)},"_sd_alg":"sha-256","act":"score.committed","actor":"judge","at":"2026-11-21T00:00:00.000Z","ch":"${about.ch}","id":"${about.id}","n":41,"pub":{"round":"rnd_2"},"refs":[{"h":"${'A'.repeat(43)}=","i":12}],"v":"laurel-act/1"}`,
  );
  expect(parseLeaf(bytes)).toMatchObject({ act: 'score.committed', n: 41 });
  expect(disclosures.map(parseDisclosure).map(({ name, value }) => [name, value])).toEqual([
    ['judge', 'p_judge'], ['entry', 'K7QMXT'], ['version', 2], ['composite', '87.5'], ['words', sha256('well argued')], ['marks.clarity', 4], ['marks.reach', 5],
  ]);
  expect(new Set(disclosures.map((one) => parseDisclosure(one).salt)).size).toBe(7);
});

test('where a challenge hides how many entered, an entry leaf names nothing until it is opened', () => {
  const { pending } = admitted(sent, { actor: 'team', hideEntries: true, decoys: 2 });
  const { bytes, opening } = completeLeaf(digest, pending, { n: 41, refs: [] });
  const leaf = parseLeaf(bytes);
  expect([isNamed(leaf), Object.keys(leaf).toSorted(), leaf._sd.length]).toEqual([false, ['_sd', '_sd_alg', 'at', 'id', 'v'], 5 + 2 + 6]);
  expect(text(bytes)).not.toContain('K7QMXT');
  const opened = opening.map((one) => ({ ...parseDisclosure(one), known: leaf._sd.includes(disclosureDigest(digest, one)) }));
  expect(opened.map(({ name, value, known }) => [name, value, known])).toEqual([
    ['act', 'entry.received', true], ['ch', about.ch, true], ['n', 41, true], ['actor', 'team', true], ['refs', [], true], ['pub', { entry: 'K7QMXT', version: 1 }, true],
  ]);
  expect(completeLeaf(digest, pending, { n: 41, refs: [] }).bytes).toEqual(bytes);
  expect(isNamed(parseLeaf(completeLeaf(digest, admitted(score, { hideEntries: true }).pending, { n: 1, refs: [] }).bytes))).toBe(true);
});

test('an earlier act is marked, and keeps its time', () => {
  const { pending } = admitted(sent, { actor: 'team', backfilled: true });
  expect(parseLeaf(completeLeaf(digest, pending, { n: 1, refs: [] }).bytes)).toMatchObject({ backfilled: true, at: about.at });
});

test.each<[string, () => unknown, string]>([
  ['a value of another kind', () => admitted({ ...score, sealed: { judge: 7 } } as never), 'What score.committed seals: judge: Invalid input'],
  ['a member that is not in the schema', () => admitted({ ...score, pub: { round: 'rnd_2', judge: 'Ada' } } as never), 'Pub of score.committed: the object is not as it should be (Unrecognized key: "judge").'],
  ['free text in a code', () => admitted({ ...sent, pub: { entry: 'Our entry', version: 1 } } as never, { actor: 'team' }), 'Pub of entry.received: entry is not as it should be (the code of an entry).'],
  ['an act of somebody else', () => admitted(score, { actor: 'team' }), 'The leaf: score.committed is no act of team.'],
  ['a salt that can be guessed', () => admitLeaf(digest, score, { ...about, actor: 'judge', salt: () => 'short' }), 'the salt of judge is not 256 bits'],
  ['the same salt twice', () => admitLeaf(digest, { ...score, sealed: { judge: 'a', entry: 'a' } }, { ...about, actor: 'judge', salt: () => 'A'.repeat(43), decoys: 2 }), 'the leaf: _sd is not as it should be (digests are sorted, and none is there twice)'],
  ['more than 8 KB', () => admitted(score, { decoys: 200 }), 'at most 8192 go on the record.'],
])('refused at admission: %s', (_name, act, message) => {
  expect(act).toThrow(new RegExp(message.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'));
});

test('a leaf is read only in the bytes that are written', () => {
  const { bytes } = completeLeaf(digest, admitted(score).pending, { n: 41, refs: [] });
  const whole = text(bytes);
  const others = [` ${whole}`, whole.replace('"n":41', '"n":41,"n":41'), whole.replace('"n":41', '"n":41.0'), whole.replace('"n":41', '"n":"41"'), whole.replace('"act"', '"\\u0061ct"'), whole.replace('laurel-act/1', 'laurel-act/2'), whole.replace('"_sd_alg":"sha-256",', '')];
  expect(others.filter((one) => { try { return parseLeaf(bytesOfText(one)); } catch { return false; } })).toEqual([]);
  fc.assert(fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
    const bent = bytes.with(at, bytes[at]! ^ change);
    let same = false;
    try { same = text(bent) === whole || JSON.stringify(parseLeaf(bent)) === JSON.stringify(parseLeaf(bytes)); } catch { /* refused */ }
    expect(same).toBe(false);
  }));
});

test('digests are those of RFC 9901', () => {
  // RFC 9901, 4.2.1 and 4.2.3: the disclosure of “Möbius”.
  expect(disclosureDigest(digest, 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0')).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
  expect(() => parseDisclosure('WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0')).toThrow('The disclosure: its JSON is not canonical.');
  expect(() => parseDisclosure(formatDisclosure({ salt: 'short', name: 'score', value: 87 }))).toThrow('The disclosure: its salt is not 256 bits in base64url.');
  expect(() => parseDisclosure('bm90IEpTT04')).toThrow('The disclosure: it is not JSON.');
  for (const other of ['{}', '[]', '["salt","name"]', '["salt","name",1,2]', '[1,"name",2]', 'null']) {
    expect(() => parseDisclosure(toBase64Url(bytesOfText(other))), other).toThrow('The disclosure: it is not a list of a salt, a name and a value.');
  }
  fc.assert(fc.property(fc.string().filter((name) => name.isWellFormed()), fc.jsonValue({ maxDepth: 2 }), (name, value) => {
    const shown = formatDisclosure({ salt: 'A'.repeat(43), name, value });
    expect(formatDisclosure(parseDisclosure(shown))).toBe(shown);
  }));
});
