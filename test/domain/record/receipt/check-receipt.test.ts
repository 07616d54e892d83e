import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest, sha256 } from '../../../../functions/adapters/system/sha256.ts';
import { formatDisclosure } from '../../../../functions/domain/record/leaf/disclosure.ts';
import type { Policy } from '../../../../functions/domain/record/note/policy.ts';
import { claimsOfProof } from '../../../../functions/domain/record/receipt/check-head.ts';
import { checkReceipt, type CheckedReceipt, type GivenFile } from '../../../../functions/domain/record/receipt/check-receipt.ts';
import { formReceipt, parseReceipt, type Receipt } from '../../../../functions/domain/record/receipt/receipt.ts';
import { Refusal } from '../../../../functions/domain/refusal.ts';
import { canonical } from '../../../../functions/domain/words/canonical.ts';
import { testKey, verify } from '../../../support/keys.ts';
import { keptReceipt } from '../../../support/record/kept-receipt.ts';

const kept = keptReceipt();
const { receipt, policy } = kept;
const given = (name: string, text: string): GivenFile => ({ name, size: Buffer.byteLength(text), sha256: sha256(text) });
const plan = given('from my disk.pdf', 'The plan.');
const checked = (one: Receipt = receipt, files: GivenFile[] = [], by: Policy = policy) => checkReceipt(digest, one, { policy: by, verify, files });
const said = ({ state, sentence }: CheckedReceipt) => [state, sentence];
const states = ({ steps }: CheckedReceipt) => Object.fromEntries(steps.map(({ name, state }) => [name, state]));
const broken = 'This receipt does not hold. It was changed, or it is not of this record.';

test('with its file a receipt says that it is the one, and every step holds', () => {
  const found = checked(receipt, [plan]);
  expect(said(found)).toEqual(['holds', 'This file is the one sent on January 15, 2027 at 11:41 p.m. Eastern.']);
  expect(found.steps.map(({ name, state }) => [name, state])).toEqual(['The file “from my disk.pdf”', 'Receipt', 'What was sent', 'In the record', 'Signed by the log', 'Witnesses'].map((name) => [name, 'holds']));
  expect(found.steps.map(({ sentence }) => sentence).slice(3)).toEqual([
    'It is leaf 13 of a log of 40 leaves. Leaves are counted from 0.',
    `log.example.gov/record signed the head of the log, with the key ${policy.logs[0]!.key.id} of the policy.`,
    '1 of 1 witness saw this log: w1 on Friday, January 15, 2027, 11:42 p.m. Eastern.',
  ]);
  expect(found.place).toEqual({ index: 13, size: 40 });
  expect(found.says).toContainEqual(['Receipt number', 'R-7K2M']);
  expect(found.says).toContainEqual(['Act', 'Entry received']);
  expect(found.notProved).toContain('Who is behind the names, which were made up for this challenge; and that whoever shows the receipt is one of them.');
  expect(found.notProved.join(' ')).toMatch(/^That what was sent is true\..* The written answers\./);
});

test.each<[string, GivenFile[], Record<string, string>, string, string]>([
  ['no file', [], { 'a.pdf': 'A' }, 'holds', 'The receipt is genuine. Add the file to check it too.'],
  ['no file of two', [], { 'a.pdf': 'A', 'b.pdf': 'B' }, 'holds', 'The receipt is genuine. Add the files to check them too.'],
  ['nothing attached', [], {}, 'holds', 'The receipt is genuine: Entry received, January 15, 2027 at 11:41 p.m. Eastern.'],
  ['another file', [given('a.pdf', 'B')], { 'a.pdf': 'A' }, 'fails', 'This file is not the one on the receipt.'],
  ['another file than two', [given('a.pdf', 'C')], { 'a.pdf': 'A', 'b.pdf': 'B' }, 'fails', 'This file is not on the receipt.'],
  ['a file where none was sent', [given('a.pdf', 'A')], {}, 'fails', 'This file is not on the receipt.'],
  ['one of two', [given('x', 'B')], { 'a.pdf': 'A', 'b.pdf': 'B' }, 'holds', 'This file is one of the 2 sent on January 15, 2027 at 11:41 p.m. Eastern.'],
  ['both', [given('x', 'B'), given('y', 'A')], { 'a.pdf': 'A', 'b.pdf': 'B' }, 'holds', 'These 2 files are the ones sent on January 15, 2027 at 11:41 p.m. Eastern.'],
  ['one right, one wrong', [given('x', 'B'), given('y', 'C')], { 'a.pdf': 'A', 'b.pdf': 'B' }, 'fails', '1 of these 2 files is not on the receipt.'],
  ['the right digest', [{ name: '', sha256: sha256('A') }], { 'a.pdf': 'A' }, 'holds', 'This digest is that of the file sent on January 15, 2027 at 11:41 p.m. Eastern.'],
  ['another digest', [{ name: '', sha256: sha256('B') }], { 'a.pdf': 'A' }, 'fails', 'No file on the receipt has this digest.'],
])('%s', (_name, files, sent, state, sentence) => {
  expect(said(checked(keptReceipt({ files: sent }).receipt, files))).toEqual([state, sentence]);
});

test('the digest of the whole entry is known as such', () => {
  const whole = { name: '', sha256: checked().says.find(([label]) => label === 'SHA-256 of what was sent')![1] };
  expect(said(checked(receipt, [whole]))).toEqual(['holds', 'This digest is that of the entry sent on January 15, 2027 at 11:41 p.m. Eastern.']);
});

test('the list of what was sent, as the site gives it beside the receipt, is known as such, alone and beside the files on it', () => {
  const list = given('R-7K2M.json', canonical(receipt.manifest));
  expect(said(checked(receipt, [list]))).toEqual(['holds', 'This is the list of what was sent on January 15, 2027 at 11:41 p.m. Eastern.']);
  expect(checked(receipt, [list]).notProved).toContain('The file “plan.pdf”. It is on the receipt, and was not added here.');
  expect(said(checked(receipt, [list, plan]))).toEqual(['holds', 'This file is the one sent on January 15, 2027 at 11:41 p.m. Eastern.']);
  expect(said(checked(receipt, [list, given('x', 'X')]))).toEqual(['fails', 'This file is not the one on the receipt.']);
  const { manifest: _manifest, ...bare } = receipt;
  expect(said(checked(bare, [list]))[0]).toBe('holds');
  expect(said(checked(receipt, [given('R-7K2M.json', canonical({ ...receipt.manifest, n: 2 }))]))[0]).toBe('fails');
});

test('a file that the leaf itself names by its SHA-256 is compared with it: a credential, and the leaf', () => {
  const award = keptReceipt({ credential: 'a credential' }).receipt;
  expect(said(checked(award, [given('badge.json', 'a credential')]))).toEqual(['holds', 'This file is the one that the record holds: Credential issued, January 16, 2027 at 4:41 a.m. UTC.']);
  const other = checked(award, [given('badge.json', 'another credential')]);
  expect(said(other)).toEqual(['fails', 'This is not the file that the record names.']);
  expect(other.steps[0]!.sentence).toBe(`Its SHA-256 is ${sha256('another credential')}. The record holds ${sha256('a credential')} as “SHA-256 of the credential”.`);
  expect(said(checked(award, [given('leaf.json', award.leaf), given('badge.json', 'a credential')]))[0]).toBe('holds');
  expect(said(checked(receipt, [given('leaf.json', receipt.leaf)]))[0]).toBe('holds');
});

test('a leaf alone is called a leaf, and without a witness the headline says whose word its time is', () => {
  const bare: Receipt = { leaf: receipt.leaf, proof: receipt.proof, disclosures: [] };
  expect(said(checked(bare))[1]).toBe('This leaf is in the record: Entry received, January 16, 2027 at 4:41 a.m. UTC.');
  const unwitnessed = checked(receipt, [plan], { ...policy, witnesses: [], quorum: undefined });
  expect(said(unwitnessed)).toEqual(['holds', 'This file is the one sent on January 15, 2027 at 11:41 p.m. Eastern. The time is this record’s own word: no witness has signed yet.']);
  expect(checked(receipt).says).toContainEqual(['Title', 'Cooler streets']);
});

test('a receipt without the list of what was sent is genuine, and checks no file', () => {
  const { manifest: _manifest, ...bare } = receipt;
  expect(said(checked(bare))).toEqual(['holds', 'The receipt is genuine: Entry received, January 16, 2027 at 4:41 a.m. UTC.']);
  expect(said(checked(bare, [plan]))).toEqual(['not checked', 'The receipt is genuine. It does not say which files were sent, so this one was not checked.']);
  expect(states(checked({ ...bare, disclosures: [] }))).toEqual({ Receipt: 'holds', 'In the record': 'holds', 'Signed by the log': 'holds', Witnesses: 'holds' });
});

test('a hidden leaf is read by what opens it; unopened it is genuine all the same', () => {
  const hidden = keptReceipt({ hidden: true }).receipt;
  expect(checked(hidden).says.slice(0, 3)).toEqual([['Act', 'Entry received'], ['Received', 'January 15, 2027 at 11:41 p.m. Eastern (2027-01-16T04:41:08.250Z)'], ['Id of the challenge', 'chl_000000000000000000009']]);
  const { manifest: _manifest, ...bare } = hidden;
  expect(said(checked({ ...bare, disclosures: [] }))).toEqual(['holds', 'This leaf is in the record: An act that its leaf does not name, January 16, 2027 at 4:41 a.m. UTC.']);
});

test('an act from before the record is told as such', () => {
  expect(checked(keptReceipt({ backfilled: true }).receipt).notProved[1]).toMatch(/^That it happened at this time\./);
});

test('each part fails for itself', () => {
  const { manifest } = receipt;
  const other = keptReceipt({ files: { 'x.pdf': 'X' } }).receipt;
  expect(states(checked({ ...receipt, manifest: other.manifest }, [given('x', 'X')]))).toMatchObject({ 'What was sent': 'fails', 'The file “x”': 'not checked', 'In the record': 'holds', 'Signed by the log': 'holds' });
  expect(states(checked({ ...receipt, leaf: other.leaf, disclosures: other.disclosures, manifest: other.manifest }))).toMatchObject({ Receipt: 'holds', 'What was sent': 'holds', 'In the record': 'fails', 'Signed by the log': 'holds' });
  expect(states(checked({ ...receipt, disclosures: [formatDisclosure({ salt: 'A'.repeat(43), name: 'members', value: 4 })] }))).toMatchObject({ Receipt: 'fails', 'What was sent': 'fails', 'In the record': 'holds' });
  expect(states(checked({ ...receipt, disclosures: receipt.disclosures.slice(2), manifest }))).toMatchObject({ Receipt: 'holds', 'What was sent': 'fails' });
  expect(states(checked({ ...receipt, disclosures: [...receipt.disclosures, receipt.disclosures[0]!] }))).toMatchObject({ Receipt: 'fails' });
});

test('keys come from the policy alone', () => {
  const stranger = testKey('log.example.gov/record');
  const elsewhere: Policy = { logs: [{ key: testKey('other.example/log').key }], witnesses: [], groups: [] };
  const forged: Policy = { logs: [{ key: { ...stranger.key, publicKey: testKey('forger').key.publicKey } }], witnesses: [], groups: [] };
  expect([said(checked(receipt, [plan], elsewhere)), states(checked(receipt, [], elsewhere))['Signed by the log']]).toEqual([['fails', broken], 'fails']);
  expect([said(checked(receipt, [], forged)), checked(receipt, [], forged).steps.find(({ name }) => name === 'Signed by the log')!.sentence]).toEqual([['fails', broken], 'The signature of log.example.gov/record: it does not hold. The head of the log was changed, or the signature was.']);
  expect(checked(receipt, [], forged)).toMatchObject({ says: [], notProved: [] });
});

test('without a witness it is genuine, and says “not yet witnessed”; so it does below the quorum', () => {
  const none = { ...policy, witnesses: [], quorum: undefined };
  const unseen = { ...receipt, proof: `${receipt.proof.split('\n').slice(0, -2).join('\n')}\n` };
  const second = { name: 'w2', key: testKey('two.example/witness', 'cosignature').key };
  const both: Policy = { ...policy, witnesses: [...policy.witnesses, second], groups: [{ name: 'all', least: 2, members: ['w1', 'w2'] }], quorum: 'all' };
  const witnessed = (one: Receipt, by: Policy) => { const found = checked(one, [], by); return [found.state, ...found.steps.filter(({ name }) => name === 'Witnesses').flatMap(({ state, sentence }) => [state, sentence.split('.')[0]])]; };
  expect(witnessed(receipt, none)).toEqual(['holds', 'not checked', 'Not yet witnessed: the policy names no witness']);
  expect(witnessed(unseen, policy)).toEqual(['holds', 'not checked', 'Not yet witnessed: 0 of 1 witness signed this head']);
  expect(witnessed(receipt, both)[2]).toMatch(/^Not yet witnessed by enough: 1 of 2 witnesses \(w1 on /);
  expect(checked(unseen).notProved[1]).toMatch(/^The time, by anybody but the site;/);
  const named = checked(receipt, [], none).steps.at(-1)!.sentence;
  expect(named).toBe(`Not yet witnessed: the policy names no witness. Not counted: one.example/witness+${policy.witnesses[0]!.key.id}, which the policy does not know.`);
});

test('a witness who saw it before the time it tells shows that a time is wrong; clocks may differ by minutes, and what came on record later tells its old time', () => {
  const early = checked(keptReceipt({ witnessed: -3600 }).receipt);
  expect([said(early), states(early)['Witnesses'], early.steps.at(-1)!.sentence]).toEqual([['fails', broken], 'fails', 'w1 saw this log on Friday, January 15, 2027, 10:41 p.m. Eastern, before the time that the leaf tells. One of the two is wrong.']);
  expect(states(checked(keptReceipt({ witnessed: -200 }).receipt))['Witnesses']).toBe('holds');
  expect(states(checked(keptReceipt({ witnessed: -3600, backfilled: true }).receipt))['Witnesses']).toBe('holds');
});

test('where nothing can verify signatures it says so, and calls nothing genuine', () => {
  const found = checkReceipt(digest, receipt, { policy, verify: undefined, files: [plan] });
  expect(said(found)).toEqual(['not checked', 'Whether this receipt is genuine could not be checked here.']);
  expect(states(found)).toMatchObject({ 'In the record': 'not checked', 'Signed by the log': 'not checked', Witnesses: 'not checked' });
});

test('what is to be verified is known beforehand, for whoever verifies step by step', () => {
  const answers = new Map(claimsOfProof(receipt.proof, policy).map(({ key, message, signature }) => [signature, verify(key.publicKey, message, signature)]));
  expect([...answers.values()]).toEqual([true, true]);
  expect(said(checkReceipt(digest, receipt, { policy, files: [plan], verify: (_key, _message, signature) => [...answers].some(([known, holds]) => holds && Buffer.compare(known, signature) === 0) }))[0]).toBe('holds');
});

const text = formReceipt(receipt);
const outcome = (bytes: Uint8Array): string => {
  try {
    const found = checked(parseReceipt(bytes), [plan]);
    return JSON.stringify([...said(found), found.steps.at(-1)!.sentence]);
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
};
/** Where the line of the witness stands, with its name and key: what is changed there makes it a stranger's. */
const bytes = new TextEncoder().encode(text);
const line = text.indexOf('— one.example/witness');
const before = new TextEncoder().encode(text.slice(0, line)).length;

test('every change of one byte of a receipt is seen: it fails, or the witness it makes a stranger is named and not counted', () => {
  expect(outcome(bytes)).toMatch(/^\["holds","This file is the one/);
  fc.assert(fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
    const stranger = at > before ? /^\["holds",.*Not yet witnessed: 0 of 1 witness signed this head\. Not counted: / : /^$/;
    const found = outcome(bytes.with(at, bytes[at]! ^ change));
    expect(found, `byte ${at}: ${text.slice(at - 20, at + 20)}`).toMatch(new RegExp(`^refused$|^\\["fails"|${stranger.source}`));
  }), { numRuns: 300 });
});
test('and every byte, by its lowest bit', () => {
  const passed = Array.from(bytes, (byte, at) => [at, outcome(bytes.with(at, byte ^ 1))] as const).filter(([, found]) => found.startsWith('["holds"'));
  expect(passed.filter(([at, found]) => at <= before || !found.includes('Not counted: '))).toEqual([]);
  expect(passed.length).toBeLessThan(40);
}, 60_000);
