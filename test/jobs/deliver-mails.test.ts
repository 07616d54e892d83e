import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mail } from '../../functions/domain/people/mail.ts';
import type { Handover } from '../../functions/ports/mailer.ts';
import { hours, minutes } from '../support/clock.ts';
import { postOffice } from '../support/letters.ts';
import { people } from '../support/people.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let reply: () => Handover = () => ({ outcome: 'taken' });
let post: ReturnType<typeof postOffice>;
beforeAll(async () => {
  world = await makeWorld();
  post = postOffice(world, () => reply());
  await post.nudge();
});
beforeEach(() => {
  reply = () => ({ outcome: 'taken' });
  post.taken.length = 0;
  world.clock.set('2027-01-05T15:00:00.000Z');
});
afterAll(() => world?.stop());

const queued = async (change: Partial<Mail> = {}): Promise<string> => {
  const id = world.ports.chance.id('mail');
  const mail: Mail = {
    id, to: 'lena@example.org', personId: people.lena.id, about: people.lena.id, template: 'test', subject: 'We have your entry', text: 'Dear Lena', state: 'waiting',
    createdAt: world.clock.now(), version: 1, ...change,
  };
  await world.ports.mails.queue([mail]);
  return id;
};
const stateOf = async (id: string) => (await world.ports.mails.find(id))?.state;

test('a letter that does not go now is tried again after 1, 2, 4 minutes, and goes once', async () => {
  const id = await queued();
  reply = () => ({ outcome: 'not-now', reason: 'TooManyRequestsException: slow down' });
  const tries: number[] = [];
  for (let minute = 0; minute < 8; minute++) {
    const before = (await world.ports.mails.find(id))!.attempts ?? 0;
    await post.nudge();
    if (((await world.ports.mails.find(id))!.attempts ?? 0) > before) tries.push(minute);
    world.clock.pass(minutes);
  }
  expect(tries).toEqual([0, 1, 3, 7]);
  reply = () => ({ outcome: 'taken' });
  world.clock.pass(8 * minutes);
  for (let run = 0; run < 2; run++) await post.nudge();
  expect([post.sent(), await stateOf(id)]).toEqual([['lena: test'], 'sent']);
});

test('a letter is given up after three days; operators see it, and send it again with a record', async () => {
  const id = await queued();
  reply = () => ({ outcome: 'not-now', reason: 'SendingPausedException: paused' });
  for (let hour = 0; hour < 80; hour++) {
    await post.nudge();
    world.clock.pass(hours);
  }
  const given = await world.ports.mails.find(id);
  expect(given).toMatchObject({ state: 'failed', reason: 'Given up after 24 tries: SendingPausedException: paused' });
  const listed = () => answer<{ items: object[] }>(world.as('olga').get('/operator/unsettled-mails'));
  expect(await listed()).toMatchObject({ items: [{ id, to: 'l…@example.org', state: 'failed' }] });
  expect((await answer<{ items: { name: string }[] }>(world.as('olga').get('/operator/health'))).items.find(({ name }) => name === 'Lost letters')).toEqual({
    name: 'Lost letters', state: 'late', detail: '1 failed, or nobody knows whether they went. See Deliveries.',
  });
  expect(await answer(world.as('lena').post(`/operator/mails/${id}/send-again`, {}, { version: given!.version }), 404)).toMatchObject({ code: 'not-found' });
  await answer(world.as('olga').post(`/operator/mails/${id}/send-again`, {}, { version: given!.version, key: 'again' }));
  await answer(world.as('olga').post(`/operator/mails/${id}/send-again`, {}, { version: given!.version, key: 'again' }));
  reply = () => ({ outcome: 'taken' });
  await post.nudge();
  expect([post.sent(), await listed()]).toEqual([['lena: test'], { items: [] }]);
  expect((await world.ports.acts.about(people.lena.id)).items.filter(({ kind }) => kind === 'letter.sent-again')).toHaveLength(1);
});

test('a letter the post office refuses fails at once', async () => {
  const id = await queued();
  reply = () => ({ outcome: 'refused', reason: 'MessageRejected: address is on the suppression list' });
  await post.nudge();
  expect(await world.ports.mails.find(id)).toMatchObject({ state: 'failed', reason: 'MessageRejected: address is on the suppression list' });
});

test('a letter whose end nobody saw is never sent again by itself, and is shown after ten minutes', async () => {
  const id = await queued();
  reply = () => { throw new Error('the line went dead'); };
  await post.nudge();
  reply = () => ({ outcome: 'taken' });
  for (let run = 0; run < 3; run++) {
    await post.nudge();
    world.clock.pass(4 * minutes);
  }
  expect([post.sent(), await stateOf(id)]).toEqual([[], 'claimed']);
  const { items } = await answer<{ items: object[] }>(world.as('olga').get('/operator/unsettled-mails'));
  expect(items).toContainEqual(expect.objectContaining({ id, state: 'claimed' }));
});

test('a job killed after the post office took the letter leaves a claim, and the letter goes once', async () => {
  const id = await queued();
  const change = world.ports.mails.change;
  const dying = { ...world.ports, mails: { ...world.ports.mails, change: async (mail: Mail) => (mail.state === 'sent' ? Promise.reject(new Error('killed')) : change(mail)) } };
  await post.nudge(dying);
  await post.nudge();
  expect([post.sent(), await stateOf(id)]).toEqual([['lena: test'], 'claimed']);
});

test('who stopped a kind of letter meanwhile is skipped, and a closed account’s letters are erased unsent', async () => {
  const reminder = await queued({ preference: 'reminders', personId: people.tim.id, to: people.tim.email });
  const gone = await queued({ personId: people.vera.id, to: people.vera.email });
  const profile = { name: 'Tim Member', organization: '', zone: 'UTC', shortcuts: true, notify: { challenges: true, reminders: false } };
  await answer(world.as('tim').patch('/me', profile, { version: 1 }));
  const vera = await world.ports.people.find(people.vera.id);
  await world.ports.people.change({ ...vera!, closed: { at: world.clock.now() }, version: vera!.version + 1 }, { id: world.ports.chance.id('act'), kind: 'person.changed', about: people.vera.id, by: 'system', at: world.clock.now(), refs: {} });
  await post.nudge();
  expect([post.sent(), await stateOf(reminder), await stateOf(gone)]).toEqual([[], 'skipped', undefined]);
});
