import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../support/people.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld(); });
afterAll(() => world?.stop());

const rita = { id: people.rita.id, email: 'rita@example.org', name: 'Rita Rival', organization: '', operator: false, moderator: false, createdAt: '2027-01-04T15:00:00.000Z' };
const kindsAbout = async (id: string) => (await world.ports.acts.about(id)).items.map((act) => act.kind);

test('an operator finds a person by whole address or id, and a look is on record, once an hour', async () => {
  const file = { person: rita, agencies: [], sessions: [] };
  expect(await answer(world.as('olga').get('/operator/people?q=Rita@example.org'))).toEqual(file);
  expect(await answer(world.as('olga').get(`/operator/people?q=${rita.id}`))).toEqual(file);
  expect((await world.ports.acts.about(rita.id)).items.filter((act) => act.kind === 'private.looked-at').map(({ by, refs }) => ({ by, refs })))
    .toEqual([{ by: people.olga.id, refs: { what: 'account' } }]);
  expect(await answer(world.as('olga').get('/operator/people?q=rita'), 422)).toMatchObject({ errors: [{ field: 'q', message: 'Enter a whole email address, or an id that begins with per_.' }] });
});

test('to anybody else the operator’s pages are not there', async () => {
  for (const path of [`/operator/people?q=${rita.id}`, `/acts?about=${rita.id}`]) {
    expect(await answer(world.as('mara').get(path), 404)).toMatchObject({ code: 'not-found' });
    expect(await answer(world.as().get(path), 401)).toMatchObject({ code: 'signed-out' });
  }
  expect(await answer(world.as('mara').post(`/operator/people/${rita.id}/lock`, { reason: 'Because' }), 404)).toMatchObject({ code: 'not-found' });
});

test('a locked person is nobody at once, and after unlocking signs in anew', async () => {
  const cookie = await world.sessions.cookieOf('rita', 0);
  const me = () => world.as().get('/me', { headers: { cookie } });
  expect((await me()).status).toBe(200);
  expect(await answer(world.as('olga', 16).post(`/operator/people/${rita.id}/lock`, { reason: 'Shared password' }), 401)).toMatchObject({ code: 'sign-in-again' });
  expect(await answer(world.as('olga').post(`/operator/people/${rita.id}/lock`, { reason: 'No' }), 422)).toMatchObject({ errors: [{ field: 'reason', message: 'Say why, in at least 3 characters.' }] });
  const locked = await answer(world.as('olga').post(`/operator/people/${rita.id}/lock`, { reason: 'Shared password' }));
  expect(locked).toEqual({ ...rita, locked: { at: '2027-01-04T15:00:00.000Z', by: people.olga.id, reason: 'Shared password' } });
  expect((await me()).status).toBe(401);
  expect(await answer(world.as('olga').post(`/operator/people/${rita.id}/unlock`))).toEqual({ ...rita, lastLock: { at: rita.createdAt, by: people.olga.id, reason: 'Shared password', endedAt: rita.createdAt, endedBy: people.olga.id } });
  expect((await me()).status).toBe(401);
  world.clock.pass(1);
  expect((await world.as('rita').get('/me')).status).toBe(200);
  expect(await kindsAbout(rita.id)).toEqual(expect.arrayContaining(['person.unlocked', 'person.locked']));
});

test('an operator cannot lock themselves, and ends a person’s sessions', async () => {
  expect(await answer(world.as('olga').post(`/operator/people/${people.olga.id}/lock`, { reason: 'Testing' }), 409)).toMatchObject({ code: 'conflict' });
  const cookie = await world.sessions.cookieOf('tim', 0);
  await answer(world.as().get('/me', { headers: { cookie } }));
  expect(await answer(world.as('olga').post(`/operator/people/${people.tim.id}/end-sessions`))).toEqual({ ended: 1 });
  expect((await world.as().get('/me', { headers: { cookie } })).status).toBe(401);
});

test('a person sees all that happened to their account; an operator what kind and when, and which operator acted', async () => {
  world.clock.pass(1);
  const own = await answer<{ items: Record<string, unknown>[] }>(world.as('rita').get(`/acts?about=${rita.id}`));
  expect(own.items.find((act) => act['kind'] === 'person.locked')).toMatchObject({ byName: 'An operator', at: '2027-01-04T15:00:00.000Z' });
  const outline = await answer<{ items: Record<string, unknown>[] }>(world.as('olga').get(`/acts?about=${rita.id}`));
  expect(new Set(outline.items.flatMap(Object.keys))).toEqual(new Set(['kind', 'at', 'byName']));
  expect(outline.items[0]).toEqual({ kind: 'private.looked-at', at: world.clock.now(), byName: people.olga.name });
  expect(outline.items.find(({ kind }) => kind === 'person.locked')).toMatchObject({ byName: people.olga.name });
  expect(outline.items.find(({ kind }) => kind === 'person.joined')).not.toHaveProperty('byName');
  const looks = async () => (await world.ports.acts.about(rita.id)).items.filter(({ kind, refs }) => kind === 'private.looked-at' && refs['what'] === 'acts').length;
  await answer(world.as('olga').get(`/acts?about=${rita.id}`));
  expect(await looks()).toBe(1);
  world.clock.pass(61 * 60_000);
  await answer(world.as('olga').get(`/acts?about=${rita.id}`));
  expect(await looks()).toBe(2);
});
