import { afterAll, beforeAll, expect, test } from 'vitest';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { limits } from '../../functions/use-cases/limited.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let units = 0;
beforeAll(async () => {
  world = await makeWorld({ meter: (operation, _, used) => { if (operation === 'get' || operation === 'query') units += used; } });
  world.clock.set('2027-01-05T15:00:00.000Z');
});
afterAll(() => world?.stop());

const from = (address: string) => ({ receivedAt: Date.parse(world.clock.now()), address });
/** Straight to the app, because each comes from an address of its own. */
const send = async (n: number, address: string, form: string, more: object = {}) =>
  world.app.request('http://localhost:4321/api/v1/suggestions', {
    method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': `flood-${n}` },
    body: JSON.stringify({ facts: { title: `Buy things ${n}`, type: 'program', url: `https://spam${n % 50}.example.org/${n}` }, form, ...more }),
  }, from(address));
const formFor = async (address: string) => ((await (await world.app.request('http://localhost:4321/api/v1/suggestion-form', {}, from(address))).json()) as { form: string }).form;

/** What is stored of each kind. */
const stored = async () => {
  const kinds: Record<string, number> = {};
  for await (const { Items = [] } of paginateScan({ client: DynamoDBDocumentClient.from(world.engine.client, { marshallOptions: { removeUndefinedValues: true } }) }, { TableName: world.engine.table })) {
    for (const item of Items) {
      const kind = String(item['_t'] ?? item['pk']).split('#')[0]!;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
  }
  return kinds;
};
const publicPages = async (id: string) => {
  const before = units;
  await answer(world.as().get('/atlas?q=harbor'));
  await answer(world.as().get(`/listings/${id}`));
  return units - before;
};

test('a form takes a person’s time, is good for one suggestion, and who fills in the hidden field is told', async () => {
  const form = await formFor('198.51.100.1');
  expect(await answer(send(1, '198.51.100.1', form), 422)).toMatchObject({ errors: [{ field: 'form', message: 'Take at least 4 seconds, then send it again.' }] });
  world.clock.pass(5000);
  expect(await answer(send(2, '198.51.100.1', 'made up'), 422)).toMatchObject({ errors: [{ field: 'form', message: 'Open the form on this site, and send it from there.' }] });
  expect(await answer(send(3, '198.51.100.1', form, { homepage: 'x' }), 422)).toMatchObject({ errors: [{ field: 'homepage', message: 'Leave this field empty.' }] });
  await answer(send(4, '198.51.100.1', form), 201);
  expect(await answer(send(5, '198.51.100.1', form), 409)).toMatchObject({ detail: 'This form was sent already. Open it again for another suggestion.' });
  world.clock.pass(25 * 3_600_000);
  expect(await answer(send(6, '198.51.100.1', form), 422)).toMatchObject({ errors: [{ message: 'This form is more than a day old. Open it again.' }] });
});

test('10,000 suggestions from 1,000 addresses leave a bounded number, one of somebody signed in still lands, and public pages read no more', async () => {
  const { rows } = await answer<{ rows: { id: string }[] }>(world.as('mona').post('/listing-imports', { csv: 'title,type,url\nHarbor study,report,https://harbor.example.gov/study\n' }));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const [before, unitsBefore] = [await stored(), await publicPages(rows[0]!.id)];
  const addresses = Array.from({ length: 1000 }, (_, n) => `203.0.${Math.floor(n / 250)}.${n % 250}`);
  const forms = await Promise.all(addresses.map(formFor));
  world.clock.pass(10_000);
  const statuses: Record<number, number> = {};
  for (let turn = 0; turn < 10; turn++) {
    for (let start = 0; start < addresses.length; start += 50) {
      const replies = await Promise.all(addresses.slice(start, start + 50).map((address, n) => send(1000 * (turn + 1) + start + n, address, forms[start + n]!)));
      for (const { status } of replies) statuses[status] = (statuses[status] ?? 0) + 1;
    }
  }
  const after = await stored();
  const grown = (kind: string) => (after[kind] ?? 0) - (before[kind] ?? 0);
  expect(Object.values(statuses).reduce((sum, n) => sum + n)).toBe(10_000);
  expect(statuses[201]).toBe(limits.suggestionsOfVisitors.uses);
  expect(['suggestion', 'suggested-same', 'suggestion-form', 'act', 'once'].map((kind) => [kind, grown(kind)])).toEqual(['suggestion', 'suggested-same', 'suggestion-form', 'act', 'once'].map((kind) => [kind, limits.suggestionsOfVisitors.uses]));
  expect(grown('RATE'), 'a counter for each address, which goes by itself within the hour').toBeLessThanOrEqual(1000 + 50 + 2);
  const { id } = await answer<{ id: string }>(world.as('vera').post('/suggestions', { facts: { title: 'A real program', type: 'program', url: 'https://spam1.example.org/real' } }), 201);
  expect(await answer(world.as('mona').get('/suggestions'))).toMatchObject({ items: [{ id, from: 'person' }] });
  expect(await publicPages(rows[0]!.id)).toBe(unitsBefore);
}, 240_000);
