import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest, sha256 } from '../../functions/adapters/system/sha256.ts';
import { parseDisclosure } from '../../functions/domain/record/leaf/disclosure.ts';
import { parsePolicy } from '../../functions/domain/record/note/policy.ts';
import { checkReceipt } from '../../functions/domain/record/receipt/check-receipt.ts';
import { openRecord } from '../../functions/use-cases/system/open-record.ts';
import { isTlogProof } from '../../functions/domain/record/note/tlog-proof.ts';
import { parseReceipt } from '../../functions/domain/record/receipt/receipt.ts';
import { fillEntry, registerFor, sendEntry, startEntry } from '../support/entry.ts';
import { verify } from '../support/keys.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type State = { state: string; index?: number; size?: number; hash?: string; receipt?: string; proof?: string };
type Leaf = { index: number; sentence: string; act?: string; challenge?: string; n?: number; of?: { slug: string; title: string } };
let world: World;
let challenge: Opened;
let receipt: string;
let code: string;
const record = (who: 'lena' | 'vera' | 'mara', status: number) => answer<State>(world.as(who).get(`/receipts/${receipt}/record`), status);
const policy = () => parsePolicy(digest, readFileSync(join(world.record.folder, 'policy')));

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  world.clock.pass(60_000);
  await registerFor(world, 'lena', challenge);
  const { entry } = await startEntry(world, 'lena', challenge);
  code = entry.code;
  await fillEntry(world, 'lena', entry.id);
  ({ receipt } = await sendEntry(world, 'lena', entry.id) as { receipt: string });
}, 60_000);
afterAll(() => world?.stop());

test('before the record is open, what was sent is received and waits, and readers hear that there is nothing yet', async () => {
  expect(await record('lena', 202)).toEqual({ state: 'received' });
  expect(await answer(world.as().get('/record'), 409)).toMatchObject({ detail: 'The record is not open yet. Look again in a minute.' });
  expect(await answer(world.as().get('/record/leaves'))).toEqual({ items: [] });
});

test('then the team has a receipt that holds by the policy of the log, to the digest of all that was sent; nobody else is told that it is there', async () => {
  await world.writeRecord();
  const { receipt: text, ...state } = await record('lena', 200);
  expect(state).toMatchObject({ state: 'recorded', size: 3, index: 2 });
  const { state: holds, steps, sentence } = checkReceipt(digest, parseReceipt(text!), { policy: policy(), verify });
  expect([holds, sentence, steps.filter((step) => step.state === 'fails')]).toEqual(['holds', expect.stringContaining('The receipt is genuine'), []]);
  for (const who of ['vera', 'mara'] as const) expect(await record(who, 404)).toMatchObject({ detail: 'There is no such receipt, or it is not yours.' });
});

test('anybody reads the log in plain words; an entry of a challenge that hides how many enter has no name in it', async () => {
  expect(await answer<{ size: number; note: string }>(world.as().get('/record'))).toMatchObject({ size: 3, origin: 'localhost/record/log' });
  const { items, next } = await answer<{ items: Leaf[]; next?: string }>(world.as().get('/record/leaves'));
  expect([next, items.map(({ index, act, challenge: id }) => [index, act, id === challenge.id])]).toEqual([undefined, [[2, undefined, false], [1, 'rules.published', true], [0, 'log.opened', false]]]);
  expect(items.map(({ of }) => of)).toEqual([undefined, { slug: challenge.slug, title: 'Trusted permits', zone: 'America/New_York' }, undefined]);
  const before = await answer<{ items: Leaf[] }>(world.as().get('/record/leaves?before=1'));
  expect(before.items.map(({ sentence }) => sentence)).toEqual(['The public record was opened.']);
  const story = await answer<{ items: Leaf[] }>(world.as().get(`/record/challenges/${challenge.slug}`));
  expect(story.items.map(({ act, n }) => [act, n])).toEqual([['rules.published', 1]]);
  const ofKind = async (act: string) => (await answer<{ items: Leaf[] }>(world.as().get(`/record/challenges/${challenge.slug}?act=${act}`))).items.map(({ act: one }) => one);
  expect(await Promise.all(['rules.published', 'rules.amended', 'entry.received'].map(ofKind))).toEqual([['rules.published'], [], []]);
  expect(await answer(world.as().get(`/record/challenges/${challenge.slug}?act=entry.eaten`), 422)).toMatchObject({ errors: [{ field: 'act' }] });
  expect(await answer(world.as().get('/record/challenges/no-such-call'), 404)).toMatchObject({ code: 'not-found' });
});

test('neither the log nor a receipt that is shown around says under which code judges read the entry', async () => {
  const { receipt: text } = await record('lena', 200);
  const { leaf, disclosures } = parseReceipt(text!);
  const opened = disclosures.map(parseDisclosure);
  expect(opened.map(({ name }) => name)).toContain('pub');
  expect(opened.map(({ name }) => name)).not.toContain('code');
  expect(readFileSync(join(world.record.folder, 'tile/entries/000.p/3'), 'utf8')).toContain(leaf);
  for (const shown of [JSON.stringify(opened), text!, readFileSync(join(world.record.folder, 'tile/entries/000.p/3'), 'utf8')]) expect(shown).not.toContain(code);
});

type OneLeaf = Leaf & { size: number; leaf: string; hash: string; proof: string };
test('one leaf is shown to the byte, with a proof that a stranger checks; of a hidden one no more than the log has', async () => {
  const opened = await answer<OneLeaf>(world.as().get('/record/leaves/1'));
  expect([opened.sentence, opened.n, opened.size, opened.of?.slug]).toEqual([expect.stringContaining('The rules were published, version 1'), 1, 3, challenge.slug]);
  expect(checkReceipt(digest, { leaf: opened.leaf, proof: opened.proof, disclosures: [] }, { policy: policy(), verify })).toMatchObject({ state: 'holds', place: { index: 1, size: 3 } });
  const hidden = await answer<OneLeaf>(world.as().get('/record/leaves/2'));
  expect([hidden.act, hidden.of, hidden.n, JSON.parse(hidden.leaf)]).toEqual([undefined, undefined, undefined, expect.not.objectContaining({ act: expect.anything(), pub: expect.anything() })]);
  const own = await record('lena', 200);
  expect([own.hash, parseReceipt(own.receipt!).leaf, isTlogProof(Buffer.from(own.proof!))]).toEqual([hidden.hash, hidden.leaf, true]);
  expect(await answer(world.as().get('/record/leaves/3'), 404)).toMatchObject({ detail: 'The record has no leaf of this number yet.' });
  expect(await answer(world.as().get('/record/leaves/01'), 404)).toMatchObject({ code: 'not-found' });
});

test('the head names the page that checks receipts, as it was published last, and its leaf', async () => {
  expect(await answer<{ verifier?: unknown }>(world.as().get('/record'))).not.toHaveProperty('verifier');
  for (const page of ['a page', 'a later page']) {
    await openRecord(world.record.recording, { url: world.record.url, verifier: sha256(page) });
    await world.writeRecord();
  }
  const { verifier } = await answer<{ verifier?: { index: number; file: string } }>(world.as().get('/record'));
  expect(verifier).toEqual({ index: 4, file: sha256('a later page') });
  expect(await answer<Leaf>(world.as().get(`/record/leaves/${verifier!.index}`))).toMatchObject({ act: 'verifier.published' });
});
