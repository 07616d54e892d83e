import { afterAll, beforeAll, expect, test } from 'vitest';
import { unsubscribeToken } from '../../functions/use-cases/public/unsubscribe.ts';
import { people } from '../support/people.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld(); });
afterAll(() => world?.stop());

const vera = {
  id: people.vera.id, email: people.vera.email, name: 'Vera Visitor', organization: '', zone: 'America/New_York', notify: { challenges: true, reminders: true }, newsPace: 'at-once',
  shortcuts: true, operator: false, moderator: false, createdAt: '2027-01-04T15:00:00.000Z',
};

test('a person reads their profile, and nobody reads it signed out', async () => {
  expect(await answer(world.as('vera').get('/me'))).toEqual({ ...vera, agencies: [], authenticatedAt: '2027-01-04T15:00:00.000Z' });
  expect(await answer(world.as().get('/me'), 401)).toMatchObject({ code: 'signed-out' });
});

test('a change of one part leaves the others, and an old version is told so', async () => {
  expect(await answer(world.as('vera').patch('/me', { organization: 'City Archive' }, { version: 1 }))).toEqual({ ...vera, organization: 'City Archive' });
  expect(await answer(world.as('vera').patch('/me', { zone: 'Pacific/Honolulu', notify: { challenges: false, reminders: true } }, { version: 2 })))
    .toEqual({ ...vera, organization: 'City Archive', zone: 'Pacific/Honolulu', notify: { challenges: false, reminders: true } });
  expect(await answer(world.as('vera').patch('/me', { name: 'V' }, { version: 1 }), 412)).toMatchObject({ code: 'stale' });
});

test('a profile that breaks a rule names the field and the fix, and nobody makes themselves an operator', async () => {
  expect(await answer(world.as('vera').patch('/me', { name: ' ', zone: 'Mars/Olympus' }, { version: 3 }), 422)).toMatchObject({
    errors: [{ field: 'name', message: 'Enter your name.' }, { field: 'zone', message: 'Choose a time zone from the list.' }],
  });
  expect(await answer(world.as('vera').patch('/me', { operator: true, email: 'mara@example.org' }, { version: 3 }))).toMatchObject({ operator: false, email: people.vera.email });
});

test('the link in a letter stops that kind of letter, once or twice, signed in or not; a forged one stops nothing', async () => {
  const token = unsubscribeToken(world.ports, people.tim.id, 'reminders');
  for (const key of ['u1', 'u2']) expect(await answer(world.as().post('/mails/unsubscribe', { token }, { key }))).toEqual({ preference: 'reminders' });
  expect((await answer<{ notify: unknown }>(world.as('tim').get('/me'))).notify).toEqual({ challenges: true, reminders: false });
  const forged = `${Buffer.from(`${people.lena.id} reminders`).toString('base64url')}.${token.split('.')[1]}`;
  expect(await answer(world.as().post('/mails/unsubscribe', { token: forged }), 404)).toMatchObject({ code: 'not-found' });
  expect((await answer<{ notify: unknown }>(world.as('lena').get('/me'))).notify).toEqual({ challenges: true, reminders: true });
});

test('nobody takes the name of an office, nor a new name all the time', async () => {
  const version = async () => ({ version: (await world.ports.people.find(people.tim.id))!.version });
  const rename = async (name: string) => world.as('tim').patch('/me', { name }, await version());
  expect(await answer(rename('Olga, Ｏperator'), 422)).toMatchObject({ errors: [{ field: 'name', message: 'Leave out “moderator”, “operator” and “administrator”: pages say so themselves of those who are.' }] });
  for (const name of ['Tim A', 'Tim B', 'Tim C']) await answer(rename(name));
  expect(await answer(rename('Tim D'), 429)).toMatchObject({ code: 'too-many' });
  await answer(world.as('tim').patch('/me', { name: 'Tim C', organization: 'Harbor' }, await version()));
});
