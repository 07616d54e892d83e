import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeId } from '../../functions/domain/id.ts';
import { Person } from '../../functions/domain/people/person.ts';
import { dyingAfter, postOffice } from '../support/letters.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

const crowd = 130;
const emails = Array.from({ length: crowd }, (_, i) => `follower-${i}@example.org`);
let world: World;
let post: ReturnType<typeof postOffice>;
let challenge: Opened;
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  post = postOffice(world);
  challenge = await openChallenge(world, (await openAgency(world)).id);
  const at = world.clock.now();
  for (const [i, email] of emails.entries()) {
    const id = makeId('person', Uint8Array.from({ length: 20 }, (_, n) => (n === 0 ? i : n === 1 ? i >> 5 : n)));
    const person = Person.parse({ id, issuer: 'https://issuer.example', subject: email, email, name: `Follower ${i}`, createdAt: at, version: 1 });
    const act = (kind: 'person.joined' | 'challenge.followed') => ({ id: world.ports.chance.id('act'), kind, about: id, by: id, at, refs: {} });
    await world.ports.people.join(person, act('person.joined'));
    await world.ports.follows.begin({ target: challenge.id, personId: id, since: at }, act('challenge.followed'));
  }
  await post.nudge();
  post.taken.length = 0;
});
afterAll(() => world?.stop());

test('a notice to many survives a job that dies half-way through a page, again and again: everybody gets one letter', async () => {
  await answer(world.as('mara').post(`/calls/${challenge.id}/extend`, { closes: '2027-01-16T23:59', reason: 'Snow closed the offices.' }));
  for (const letters of [7, 60, 23]) {
    expect(await post.nudge(dyingAfter(world.ports, letters))).toBe(1);
    world.clock.pass(45 * 60_000);
  }
  expect(await post.nudge()).toBe(0);
  expect(post.taken.map(({ to }) => to).toSorted()).toEqual(emails.toSorted());
  expect(await world.ports.outbox.waiting()).toEqual([]);
});

test('two jobs at once write everybody one letter', async () => {
  post.taken.length = 0;
  await answer(world.as('mara').post(`/calls/${challenge.id}/extend`, { closes: '2027-01-17T23:59', reason: 'Snow closed the offices again.' }));
  await Promise.all([post.nudge(), post.nudge(), post.nudge()]);
  await post.nudge();
  expect(post.taken.map(({ to }) => to).toSorted()).toEqual(emails.toSorted());
  expect(await world.ports.outbox.waiting()).toEqual([]);
});

test('a job whose time is up stops between two pages, and the next one goes on', async () => {
  post.taken.length = 0;
  await answer(world.as('mara').post(`/calls/${challenge.id}/cancel`, { reason: 'The program lost its funding.' }));
  post.hurry(2);
  expect(await post.nudge()).toBe(0);
  const [cancelled] = await world.ports.outbox.waiting();
  expect(cancelled).toMatchObject({ kind: 'challenge.cancelled' });
  const place = await world.ports.mailings.find(cancelled!.id);
  expect(place).toMatchObject({ list: 1, cursor: expect.any(String) as unknown, version: 2 });
  post.hurry(Infinity);
  expect(await post.nudge()).toBe(0);
  expect(post.taken.map(({ to }) => to).toSorted()).toEqual(emails.toSorted());
});
