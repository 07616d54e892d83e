import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../../functions/use-cases/public/sign-in.ts';
import { people } from '../support/people.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: string;
beforeAll(async () => {
  world = await makeWorld();
  agency = (await answer<{ id: string }>(world.as('olga').post('/agencies', { name: 'Department of Records', slug: 'records' }), 201)).id;
});
afterAll(() => world?.stop());

const path = () => `/operator/agencies/${agency}/people`;
const listed = async () => (await answer<{ items: unknown[] }>(world.as('olga').get(path()))).items;
const come = (email: string, subject: string, emailVerified = true) =>
  signIn(world.ports, { at: world.clock.now(), address: '192.0.2.1' },
    { issuer: 'https://issuer.example', subject, email, emailVerified, name: 'New Person', authenticatedAt: world.clock.now() }, { device: 'Test' });

test('an operator gives roles by address to somebody who is here, and takes them away', async () => {
  expect(await answer(world.as('olga').post(path(), { email: 'MARA@example.org', roles: ['manager'] }))).toEqual({ email: 'mara@example.org', roles: ['manager'], waiting: false });
  expect(await listed()).toEqual([{ who: people.mara.id, email: 'mara@example.org', name: 'Mara Manager', roles: ['manager'], waiting: false }]);
  expect((await answer<{ agencies: unknown }>(world.as('mara').get('/me'))).agencies).toEqual([{ agencyId: agency, roles: ['manager'] }]);
  await answer(world.as('olga').delete(`${path()}/${people.mara.id}`));
  expect(await listed()).toEqual([]);
  expect(await world.ports.agencies.rolesOf(agency, people.mara.id)).toEqual([]);
});

test('roles given to an address wait for whoever proves to hold it, and are given once', async () => {
  expect(await answer(world.as('olga').post(path(), { email: 'new.person@example.org', roles: ['manager', 'approver'] }))).toMatchObject({ waiting: true });
  await expect(come('new.person@example.org', 'liar', false)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await listed()).toEqual([{ who: 'new.person@example.org', email: 'new.person@example.org', name: '', roles: ['manager', 'approver'], waiting: true }]);
  const { person } = await come('New.Person@example.org', 'new');
  expect(await listed()).toEqual([{ who: person.id, email: 'New.Person@example.org', name: 'New Person', roles: ['manager', 'approver'], waiting: false }]);
  await answer(world.as('olga').delete(`${path()}/${person.id}`));
  await come('New.Person@example.org', 'new');
  expect(await listed()).toEqual([]);
});

test('a promise can be taken back before anybody came', async () => {
  await answer(world.as('olga').post(path(), { email: 'late@example.org', roles: ['approver'] }));
  await answer(world.as('olga').delete(`${path()}/late@example.org`));
  await come('late@example.org', 'late');
  expect(await listed()).toEqual([]);
});

test('only an operator keeps the people of an agency', async () => {
  await answer(world.as('olga').post(path(), { email: 'mara@example.org', roles: ['manager'] }));
  for (const who of ['mara', 'otto', 'vera'] as const) {
    expect(await answer(world.as(who).get(path()), 404)).toMatchObject({ code: 'not-found' });
    expect(await answer(world.as(who).post(path(), { email: 'otto@example.org', roles: ['manager'] }), 404)).toMatchObject({ code: 'not-found' });
  }
  expect(await answer(world.as('olga').post(path(), { email: 'nobody', roles: [] }), 422)).toMatchObject({
    errors: [{ field: 'email', message: 'Enter an email address, such as name@example.org.' }, { field: 'roles', message: 'Choose at least one role.' }],
  });
});

test('the address of a person follows what the issuer confirms, and the old one is free', async () => {
  const before = await come('ann@example.org', 'ann');
  const after = await come('ann.smith@example.org', 'ann');
  expect([after.person.id, after.person.email]).toEqual([before.person.id, 'ann.smith@example.org']);
  expect(await world.ports.people.findByEmail('ann@example.org')).toBeUndefined();
  expect((await come('ann@example.org', 'another ann')).person.id).not.toBe(before.person.id);
});
