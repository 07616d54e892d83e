import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { onUnchecked } from '../../functions/jobs/on-unchecked.ts';
import { madeUpNetwork } from '../support/outside.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

const network = madeUpNetwork({});
let world: World;
let pauses: number;
let reads = 0;
beforeAll(async () => {
  world = await makeWorld({ wrap: (ports) => ({ ...ports, fetcher: network.fetcher }), meter: (operation) => { if (operation === 'query' || operation === 'get' || operation === 'batch-get') reads += 1; } });
  world.clock.set('2027-01-05T15:00:00.000Z');
});
afterAll(() => world?.stop());

const check = async () => {
  network.asked.length = 0;
  pauses = 0;
  const failed = await onUnchecked({ ports: world.ports, log: (line) => world.logged.push(line), pace: { hasTime: () => true, pause: async () => { pauses += 1; } } });
  expect(failed).toBe(0);
  return network.asked.toSorted();
};
const days = (n: number) => world.clock.pass(n * 86_400_000);
const mona = () => world.as('mona');
type Shown = { version: number; sources: { address: string; state: string; to?: string }[]; archived?: { reason: string } };
const read = (id: string) => answer<Shown>(world.as().get(`/listings/${id}`));
const statesOf = async (id: string) => Object.fromEntries((await read(id)).sources.map(({ address, state }) => [address, state]));
const findings = async () => (await answer<{ items: { id: string; listingId: string; proposal: string; source: string; facts: object }[] }>(mona().get('/suggestions?from=site'))).items;
const url = 'https://harbors.example.gov/containers';
const report = 'https://reports.example.org/2026.pdf';
let id: string;

test('each source of the atlas is looked at in its turn: the rules of the host first, then the head, and slowly', async () => {
  Object.assign(network.pages, { [url]: {}, [`HEAD ${report}`]: { status: 405 }, [`GET ${report}`]: {}, 'https://reports.example.org/robots.txt': { status: 404 } });
  const csv = `title,type,url,source,status\nContainer ledger,pilot,${url},${report},live\n`;
  id = (await answer<{ rows: { id: string }[] }>(mona().post('/listing-imports', { csv }))).rows[0]!.id;
  expect((await read(id)).sources).toEqual([]);
  expect(await check()).toEqual(['GET https://harbors.example.gov/robots.txt', `GET ${report}`, 'GET https://reports.example.org/robots.txt', `HEAD ${url}`, `HEAD ${report}`]);
  expect(pauses).toBe(3);
  expect(await statesOf(id)).toEqual({ [url]: 'fine', [report]: 'fine' });
  expect(await check()).toEqual([]);
  expect(await findings()).toEqual([]);
});

test('with nothing due a look reads the same however many sources there are', async () => {
  reads = 0;
  await check();
  const before = reads;
  const csv = `title,type,url\n${Array.from({ length: 12 }, (_, n) => `Study ${n},report,https://quiet.example.org/${n}`).join('\n')}\n`;
  Object.assign(network.pages, { 'https://quiet.example.org/robots.txt': { body: 'User-agent: *\nDisallow: /\n' } });
  await answer(mona().post('/listing-imports', { csv }));
  expect((await check()).length).toBe(1);
  for (let turn = 0; turn < 5; turn += 1) await check();
  world.clock.pass(10 * 60_000);
  await check();
  reads = 0;
  expect(await check()).toEqual([]);
  expect(reads).toBeLessThanOrEqual(before + 2);
});

test('a page that moved is proposed once, with where it is, and accepted like any correction', async () => {
  days(31);
  network.pages[url] = { address: 'https://harbors.example.gov/programs/containers' };
  await check();
  expect((await read(id)).sources[0]).toMatchObject({ address: url, state: 'moved', to: 'https://harbors.example.gov/programs/containers' });
  const [found, ...more] = await findings();
  expect([found, more]).toMatchObject([{ listingId: id, proposal: 'moved', facts: { url: 'https://harbors.example.gov/programs/containers' }, from: 'site' }, []]);
  await answer(mona().post(`/suggestions/${found!.id}/accept`, {}, { version: 1 }));
  network.pages['https://harbors.example.gov/programs/containers'] = {};
  await check();
  await check();
  expect(await statesOf(id)).toMatchObject({ 'https://harbors.example.gov/programs/containers': 'fine' });
  expect(await findings()).toEqual([]);
});

test('a page that facts rest on moved: accepted, all of them name where it is now, and whose word each is stays', async () => {
  days(31);
  const moved = 'https://reports.example.org/archive/2026.pdf';
  Object.assign(network.pages, { [`HEAD ${report}`]: { address: moved }, [`GET ${report}`]: { address: moved }, [moved]: {} });
  await check();
  const [found, ...more] = await findings();
  expect([found, more]).toMatchObject([{ listingId: id, proposal: 'moved', facts: {}, movedFrom: report, source: moved }, []]);
  await answer(mona().post(`/suggestions/${found!.id}/accept`, {}, { version: 1 }));
  const { facts } = await answer<{ facts: Record<string, { source: string; by: string; checked?: object }> }>(world.as().get(`/listings/${id}`));
  expect(facts).toMatchObject({ title: { source: moved, by: 'Mona Moderator', checked: { by: 'Mona Moderator' } }, status: { source: moved } });
  await check();
  await check();
  expect(await statesOf(id)).toMatchObject({ [moved]: 'fine' });
  expect(await findings()).toEqual([]);
});

const lose = async () => {
  for (const [address] of Object.entries(network.pages)) if (/harbors|reports/.test(address)) network.pages[address] = { status: 404 };
  network.pages['https://reports.example.org/robots.txt'] = 'no-host';
  days(31);
  for (let turn = 0; turn < 5; turn += 1) {
    await check();
    days(9);
  }
};

test('pages that are gone are news for a moderator, once; whoever keeps the entry is not asked again soon', async () => {
  await lose();
  expect(Object.values(await statesOf(id))).toEqual(['gone', 'gone', 'gone'].slice(0, (await read(id)).sources.length));
  const found = await findings();
  expect(found.map(({ proposal }) => proposal)).toEqual(found.map(() => 'gone'));
  expect(found.map(({ source }) => source).toSorted()).toEqual((await read(id)).sources.map(({ address }) => address).toSorted());
  for (const one of found) await answer(mona().post(`/suggestions/${one.id}/reject`, { reason: 'The office says that it goes on.' }, { version: 1 }));
  days(31);
  await check();
  expect(await findings()).toEqual([]);
});

test('after two years without a check, with every link gone, a person is asked to take it out of the lists; its address says why', async () => {
  days(760);
  for (let turn = 0; turn < 3; turn += 1) await check();
  const [found, ...more] = (await findings()).filter(({ listingId }) => listingId === id);
  expect([found, more]).toMatchObject([{ listingId: id, proposal: 'archive' }, []]);
  expect((await read(id)).archived).toBeUndefined();
  await answer(mona().post(`/suggestions/${found!.id}/accept`, {}, { version: 1 }));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  expect((await read(id)).archived).toMatchObject({ reason: 'Nobody had checked it for two years, and all its links were gone.' });
  expect((await answer<{ items: { id: string }[] }>(world.as().get('/atlas?q=container'))).items).toEqual([]);
});

test('what no listing in the lists names any more is not looked at again', async () => {
  days(31);
  const asked = [...(await check()), ...(await check())];
  expect(asked.filter((one) => one.startsWith('HEAD'))).toEqual([]);
});
