import { afterAll, beforeAll, expect, test } from 'vitest';
import { isNamed } from '../../functions/domain/record/leaf/leaf.ts';
import type { Decision } from '../../functions/domain/judging/decision/decision.ts';
import { sentEntry } from '../support/entry.ts';
import { workOut } from '../support/judging.ts';
import { postOffice } from '../support/letters.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import { readLog } from '../support/record/folder.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
let challenge: Opened;
let ids: string[];
let codes: string[];
const reason = 'Two scores were entered for the wrong entry.';
type Problem = { code: string; detail: string; errors?: { field: string; message: string }[] };
type Winners = { winners: { code: string; outcome: string; prize: string; reason: string }[]; record?: { rows: { code: string; outcome: string }[] }; versions: { change?: object; earlier: { n: number; what: string; at: string; until: string }[] } };
type Change = Pick<Decision, 'entryId' | 'outcome' | 'reason'> & { prizeId: string; place: number };

const version = async () => (await world.ports.challenges.find(challenge.id))!.version;
const stage = async (n: number, wanted: object) => answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId: ids[n], prizeId: '', place: 0, reason: 'It runs in two towns.', feedback: '', ...wanted }, { version: 0 }));
const to = (n: number, wanted: Partial<Change>): Change => ({ entryId: ids[n]!, outcome: 'not-selected', prizeId: '', place: 0, reason: 'It runs in two towns.', ...wanted });
const correct = async (changes: Change[], { status = 200, at, key, why = reason }: { status?: number; at?: number; key?: string; why?: string } = {}) =>
  answer<Problem & { n: number; what: string }>(world.as('mara').post(`/corrections/${challenge.id}`, { reason: why, changes }, { version: at ?? (await version()), ...(key ? { key } : {}) }), status);
const withdraw = async (status = 200) => answer<Problem & { n: number }>(world.as('mara').post(`/corrections/${challenge.id}/withdraw`, { reason }, { version: await version() }), status);
const winners = () => answer<Winners>(world.as().get(`/winners/${challenge.slug}`));
const earlier = async (n: number) => answer<{ version?: { what: string; winners: { code: string; outcome: string }[]; reason: string; recorded: boolean }; current: number }>(world.as().get(`/winners/${challenge.slug}/versions/${n}`));
const shortly = ({ winners: all }: { winners: { code: string; outcome: string }[] }) => Object.fromEntries(all.map(({ code, outcome }) => [codes.indexOf(code), outcome]));
const leaves = async () => {
  await world.writeRecord();
  const { findings, leaves: all } = readLog(world.record.folder);
  expect(findings).toEqual([]);
  return all.filter(isNamed).filter(({ act }) => act.startsWith('result.')).map(({ act, pub }) => ({ act, pub: pub as { winners: { entry: string }[]; withdrawn?: true; notice?: string; record?: string } }));
};

beforeAll(async () => {
  world = await makeWorld();
  post = postOffice(world);
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { judging: { reviewsPerEntry: 2, quorum: 2 } });
  const entries = [];
  for (const who of ['lena', 'tim', 'rita', 'vera'] as const) entries.push((await sentEntry(world, who, challenge)).entry);
  world.clock.set('2027-01-05T16:00:00.000Z');
  [ids, codes] = [entries.map(({ id }) => id), entries.map(({ code }) => code)];
  const judges = await panelIn(world, challenge, 2);
  world.clock.set('2027-01-18T15:00:00.000Z');
  const round = await answer<{ id: string; challengeId: string }>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await post.clock();
  for (const [n, judge] of judges.entries()) await scoreAs(world, round, judge, (entryId) => 5 - ids.indexOf(entryId) - (n === 1 && entryId === ids[1] ? 1 : 0));
  world.clock.set('2027-02-12T22:01:00.000Z');
  await workOut(world, challenge);
  await stage(0, { outcome: 'winner', prizeId: 'grand', place: 1 });
  await stage(1, { outcome: 'finalist' });
  for (const n of [2, 3]) await stage(n, { outcome: 'not-selected', reason: '' });
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`));
}, 120_000);
afterAll(() => world?.stop());

test('only what is published is corrected, by a manager who signed in just now, and only where something differs', async () => {
  expect(await correct([to(0, {})], { status: 409 })).toMatchObject({ detail: 'The results are not published yet. Change the decisions instead.' });
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  await post.clock();
  post.taken.length = 0;
  expect(await correct([], { status: 422 })).toMatchObject({ errors: [{ field: 'changes' }] });
  expect(await correct([to(0, { outcome: 'winner', prizeId: 'grand', place: 1 })], { status: 422 })).toMatchObject({ errors: [{ field: 'changes' }] });
  expect(await correct([to(1, { outcome: 'winner', prizeId: 'grand', place: 1 })], { status: 409 })).toMatchObject({ code: 'taken' });
  expect(await correct([to(1, { outcome: 'winner', prizeId: 'silver', place: 1 })], { status: 422 })).toMatchObject({ errors: [{ field: `to-${ids[1]}` }] });
  expect(await correct([to(1, { outcome: 'finalist', reason: ' ' })], { status: 422 })).toMatchObject({ errors: [{ field: `reason-${ids[1]}` }] });
  expect(await correct([to(0, {})], { status: 422, why: 'Oops' })).toMatchObject({ errors: [{ field: 'reason' }] });
  expect(await correct([to(0, {})], { status: 412, at: 1 })).toMatchObject({ code: 'stale' });
  expect(await answer(world.as('mara', 16).post(`/corrections/${challenge.id}`, { reason, changes: [to(0, {})] }, { version: await version() }), 401)).toMatchObject({ code: 'sign-in-again' });
  for (const who of ['paul', 'vera'] as const) expect([403, 404]).toContain((await world.as(who).post(`/corrections/${challenge.id}`, { reason, changes: [to(0, {})] }, { version: await version() })).status);
  expect((await winners()).versions).toEqual({ earlier: [] });
  expect(shortly(await winners())).toEqual({ 0: 'winner', 1: 'finalist' });
});

test('said twice a correction is one: a version with its reason, the old one as it was read, letters, and a leaf on the record', async () => {
  const [before, record] = [await winners(), await (await world.as().get(`/winners/${challenge.slug}/record`)).text()];
  world.clock.set('2027-02-13T15:00:00.000Z');
  await answer(world.as('mara').post(`/gallery-settings/${challenge.id}/publish`, { scope: 'winners' }, { version: await version() }));
  const [at, changes] = [await version(), [to(0, { outcome: 'finalist' }), to(1, { outcome: 'winner', prizeId: 'grand', place: 1 })]];
  const first = await correct(changes, { at, key: 'correct-1' });
  expect(first).toMatchObject({ n: 2, what: 'corrected' });
  expect(await correct(changes, { at, key: 'correct-1' })).toEqual(first);
  const now = await winners();
  expect(shortly(now)).toEqual({ 0: 'finalist', 1: 'winner' });
  expect(now.versions).toEqual({ change: { n: 2, what: 'corrected', at: '2027-02-13T15:00:00.000Z', reason }, earlier: [{ n: 1, what: 'published', at: '2027-02-12T22:01:00.000Z', until: '2027-02-13T15:00:00.000Z', reason: '' }] });
  expect(Object.fromEntries(now.record!.rows.map(({ code, outcome }) => [codes.indexOf(code), outcome]))).toEqual({ 0: 'finalist', 1: 'winner', 2: 'not-selected', 3: 'not-selected' });
  expect(await earlier(1)).toMatchObject({ current: 2, version: { what: 'published', recorded: true, winners: before.winners } });
  expect(await (await world.as().get(`/winners/${challenge.slug}/versions/1/record`)).text()).toBe(record);
  expect((await earlier(2)).version).toBeUndefined();
  expect((await world.as().get(`/winners/${challenge.slug}/versions/2/record`)).status).toBe(404);
  await post.nudge();
  const sent = post.sent();
  expect(sent.filter((one) => one.endsWith('outcome-corrected'))).toEqual(['lena: outcome-corrected', 'tim: outcome-corrected']);
  expect(sent.filter((one) => /^(lena|tim|rita|vera): news-results-corrected$/.test(one)).length).toBe(4);
  const inGallery = async () => (await answer<{ items: { code: string; outcome: string }[] }>(world.as().get(`/galleries/${challenge.slug}`))).items.map(({ code, outcome }) => `${codes.indexOf(code)} ${outcome}`);
  expect(await inGallery()).toEqual(['1 winner']);
  const { notices } = await answer<{ notices: { kind: string; text: string }[] }>(world.as().get(`/challenges/${challenge.slug}`));
  expect(notices[0]).toMatchObject({ kind: 'results-corrected', text: expect.stringContaining(`Entry ${codes[0]}: finalist. Before: Grand prize.`) as unknown });
  expect(await leaves()).toMatchObject([{ act: 'result.published', pub: { winners: [{ entry: codes[0] }] } }, { act: 'result.corrected', pub: { winners: [{ entry: codes[1] }], notice: expect.any(String) as unknown } }]);
});

test('withdrawn results name nobody, nothing is given out on them, and they can be published again', async () => {
  world.clock.set('2027-02-14T15:00:00.000Z');
  expect(await withdraw()).toMatchObject({ n: 3 });
  await withdraw(409);
  const now = await winners();
  expect([now.winners, now.record, now.versions.earlier.map(({ n }) => n)]).toEqual([[], undefined, [2, 1]]);
  expect((await answer<{ entry?: object }>(world.as().get(`/winners/${challenge.slug}/entries/${codes[1]}`))).entry).toBeUndefined();
  await answer(world.as().get(`/winners/${challenge.slug}/record`), 409);
  expect(shortly((await earlier(2)).version!)).toEqual({ 0: 'finalist', 1: 'winner' });
  await post.nudge();
  expect(post.sent().filter((one) => /^(lena|tim|rita|vera): news-results-withdrawn$/.test(one)).length).toBe(4);
  expect((await answer<{ items: { outcome: string }[] }>(world.as().get(`/galleries/${challenge.slug}`))).items).toMatchObject([{ outcome: 'not-selected', prize: '' }]);
  const listing = (await world.ports.listings.ofChallenge(challenge.id))!;
  expect(listing.facts.outcome?.value).toBe(`The results were withdrawn on February 14, 2027: ${reason}`);
  const held = (await leaves()).at(-1)!;
  expect(held).toMatchObject({ act: 'result.corrected', pub: { winners: [], withdrawn: true } });
  world.clock.set('2027-02-15T15:00:00.000Z');
  expect(await correct([])).toMatchObject({ n: 4, what: 'corrected' });
  expect(shortly(await winners())).toEqual({ 0: 'finalist', 1: 'winner' });
  expect((await earlier(3)).version).toMatchObject({ what: 'withdrawn', winners: [], recorded: false, reason });
  await post.nudge();
  expect((await world.ports.listings.ofChallenge(challenge.id))!.facts.outcome?.value).toContain('Won by');
});
