import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entry } from '../../functions/domain/entry/entry.ts';
import { decidedRound } from '../support/decided.ts';
import { postOffice } from '../support/letters.ts';
import type { Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Problem = { code: string; detail: string; errors: { field: string; message: string }[]; current?: { text: string } };
type Desk = { resultsAt?: string; items: { entryId: string; months: number; state: string; dueAt: string; written?: { text: string; byName: string; shown: boolean } }[] };
type Work = { items: { kind: string; mine: boolean; dueAt?: string; of?: number }[] };
let world: World;
let challenge: Opened;
let entries: Entry[];
let office: ReturnType<typeof postOffice>;
const path = () => `/follow-ups/${challenge.id}`;
const read = () => answer<Desk>(world.as('mara').get(path()));
const whole = { inUse: 'yes', end: 'pilot', cents: 50_000_00, source: 'https://records.example.gov/wallet', text: 'Two departments use it, under a pilot.', shown: true };
const write = (months: number, change: object = {}, { entry = entries[0]!, version = 0, status = 200, who = 'mara' as 'mara' | 'paul' } = {}) => answer<Problem & { version: number }>(world.as(who).put(`${path()}/${entry.id}/${months}`, { ...whole, ...change }, { version }), status);
const letters = () => office.sent().filter((line) => line.includes('follow-up'));
const work = async (who: 'mara' | 'paul' | 'lena') => (await answer<Work>(world.as(who).get('/me/work'))).items;
const winners = () => answer<{ outcomes: { months: number; text: string }[] }>(world.as().get(`/winners/${challenge.slug}`));
const outcomeInAtlas = async () => {
  const listing = await world.ports.listings.ofChallenge(challenge.id, { strong: true });
  return { outcome: listing?.facts.outcome?.value, links: listing?.facts.links?.value };
};

const tiers = [{ id: 'grand', name: 'Grand prize', places: 1, cents: 25_000_00, other: '' }, { id: 'runner-up', name: 'Runner-up', places: 1, cents: 5_000_00, other: '' }];
beforeAll(async () => {
  world = await makeWorld();
  office = postOffice(world);
  ({ challenge, entries } = await decidedRound(world, { tiers, outcomes: [{ outcome: 'winner', prizeId: 'grand' }, { outcome: 'winner', prizeId: 'runner-up' }, { outcome: 'finalist' }], leads: { lena: 0, rita: 1 } }));
}, 120_000);
afterAll(() => world?.stop());

test('before the results there is nothing to follow', async () => {
  expect(await read()).toEqual({ items: [] });
  expect((await write(6, {}, { status: 409 })).detail).toBe('Publish the results first. Six months later there is something to tell.');
  for (const who of ['lena', 'otto', 'olga'] as const) await answer(world.as(who).get(path()), 404);
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  await office.nudge();
  expect((await read()).items.map(({ months, state }) => `${months} ${state}`)).toEqual(['6 ahead', '12 ahead', '24 ahead', '6 ahead', '12 ahead', '24 ahead']);
  expect((await write(6, {}, { status: 409 })).code).toBe('closed');
  office.sent();
});

test('half a year later the clock tells the managers once, and it stands on their list', async () => {
  world.clock.set('2027-08-13T23:58:00.000Z');
  await office.clock();
  expect(letters()).toEqual([]);
  expect((await work('mara')).filter(({ kind }) => kind === 'follow-up')).toEqual([]);
  world.clock.set('2027-08-14T00:01:00.000Z');
  await office.clock();
  await office.clock();
  expect(letters()).toEqual(['mara: follow-up-due']);
  expect((await work('mara')).find(({ kind }) => kind === 'follow-up')).toMatchObject({ mine: true, dueAt: '2027-08-13T23:59:59.999Z', of: 2 });
  expect((await work('paul')).filter(({ kind }) => kind === 'follow-up')).toEqual([]);
  expect((await read()).items.filter(({ state }) => state === 'due').map(({ months }) => months)).toEqual([6, 6]);
});

test('a short form says what became of a winner; what everybody reads needs a source', async () => {
  await write(6, {}, { status: 403, who: 'paul' });
  await write(6, {}, { status: 404, entry: entries[2]! });
  expect((await write(6, { source: '' }, { status: 422 })).errors[0]).toEqual({ field: 'source', message: 'What everybody reads needs a source: a page that says so.' });
  expect((await write(6, { source: 'records' }, { status: 422 })).errors[0]!.field).toBe('source');
  expect((await write(6, { text: 'Fine.' }, { status: 422 })).errors[0]!.field).toBe('text');
  expect((await write(6, { inUse: 'perhaps' }, { status: 422 })).errors[0]).toEqual({ field: 'inUse', message: 'Say whether it is still used.' });
  expect((await write(12, {}, { status: 409 })).code).toBe('closed');
  await write(6);
  await write(6, { shown: false, source: '', text: 'The team dissolved in June.', inUse: 'no', end: 'ended', cents: 0 }, { entry: entries[1]! });
  expect(await write(6, { text: 'Something else became of it.' }, { status: 412 })).toMatchObject({ code: 'stale', current: { text: whole.text } });
  expect((await work('mara')).filter(({ kind }) => kind === 'follow-up')).toEqual([]);
});

test('what is shown stands with the results and in the atlas; what is private nowhere outside', async () => {
  await office.nudge();
  expect((await winners()).outcomes).toMatchObject([{ months: 6, text: whole.text }]);
  expect(JSON.stringify(await winners())).not.toMatch(/dissolved|per_/);
  expect(await outcomeInAtlas()).toEqual({
    outcome: 'Won by Team 0, “Permits of team 0” (Grand prize); Team 1, “Permits of team 1” (Runner-up). Team 0, after six months: a pilot, in use.',
    links: [{ title: 'Results', url: `http://localhost:4321/challenges/${challenge.slug}/results` }, { title: 'Team 0, after six months', url: whole.source }],
  });
  const report = await answer<{ outcomes: { text: string }[]; missing: { part: string }[] }>(world.as('mara').get(`/reports/${challenge.id}`));
  expect(report.outcomes.map(({ text }) => text).toSorted()).toEqual(['The team dissolved in June.', whole.text]);
  expect(report.missing.filter(({ part }) => part === 'follow-up')).toEqual([]);
});

test('it can be taken out of sight again, and the atlas follows', async () => {
  await write(6, { shown: false }, { version: 1 });
  await office.nudge();
  expect((await winners()).outcomes).toEqual([]);
  expect((await outcomeInAtlas()).outcome).not.toContain('after six months');
});

test('a year later it is due again, and what was never written is over', async () => {
  world.clock.set('2028-02-14T00:01:00.000Z');
  await office.clock();
  expect(letters()).toEqual(['mara: follow-up-due']);
  await write(12, {}, { version: 0 });
  const items = (await read()).items.map(({ entryId, months, state }) => `${entries.findIndex(({ id }) => id === entryId)} ${months} ${state}`);
  expect(items).toEqual(['0 6 written', '0 12 written', '0 24 ahead', '1 6 written', '1 12 due', '1 24 ahead']);
  world.clock.set('2029-02-14T00:01:00.000Z');
  expect((await read()).items.filter(({ months }) => months === 12).map(({ state }) => state)).toEqual(['written', 'passed']);
});
