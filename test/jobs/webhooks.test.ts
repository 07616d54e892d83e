import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Webhook as Checker } from 'standardwebhooks';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { onUndelivered } from '../../functions/jobs/on-undelivered.ts';
import { silentFetcher } from '../../functions/adapters/network/silent-fetcher.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { hours } from '../support/clock.ts';
import { registerFor } from '../support/entry.ts';
import { madeUpNetwork } from '../support/outside.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

const network = madeUpNetwork({});
let world: World;
let agency: string;
let challenge: Opened;
beforeAll(async () => {
  world = await makeWorld({ wrap: (ports) => ({ ...ports, fetcher: network.fetcher }) });
  agency = (await openAgency(world)).id;
});
beforeEach(() => { network.posted.length = 0; });
afterAll(() => world?.stop());

type Made = { webhook: { id: string; version: number }; secret: string };
type Line = { id: string; kind: string; state: string; attempts: number; status?: number; note?: string };
const chat = 'https://chat.example.gov/in';
const add = async (kinds: string[], address = chat) => answer<Made>(world.as('mara').post(`/webhooks/${agency}`, { name: 'Chat', address, kinds }), 201);
const drop = async ({ webhook: { id } }: Made) => answer(world.as('mara').delete(`/webhooks/${agency}/${id}`, { version: (await world.ports.webhooks.find(agency, id))!.version }));
const linesOf = async ({ webhook: { id } }: Made) => (await answer<{ items: Line[] }>(world.as('mara').get(`/webhooks/${agency}/${id}/deliveries`))).items;
const drain = async () => drainOutbox(world.ports, (line) => world.logged.push(line));
const deliver = async (ports: Ports = world.ports) => {
  expect(await onUndelivered({ ports, log: (line) => world.logged.push(line), pace: { hasTime: () => true } })).toBe(0);
  return network.posted.splice(0);
};
const answers = (status: number, body = '') => Object.assign(network.pages, { [chat]: { status, body } });

test('what an act sets off is signed, goes once to each endpoint that wants it, and says what the page says', async () => {
  const all = await add(['challenge.published', 'challenge.opened', 'challenge.approved']);
  const other = await add(['results.published'], 'https://other.example.gov/');
  challenge = await openChallenge(world, agency);
  await drain();
  // both jobs may run twice
  await drain();
  answers(204);
  const [first, ...rest] = await deliver();
  expect(await deliver()).toEqual([]);
  expect([first!, ...rest].map(({ body }) => (JSON.parse(body) as { type: string }).type).toSorted()).toEqual(['challenge.approved', 'challenge.opened', 'challenge.published']);
  const opened = [first!, ...rest].find(({ body }) => body.includes('challenge.opened'))!;
  expect(opened.address).toBe(chat);
  expect(opened.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-timestamp': String(Date.parse(world.clock.now()) / 1000) });
  expect(JSON.parse(opened.body)).toEqual({ type: 'challenge.opened', timestamp: '2027-01-04T15:00:00.000Z', data: {
    challenge: { id: challenge.id, slug: challenge.slug, title: 'Trusted permits', zone: 'America/New_York', opensAt: '2027-01-04T14:00:00.000Z', closesAt: '2027-01-16T04:59:59.999Z', judgingOpensAt: '2027-01-18T14:00:00.000Z', judgingClosesAt: '2027-02-12T22:00:59.999Z', url: `http://localhost:4321/challenges/${challenge.slug}` },
    url: `http://localhost:4321/challenges/${challenge.slug}`,
  } });
  const checked = new Checker(all.secret);
  // the library compares with today's clock, and the world's is another one
  expect(checked.sign(opened.headers['webhook-id']!, new Date(world.clock.now()), opened.body)).toBe(opened.headers['webhook-signature']);
  expect((await linesOf(all)).map(({ kind, state, attempts }) => `${kind} ${state} ${attempts}`).toSorted()).toEqual(['challenge.approved delivered 1', 'challenge.opened delivered 1', 'challenge.published delivered 1']);
  expect(await linesOf(other)).toEqual([]);
  await drop(all);
  await drop(other);
});

test('an announcement to everybody is news, one to some is not; of a question the agency hears that it waits, and everybody the answer', async () => {
  const made = await add(['announcement.sent', 'question.answered', 'question.asked']);
  const desk = `/announcement-desk/${challenge.id}`;
  const announce = async (audience: string) => {
    const { id } = await answer<{ id: string }>(world.as('mara').post(desk, { audience, title: 'Office hours', text: 'We answer questions on Friday.' }), 201);
    const act = async (what: string) => {
      const { version } = (await world.ports.announcements.find(challenge.id, id))!;
      expect((await world.as('mara').post(`${desk}/announcements/${id}/${what}`, {}, { version })).status).toBeLessThan(300);
      await drain();
    };
    await act('list');
    await act('send');
    return id;
  };
  await answer(world.as('lena').put(`/follows/${challenge.id}`, {}));
  await registerFor(world, 'lena', challenge);
  await announce('registered');
  expect(await linesOf(made)).toEqual([]);
  const id = await announce('everybody');
  const asked = await answer<{ id: string }>(world.as('lena').post(`/questions/${challenge.slug}`, { text: 'Is there a page limit?' }), 201);
  await answer(world.as('mara').post(`/question-desk/${challenge.id}/questions/${asked.id}/answer`, { question: 'Is there a page limit?', answer: 'No.' }, { version: 1 }));
  await drain();
  answers(200);
  const told = (await deliver()).map(({ body }) => JSON.parse(body) as { type: string; data: object });
  expect(told.map(({ type }) => type).toSorted()).toEqual(['announcement.sent', 'question.answered', 'question.asked']);
  expect(told.find(({ type }) => type === 'question.asked')!.data).toEqual({ challenge: { id: challenge.id }, question: asked.id, url: `http://localhost:4321/run/${challenge.id}/questions` });
  expect(told.find(({ type }) => type === 'announcement.sent')!.data).toMatchObject({ announcement: id, url: `http://localhost:4321/challenges/${challenge.slug}/updates` });
  expect(JSON.stringify(told)).not.toMatch(/per_|lena|page limit/i);
  await drop(made);
});

test('an endpoint that fails is tried again when it is time, with the same id and body and a new signature', async () => {
  const made = await add(['challenge.extended']);
  answers(500, 'We are\u0000 down.');
  await answer(world.as('mara').post(`/calls/${challenge.id}/extend`, { reason: 'A storm closed the offices.', closes: '2027-01-16T23:59' }));
  await drain();
  const [first] = await deliver();
  expect(await deliver()).toEqual([]);
  const [line] = await linesOf(made);
  expect(line).toMatchObject({ state: 'waiting', attempts: 1, status: 500, note: 'It answered 500.' });
  world.clock.pass(5000);
  network.pages[chat] = 'no-answer';
  const [second] = await deliver();
  expect([second!.body, second!.headers['webhook-id']]).toEqual([first!.body, first!.headers['webhook-id']]);
  expect(second!.headers['webhook-signature']).not.toBe(first!.headers['webhook-signature']);
  answers(200, 'ok');
  world.clock.pass(5 * 60_000 - 1);
  expect(await deliver()).toEqual([]);
  world.clock.pass(1);
  expect(await deliver()).toHaveLength(1);
  const whole = await answer<{ tries: { status?: number; note: string; excerpt: string }[]; state: string }>(world.as('mara').get(`/webhooks/${agency}/${made.webhook.id}/deliveries/${line!.id}`));
  expect(whole.state).toBe('delivered');
  expect(whole.tries.map(({ status, note, excerpt }) => [status, note, excerpt])).toEqual([[500, 'It answered 500.', 'We are down.'], [undefined, `${chat} cannot be reached.`, ''], [200, 'It answered 200.', 'ok']]);
  await drop(made);
});

test('whoever dies between the claim and the end leaves the message to the next look, minutes later', async () => {
  const made = await add(['challenge.corrected']);
  answers(200);
  await answer(world.as('mara').post(`/webhooks/${agency}/${made.webhook.id}/test`), 201);
  let writes = 0;
  const dying: Ports = { ...world.ports, deliveries: { ...world.ports.deliveries, change: async (delivery, deed) => {
    if ((writes += 1) === 2) throw new Error('planted');
    return world.ports.deliveries.change(delivery, deed);
  } } };
  expect(await onUndelivered({ ports: dying, log: () => {}, pace: { hasTime: () => true } })).toBe(1);
  expect(network.posted.splice(0)).toHaveLength(1);
  expect(await deliver()).toEqual([]);
  world.clock.pass(2 * 60_000);
  expect(await deliver()).toHaveLength(1);
  expect(await linesOf(made)).toMatchObject([{ kind: 'webhook.test', state: 'delivered' }]);
  await drop(made);
});

test('after three days of nothing it is turned off, managers get a letter, and what was missed goes once it is on', async () => {
  const made = await add(['challenge.extended', 'challenge.cancelled']);
  answers(500);
  await answer(world.as('mara').post(`/calls/${challenge.id}/extend`, { reason: 'A storm closed the offices.', closes: '2027-01-17T23:59' }));
  await drain();
  for (let hour = 0; hour < 80; hour += 1) {
    await deliver();
    world.clock.pass(hours);
  }
  const read = async () => answer<{ off?: { why: string }; version: number; failing?: { times: number } }>(world.as('mara').get(`/webhooks/${agency}/${made.webhook.id}`));
  expect(await read()).toMatchObject({ off: { why: 'failing' } });
  expect(await linesOf(made)).toMatchObject([{ state: 'failed', attempts: 10 }]);
  await drain();
  await drain();
  const letters = (await world.ports.mails.waiting()).filter(({ template }) => template === 'webhook-off');
  expect(letters.map(({ to, text }) => [to, text.includes('chat.example.gov'), text.includes('/in'), text.includes(`/run/agency/${agency}/webhooks/${made.webhook.id}`)])).toEqual([['mara@example.org', true, false, true]]);

  await answer(world.as('mara').post(`/calls/${challenge.id}/cancel`, { reason: 'The budget is gone.' }));
  await drain();
  expect(await deliver()).toEqual([]);
  expect((await linesOf(made)).map(({ kind, state }) => `${kind} ${state}`)).toEqual(['challenge.cancelled stopped', 'challenge.extended failed']);
  expect(await answer(world.as('mara').post(`/webhooks/${agency}/${made.webhook.id}/send-again`, { from: '2027-01-04T00:00:00.000Z', to: world.clock.now(), which: 'undelivered' }), 409)).toMatchObject({ detail: 'This endpoint is off. Turn it on first.' });

  const { version } = await read();
  await answer(world.as('mara').put(`/webhooks/${agency}/${made.webhook.id}`, { name: 'Chat', address: chat, kinds: ['challenge.extended', 'challenge.cancelled'], on: true }, { version }));
  expect((await read()).failing).toBeUndefined();
  answers(200);
  await answer(world.as('mara').post(`/webhooks/${agency}/${made.webhook.id}/send-again`, { from: '2027-01-04T00:00:00.000Z', to: world.clock.now(), which: 'undelivered' }), 202);
  await drain();
  await drain();
  expect((await deliver()).map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['challenge.extended', 'challenge.cancelled']);
  expect(await deliver()).toEqual([]);
  expect((await linesOf(made)).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  await answer(world.as('mara').post(`/webhooks/${agency}/${made.webhook.id}/send-again`, { from: '2027-01-04T00:00:00.000Z', to: world.clock.now(), which: 'all' }), 202);
  await drain();
  expect(await deliver()).toHaveLength(2);
  await drop(made);
});

test('an endpoint that says it is gone is turned off at once; an endless line of one holds up no other', async () => {
  const [gone, slow, fine] = [await add(['challenge.corrected'], 'https://gone.example.gov/'), await add(['challenge.corrected'], 'https://slow.example.gov/'), await add(['challenge.corrected'], 'https://fine.example.gov/')];
  Object.assign(network.pages, { 'https://gone.example.gov/': { status: 410 }, 'https://slow.example.gov/': 'no-answer', 'https://fine.example.gov/': { status: 200 } });
  await answer(world.as('mara').post(`/webhooks/${agency}/${gone.webhook.id}/test`), 201);
  for (let n = 0; n < 6; n += 1) await answer(world.as('mara').post(`/webhooks/${agency}/${slow.webhook.id}/test`), 201);
  await answer(world.as('mara').post(`/webhooks/${agency}/${fine.webhook.id}/test`), 201);
  const posted = await deliver();
  expect(posted.filter(({ address }) => address.includes('slow'))).toHaveLength(3);
  expect(posted.filter(({ address }) => address.includes('fine'))).toHaveLength(1);
  expect((await linesOf(slow)).map(({ attempts }) => attempts).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 1, 1, 1]);
  expect(await answer(world.as('mara').get(`/webhooks/${agency}/${gone.webhook.id}`))).toMatchObject({ off: { why: 'gone' } });
  for (const one of [gone, slow, fine]) await drop(one);
});

test('where nobody may call out, a message says so and nothing waits', async () => {
  const made = await add(['challenge.corrected']);
  await answer(world.as('mara').post(`/webhooks/${agency}/${made.webhook.id}/test`), 201);
  await deliver({ ...world.ports, fetcher: silentFetcher });
  expect(await linesOf(made)).toMatchObject([{ state: 'failed', attempts: 0, note: 'This site calls nobody. Whoever runs it starts it with CALL_OUT=yes.' }]);
  expect(await world.ports.deliveries.due('2099-01-01T00:00:00.000Z', 10)).toEqual([]);
  await drop(made);
});
