import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readHtml } from '../../functions/adapters/html/read-html.ts';
import { Feed } from '../../functions/domain/import/feed-record.ts';
import { importChallenges } from '../../functions/use-cases/operator/import-challenges.ts';
import { answers, sentEntry } from '../support/entry.ts';
import { goWithout, judgeIn, workOut } from '../support/judging.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, saveSection, type Opened } from '../support/stage.ts';
import { answer, type World } from '../support/world.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let world: World;
let permits: Opened;
let boats: Opened;
let entryId: string;

const water = {
  general: { title: 'Tap water that a neighborhood can check', tagline: 'Combine results of the city and of homes.' },
  details: { need: '# Why\n\nPeople want to **check**.\n\n| Where | Tests |\n|---|---|\n| City | 400 |', areas: [{ id: 'water', name: 'Water', description: 'Lead first.' }] },
  prizes: { tiers: [{ id: 'grand', name: 'Grand prize', places: 1, cents: 60_000_00, other: 'A pilot' }, { id: 'second', name: 'Second prize', places: 2, cents: 10_000_00, other: '' }], note: '' },
};
const inFebruary = {
  zone: 'America/Chicago',
  phases: [
    { id: 'entries', kind: 'entries', name: 'Entries', opens: '2027-02-04T09:00', closes: '2027-03-15T23:59' },
    { id: 'judging', kind: 'judging', name: 'Judging', opens: '2027-03-18T09:00', closes: '2027-04-12T17:00' },
  ],
  resultsOn: '',
};

/** An agency with a corrected and extended challenge that has one entry, one that opens later, a cancelled one, and a listing from elsewhere. */
const fillSite = async () => {
  const agency = await openAgency(world, 'civic-technology');
  permits = await openChallenge(world, agency.id);
  await openChallenge(world, agency.id, water);
  boats = await openChallenge(world, agency.id, { general: { title: 'Paper titles for boats' }, timeline: inFebruary });
  const meters = await openChallenge(world, agency.id, { general: { title: 'Meter readings by mail' } });
  await answer(world.as('mara').post(`/calls/${meters.id}/cancel`, { reason: 'The budget was withdrawn.' }));
  await saveSection(world, permits.id, 'prizes', { note: 'Paid in **two** parts.' });
  await answer(world.as('mara').post(`/calls/${permits.id}/correct`, { reason: 'The fund pays in two parts.' }));
  permits = await answer<Opened>(world.as('mara').post(`/calls/${permits.id}/extend`, { closes: '2027-01-16T23:59', reason: 'A holiday week.' }));
  entryId = (await sentEntry(world, 'lena', permits, 'Harborlight')).entry.id;
  const feed = Feed.parse(JSON.parse(readFileSync(new URL('../fixtures/feed.json', import.meta.url), 'utf8')));
  await importChallenges({ ...world.ports, readHtml }, { at: world.clock.now(), address: 'terminal' }, feed, 'America/New_York');
};

beforeAll(async () => {
  site = await openSiteWorld();
  world = site.world;
  world.clock.set('2027-01-05T15:00:00.000Z');
  await fillSite();
});
afterAll(() => site?.stop());

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, exact: typeof name === 'string' });

type Looked = [path: string, screen: Screen, state: StateOf<Screen>];

/** Bytes, but for the count of requests. */
const budgets: Record<string, number> = { html: 25_000, js: 5_000, css: 12_000, woff2: 30_000, svg: 2_000, requests: 6 };

/** What a page fetches beside itself, in bytes: text as gzip sends it. */
const weigh = async (urls: string[]) => {
  const sizes = { js: 0, css: 0, woff2: 0, svg: 0 };
  for (const url of new Set(urls)) {
    const body = Buffer.from(await (await fetch(url)).arrayBuffer());
    const kind = new URL(url).pathname.split('.').at(-1) as keyof typeof sizes;
    sizes[kind] += kind === 'woff2' ? body.length : gzipSync(body).length;
  }
  return sizes;
};

describe.each([['with JavaScript', true], ['with JavaScript off', false]])('a visitor %s', (_, javaScriptEnabled) => {
  test('finds a challenge, reads its rules and what changed, and is told how to enter', async () => {
    const page = await site.visitor({ javaScriptEnabled });
    await page.goto('/');
    await page.getByRole('link', { name: /See all \d open challenges/ }).click();
    await page.getByLabel('Search').fill('permits');
    await page.getByRole('button', { name: 'Apply filters' }).click();
    expect(new URL(page.url()).searchParams.get('q')).toBe('permits');
    await page.getByText('1 open challenge with “permits”.').waitFor();
    await page.getByRole('link', { name: 'Trusted permits' }).click();
    await heading(page, 'How entries are judged').waitFor();
    expect(await page.locator('.facts dd').first().textContent()).toContain('Saturday, January 16, 2027, 11:59 p.m. Eastern');
    await page.getByText('What each score means for Public value').click();
    expect(await page.getByText('Many people benefit, with evidence from users or records.').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Updates (2)' }).click();
    await page.getByText('A holiday week.').waitFor();
    await page.getByRole('link', { name: 'See what changed in rules version 2' }).click();
    await heading(page, 'Rules, version 2').waitFor();
    await page.getByText('What changed since version 1').waitFor();
    expect(await page.getByRole('insertion').allTextContents()).toEqual(['Added: Paid in **two** parts.']);
    await page.getByRole('link', { name: 'Read version 3' }).click();
    expect(await page.getByRole('deletion').allTextContents()).toEqual(['Removed: Entries closes Friday, January 15, 2027, 11:59 p.m. Eastern']);
    await page.getByRole('link', { name: 'Results', exact: true }).click();
    await page.getByText('There are no results yet.').waitFor();
    await page.getByRole('link', { name: 'Overview' }).click();
    expect(await page.getByRole('link', { name: 'Start an entry' }).first().getAttribute('href')).toBe(`/apply/${permits.slug}`);
    await page.context().close();
  });
});

test('filters live in the address, and an empty answer says what else there is', async () => {
  const page = await site.visitor();
  await page.goto('/challenges');
  await page.getByText('More filters and order').click();
  await page.getByLabel('Challenge area').selectOption({ label: 'Water (1)' });
  await page.getByLabel('Order').selectOption('prize');
  await page.getByRole('button', { name: 'Apply filters' }).click();
  expect(await page.locator('.rows h2').allTextContents()).toEqual(['Tap water that a neighborhood can check']);
  await page.getByLabel('Status').selectOption('closed');
  await page.getByRole('button', { name: 'Apply filters' }).click();
  await page.getByText('No challenge matches all of this.').waitFor();
  await page.getByRole('link', { name: '1 open', exact: true }).click();
  expect(await page.locator('.rows h2').allTextContents()).toEqual(['Tap water that a neighborhood can check']);
  await page.getByRole('link', { name: 'Clear filters' }).click();
  expect(await page.locator('.rows h2').count()).toBe(3);
  await page.goto('/challenges?status=nonsense&page=-2&q=permits');
  expect(await page.locator('.rows h2').allTextContents()).toEqual(['Trusted permits']);
  await page.goto('/challenges');
  await page.getByText('More filters and order').click();
  const prize = page.getByLabel('Prize of at least');
  await prize.fill('$51k');
  await page.getByRole('button', { name: 'Apply filters' }).click();
  await page.getByText('Give whole dollars, such as 5000 or $5,000. This filter is not applied.').waitFor();
  expect([await prize.inputValue(), await prize.getAttribute('aria-invalid'), await page.locator('.rows h2').count()]).toEqual(['$51k', 'true', 3]);
  await sound(page, '/challenges', 'error');
  await prize.fill('$90,000,000');
  await page.getByRole('button', { name: 'Apply filters' }).click();
  await page.getByText('No challenge matches all of this.').waitFor();
  expect([await prize.inputValue(), await prize.getAttribute('aria-invalid')]).toEqual(['90000000', null]);
  await page.context().close();
});

test('a listed call names its source and sends people there', async () => {
  const page = await site.visitor();
  await page.goto('/agencies');
  await page.getByRole('link', { name: 'Bureau of Buses' }).click();
  await page.getByText('It does not run challenges on this site.').waitFor();
  await page.getByRole('link', { name: 'Quiet Buses Challenge' }).click();
  await page.getByText('calls.example.gov published this call.').waitFor();
  expect(await page.getByRole('link', { name: 'Go to calls.example.gov' }).getAttribute('href')).toBe('https://www.calls.example.gov/challenge/quiet-buses/');
  expect(await page.getByRole('link', { name: 'Start an entry' }).count()).toBe(0);
  await sound(page, '/challenges/[slug]', 'filled: listed from elsewhere');
  await page.goto('/challenges?status=closed');
  await page.getByRole('link', { name: 'Clear Water' }).click();
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await page.getByText('The rules are kept where this call was published.').waitFor();
  await sound(page, '/challenges/[slug]/rules', 'empty');
  await page.goto('/agencies?show=all');
  await sound(page, '/agencies', 'filled: all');
  await page.context().close();
});

test('the calendar file and the data of a challenge are where its page says', async () => {
  const page = await site.visitor();
  await page.goto(`/challenges/${permits.slug}`);
  const calendar = await page.request.get((await page.getByRole('link', { name: 'Add to calendar' }).getAttribute('href'))!);
  expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect(await calendar.text()).toContain('DTEND;TZID=America/New_York:20270116T235900\r\n');
  const alternate = await page.locator('link[rel=alternate][type="application/json"]').getAttribute('href');
  expect(await (await page.request.get(alternate!)).json()).toMatchObject({ challenge: { title: 'Trusted permits' }, rules: { version: 3 } });
  expect(await (await page.request.get(`/challenges/${permits.slug}.json`)).json()).toMatchObject({ stage: 'open' });
  await page.context().close();
});

test('every public page is sound, light, kept by the CDN, and the same for somebody signed in', async () => {
  const page = await site.signedIn('mara');
  let sessionsRead = 0;
  const find = world.ports.sessions.find.bind(world.ports.sessions);
  world.ports.sessions.find = (...asked) => {
    sessionsRead++;
    return find(...asked);
  };
  const under = `/challenges/${permits.slug}`;
  const rows: Looked[] = [
    ['/', '/', 'filled'], ['/challenges', '/challenges', 'filled'], ['/challenges?q=nothing-like-it', '/challenges', 'empty'],
    [under, '/challenges/[slug]', 'filled: open'], [`${under}/rules`, '/challenges/[slug]/rules', 'filled'], [`${under}/updates`, '/challenges/[slug]/updates', 'filled'], [`${under}/results`, '/challenges/[slug]/results', 'empty'],
    [`/challenges/${boats.slug}`, '/challenges/[slug]', 'filled: opens later'], [`/challenges/${boats.slug}/updates`, '/challenges/[slug]/updates', 'empty'],
    ['/agencies', '/agencies', 'filled'], ['/agencies/civic-technology', '/agencies/[slug]', 'filled'], ['/help', '/help', 'filled'], ['/contact', '/contact', 'filled'], ['/accessibility', '/accessibility', 'filled'],
    ['/privacy', '/privacy', 'filled'], ['/terms', '/terms', 'filled'], ['/status', '/status', 'filled'], ['/api', '/api', 'filled'], ['/api/reference/challenges', '/api/reference/[area]', 'filled'],
  ];
  for (const [path, screen, state] of rows) {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const reply = await page.goto(path, { waitUntil: 'load' });
    page.removeAllListeners('request');
    const sizes = await weigh(asked.slice(1));
    const html = await reply!.text();
    expect({ path, status: reply!.status(), kept: reply!.headers()['cache-control'] }).toEqual({ path, status: 200, kept: 'public, max-age=0, s-maxage=60' });
    expect({ path, named: html.includes('Mara Manager') }).toEqual({ path, named: false });
    const weights = { html: gzipSync(html).length, ...sizes, requests: asked.length };
    expect({ path, over: Object.entries(weights).filter(([kind, size]) => size > budgets[kind]!) }).toEqual({ path, over: [] });
    await sound<Screen>(page, screen, state);
  }
  expect(sessionsRead).toBe(0);
  world.ports.sessions.find = find;
  await page.context().close();
});

test('what is not there, and what fails on our side, is a page with a way on', async () => {
  const page = await site.visitor();
  for (const [path, says] of [['/nowhere', 'There is no such page.'], ['/challenges/nothing', /no such challenge/], [`/challenges/${permits.slug}/rules?v=9`, 'There is no such version of these rules.']] as const) {
    const reply = await page.goto(path);
    expect([reply!.status(), reply!.headers()['cache-control']]).toEqual([404, 'private, no-store']);
    await page.getByText(says).waitFor();
    await page.getByRole('link', { name: 'Look for a challenge' }).waitFor();
  }
  await sound(page, '+error', 'error: no such page');
  const catalogue = world.ports.challenges.catalogue.bind(world.ports.challenges);
  world.ports.challenges.catalogue = () => Promise.reject(new Error('the table is away'));
  const failed = await page.goto('/challenges');
  world.ports.challenges.catalogue = catalogue;
  expect([failed!.status(), failed!.headers()['cache-control']]).toEqual([500, 'private, no-store']);
  await heading(page, 'This page is not working').waitFor();
  const reference = await page.locator('main code').textContent();
  expect(world.logged.some((line) => line['requestId'] === reference)).toBe(true);
  expect(await page.content()).not.toContain('the table is away');
  await page.context().close();
});

test('a person follows a challenge from its page, and stops', async () => {
  const page = await site.signedIn('vera');
  await page.goto(`/challenges/${permits.slug}`);
  await page.getByRole('link', { name: 'Follow', exact: true }).click();
  await page.getByRole('button', { name: 'Follow this challenge' }).click();
  await page.getByText('You follow this challenge now.').waitFor();
  expect((await answer<{ items: object[] }>(world.as('vera').get('/follows'))).items).toHaveLength(1);
  await sound(page, '/follow/[slug]', 'filled: following');
  await page.getByRole('button', { name: 'Stop following' }).click();
  await page.getByText('You no longer follow this challenge.').waitFor();
  expect((await answer<{ items: object[] }>(world.as('vera').get('/follows'))).items).toEqual([]);
  await page.context().close();
});

/** Judged and decided as people would, without looking: test/http/judging.test.ts does. */
const judge = async () => {
  for (const who of ['jana', 'jim'] as const) await judgeIn(world, permits, who);
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${permits.id}/publish`));
};

test('the page follows the clock: soon, open, closed, judging, deciding, and then the winners with their reasons', async () => {
  const page = await site.visitor({ javaScriptEnabled: false });
  const shows = async (instant: string, slug: string, words: string | RegExp) => {
    world.clock.set(instant);
    await page.goto(`/challenges/${slug}`);
    await page.locator('main .notice, main .tag').filter({ hasText: words }).first().waitFor();
  };
  await shows('2027-01-05T15:10:00.000Z', boats.slug, 'Opens for entries Thursday, February 4, 2027, 9:00 a.m. Central');
  await shows('2027-01-16T23:59:00.000Z', permits.slug, 'Closes in 5 hours');
  const soon = await page.goto(`/challenges/${permits.slug}`);
  expect(soon!.headers()['cache-control']).toBe('public, max-age=0, s-maxage=60');
  world.clock.set('2027-01-17T04:59:40.000Z');
  const last = await page.goto(`/challenges/${permits.slug}`);
  expect(Number(/s-maxage=(\d+)/.exec(last!.headers()['cache-control']!)![1])).toBeLessThan(20);
  await shows('2027-01-17T05:00:00.000Z', permits.slug, 'Entries closed Saturday, January 16, 2027, 11:59 p.m. Eastern. Judging starts');
  expect(await page.getByRole('link', { name: 'Start an entry' }).count()).toBe(0);
  await judge();
  await shows('2027-01-19T15:00:00.000Z', permits.slug, 'Entries are being judged until Friday, February 12, 2027');
  await shows('2027-02-13T15:00:00.000Z', permits.slug, 'the agency is deciding. Results are expected on March 1, 2027.');
  await workOut(world, permits);
  await answer(world.as('mara').post(`/results/${permits.id}/decisions`, { entryId, outcome: 'winner', prizeId: 'grand', reason: 'It needs no ledger, and says why.', feedback: '' }, { version: 0 }));
  await goWithout(world, permits, entryId);
  await answer(world.as('mara').post(`/results/${permits.id}/apply`));
  await page.goto(`/challenges/${permits.slug}/results`);
  expect(await page.content()).not.toContain('Harborlight');
  await answer(world.as('mara').post(`/results/${permits.id}/publish`));
  await page.goto(`/challenges/${permits.slug}`);
  await page.getByRole('link', { name: 'Read who won and why' }).click();
  expect(await page.locator('.rows li').allInnerTexts()).toEqual([expect.stringMatching(/Harborlight permits[^]*It needs no ledger, and says why\.[^]*Grand prize[^]*\$25,000/)]);
  const sighted = await site.visitor();
  await sighted.goto(page.url());
  await sound(sighted, '/challenges/[slug]/results', 'filled');
  await sighted.getByRole('link', { name: 'What these numbers mean' }).click();
  await heading(sighted, 'From marks to one number').waitFor();
  await sound(sighted, '/challenges/[slug]/results/method', 'filled');
  await sighted.goBack();
  await sighted.getByRole('link', { name: 'Harborlight permits' }).click();
  await sighted.getByText(answers.summary.pitch).waitFor();
  await sound(sighted, '/challenges/[slug]/results/[code]', 'filled');
  await page.goto('/');
  await heading(page, 'Latest results').waitFor();
  await page.context().close();
});

test('a cancelled challenge says why first, and takes no entries', async () => {
  const page = await site.visitor();
  await page.goto('/challenges?status=closed&q=meter');
  await page.getByRole('link', { name: 'Meter readings by mail' }).click();
  await page.getByText('The agency cancelled this challenge: The budget was withdrawn.').waitFor();
  expect(await page.locator('.rail [aria-current]').count()).toBe(0);
  expect(await page.getByRole('link', { name: /Start an entry|Add to calendar/ }).count()).toBe(0);
  await sound(page, '/challenges/[slug]', 'filled: cancelled');
  await page.context().close();
});

test('the API reference is made from the document that programs read', async () => {
  const page = await site.visitor();
  await page.goto('/api');
  await page.getByRole('link', { name: 'GET /api/v1/challenges', exact: true }).first().click();
  const article = page.locator('article', { has: page.getByRole('heading', { name: 'GET /api/v1/challenges', exact: true }) });
  await article.getByText('Fields of GET /api/v1/challenges').click();
  expect(await article.getByRole('row', { name: /^items\[\]\.prizeCents/ }).isVisible()).toBe(true);
  const document = (await (await page.request.get('/openapi.json')).json()) as { paths: Record<string, object> };
  const operations = Object.values(document.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0);
  await page.goto('/api');
  const counts = await page.locator('summary').filter({ hasText: 'operations' }).allTextContents();
  expect(counts.reduce((sum, text) => sum + Number.parseInt(text, 10), 0)).toBe(operations);
  await page.context().close();
});
