import { afterAll, beforeAll, expect, test } from 'vitest';
import { days } from '../support/clock.ts';
import { people } from '../support/people.ts';
import { draftChallenge, openAgency } from '../support/stage.ts';
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
  expect(await answer(world.as().patch('/me', { name: 'X' }, { ...bearer(secret), version: 1 }), 403)).toMatchObject({ title: 'The token does not permit this', detail: 'No token can do this: an account is changed by its person. Sign in, and do it there.' });
  expect(await answer(world.as().get('/calls/chl_111111111111111111111', bearer(secret)), 403)).toMatchObject({ detail: 'This token lacks the permission challenges:read. Make a token that has it.' });
  expect(await answer(world.as().get('/agencies', bearer(secret)))).toEqual(await answer(world.as().get('/agencies')));
  expect(await answer(world.as().post('/tokens', wanted, bearer(secret)), 403)).toMatchObject({ code: 'not-permitted' });
});

test('a token says when it was last used, to the hour', async () => {
  const { id, secret } = await answer<Made>(world.as('vera').post('/tokens', { ...wanted, scopes: ['accounts:read'] }), 201);
  const usedAt = async () => (await answer<{ items: { id: string; usedAt?: string }[] }>(world.as('vera').get('/tokens'))).items.find((one) => one.id === id)!.usedAt;
  expect(await usedAt()).toBeUndefined();
  const first = world.clock.now();
  await answer(world.as().get('/me', bearer(secret)));
  world.clock.pass(3_599_999);
  await answer(world.as().get('/me', bearer(secret)));
  expect(await usedAt()).toBe(first);
  world.clock.pass(1);
  await answer(world.as().get('/me', bearer(secret)));
  expect(await usedAt()).toBe(world.clock.now());
  world.clock.set(first);
  await answer(world.as('vera').delete(`/tokens/${id}`));
});

test('what came of judging is read with the permission for judging', async () => {
  const nothing = '/results/chl_111111111111111111111';
  const reader = bearer((await answer<Made>(world.as('lena').post('/tokens', { ...wanted, scopes: ['judging:read'] }), 201)).secret);
  const other = bearer((await answer<Made>(world.as('lena').post('/tokens', { ...wanted, scopes: ['challenges:read', 'entries:read'] }), 201)).secret);
  expect(await answer(world.as().get(nothing, reader), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as().get(nothing, other), 403)).toMatchObject({ detail: 'This token lacks the permission judging:read. Make a token that has it.' });
  expect(await answer(world.as().post(`${nothing}/publish`, {}, reader), 403)).toMatchObject({ detail: 'This token lacks the permission judging:write. Make a token that has it.' });
});

test('an operator’s token is no operator', async () => {
  const all = ['challenges:read', 'challenges:write', 'accounts:read'];
  const { secret } = await answer<Made>(world.as('olga').post('/tokens', { ...wanted, scopes: all }), 201);
  expect(await answer(world.as().get(`/operator/people?q=${people.lena.id}`, bearer(secret)), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as().post('/agencies', { name: 'Parks', slug: 'parks' }, bearer(secret)), 403)).toMatchObject({
    code: 'forbidden', detail: 'No token can do this: it needs the person, in the browser, with a sign-in of the last 15 minutes.',
  });
});

test('a revoked, an expired and an invented token are signed out', async () => {
  const { id, secret } = await answer<Made>(world.as('tim').post('/tokens', wanted), 201);
  expect(await answer(world.as('rita').delete(`/tokens/${id}`), 404)).toMatchObject({ code: 'not-found' });
  await answer(world.as().get('/me', bearer(secret)));
  await answer(world.as('tim').delete(`/tokens/${id}`));
  await answer(world.as('tim').delete(`/tokens/${id}`));
  const refusal = async (given: string) => (await answer<{ code: string; detail: string }>(world.as().get('/me', bearer(given)), 401)).detail;
  expect(await refusal(secret)).toBe('This token was revoked on 2027-01-04. Make another under Tokens.');
  const other = await answer<Made>(world.as('tim').post('/tokens', wanted), 201);
  world.clock.pass(30 * days);
  expect(await refusal(other.secret)).toBe('This token expired on 2027-02-03. Make another under Tokens.');
  expect(await refusal('laurel_invented')).toBe('This token is not known here. Check that it was copied whole, or make another under Tokens.');
});

test('the token of somebody locked meanwhile says so', async () => {
  const { secret } = await answer<Made>(world.as('rita').post('/tokens', wanted), 201);
  await answer(world.as('olga').post(`/operator/people/${people.rita.id}/lock`, { reason: 'Asked us to.' }));
  expect(await answer(world.as().get('/me', bearer(secret)), 401)).toMatchObject({ detail: 'The account of this token is locked or closed. Nothing works with it now.' });
});

test('a token that may write challenges shares a draft by preview link, as the page of tokens says, and approves nothing', async () => {
  const agency = await openAgency(world);
  const draft = await draftChallenge(world, agency.id, {});
  const token = async (scopes: string[]) => bearer((await answer<Made>(world.as('mara').post('/tokens', { ...wanted, scopes }), 201)).secret);
  const link = { note: 'For the lawyer', days: 7 };
  const reader = await token(['challenges:read']);
  expect(await answer(world.as().post(`/calls/${draft}/preview-links`, link, reader), 403)).toMatchObject({ detail: 'This token lacks the permission challenges:write. Make a token that has it.' });
  const writer = await token(['challenges:read', 'challenges:write']);
  await answer(world.as().post(`/calls/${draft}/preview-links`, link, writer), 201);
  expect(await answer(world.as().post(`/calls/${draft}/cancel`, { reason: 'Because of the storm.' }, writer), 403)).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('No token can do this') });
});
