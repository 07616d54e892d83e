import type { BrowserContextOptions, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import { judgeIn } from '../support/judging.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** A server that does not answer, and a browser that fails by itself: a page of ours says so, and leads on. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
beforeAll(async () => {
  site = await openSiteWorld();
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { judging: { reviewsPerEntry: 1, quorum: 1 } });
  for (const who of ['lena', 'rita'] as const) await sentEntry(world, who, challenge);
  await judgeIn(world, challenge, 'jana');
  world.clock.set('2027-01-16T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  world.clock.set('2027-01-18T15:00:00.000Z');
});
afterEach(() => site?.cutOff(false));
afterAll(() => site?.stop());

const queue = () => `/judge/${challenge.id}`;
const data = /__data\.json/;
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
/** The list after an abstention, with the next entry to open. */
const afterAbstaining = async (options?: BrowserContextOptions) => {
  const page = await site.signedIn('jana', options);
  await page.goto(queue());
  const entries = page.getByRole('row').getByRole('link', { name: /permits/ });
  const next = await entries.nth(1).innerText();
  await entries.first().click();
  await page.getByText('I cannot judge this entry').click();
  await page.getByLabel('Why you abstain').fill('A subject I do not know.');
  await page.getByRole('button', { name: 'Abstain' }).click();
  await heading(page, 'Your entries');
  return { page, next, open: () => entries.nth(1).click() };
};

test('an entry opened right after an abstention opens, though the first request for it is lost', async () => {
  const { page, next, open } = await afterAbstaining({ serviceWorkers: 'block' });
  const lost: string[] = [];
  await page.route(data, async (route) => {
    if (lost.length > 0) return route.continue();
    lost.push(route.request().url());
    await route.abort();
  });
  await open();
  await heading(page, next);
  expect(lost).toHaveLength(1);
  await page.context().close();
});

test('an entry opens though this device fails to read what it keeps', async () => {
  const { page, next, open } = await afterAbstaining();
  await expect.poll(() => page.context().serviceWorkers().length).toBe(1);
  await page.context().serviceWorkers()[0]!.evaluate(`CacheStorage.prototype.open = () => Promise.reject(new Error('Unexpected internal error.'))`);
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
  await open();
  await heading(page, next);
  // no visit of the whole page was needed, and one is answered as well
  expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true);
  await page.reload();
  await heading(page, next);
  await page.context().close();
});

test('a link that the server does not answer leaves the page as it is and says so; it works once the server is back', async () => {
  const page = await site.signedIn('jana');
  await page.goto(queue());
  site.cutOff(true);
  await page.getByRole('link', { name: 'My work', exact: true }).click();
  await page.locator('[role=alert]:focus').filter({ hasText: 'We can’t reach the server just now. What you typed is still here.' }).waitFor();
  await heading(page, 'Your entries');
  await sound(page, '/judge/[challenge]', 'error: not reached');
  site.cutOff(false);
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.waitForURL((url) => url.pathname === '/me');
  expect(await page.getByText('We can’t reach the server').count()).toBe(0);
  await page.goto('/me/settings');
  await page.getByLabel('Organization').fill('Half a na');
  site.cutOff(true);
  await page.getByRole('link', { name: 'Your data' }).click();
  await page.locator('[role=alert]:focus').filter({ hasText: 'We can’t reach the server just now.' }).waitFor();
  expect(await page.getByLabel('Organization').inputValue()).toBe('Half a na');
  await page.context().close();
});

test('a fault in the browser shows what to do and is told in its console', async () => {
  const { page, next, open } = await afterAbstaining({ serviceWorkers: 'block' });
  const told: string[] = [];
  page.on('console', (line) => line.type() === 'error' && told.push(line.text()));
  await page.route(data, (route) => route.fulfill({ contentType: 'text/sveltekit-data', body: 'no data\n' }), { times: 1 });
  await open();
  await heading(page, 'This page stopped working');
  await page.getByText('Something went wrong in your browser, not on the server.').waitFor();
  expect(told.join(' ')).toContain('SyntaxError');
  await sound(page, '/judge/[challenge]/[entry]', 'error: in the browser');
  await page.getByRole('link', { name: 'Load the page again' }).click();
  await heading(page, next);
  await page.context().close();
});
