import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../support/people.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** Where the agency decides who takes part, it answers many at once, and takes that back. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const standings = async () =>
  Object.fromEntries(await Promise.all((['lena', 'rita', 'tim'] as const).map(async (who) => [who, (await site.world.ports.registrations.find(challenge.id, people[who].id))?.standing])));

beforeAll(async () => {
  site = await openSiteWorld();
  challenge = await openChallenge(site.world, (await openAgency(site.world)).id, { general: { participation: 'approval' } });
  for (const who of ['lena', 'rita', 'tim'] as const) await answer(site.world.as(who).post('/registrations', { challengeId: challenge.id, rulesVersion: challenge.rulesVersion, rulesHash: challenge.rulesHash }), 201);
}, 120_000);
afterAll(() => site?.stop());

test('several are approved at once, undone, and refused with one reason; whoever went on meanwhile is named and stays', async () => {
  const mara = await site.signedIn('mara');
  await mara.goto(`/run/${challenge.id}/registrations`);
  await press(mara, 'Approve the chosen');
  await says(mara, 'Choose at least one person.');
  await sound(mara, '/run/[call]/registrations', 'error: nobody chosen');
  await mara.getByLabel(people.lena.name, { exact: true }).check();
  await mara.getByLabel(people.rita.name, { exact: true }).check();
  await sound(mara, '/run/[call]/registrations', 'filled: several chosen');
  await press(mara, 'Approve the chosen');
  await says(mara, '2 people can take part now. Each gets a letter.');
  await sound(mara, '/run/[call]/registrations', 'filled: several answered');
  expect(await standings()).toEqual({ lena: 'approved', rita: 'approved', tim: 'waiting' });

  await answer(site.world.as('rita').post('/teams', { challengeId: challenge.id, name: 'Team Rita' }), 201);
  await press(mara, 'Undo');
  await says(mara, '1 person waits again.');
  await says(mara, `${people.rita.name}: This person is in a team already`);
  expect(await standings()).toEqual({ lena: 'waiting', rita: 'approved', tim: 'waiting' });

  await mara.getByLabel('All 2 on this page').check();
  await mara.locator('summary', { hasText: 'Refuse the chosen' }).click();
  await press(mara, 'Refuse the chosen');
  await says(mara, 'Say why. Each of them reads it.');
  await mara.getByLabel('All 2 on this page').check();
  await mara.getByLabel('Reason to all of them').fill('Only teams from the city take part.');
  await press(mara, 'Refuse the chosen');
  await says(mara, '2 people cannot take part.');
  expect(await standings()).toEqual({ lena: 'refused', rita: 'approved', tim: 'refused' });
});
