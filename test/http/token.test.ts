import { afterAll, beforeAll, expect, test } from 'vitest';
import { days } from '../support/clock.ts';
import { people } from '../support/people.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld(); });
afterAll(() => world?.stop());

type Made = { id: string; secret: string };
const wanted = { name: 'Nightly export', scopes: ['accounts:read', 'entries:read'], days: 30 };
const bearer = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });

test('the secret is answered once, is stored nowhere, and a repeat says so', async () => {
  const made = await answer<Made>(world.as('lena').post('/tokens', wanted, { key: 't1' }), 201);
  expect(made).toEqual({
    id: made.id, name: 'Nightly export', scopes: ['accounts:read', 'entries:read'], createdAt: '2027-01-04T15:00:00.000Z', expiresAt: '2027-02-03T15:00:00.000Z',
    secret: expect.stringMatching(/^laurel_[\w-]{43}$/),
  });
  expect(await answer(world.as('lena').post('/tokens', wanted, { key: 't1' }), 409)).toMatchObject({ code: 'already-made' });
  const { secret: _secret, ...kept } = made;
  expect(await answer(world.as('lena').get('/tokens'))).toEqual({ items: [kept] });
  expect(await answer(world.as('rita').get('/tokens'))).toEqual({ items: [] });
});

test('a token does what its permissions say and nothing else', async () => {
  const { secret } = await answer<Made>(world.as('lena').post('/tokens', wanted), 201);
  expect(await answer(world.as().get('/me', bearer(secret)))).toMatchObject({ id: people.lena.id, operator: false });
  expect(await answer(world.as().patch('/me', { name: 'X' }, { ...bearer(secret), version: 1 }), 403)).toMatchObject({ detail: 'This token lacks the permission accounts:write. Make a token that has it.' });
  expect(await answer(world.as().get('/agencies', bearer(secret)), 403)).toMatchObject({ detail: 'This token lacks the permission challenges:read. Make a token that has it.' });
  expect(await answer(world.as().post('/tokens', wanted, bearer(secret)), 403)).toMatchObject({ code: 'forbidden' });
});

test('an operator’s token is no operator', async () => {
  const all = ['challenges:read', 'challenges:write', 'accounts:read'];
  const { secret } = await answer<Made>(world.as('olga').post('/tokens', { ...wanted, scopes: all }), 201);
  expect(await answer(world.as().get(`/operator/people?q=${people.lena.id}`, bearer(secret)), 404)).toMatchObject({ code: 'not-found' });
  expect((await world.as().post('/agencies', { name: 'Parks', slug: 'parks' }, bearer(secret))).status).toBe(401);
});

test('a revoked, an expired and an invented token are signed out', async () => {
  const { id, secret } = await answer<Made>(world.as('tim').post('/tokens', wanted), 201);
  expect(await answer(world.as('rita').delete(`/tokens/${id}`), 404)).toMatchObject({ code: 'not-found' });
  await answer(world.as().get('/me', bearer(secret)));
  await answer(world.as('tim').delete(`/tokens/${id}`));
  await answer(world.as('tim').delete(`/tokens/${id}`));
  expect(await answer(world.as().get('/me', bearer(secret)), 401)).toMatchObject({ code: 'signed-out' });
  const other = await answer<Made>(world.as('tim').post('/tokens', wanted), 201);
  world.clock.pass(30 * days);
  expect((await world.as().get('/me', bearer(other.secret))).status).toBe(401);
  expect((await world.as().get('/me', bearer('laurel_invented'))).status).toBe(401);
});
