import { afterAll, beforeAll, expect, test } from 'vitest';
import { hours, minutes } from '../support/clock.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld(); });
afterAll(() => world?.stop());

type Listed = { items: { id: string; current: boolean; device: string; createdAt: string; seenAt: string; expiresAt: string }[] };
const sessionsOf = async (cookie: string) => answer<Listed>(world.as().get('/sessions', { headers: { cookie } }));
const status = async (cookie: string) => (await world.as().get('/me', { headers: { cookie } })).status;
const newCookie = async (who: 'lena' | 'tim' | 'rita') => {
  world.clock.pass(1);
  return world.sessions.cookieOf(who, 0);
};

test('a person sees where they are signed in, ends one session, and it is worth nothing from then on', async () => {
  const first = await newCookie('lena');
  const second = await newCookie('lena');
  const { items } = await sessionsOf(second);
  expect(items.map(({ current, device }) => ({ current, device }))).toEqual([{ current: true, device: 'Test' }, { current: false, device: 'Test' }]);
  expect(Object.keys(items[0]!).sort()).toEqual(['createdAt', 'current', 'device', 'expiresAt', 'id', 'seenAt']);
  await answer(world.as().delete(`/sessions/${items[1]!.id}`, { headers: { cookie: second } }));
  expect([await status(first), await status(second)]).toEqual([401, 200]);
});

test('nobody ends another person’s session', async () => {
  const mine = await newCookie('tim');
  const { id } = (await sessionsOf(mine)).items[0]!;
  expect(await answer(world.as('rita').delete(`/sessions/${id}`), 404)).toMatchObject({ code: 'not-found' });
  expect(await status(mine)).toBe(200);
});

test('signing out everywhere ends every session, this one too', async () => {
  const cookies = [await newCookie('rita'), await newCookie('rita')];
  world.clock.pass(1);
  expect(await answer(world.as().post('/sessions/end-all', {}, { headers: { cookie: cookies[0]! } }))).toEqual({ ended: expect.any(Number) });
  expect(await Promise.all(cookies.map(status))).toEqual([401, 401]);
  expect(await status(await newCookie('rita'))).toBe(200);
});

test('a session ends two hours after its last use, and a day after its beginning whatever the use', async () => {
  const cookie = await newCookie('lena');
  world.clock.pass(119 * minutes);
  expect(await status(cookie)).toBe(200);
  world.clock.pass(119 * minutes);
  expect(await status(cookie)).toBe(200);
  world.clock.pass(120 * minutes);
  expect(await status(cookie)).toBe(401);
  const long = await newCookie('lena');
  for (let passed = 0; passed < 23; passed++) {
    world.clock.pass(1 * hours);
    expect(await status(long)).toBe(200);
  }
  world.clock.pass(1 * hours);
  expect(await status(long)).toBe(401);
});

test('using a session is noted at most every five minutes, and an ended one is not brought back by a late note', async () => {
  const cookie = await newCookie('lena');
  const before = (await sessionsOf(cookie)).items.find((session) => session.current)!;
  world.clock.pass(4 * minutes);
  expect((await sessionsOf(cookie)).items.find((session) => session.current)!.seenAt).toBe(before.seenAt);
  world.clock.pass(1 * minutes);
  expect((await sessionsOf(cookie)).items.find((session) => session.current)!.seenAt).toBe(world.clock.now());
  const hash = world.ports.sha256(cookie.slice('sid='.length));
  const session = (await world.ports.sessions.find(hash))!;
  await world.ports.sessions.remove([session]);
  await world.ports.sessions.touch(session);
  expect(await world.ports.sessions.find(hash)).toBeUndefined();
});

test('an act of weight needs a sign-in of the last fifteen minutes', async () => {
  const token = { name: 'Deploy', scopes: ['entries:read'], days: 30 };
  expect(await answer(world.as('lena', 16).post('/tokens', token), 401)).toMatchObject({ code: 'sign-in-again' });
  await answer(world.as('lena', 15).post('/tokens', token), 201);
});
