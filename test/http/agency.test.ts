import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../support/people.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld(); });
afterAll(() => world?.stop());

const records = { name: 'Department of Records', slug: 'records', acronym: 'DOR', about: 'Keeps the city records.' };

test('an operator opens an agency once, and everybody can read it', async () => {
  const made = await answer(world.as('olga').post('/agencies', records, { key: 'k1' }), 201);
  const again = await world.as('olga').post('/agencies', records, { key: 'k1' });
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await answer(again)).toEqual(made);
  expect(await answer(world.as().get('/agencies/records'))).toEqual({
    id: made['id'], name: 'Department of Records', slug: 'records', acronym: 'DOR', about: 'Keeps the city records.',
    standing: 'tenant', createdAt: '2027-01-04T15:00:00.000Z', above: [],
  });
  expect((await answer<{ items: unknown[] }>(world.as('vera').get('/agencies'))).items).toHaveLength(1);
});

test('the same key with another body is refused', async () => {
  const problem = await answer(world.as('olga').post('/agencies', { ...records, slug: 'other' }, { key: 'k1' }), 422);
  expect(problem).toMatchObject({ code: 'key-reused', status: 422 });
});

test('a used address is refused by field, with the fix', async () => {
  const problem = await answer(world.as('olga').post('/agencies', records), 409);
  expect(problem).toMatchObject({
    code: 'taken', errors: [{ field: 'slug', message: 'The address "records" is used by another agency. Choose another.' }],
  });
});

test('an address the site needs itself is refused by field, with the fix', async () => {
  for (const slug of ['new', 'me', 'admin']) {
    expect(await answer(world.as('olga').post('/agencies', { ...records, slug }), 422)).toMatchObject({
      code: 'invalid', errors: [{ field: 'slug', message: 'The site needs this word for pages of its own. Choose another, such as the agency’s name.' }],
    });
  }
});

test('to anybody but an operator the act does not exist', async () => {
  expect(await answer(world.as('mara').post('/agencies', records), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as().post('/agencies', records), 401)).toMatchObject({ code: 'signed-out' });
});

test('a member gets roles, and the roles are read strongly', async () => {
  const agency = await answer<{ id: string }>(world.as().get('/agencies/records'));
  await answer(world.as('olga').post(`/operator/agencies/${agency.id}/people`, { email: people.mara.email, roles: ['manager'] }));
  expect(await world.ports.agencies.rolesOf(agency.id, people.mara.id)).toEqual(['manager']);
  expect(await world.ports.agencies.rolesOf(agency.id, people.otto.id)).toEqual([]);
});
