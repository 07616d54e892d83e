import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillEntry, sendEntry, sentEntry } from '../support/entry.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { headVersion, draftChallenge, openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** Who can enter, as data: the agency writes it, people answer, Send asks, and the agency reads what was stated. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let agency: { id: string };
let lena: Page;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const choose = (page: Page, legend: string | RegExp, option: string) => page.getByRole('group', { name: legend }).getByLabel(option, { exact: true }).check();

beforeAll(async () => {
  site = await openSiteWorld();
  agency = await openAgency(site.world);
}, 120_000);
afterAll(() => site?.stop());

test('the agency puts in the conditions of BigApps, is told what one of its own lacks, and everybody reads them', async () => {
  const id = await draftChallenge(site.world, agency.id);
  const mara = await site.signedIn('mara');
  await mara.goto(`/run/${id}/edit/rules`);
  await press(mara, /^Add those of BigApps/);
  await mara.getByLabel('Dollars, at most').waitFor();
  await press(mara, 'Add a condition');
  await mara.getByLabel('Condition 5', { exact: true }).selectOption('employment');
  await press(mara, 'Save');
  await mara.getByRole('link', { name: 'Condition 5 does not say for whom nobody may work.' }).waitFor();
  await mara.getByLabel('Works for').fill('the City of New York');
  await mara.locator('[id="f-conditions.4.effect"]').selectOption('money');
  await press(mara, 'Save');
  await mara.locator('.saved', { hasText: /^\s*Saved / }).waitFor();
  await sound(mara, '/run/[call]/edit/[section]', 'filled: conditions');
  await answer(site.world.as('mara').post(`/calls/${id}/submit`));
  challenge = await answer<Opened>(site.world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: site.world.clock.now() }, { version: await headVersion(site.world, id) }));
  const visitor = await site.visitor();
  await visitor.goto(`/challenges/${challenge.slug}`);
  await says(visitor, 'At most $500,000 was raised for what is entered in the last 12 months.');
  await says(visitor, 'To win money: do not work for the City of New York.');
});

test('somebody who registers is told at once why not, mends an answer, and sends once the entry’s questions are answered', async () => {
  lena = await site.signedIn('lena');
  await lena.goto(`/apply/${challenge.slug}`);
  await choose(lena, 'How old are you?', 'Under 13');
  await choose(lena, /^Do you live in/, 'Yes');
  await choose(lena, /^Do you work for/, 'Yes');
  await lena.getByLabel('I have read who can enter, and I can').check();
  await lena.getByLabel('I accept version 1 of the rules').check();
  await lena.getByLabel('On my own').check();
  await lena.getByLabel('Title of the entry').fill('Permits at the door');
  if (await lena.getByRole('group', { name: 'Challenge area' }).isVisible()) await lena.getByLabel('Permits', { exact: true }).check();
  await press(lena, 'Start the entry');
  await lena.getByRole('link', { name: 'You cannot enter: the rules ask you to be 13 or older; under 18 with the consent of a parent or guardian.' }).waitFor();
  await sound(lena, '/apply/[challenge]', 'error: cannot enter');
  await choose(lena, 'How old are you?', '18 or older');
  await press(lena, 'Start the entry');
  await arrived(lena, 'Permits at the door');
  await lena.getByRole('link', { name: 'Who can enter', exact: true }).first().click();
  await says(lena, 'Can enter, cannot win money');
  await sound(lena, '/apply/[challenge]/eligibility', 'filled: to answer');
  await lena.getByLabel(/How much was raised/).fill('600000');
  await lena.getByLabel(/For how many months/).fill('a year');
  await press(lena, 'Answer about the entry');
  await lena.getByRole('link', { name: 'Give a whole number of months, such as 6.' }).waitFor();
  await sound(lena, '/apply/[challenge]/eligibility', 'error');
  await lena.getByLabel(/For how many months/).fill('3');
  await press(lena, 'Answer about the entry');
  await says(lena, 'Does not meet the rules');
  const { teams: [team] } = await answer<{ teams: { entries: { id: string }[] }[] }>(site.world.as('lena').get(`/entries?challengeId=${challenge.id}`));
  const entryId = team!.entries[0]!.id;
  await fillEntry(site.world, 'lena', entryId);
  await lena.goto(`/apply/${challenge.slug}/check`);
  await lena.getByRole('link', { name: 'The entry does not meet the rules: At most $500,000 was raised for what is entered in the last 12 months.' }).click();
  await lena.getByLabel(/How much was raised/).fill('12,000');
  await press(lena, 'Save these answers about the entry');
  await says(lena, 'Saved.');
  await sound(lena, '/apply/[challenge]/eligibility', 'filled');
  await sendEntry(site.world, 'lena', entryId);
  const mara = await site.signedIn('mara');
  await mara.goto(`/run/${challenge.id}/entries/${entryId}`);
  await mara.getByRole('link', { name: 'Who can enter: what was stated, and your decision' }).click();
  await says(mara, 'can enter, cannot win money');
  await sound(mara, '/run/[call]/entries/[entry]/eligibility', 'filled');
  expect(await mara.locator('main').textContent()).toContain('$12,000');
});

test('after the deadline the answers stay as they were; without conditions nothing is asked', async () => {
  site.world.clock.set('2027-01-16T15:00:00.000Z');
  lena = await site.signedIn('lena');
  await lena.goto(`/apply/${challenge.slug}/eligibility`);
  await says(lena, 'Can enter, cannot win money');
  await sound(lena, '/apply/[challenge]/eligibility', 'read-only');
  site.world.clock.set('2027-01-06T15:00:00.000Z');
  const plain = await openChallenge(site.world, agency.id);
  const { entry } = await sentEntry(site.world, 'tim', plain);
  const [tim, mara] = [await site.signedIn('tim'), await site.signedIn('mara')];
  await tim.goto(`/apply/${plain.slug}/eligibility`);
  await says(tim, 'The rules ask nothing here.');
  await sound(tim, '/apply/[challenge]/eligibility', 'empty');
  await mara.goto(`/run/${plain.id}/entries/${entry.id}/eligibility`);
  await says(mara, 'The rules of this entry ask nothing here.');
  await sound(mara, '/run/[call]/entries/[entry]/eligibility', 'empty');
});
