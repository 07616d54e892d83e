import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import { judgeIn } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { draftChallenge, openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** A manager changes many pairs of the proposal from a table: looks, mends, and does it once. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let draft: string;
let code: string;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

beforeAll(async () => {
  site = await openSiteWorld();
  site.world.clock.set('2027-01-05T15:00:00.000Z');
  const { id: agency } = await openAgency(site.world);
  draft = await draftChallenge(site.world, agency);
  challenge = await openChallenge(site.world, agency, { judging: { reviewsPerEntry: 1, quorum: 1 } });
  ({ entry: { code } } = await sentEntry(site.world, 'lena', challenge));
  for (const who of ['jana', 'jim'] as const) await judgeIn(site.world, challenge, who);
}, 120_000);
afterAll(() => site?.stop());

test('a table of pairs is looked at, corrected and put into the proposal', async () => {
  const mara = await site.signedIn('mara');
  const { entries } = await answer<{ entries: { readers: { name: string }[] }[] }>(site.world.as('mara').get(`/assignments/${challenge.id}`));
  const has = entries[0]!.readers[0]!.name;
  const other = has === people.jana.name ? people.jim.name : people.jana.name;
  await mara.goto(`/run/${draft}/assign/table`);
  await says(mara, 'Publish the challenge before planning its judging.');
  await sound(mara, '/run/[call]/assign/table', 'empty');
  await mara.goto(`/run/${challenge.id}/assign`);
  await mara.getByRole('link', { name: 'Change many pairs at once' }).click();
  await mara.getByRole('heading', { level: 1, name: 'Many pairs at once' }).waitFor();
  await sound(mara, '/run/[call]/assign/table', 'filled');
  await mara.getByLabel('The pairs').fill('code');
  await press(mara, 'Look at it');
  await mara.getByRole('link', { name: /The first line names the columns/ }).waitFor();
  await sound(mara, '/run/[call]/assign/table', 'error');
  await mara.getByLabel('The pairs').fill(`entry,judge,change\n${code},${has},add\n${code},${other},add`);
  await press(mara, 'Look at it');
  await says(mara, 'One line is not right.');
  await says(mara, 'This judge has this entry already.');
  await sound(mara, '/run/[call]/assign/table', 'error: lines');
  await mara.getByLabel('Or a CSV file').setInputFiles({ name: 'pairs.csv', mimeType: 'text/csv', buffer: Buffer.from(`entry,judge\n${code},${other}\n`) });
  await press(mara, 'Look at it');
  await says(mara, 'This puts 1 pair on and takes 0 off.');
  await sound(mara, '/run/[call]/assign/table', 'filled: looked at');
  await press(mara, 'Change 1 pair');
  await mara.getByRole('heading', { level: 1, name: 'Assignments' }).waitFor();
  const { entries: now } = await answer<{ entries: { readers: { name: string; byHand: boolean }[] }[] }>(site.world.as('mara').get(`/assignments/${challenge.id}`));
  expect(now[0]!.readers).toEqual(expect.arrayContaining([expect.objectContaining({ name: other, byHand: true })]));
  site.world.clock.set('2027-01-16T15:00:00.000Z');
  await answer(site.world.as('mara').post(`/assignments/${challenge.id}/publish`));
  const later = await site.signedIn('mara');
  await later.goto(`/run/${challenge.id}/assign/table`);
  await says(later, 'Assignments are published. From here on reviews are only added.');
  await sound(later, '/run/[call]/assign/table', 'read-only');
});
