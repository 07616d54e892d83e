import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Screen, StateOf } from '../support/screens.ts';
import { openSiteWorld } from '../support/site.ts';
import { madeUpNetwork } from '../support/outside.ts';
import { sound } from '../support/sound.ts';
import { answer, type World } from '../support/world.ts';

const network = madeUpNetwork({ 'https://water.example.gov/ledger': { type: 'text/html', body: '<meta property="og:site_name" content="Water Office"><title>Water ledger pilot | Water Office</title>' } });
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let world: World;
let ids: string[];
beforeAll(async () => {
  site = await openSiteWorld({ fetcher: network.fetcher });
  world = site.world;
  world.clock.set('2027-01-05T15:00:00.000Z');
});
afterAll(() => site?.stop());

const looked = async <S extends Screen>(page: Page, screen: S, state: StateOf<S>) => sound(page, screen, state);
const entries = (page: Page) => page.locator('main .rows h3');

const table = `title,type,url,summary,agency,level,country,region,city,uses,status,starts,ends,checked,partners,outcome
Harbor container ledger,pilot,https://harbors.example.gov/containers,Follows containers through customs so that nobody types a number twice.,Harbor Office,city,US,US-NY,New York,trade; supply-chain,live,2026-03,,2026-12-20,Port Office; Customs,
Medical license registry,pilot,https://license.example.gov/registry,Hospitals ask one registry about a doctor.,State of Illinois,state,US,US-IL,,licensing; health,ended,2017-05,2018-11,2018-06,,It ended with a report and went no further.
Kindergarten places,program,https://kinder.example.org/,Parents see where they stand in line.,,national,UZ,,Tashkent,education,stopped,2019,,,,
Ledger forum,event,https://forum.example.gov/,A day of talks.,,federal,US,,,,,2027-03-04,,2026-11,,
`;

test('an empty atlas says so', async () => {
  const page = await site.visitor();
  await page.goto('/atlas');
  await page.getByText('The atlas has no entry yet.').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Atlas');
  await looked(page, '/atlas', 'empty');
  await page.getByRole('link', { name: 'unchecked for a year' }).click();
  await page.getByText('Every entry was checked within a year.').waitFor();
  await looked(page, '/atlas/stale', 'empty');
  await page.context().close();
});

test('somebody finds an entry by what they type, by a state and by its filters, in three views', async () => {
  const { rows } = await answer<{ rows: { id: string; outcome: string }[] }>(world.as('mona').post('/listing-imports', { csv: table }));
  expect(rows.map(({ outcome }) => outcome)).toEqual(Array(4).fill('added'));
  ids = rows.map(({ id }) => id);
  await site.settle();
  const page = await site.visitor();
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Atlas' }).click();
  await page.getByText('4 entries.').waitFor();
  await looked(page, '/atlas', 'filled');
  await page.getByRole('link', { name: 'IL 1 in Illinois' }).click();
  expect(await entries(page).allInnerTexts()).toEqual(['Medical license registry']);
  await page.getByRole('link', { name: 'Take out Place: Illinois' }).click();
  await page.getByLabel('Search').fill('contain');
  await page.getByRole('button', { name: 'Apply filters' }).click();
  await page.getByText('1 of 4 entries with “contain”.').waitFor();
  expect([new URL(page.url()).searchParams.get('q'), await entries(page).allInnerTexts()]).toEqual(['contain', ['Harbor container ledger']]);
  await page.goto('/atlas?q=contain&status=ended');
  await page.getByText('No entry matches all of this.').waitFor();
  await looked(page, '/atlas', 'empty: nothing matches');
  await page.goto('/atlas?view=list&sort=title&type=nonsense');
  expect(await entries(page).allInnerTexts()).toEqual(['Harbor container ledger', 'Kindergarten places', 'Ledger forum', 'Medical license registry']);
  await page.getByText('Last checked 8 years ago').waitFor();
  await looked(page, '/atlas', 'filled: list');
  await page.getByRole('navigation', { name: 'How to show them' }).getByRole('link', { name: 'Table' }).click();
  await page.getByRole('cell', { name: 'Stopped' }).waitFor();
  await looked(page, '/atlas', 'filled: table');
  await page.getByRole('navigation', { name: 'How to show them' }).getByRole('link', { name: 'Timeline' }).click();
  await page.getByText('since March 2026').waitFor();
  expect(new URL(page.url()).searchParams.get('view')).toBe('timeline');
  expect(await page.locator('main section h2').allInnerTexts()).toContain('2017');
  await looked(page, '/atlas', 'filled: timeline');
  await page.context().close();
});

test('an entry shows each fact with its source and check, what ended as plainly as what lives, and what changed', async () => {
  await answer(world.as('mona').put(`/listings/${ids[0]}`, { facts: { status: 'stopped', outcome: 'The port chose another system.' }, source: 'https://news.example.org/harbor', note: 'The office said so.' }, { version: 1 }));
  const page = await site.visitor();
  await page.goto(`/atlas/${ids[0]}`);
  await page.getByRole('heading', { name: 'Harbor container ledger' }).waitFor();
  const status = page.getByRole('row', { name: /^Status/ });
  expect(await status.getByRole('cell').allInnerTexts()).toEqual(['Stopped', 'news.example.org', 'January 5, 2027, by Mona Moderator']);
  await page.getByText('Status: Live became Stopped').waitFor();
  await looked(page, '/atlas/[id]', 'filled');
  await page.goto(`/atlas/${ids[1]}`);
  await page.getByText('Last checked 8 years ago. What stands here may have changed since.').waitFor();
  await looked(page, '/atlas/[id]', 'filled: ended');
  await answer(world.as('mona').post(`/listings/${ids[2]}/merge`, { into: ids[0] }, { version: 1 }));
  await page.goto(`/atlas/${ids[2]}`);
  await looked(page, '/atlas/[id]', 'read-only: merged');
  await page.getByRole('link', { name: 'Go to the entry that stays' }).click();
  await page.waitForURL(`**/atlas/${ids[0]}`);
  await page.context().close();
});

test('what nobody checked for a year is a list of its own, longest first', async () => {
  await site.settle();
  const page = await site.visitor();
  await page.goto('/atlas/stale');
  expect(await entries(page).allInnerTexts()).toEqual(['Medical license registry']);
  await page.getByText('Last checked 8 years ago').waitFor();
  await looked(page, '/atlas/stale', 'filled');
  await page.context().close();
});

test('a pasted link fills in what the page says of itself, without a script too; a page that says nothing leaves the form to fill in', async () => {
  const [page, plain] = [await site.visitor(), await site.visitor({ javaScriptEnabled: false })];
  await page.goto('/atlas/contribute');
  const paste = async (url: string, page: Page) => {
    await page.getByLabel('Paste a link').fill(url);
    await page.getByRole('button', { name: 'Read the page' }).click();
  };
  await paste('https://water.example.gov/none', page);
  await page.getByText('The page answered 404. Fill in the fields yourself.').waitFor();
  expect(await page.getByLabel('Web address').inputValue()).toBe('https://water.example.gov/none');
  await looked(page, '/atlas/contribute', 'error: the page says nothing');
  await plain.goto('/atlas/contribute');
  for (const one of [page, plain]) {
    await paste('https://water.example.gov/ledger', one);
    await one.getByText('Read from the page. Check each field, then send.').waitFor();
    expect(await Promise.all(['Web address', 'Title', 'What it is', 'Agency'].map((label) => one.getByLabel(label).inputValue()))).toEqual(['https://water.example.gov/ledger', 'Water ledger pilot', 'pilot', 'Water Office']);
  }
  await looked(page, '/atlas/contribute', 'filled: read from the page');
  await paste('https://harbors.example.gov/containers', page);
  await page.getByRole('link', { name: 'The entry with this web address' }).click();
  await page.waitForURL(`**/atlas/${ids[0]}`);
  expect((await answer<{ items: object[] }>(world.as('mona').get('/suggestions?from=visitors'))).items).toEqual([]);
  for (const one of [page, plain]) await one.context().close();
});

test('the list is also a file, with the same filters', async () => {
  await site.settle();
  const page = await site.visitor();
  const reply = await page.request.get('/atlas.csv?status=stopped');
  expect([reply.headers()['content-type'], (await reply.text()).split('\r\n').slice(1, -1).map((line) => line.split(',')[1])]).toEqual(['text/csv; charset=utf-8', ['Harbor container ledger']]);
  await page.context().close();
});

test('a visitor without an account suggests an entry and corrects a fact; what is wrong keeps what was typed', async () => {
  const page = await site.visitor();
  await page.goto('/atlas');
  await page.getByRole('link', { name: 'Suggest an entry' }).click();
  await looked(page, '/atlas/contribute', 'filled');
  await page.getByLabel('Title').fill('Vaccine cold chain');
  await page.getByLabel('When it began').fill('last year');
  world.clock.pass(10_000);
  await page.getByRole('button', { name: 'Send the suggestion' }).click();
  await page.getByRole('link', { name: 'Give a year, a month or a day, such as 2017, 2017-10 or 2017-10-10.' }).waitFor();
  expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual(['Give the web address where it is described.', 'Choose what it is.', 'Give a year, a month or a day, such as 2017, 2017-10 or 2017-10-10.']);
  expect(await page.getByLabel('Title').inputValue()).toBe('Vaccine cold chain');
  await looked(page, '/atlas/contribute', 'error');
  await page.getByLabel('Web address').fill('https://health.example.gov/cold-chain');
  await page.getByLabel('What it is').selectOption({ label: 'Pilot' });
  await page.getByLabel('When it began').fill('2026');
  world.clock.pass(10_000);
  await page.getByRole('button', { name: 'Send the suggestion' }).click();
  await page.getByText('We have your suggestion.').waitFor();
  await looked(page, '/atlas/contribute', 'filled: sent');
  await page.goto(`/atlas/${ids[1]}`);
  await page.getByRole('link', { name: 'Correct a fact' }).click();
  await page.getByText('It says now: Ended').waitFor();
  await looked(page, '/atlas/[id]/correct', 'filled');
  await page.getByLabel('It should say').selectOption({ label: 'Live' });
  world.clock.pass(10_000);
  await page.getByRole('button', { name: 'Send the suggestion' }).click();
  await page.getByRole('link', { name: 'Give the web address that says so.' }).waitFor();
  await looked(page, '/atlas/[id]/correct', 'error');
  await page.getByLabel('Where it says so').fill('https://license.example.gov/again');
  await page.getByLabel('It should say').selectOption({ label: 'Live' });
  world.clock.pass(10_000);
  await page.getByRole('button', { name: 'Send the suggestion' }).click();
  await page.getByText('We have your correction.').waitFor();
  await looked(page, '/atlas/[id]/correct', 'filled: sent');
  const { items } = await answer<{ items: { facts: object; from: string }[] }>(world.as('mona').get('/suggestions?from=visitors'));
  expect(items).toMatchObject([{ from: 'visitor', facts: { title: 'Vaccine cold chain', type: 'pilot', starts: '2026' } }, { listingId: ids[1], facts: { status: 'live' }, source: 'https://license.example.gov/again' }]);
  await page.context().close();
});
