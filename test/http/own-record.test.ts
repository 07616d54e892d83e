import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../../functions/use-cases/public/sign-in.ts';
import { people } from '../support/people.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld(); });
afterAll(() => world?.stop());

test('a person takes along all that is kept about them, as a file without secrets', async () => {
  await answer(world.as('lena').post('/tokens', { name: 'Mine', scopes: ['entries:read'], days: 30 }), 201);
  const reply = await world.as('lena').get('/me/export');
  expect(reply.headers.get('content-disposition')).toBe('attachment; filename="laurel-2027-01-04.json"');
  const own = await answer<{ acts: { kind: string }[] }>(reply);
  expect(own).toMatchObject({ madeAt: '2027-01-04T15:00:00.000Z', profile: { email: 'lena@example.org', name: 'Lena Lead' }, tokens: [{ name: 'Mine' }], sessions: [{ device: 'Test' }] });
  expect(own.acts.map((act) => act.kind).sort()).toEqual(['person.joined', 'token.made']);
  expect(JSON.stringify(own)).not.toMatch(/hash|secret/);
});

test('closing an account needs a fresh sign-in and the typed address', async () => {
  expect(await answer(world.as('rita', 16).post('/me/closing', { confirmation: 'rita@example.org' }), 401)).toMatchObject({ code: 'sign-in-again' });
  expect(await answer(world.as('rita').post('/me/closing', { confirmation: 'rita' }), 422)).toMatchObject({ errors: [{ field: 'confirmation', message: 'Type rita@example.org to confirm.' }] });
});

test('a closed account is nobody, keeps only its id, and its address and identity are free', async () => {
  const agency = await answer<{ id: string }>(world.as('olga').post('/agencies', { name: 'Department of Records', slug: 'records' }), 201);
  await answer(world.as('olga').post(`/operator/agencies/${agency.id}/people`, { email: 'rita@example.org', roles: ['manager'] }));
  const cookie = await world.sessions.cookieOf('rita', 0);
  const token = await answer<{ secret: string }>(world.as('rita').post('/tokens', { name: 'Mine', scopes: ['accounts:read'], days: 30 }), 201);
  await answer(world.as().post('/me/closing', { confirmation: ' Rita@example.org' }, { headers: { cookie } }));
  expect((await world.as().get('/me', { headers: { cookie } })).status).toBe(401);
  expect((await world.as().get('/me', { headers: { authorization: `Bearer ${token.secret}` } })).status).toBe(401);
  expect(await world.ports.people.find(people.rita.id)).toEqual({
    id: people.rita.id, issuer: '', subject: '', email: '', name: 'Closed account', organization: '', zone: 'UTC', notify: { challenges: false, reminders: false }, shortcuts: true,
    operator: false, closed: { at: '2027-01-04T15:00:00.000Z' }, signedOutAt: '2027-01-04T15:00:00.000Z', createdAt: '2027-01-04T15:00:00.000Z', version: 2,
  });
  expect([await world.ports.people.findByEmail('rita@example.org'), await world.ports.people.findByIdentity('https://issuer.example', 'rita'), await world.ports.agencies.rolesOf(agency.id, people.rita.id)])
    .toEqual([undefined, undefined, []]);
  const claims = { issuer: 'https://issuer.example', subject: 'rita', email: 'rita@example.org', emailVerified: true, name: 'Rita', authenticatedAt: world.clock.now() };
  const back = await signIn(world.ports, { at: world.clock.now(), address: '192.0.2.1' }, claims, { device: 'Test' });
  expect(back.person.id).not.toBe(people.rita.id);
});
