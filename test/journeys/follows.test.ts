import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency } from '../support/stage.ts';
import { answer } from '../support/world.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let agencyId: string;
let group: { id: string };
beforeAll(async () => {
  site = await openSiteWorld();
  site.world.clock.set('2027-01-05T15:00:00.000Z');
  agencyId = (await openAgency(site.world)).id;
  group = await answer<{ id: string }>(site.world.as('mara').post('/groups', { name: 'Permits group', purpose: 'People who try permits in wallets.', joining: 'open', agencyId }), 201);
});
afterAll(() => site?.stop());

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

test('a group, an agency and a search are followed from their pages, stand in one list, and one is let go of and taken back', async () => {
  const page = await site.signedIn('vera');
  await page.goto('/me/follows');
  await says(page, 'You follow nothing yet.');
  await sound(page, '/me/follows', 'empty');
  await page.goto(`/groups/${group.id}`);
  await page.getByRole('link', { name: 'Follow, without joining' }).click();
  await says(page, /when it plans, moves or cancels a call/);
  await press(page, 'Follow this group');
  await says(page, 'You follow this group now.');
  await page.goto('/agencies/records');
  await page.getByRole('link', { name: 'Follow', exact: true }).click();
  await press(page, 'Follow this agency');
  await says(page, 'You follow this agency now.');
  await page.goto('/atlas?type=pilot&q=wallet&page=1&view=list');
  await page.getByRole('link', { name: 'Follow this search' }).click();
  await page.getByRole('heading', { name: 'Follow a search: “wallet”, type: pilot' }).waitFor();
  await press(page, 'Follow this search');
  await says(page, 'You follow this search now.');
  await page.getByRole('link', { name: /see all you follow/ }).click();
  await page.getByRole('link', { name: 'Permits group' }).waitFor();
  await sound(page, '/me/follows', 'filled');
  await press(page, 'Stop following Permits group');
  await says(page, 'You no longer follow Permits group.');
  await sound(page, '/me/follows', 'filled: stopped');
  await press(page, 'Undo');
  await says(page, 'You follow Permits group again.');
  await page.getByLabel('Once a week').check();
  await press(page, 'Save');
  await says(page, 'Your choice is saved.');
  expect(await answer(site.world.as('vera').get('/me'))).toMatchObject({ newsPace: 'weekly', notify: { challenges: true } });
  await page.getByLabel('Not at all').check();
  await press(page, 'Save');
  await expect.poll(async () => (await answer<{ notify: object }>(site.world.as('vera').get('/me'))).notify).toEqual({ challenges: false, reminders: true });
  // opened anew: what the page still asks after it saved is not asked signed out
  await page.goto('/me/follows');
  await page.context().clearCookies();
  await press(page, /^Stop following/);
  await page.getByRole('alert').getByRole('link', { name: 'Sign in in a new tab' }).waitFor();
  await sound(page, '/me/follows', 'error');
  await page.context().close();
});

test('a work of the library and a collection are followed from their pages, and the work names the collection that holds it', async () => {
  const mara = site.world.as('mara');
  const keeper = { kind: 'agency', agencyId };
  const { id, version } = await answer<{ id: string; version: number }>(mara.post('/publications', { title: 'Wallets at the counter', kind: 'brief', url: 'https://records.example.gov/wallets.pdf', keeper }), 201);
  await answer(mara.post(`/publications/${id}/publish`, {}, { version }));
  const collection = await answer<{ id: string }>(mara.post('/collections', { keeper, title: 'Reading on wallets', shown: true, items: [{ kind: 'publication', id }] }), 201);
  const page = await site.signedIn('tim');
  await page.goto(`/library/${id}`);
  await page.getByRole('link', { name: 'Reading on wallets' }).click();
  await page.getByRole('link', { name: 'Follow this collection' }).click();
  await says(page, /when something is added to it/);
  await press(page, 'Follow this collection');
  await says(page, 'You follow this collection now.');
  await page.goto(`/library/collections/${collection.id}`);
  await page.getByRole('link', { name: 'Wallets at the counter' }).click();
  await page.getByRole('link', { name: 'Follow this work' }).click();
  await press(page, 'Follow this work');
  await says(page, 'You follow this work now.');
  await page.goto('/me/follows');
  for (const name of ['Wallets at the counter', 'Reading on wallets']) await page.getByRole('link', { name }).waitFor();
  await page.context().close();
});
