import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../../functions/use-cases/public/sign-in.ts';
import { startEntry } from '../support/entry.ts';
import { judgeIn } from '../support/judging.ts';
import { people, type PersonName } from '../support/people.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
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
  expect(await answer(world.as('olga').post(path(), { email: 'new.person@example.org', roles: ['manager', 'approver', 'conflicts-officer'] }))).toMatchObject({ waiting: true });
  await expect(come('new.person@example.org', 'liar', false)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await listed()).toEqual([{ who: 'new.person@example.org', email: 'new.person@example.org', name: '', roles: ['manager', 'approver', 'conflicts-officer'], waiting: true }]);
  const { person } = await come('New.Person@example.org', 'new');
  expect(await listed()).toEqual([{ who: person.id, email: 'New.Person@example.org', name: 'New Person', roles: ['manager', 'approver', 'conflicts-officer'], waiting: false }]);
  await answer(world.as('olga').delete(`${path()}/${person.id}`));
  await come('New.Person@example.org', 'new');
  expect(await listed()).toEqual([]);
});

test('a promise can be taken back before anybody came', async () => {
  await answer(world.as('olga').post(path(), { email: 'late@example.org', roles: ['conflicts-officer'] }));
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

test('whoever judges or enters a running challenge of the agency gets no role in it, by name or by a promise, until its results are out', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const { id } = await openAgency(world, 'permits');
  const challenge = await openChallenge(world, id);
  await judgeIn(world, challenge, 'jana');
  await startEntry(world, 'lena', challenge);
  const at = `/operator/agencies/${id}/people`;
  const give = (email: string, status = 200) => answer(world.as('olga').post(at, { email, roles: ['manager'] }), status);
  expect(await give(people.jana.email, 409)).toMatchObject({ detail: expect.stringMatching(/^This person judges Trusted permits, and nobody judges what their own agency runs\./) });
  expect(await give(people.lena.email, 409)).toMatchObject({ detail: expect.stringMatching(/^This person is in a team of Trusted permits, and nobody enters what their own agency runs\./) });
  const newly = async (who: PersonName) => {
    const { issuer, subject } = (await world.ports.people.find(people[who].id))!;
    const claims = { issuer, subject, email: `${who}@new.example`, emailVerified: true, name: people[who].name, authenticatedAt: world.clock.now() };
    await signIn(world.ports, { at: world.clock.now(), address: '192.0.2.1' }, claims, { device: 'Test' });
  };
  const awaited = async () => (await answer<{ items: { waiting: boolean }[] }>(world.as('olga').get(at))).items.filter(({ waiting }) => waiting);
  for (const who of ['jana', 'lena'] as const) await give(`${who}@new.example`);
  for (const who of ['jana', 'lena'] as const) await newly(who);
  const coming = (who: PersonName) => ({ who: `${who}@new.example`, email: `${who}@new.example`, name: people[who].name, roles: ['manager'], waiting: true });
  expect(await awaited()).toEqual([
    { ...coming('jana'), held: { part: 'judges', title: 'Trusted permits' } }, { ...coming('lena'), held: { part: 'enters', title: 'Trusted permits' } },
  ]);
  const tasks = async (who: PersonName) => (await answer<{ items: { kind: string; challenge: { id: string } }[] }>(world.as(who).get('/me/work'))).items;
  for (const who of ['jana', 'lena'] as const) expect((await tasks(who)).filter(({ kind }) => kind === 'role-held')).toMatchObject([{ challenge: { id: challenge.id } }]);
  expect(await world.ports.agencies.rolesOf(id, people.jana.id)).toEqual([]);
  await answer(world.as('mara').post(`/calls/${challenge.id}/cancel`, { reason: 'The need is gone.' }));
  expect(await awaited()).toEqual([coming('jana'), coming('lena')]);
  await newly('jana');
  expect(await awaited()).toEqual([coming('lena')]);
  expect(await world.ports.agencies.rolesOf(id, people.jana.id)).toEqual(['manager']);
});
