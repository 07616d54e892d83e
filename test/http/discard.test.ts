import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Challenge } from '../../functions/domain/call/challenge.ts';
import { people } from '../support/people.ts';
import { draftChallenge, openAgency, openChallenge, headVersion } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: { id: string };
beforeAll(async () => {
  world = await makeWorld();
  agency = await openAgency(world);
});
afterAll(() => world?.stop());

type Head = { id: string; version: number; approval: string; discarded?: { at: string; by: string } };
type Listed = { items: { challenge: Head }[]; next?: string };
const headOf = async (id: string) => (await answer<{ challenge: Head }>(world.as('mara').get(`/calls/${id}`))).challenge;
const put = async (id: string, where: 'discard' | 'restore', status = 200, more: { version?: number; key?: string } = {}) =>
  answer<Head & { detail?: string }>(world.as('mara').post(`/calls/${id}/${where}`, {}, { version: (await headOf(id)).version, ...more }), status);
const listed = async (show: string, who: 'mara' | 'paul' = 'mara') =>
  (await answer<Listed>(world.as(who).get(`/calls?agencyId=${agency.id}${show}`))).items.map(({ challenge }) => challenge.id);
const workOf = async (who: 'mara' | 'paul') =>
  (await answer<{ items: { challenge: { id: string } }[] }>(world.as(who).get('/me/work'))).items.map(({ challenge }) => challenge.id);

test('a discarded draft leaves the agency’s challenges and everybody’s work, and comes back as it was', async () => {
  const id = await draftChallenge(world, agency.id);
  const before = await headOf(id);
  const gone = await put(id, 'discard');
  expect(gone).toEqual({ ...before, version: before.version + 1, discarded: { at: world.clock.now(), by: people.mara.id } });
  expect(await headOf(id)).toEqual(gone);
  expect([await listed(''), await listed('&show=discarded'), await listed('&show=discarded', 'paul')]).toEqual([[], [id], [id]]);
  expect(await workOf('mara')).not.toContain(id);
  expect(await put(id, 'restore')).toEqual({ ...before, version: before.version + 2 });
  expect([await listed(''), await listed('&show=discarded')]).toEqual([[id], []]);
  expect(await workOf('mara')).toContain(id);
  const { items } = await answer<{ items: { kind: string }[] }>(world.as('mara').get(`/acts?about=${id}`));
  expect(items.map(({ kind }) => kind).toSorted()).toEqual(['challenge.created', 'challenge.discarded', 'challenge.restored']);
});

test('what stands in a discarded draft is read by its agency and changed by nobody', async () => {
  const id = await draftChallenge(world, agency.id);
  const share = () => world.as('mara').post(`/calls/${id}/preview-links`, { note: '', days: 7 });
  const preview = `/previews/${(await answer<{ address: string }>(share(), 201)).address.split('/').at(-1)}`;
  await answer(world.as().get(preview));
  await put(id, 'discard');
  const first = { code: 'conflict', detail: 'This draft was discarded. Restore it first.' };
  const { value, version } = await answer<{ value: object; version: number }>(world.as('mara').get(`/calls/${id}/sections/prizes`));
  expect(await answer(world.as('mara').put(`/calls/${id}/sections/prizes`, { ...value, note: 'More.' }, { version }), 409)).toMatchObject(first);
  expect(await answer(world.as('mara').post(`/calls/${id}/submit`), 409)).toMatchObject(first);
  expect(await answer(share(), 409)).toMatchObject(first);
  const { detail, code } = await answer(world.as().get(`/previews/${'x'.repeat(43)}`), 404);
  expect(await answer(world.as().get(preview), 404)).toMatchObject({ detail, code });
  expect(await answer(world.as('paul').get(`/calls/${id}/draft`))).toMatchObject({ sections: { prizes: value } });
  await put(id, 'restore');
  await answer(world.as().get(preview));
});

test('requested edits are not marked in a discarded draft, and are still asked for once it is restored', async () => {
  const id = await draftChallenge(world, agency.id);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  expect(await put(id, 'discard', 409)).toMatchObject({ code: 'conflict', detail: 'This draft waits for the approver. Take it back first to discard it.' });
  expect(await workOf('paul')).toContain(id);
  await answer(world.as('paul').post(`/calls/${id}/request-edits`, { comments: [{ section: 'prizes', text: 'Name the fund.' }] }, { version: await headVersion(world, id) }));
  const { reviews } = await answer<{ reviews: { id: string; outcome: string }[] }>(world.as('mara').get(`/calls/${id}`));
  await put(id, 'discard');
  const mark = { reviewId: reviews.find(({ outcome }) => outcome === 'edits')!.id, comment: 0, done: true };
  expect(await answer(world.as('mara').post(`/calls/${id}/mark-edit`, mark, { version: (await headOf(id)).version }), 409)).toMatchObject({ detail: 'This draft was discarded. Restore it first.' });
  expect(await put(id, 'restore')).toMatchObject({ approval: 'edits' });
});

test('one that was approved is cancelled, not discarded: once it is public, and while it waits for its day', async () => {
  const open = await openChallenge(world, agency.id);
  expect(await put(open.id, 'discard', 409)).toMatchObject({ code: 'conflict', detail: 'A published challenge is cancelled, not discarded.' });
  const id = await draftChallenge(world, agency.id);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  await answer(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: '2027-01-08T15:00:00.000Z' }, { version: await headVersion(world, id) }));
  expect((await put(id, 'discard', 409)).detail).toBe('This challenge is approved and becomes public on Friday, January 8, 2027, 10:00 a.m. Eastern. It is cancelled, not discarded.');
});

test('only a manager discards, what they saw, and once; the same again changes nothing', async () => {
  const id = await draftChallenge(world, agency.id);
  const { version } = await headOf(id);
  expect(await answer(world.as('paul').post(`/calls/${id}/discard`, {}, { version }), 403)).toMatchObject({ code: 'forbidden' });
  expect(await answer(world.as('otto').post(`/calls/${id}/discard`, {}, { version }), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as('mara').post(`/calls/${id}/discard`), 428)).toMatchObject({ code: 'version-missing' });
  expect(await put(id, 'discard', 412, { version: version - 1 })).toMatchObject({ code: 'stale', version });
  expect(await put(id, 'restore')).toMatchObject({ version });
  const gone = await put(id, 'discard', 200, { version, key: 'discard-once' });
  expect(await put(id, 'discard', 200, { version, key: 'discard-once' })).toEqual(gone);
  expect(await put(id, 'discard')).toEqual(gone);
  expect(await put(id, 'restore', 412, { version })).toMatchObject({ code: 'stale', version: version + 1 });
});

test('discarded drafts are listed a page at a time, last discarded first', async () => {
  const { id: other } = await openAgency(world, 'archives');
  const draft = await answer<Challenge>(world.as('mara').post('/calls', { agencyId: other, title: 'One of many' }), 201);
  const made: string[] = [];
  for (let n = 0; n < 52; n++) {
    const [id, at] = [world.ports.chance.id('challenge'), world.clock.now()];
    const act = { id: world.ports.chance.id('act'), kind: 'challenge.discarded', about: id, by: people.mara.id, at, refs: {} } as const;
    await world.ports.challenges.create({ ...draft, id, slug: `many-${n}`, discarded: { at, by: people.mara.id } }, [], act);
    world.clock.pass(1000);
    made.unshift(id);
  }
  const path = `/calls?agencyId=${other}&show=discarded`;
  const first = await answer<Listed>(world.as('mara').get(path));
  const rest = await answer<Listed>(world.as('mara').get(`${path}&cursor=${first.next}`));
  expect([...first.items, ...rest.items].map(({ challenge }) => challenge.id)).toEqual(made);
  expect([first.items.length, rest.items.length]).toEqual([50, 2]);
  expect(await answer(world.as('mara').get(`/calls?agencyId=${other}&cursor=${first.next}`), 422)).toMatchObject({ errors: [{ field: 'cursor' }] });
});
