import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '../../functions/use-cases/limited.ts';
import { madeUpNetwork } from '../support/outside.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

const html = { type: 'text/html; charset=utf-8', body: '<title>Container ledger pilot</title>' };
const network = madeUpNetwork({ 'https://a.example.gov/pilot': html, 'https://a.example.gov/file': { type: 'application/pdf' }, 'https://a.example.gov/bare': { ...html, body: '<p>Hello' }, 'https://gone.example.gov/': 'no-host' });
let world: World;
let silent: World;
beforeAll(async () => {
  world = await makeWorld({ wrap: (ports) => ({ ...ports, fetcher: network.fetcher }) });
  silent = await makeWorld();
});
afterAll(async () => {
  await world?.stop();
  await silent?.stop();
});
const read = (url: string, who?: 'vera') => world.as(who).get(`/page-facts?url=${encodeURIComponent(url)}`);
const refused = async (url: string) => (await answer<{ errors: { message: string }[] }>(read(url), 503)).errors[0]!.message;

test('a page says its title and what it may be, and why it says nothing', async () => {
  expect(await answer(read('https://a.example.gov/pilot'))).toEqual({ title: 'Container ledger pilot', type: 'pilot' });
  expect(await Promise.all(['https://a.example.gov/none', 'https://a.example.gov/file', 'https://a.example.gov/bare', 'https://gone.example.gov/'].map(refused))).toEqual([
    'The page answered 404. Fill in the fields yourself.', 'This is a file, not a page. Fill in the fields yourself.', 'The page does not say its title. Fill in the fields yourself.', 'https://gone.example.gov/ cannot be reached. Fill in the fields yourself.',
  ]);
  expect(await answer(read('not an address'), 422)).toMatchObject({ errors: [{ field: 'url', message: 'Give a web address that starts with https://' }] });
});

test('what the atlas has is named, and nobody is asked for it', async () => {
  const { rows } = await answer<{ rows: { id: string }[] }>(world.as('mona').post('/listing-imports', { csv: 'title,type,url\nLedger,pilot,https://b.example.gov/ledger\n' }));
  expect(await answer(read('http://www.b.example.gov/ledger/'))).toEqual({ listing: rows[0]!.id });
  expect(network.asked.filter((one) => one.includes('b.example'))).toEqual([]);
});

test('a site that does not call out says so', async () => {
  expect(await answer(silent.as().get('/page-facts?url=https://a.example.gov/pilot'), 503)).toMatchObject({ errors: [{ field: 'url', message: 'This site does not look at other sites. Fill in the fields yourself.' }] });
});

test('one host is asked so often an hour and no more, whoever asks', async () => {
  const from = (n: number) => ({ receivedAt: Date.parse(world.clock.now()), address: `203.0.113.${n}` });
  const statuses: number[] = [];
  for (let n = 0; n < limits.pagesReadOfHost.uses + 5; n += 1) statuses.push((await world.app.request('http://localhost:4321/api/v1/page-facts?url=https://c.example.gov/', {}, from(n))).status);
  expect([statuses.filter((status) => status === 503).length, statuses.filter((status) => status === 429).length]).toEqual([limits.pagesReadOfHost.uses, 5]);
  expect(network.asked.filter((one) => one.includes('c.example')).length).toBe(limits.pagesReadOfHost.uses);
});
