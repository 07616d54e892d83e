import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import { postOffice } from '../support/letters.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Problem = { code: string; detail: string; errors: { field: string; message: string }[] };
type Done = Problem & { state: string; version: number; appealUntil?: string };
let world: World;
let challenge: Opened;
let lena: Awaited<ReturnType<typeof sentEntry>>;
let tim: Awaited<ReturnType<typeof sentEntry>>;
let office: ReturnType<typeof postOffice>;
/** What was written about screening since this was last asked. */
const letters = () => office.taken.splice(0).filter(({ template }) => ['entry-excluded', 'appeal-decided', 'screening-waits'].includes(template)).map(({ to, template }) => `${to} ${template}`).toSorted();
const closed = '2027-01-16T15:00:00.000Z';
const reason = 'The imprint of the site names an office in Toronto; section 2 asks for the United States.';
const screen = (who: 'mara' | 'paul', entryId: string, outcome: string, more: { reason?: string; version?: number; status?: number } = {}) =>
  answer<Done>(world.as(who).put(`/screenings/${challenge.id}/${entryId}`, { outcome, reason: more.reason ?? '' }, { version: more.version ?? 0 }), more.status ?? 200);
const confirm = (who: 'mara' | 'paul', entryId: string, agreed: boolean, version: number, status = 200) =>
  answer<Done>(world.as(who).post(`/screenings/${challenge.id}/${entryId}/confirm`, { agreed, reason: agreed ? '' : 'Its branch is in Albany.' }, { version }), status);
const appeal = (who: 'lena' | 'tim', entryId: string, version: number, status = 200) => answer<Done>(world.as(who).post(`/entries/${entryId}/appeal`, { text: 'Our registered seat is Buffalo; the office in Toronto is a desk.' }, { version }), status);
const listed = async (state: string) => (await answer<{ items: { id: string; screened?: string }[] }>(world.as('mara').get(`/received/${challenge.id}?state=${state}`))).items;

beforeAll(async () => {
  world = await makeWorld();
  office = postOffice(world);
  const agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id);
  lena = await sentEntry(world, 'lena', challenge);
  tim = await sentEntry(world, 'tim', challenge);
});
afterAll(() => world?.stop());

test('entries are screened once they can no longer change', async () => {
  expect(await screen('mara', lena.entry.id, 'eligible', { status: 409 })).toMatchObject({ code: 'closed', detail: 'Entries are still open: a team can mend what it sent. Screen them after the deadline.' });
  world.clock.set(closed);
  await screen('paul', lena.entry.id, 'eligible', { status: 403 });
  expect(await answer(world.as('mara').get(`/screenings/${challenge.id}`))).toMatchObject({ of: 2, done: 0, proposed: [], appealed: [] });
  expect(await screen('mara', tim.entry.id, 'eligible')).toMatchObject({ state: 'eligible', version: 1 });
  expect(await answer(world.as('mara').get(`/screenings/${challenge.id}`))).toMatchObject({ done: 1, next: { id: lena.entry.id } });
});

test('nobody excludes alone: a reason, then a second person; until then the team hears nothing and no judge gets an entry', async () => {
  expect((await screen('mara', lena.entry.id, 'exclude', { status: 422 })).errors[0]!.field).toBe('reason');
  await screen('mara', lena.entry.id, 'exclude', { reason });
  await office.nudge();
  expect(letters()).toEqual([`${people.paul.email} screening-waits`]);
  expect(await confirm('mara', lena.entry.id, true, 1, 403)).toMatchObject({ detail: 'You proposed it. Another person of your agency confirms it.' });
  expect(await answer(world.as('lena').get(`/entries/${lena.entry.id}/exclusion`))).toEqual({});
  expect((await answer<{ entry: object }>(world.as('lena').get(`/entries/${lena.entry.id}`))).entry).not.toHaveProperty('excludedAt');
  expect(await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`), 409)).toMatchObject({ detail: 'An exclusion waits for a second person. Open Entries to decide.' });
  expect(await confirm('paul', lena.entry.id, false, 1)).toMatchObject({ state: 'eligible', version: 2 });
  await screen('mara', lena.entry.id, 'exclude', { reason, version: 2 });
  expect(await confirm('paul', lena.entry.id, true, 1, 412)).toMatchObject({ code: 'stale' });
  expect(await confirm('paul', lena.entry.id, true, 3)).toMatchObject({ state: 'excluded', version: 4, appealUntil: '2027-01-18T14:00:00.000Z' });
  await office.nudge();
  expect(letters()).toEqual([`${people.lena.email} entry-excluded`]);
  expect([(await listed('sent')).map(({ id }) => id), (await listed('excluded')).map(({ id }) => id)]).toEqual([[tim.entry.id], [lena.entry.id]]);
});

test('the team reads why and nobody’s name, appeals once, and who proposed does not decide', async () => {
  const { exclusion: told } = await answer<{ exclusion: object }>(world.as('lena').get(`/entries/${lena.entry.id}/exclusion`));
  expect(told).toMatchObject({ state: 'excluded', reason });
  expect(JSON.stringify(told)).not.toMatch(/per_|Mara|Paul/);
  await answer(world.as('tim').get(`/entries/${lena.entry.id}/exclusion`), 404);
  await appeal('lena', lena.entry.id, 4);
  expect(await appeal('lena', lena.entry.id, 5, 409)).toMatchObject({ detail: 'Your appeal is with the agency already.' });
  const decide = (who: 'mara' | 'paul', status: number) => answer<Done>(world.as(who).post(`/screenings/${challenge.id}/${lena.entry.id}/appeal`, { reinstated: true, reason: 'The register of the state shows the seat.' }, { version: 5 }), status);
  expect(await decide('mara', 403)).toMatchObject({ detail: 'You proposed the exclusion. Another person of your agency decides on the appeal.' });
  expect(await decide('paul', 200)).toMatchObject({ state: 'reinstated' });
  await office.nudge();
  expect(Object.fromEntries((await listed('sent')).map(({ id, screened }) => [id, screened]))).toEqual({ [lena.entry.id]: 'reinstated', [tim.entry.id]: 'eligible' });
  expect(letters()).toEqual([`${people.lena.email} appeal-decided`]);
  const kinds = (await answer<{ items: { words?: string; leaf?: { act: string } }[] }>(world.as().get(`/record/challenges/${challenge.slug}`))).items;
  expect(JSON.stringify(kinds)).not.toMatch(/Toronto|Buffalo/);
});

test('after the time for it an appeal is refused, and an entry that is out is neither sent nor read by judges', async () => {
  await screen('mara', tim.entry.id, 'exclude', { reason, version: 1 });
  const { version } = await confirm('paul', tim.entry.id, true, 2);
  const { entry } = await answer<{ entry: { version: number; excludedAt: string } }>(world.as('tim').get(`/entries/${tim.entry.id}`));
  expect(entry.excludedAt).toBe(closed);
  expect(await answer(world.as('tim').post(`/entries/${tim.entry.id}/send`, undefined, { version: entry.version }), 409)).toMatchObject({ detail: 'The agency excluded this entry. It cannot be sent again; you can appeal.' });
  world.clock.set('2027-01-18T14:00:00.001Z');
  expect(await appeal('tim', tim.entry.id, version, 409)).toMatchObject({ code: 'closed', detail: 'An appeal was possible until Monday, January 18, 2027, 9:00 a.m. Eastern.' });
});
