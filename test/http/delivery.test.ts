import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { minutes } from '../support/clock.ts';
import { people } from '../support/people.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld(); });
afterAll(() => world?.stop());

const letter = () => ({
  id: world.ports.chance.id('mail'), to: 'lena@example.org', personId: people.lena.id, about: people.lena.id, template: 'test', subject: 'We have your entry', text: 'Dear Lena',
  state: 'waiting' as const, createdAt: world.clock.now(), version: 1,
});

test('an operator sees the fate of letters with half-hidden addresses, and a whole letter only on record', async () => {
  const sent = letter();
  await world.ports.mails.queue([sent]);
  const shown = { id: sent.id, to: 'l…@example.org', template: 'test', subject: 'We have your entry', state: 'waiting', createdAt: sent.createdAt };
  expect(await answer(world.as('olga').get('/operator/mails'))).toEqual({ items: [shown] });
  expect((await world.ports.acts.about(people.lena.id)).items.map((act) => act.kind)).not.toContain('private.looked-at');
  expect(await answer(world.as('olga').get(`/operator/mails/${sent.id}`))).toEqual({ ...shown, to: 'lena@example.org', text: 'Dear Lena' });
  expect((await world.ports.acts.about(people.lena.id)).items.find((act) => act.kind === 'private.looked-at')).toMatchObject({ by: people.olga.id, refs: { what: 'letter', letter: sent.id } });
  for (const path of ['/operator/mails', `/operator/mails/${sent.id}`, '/operator/health', '/operator/jobs']) {
    expect(await answer(world.as('lena').get(path), 404)).toMatchObject({ code: 'not-found' });
  }
});

test('health says that the store answers, and when letters or jobs are late', async () => {
  const joined = '2027-01-04T15:00:00.000Z';
  const waiting = (await answer<{ items: { kind: string }[] }>(world.as('olga').get('/operator/jobs'))).items;
  expect(waiting.map(({ kind }) => kind).sort()).toEqual([...Array(Object.keys(people).length).fill('person.joined'), 'private.looked-at']);
  const health = (state: string) => [
    { name: 'Store', state: 'ok', detail: 'Answers strongly consistent reads.' },
    { name: 'Letters', state, detail: `1 waiting, the oldest since ${joined}.` },
    { name: 'Lost letters', state: 'ok', detail: 'Every letter went or waits.' },
    { name: 'Jobs', state, detail: `${waiting.length} waiting, the oldest since ${joined}.` },
  ];
  expect(await answer(world.as('olga').get('/operator/health'))).toEqual({ at: joined, items: health('ok') });
  world.clock.pass(11 * minutes);
  expect(await answer(world.as('olga').get('/operator/health'))).toEqual({ at: world.clock.now(), items: health('late') });
  await drainOutbox(world.ports, () => undefined);
  expect((await answer<{ items: unknown[] }>(world.as('olga').get('/operator/health'))).items[3]).toEqual({ name: 'Jobs', state: 'ok', detail: 'Nothing is waiting.' });
});

test('a letter that is no longer waiting is among its person’s, and can be erased whole', async () => {
  const [queued] = await world.ports.mails.waiting();
  await world.ports.mails.change({ ...queued!, state: 'sent', sentAt: world.clock.now(), version: 2 });
  const own = await world.ports.mails.ofPerson(people.lena.id);
  expect(own.items.map(({ subject, state, text }) => ({ subject, state, text }))).toEqual([{ subject: 'We have your entry', state: 'sent', text: '' }]);
  for (let run = 0; run < 2; run++) await world.ports.mails.erase(own.items);
  expect([await world.ports.mails.find(queued!.id), (await world.ports.mails.ofPerson(people.lena.id)).items]).toEqual([undefined, []]);
});
