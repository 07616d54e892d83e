import type { Page } from '@playwright/test';
import { afterAll, beforeAll, test } from 'vitest';
import { fillEntry, startEntry } from '../support/entry.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';

/** A team could not finish: the agency gives it more time, and it sends after the deadline. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

beforeAll(async () => {
  site = await openSiteWorld();
  challenge = await openChallenge(site.world, (await openAgency(site.world)).id);
}, 120_000);
afterAll(() => site?.stop());

test('more time is given from a draft, told on the team’s pages, and used up by sending', async () => {
  const { entry } = await startEntry(site.world, 'lena', challenge);
  await fillEntry(site.world, 'lena', entry.id);
  site.world.clock.set('2027-01-16T15:00:00.000Z');
  const [mara, lena] = [await site.signedIn('mara'), await site.signedIn('lena')];
  await mara.goto(`/run/${challenge.id}/grants`);
  await says(mara, 'Nobody was given more time.');
  await sound(mara, '/run/[call]/grants', 'empty');
  await mara.goto(`/run/${challenge.id}/entries?state=draft`);
  await mara.getByRole('link', { name: 'More time for Team lena' }).click();
  await says(mara, 'More time for Team lena');
  await sound(mara, '/run/[call]/grants', 'filled: to a team');
  await mara.getByLabel('Reason').fill('The storm took the power of your building.');
  await mara.getByLabel('Until').fill('2027-01-18T09:00');
  await press(mara, 'Give more time');
  await mara.getByRole('link', { name: 'Judging opens Monday, January 18, 2027, 9:00 a.m. Eastern. Give a time before it.' }).waitFor();
  await sound(mara, '/run/[call]/grants', 'error');
  await mara.getByLabel('Until').fill('2027-01-17T17:00');
  await press(mara, 'Give more time');
  await says(mara, 'Team lena has until');
  await sound(mara, '/run/[call]/grants', 'filled');
  await lena.goto(`/apply/${challenge.slug}`);
  await says(lena, 'gave you more time.');
  await sound(lena, '/apply/[challenge]', 'filled: more time');
  await lena.goto(`/apply/${challenge.slug}/check`);
  await lena.getByLabel(/^I state/).or(lena.getByRole('checkbox')).first().check();
  await lena.getByRole('button', { name: /^Send/ }).click();
  await says(lena, 'Receipt');
  await lena.goto(`/apply/${challenge.slug}`);
  await says(lena, 'Sent 1 of 1.');
});
