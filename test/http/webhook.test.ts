import { afterAll, beforeAll, expect, test } from 'vitest';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { openAgency } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: string;
beforeAll(async () => {
  world = await makeWorld();
  agency = (await openAgency(world)).id;
});
afterAll(() => world?.stop());

type Shown = { id: string; version: number; secret: { n: number }; before?: { n: number; until: string } };
type Made = { webhook: Shown; secret: string };
const wanted = { name: 'Chat', address: 'https://chat.example.gov/in', kinds: ['results.published', 'challenge.opened'] };
const add = async (more: object = {}) => answer<Made>(world.as('mara').post(`/webhooks/${agency}`, { ...wanted, ...more }), 201);
const drop = async ({ webhook: { id } }: Made) => answer(world.as('mara').delete(`/webhooks/${agency}/${id}`, { version: (await world.ports.webhooks.find(agency, id))!.version }));

test('the secret is answered once, is in no item of the table, and a repeat says so', async () => {
  const made = await answer<Made>(world.as('mara').post(`/webhooks/${agency}`, wanted, { key: 'w1' }), 201);
  expect(made).toEqual({
    webhook: { id: made.webhook.id, agencyId: agency, name: 'Chat', address: wanted.address, kinds: ['challenge.opened', 'results.published'], secret: { n: 1, at: world.clock.now() }, createdAt: world.clock.now(), createdBy: expect.stringMatching(/^per_/), version: 1 },
    secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
  });
  expect(await answer(world.as('mara').post(`/webhooks/${agency}`, wanted, { key: 'w1' }), 409)).toMatchObject({ code: 'already-made' });
  expect(await answer(world.as('mara').get(`/webhooks/${agency}`))).toEqual({ items: [made.webhook] });
  const { Items } = await DynamoDBDocumentClient.from(world.engine.client).send(new ScanCommand({ TableName: world.engine.table }));
  expect(Items!.length).toBeGreaterThan(20);
  expect(JSON.stringify(Items)).not.toContain(made.secret.slice(6));
  const other = await add();
  expect(other.secret).not.toBe(made.secret);
  await drop(made);
  await drop(other);
});

test('only managers of the agency read and write them; to others they are not there', async () => {
  const made = await add();
  const own = `/webhooks/${agency}/${made.webhook.id}`;
  expect(await answer(world.as('paul').get(own), 403)).toMatchObject({ detail: 'This needs the manager role. An operator can give it to you.' });
  for (const who of ['otto', 'lena', 'olga'] as const) expect(await answer(world.as(who).get(own), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as('mara', 16).post(`/webhooks/${agency}`, wanted), 401)).toMatchObject({ code: 'sign-in-again' });
  expect(await answer(world.as('mara', 16).post(`${own}/secret`, {}, { version: 1 }), 401)).toMatchObject({ code: 'sign-in-again' });
  expect(await answer(world.as('mara', 16).put(own, { ...wanted, address: 'https://elsewhere.example.gov/', on: true }, { version: 1 }), 401)).toMatchObject({ code: 'sign-in-again' });
  await answer(world.as('mara', 16).put(own, { ...wanted, name: 'Renamed', on: true }, { version: 1 }));
  const elsewhere = (await openAgency(world, 'harbors')).id;
  expect(await answer(world.as('mara').get(`/webhooks/${elsewhere}/${made.webhook.id}`), 404)).toMatchObject({ code: 'not-found' });
  await drop(made);
});

test('a refusal names the field and the fix', async () => {
  const wrong = async (more: object) => (await answer<{ errors: { field: string; message: string }[] }>(world.as('mara').post(`/webhooks/${agency}`, { ...wanted, ...more }), 422)).errors;
  expect(await wrong({ address: 'http://chat.example.gov/in' })).toEqual([{ field: 'address', message: 'Give an address that starts with https://, so that nobody on the way reads or changes what is sent.' }]);
  expect(await wrong({ address: 'chat' })).toEqual([{ field: 'address', message: 'Give a web address that starts with https://' }]);
  expect(await wrong({ kinds: [] })).toEqual([{ field: 'kinds', message: 'Choose at least one kind of news.' }]);
  expect(await wrong({ name: ' ' })).toEqual([{ field: 'name', message: 'Name what listens there, such as: our chat room.' }]);
});

test('an agency has ten endpoints, and a deleted one makes room', async () => {
  const made: Made[] = [];
  for (let n = 0; n < 10; n += 1) made.push(await add({ name: `Chat ${n}` }));
  expect(await answer(world.as('mara').post(`/webhooks/${agency}`, wanted), 409)).toMatchObject({ detail: 'An agency has at most 10 endpoints. Delete one first.' });
  await drop(made.shift()!);
  made.push(await add());
  for (const one of made) await drop(one);
});

test('a change needs the version that was read; a repeated one hears the first answer', async () => {
  const made = await add();
  const own = `/webhooks/${agency}/${made.webhook.id}`;
  const off = await answer<Shown>(world.as('mara').put(own, { ...wanted, on: false }, { version: 1, key: 'off' }));
  expect(off).toMatchObject({ off: { at: world.clock.now(), why: 'person' }, version: 2 });
  expect(await answer(world.as('mara').put(own, { ...wanted, on: false }, { version: 1, key: 'off' }))).toEqual(off);
  expect(await answer(world.as('mara').put(own, { ...wanted, on: true }, { version: 1 }), 412)).toMatchObject({ code: 'stale' });
  expect(await answer(world.as('mara').delete(own, { version: 1 }), 412)).toMatchObject({ code: 'stale' });
  expect(await answer(world.as('mara').post(`${own}/test`), 409)).toMatchObject({ detail: 'This endpoint is off. Turn it on first.' });
  await drop(made);
  expect(await answer(world.as('mara').get(own), 404)).toMatchObject({ code: 'not-found' });
});

test('another secret is answered once; the one before counts for a day, or not at all', async () => {
  const made = await add();
  const own = `/webhooks/${agency}/${made.webhook.id}`;
  const second = await answer<Made>(world.as('mara').post(`${own}/secret`, {}, { version: 1, key: 's2' }));
  expect(second.secret).not.toBe(made.secret);
  expect(second.webhook).toMatchObject({ secret: { n: 2 }, before: { n: 1, until: '2027-01-05T15:00:00.000Z' }, version: 2 });
  expect(await answer(world.as('mara').post(`${own}/secret`, {}, { version: 1, key: 's2' }), 409)).toMatchObject({ code: 'already-made' });
  const third = await answer<Made>(world.as('mara').post(`${own}/secret`, { atOnce: true }, { version: 2 }));
  expect(third.webhook.before).toBeUndefined();
  await drop(made);
});

test('a test waits to go, and sending again needs the version', async () => {
  const made = await add();
  const own = `/webhooks/${agency}/${made.webhook.id}`;
  const sent = await answer<{ id: string; state: string; body: string }>(world.as('mara').post(`${own}/test`), 201);
  expect(JSON.parse(sent.body)).toEqual({ type: 'webhook.test', timestamp: world.clock.now(), data: { agency: { id: agency }, note: 'You asked for this test. Nothing happened.' } });
  expect(await answer(world.as('mara').get(`${own}/deliveries`))).toMatchObject({ items: [{ id: sent.id, kind: 'webhook.test', state: 'waiting', attempts: 0 }] });
  expect(await answer(world.as('mara').post(`${own}/deliveries/${sent.id}/send-again`, {}, { version: 7 }), 412)).toMatchObject({ code: 'stale' });
  expect(await answer(world.as('mara').post(`${own}/deliveries/${sent.id}/send-again`, {}, { version: 1 }))).toMatchObject({ id: sent.id, version: 2 });
  expect(await answer(world.as('mara').post(`${own}/send-again`, { from: world.clock.now(), to: world.clock.now(), which: 'all' }), 422)).toMatchObject({ errors: [{ field: 'to', message: 'Give an end that is later than the beginning.' }] });
  await drop(made);
});
