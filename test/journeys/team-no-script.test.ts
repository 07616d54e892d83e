import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answersOf, bothVersions, notPng, openWithForm, pdf, press as click, saved } from '../support/entry-form.ts';
import { openSiteWorld } from '../support/site.ts';
import type { Opened } from '../support/stage.ts';

/** What a team does, with JavaScript off. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let rita: Page;
beforeAll(async () => {
  site = await openSiteWorld();
  site.world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openWithForm(site.world);
  rita = await site.signedIn('rita', { javaScriptEnabled: false });
});
afterAll(() => site?.stop());

/** A phone never scrolls sideways. */
const fits = async (page: Page, screen: string) => {
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 375, height: 812 });
  const sideways = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
  expect({ screen, sideways }).toEqual({ screen, sideways: 0 });
  await page.setViewportSize(before);
};
/** Without scripts a button always leads to a new document; it is whole before the next act. */
const press = (page: Page, name: string) => Promise.all([page.waitForEvent('load'), click(page, name)]);
const open = (page: Page, path = '') => page.goto(`/apply/${challenge.slug}${path}`);

test('one person starts, answers, attaches, sends and gets a receipt', async () => {
  const page = rita;
  await open(page);
  await page.getByLabel('I have read who can enter').check();
  await page.getByLabel('I accept version 1').check();
  await page.getByLabel('On my own').check();
  await page.getByLabel('Title of the entry').fill('A plain list');
  await page.getByLabel('Safety').check();
  await press(page, 'Start the entry');
  await page.getByRole('link', { name: 'Summary' }).first().click();
  await page.getByLabel('What does it do').fill('word '.repeat(22));
  await page.getByLabel('A tool').check();
  await press(page, 'Save and continue');
  expect(await page.getByRole('alert').innerText()).toContain('This has 22 words. Use at most 20.');
  expect(await page.getByLabel('What does it do').inputValue()).toBe('word '.repeat(22));
  await page.getByLabel('What does it do').fill('A list that anyone can read.');
  await page.getByLabel('Residents').check();
  await page.getByLabel('Which danger?').fill('Fire');
  await press(page, 'Save');
  await saved(page);
  await press(page, 'Save and continue');
  await page.getByLabel('Running cost').fill('-5');
  await press(page, 'Save');
  expect([await page.locator('.field.wrong .err').innerText(), await page.getByLabel('Running cost').inputValue()]).toEqual([expect.stringContaining('Give at least 0.'), '-5']);
  await page.getByLabel('Running cost').fill('0');
  await page.getByLabel('Month', { exact: true }).fill('3');
  await page.getByLabel('Day', { exact: true }).fill('28');
  await page.getByLabel('Year', { exact: true }).fill('2027');
  await press(page, 'Save and continue');
  await press(page, 'Attach');
  expect(await page.getByRole('alert').innerText()).toContain('Choose a file, then press Attach.');
  await page.getByLabel(/Attach a file/).setInputFiles({ name: 'empty.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) });
  await press(page, 'Attach');
  expect(await page.getByRole('alert').innerText()).toContain('empty.pdf is empty.');
  await page.getByLabel(/Attach a file/).setInputFiles(notPng);
  await press(page, 'Attach');
  expect(await page.getByRole('alert').innerText()).toContain('map.png was not attached. Its content is not what its name says.');
  await fits(page, 'files without scripts, refused');
  await page.getByLabel(/Attach a file/).setInputFiles(pdf);
  await press(page, 'Save and continue');
  expect(await answersOf(page)).toEqual([
    'A plain list', 'Safety', 'Rita Rival', 'A list that anyone can read.', 'Not answered', 'A tool', 'Residents', 'Fire', 'Not answered', '$0', 'March 28, 2027', 'Not answered', 'Not answered', 'Not answered', 'Not answered', 'plan.pdf, 48 bytes',
  ]);
  await page.getByLabel('I send this for Rita Rival').check();
  await press(page, 'Send the entry');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('We have your entry');
});

test('a page that another page overtook keeps both words', async () => {
  const page = rita;
  await open(page, '/summary');
  const other = await page.context().newPage();
  await open(other, '/summary');
  await other.getByLabel('Which danger?').fill('Flood');
  await press(other, 'Save');
  await page.getByLabel('Which danger?').fill('Smoke');
  await page.getByLabel('A name for it').fill('The list');
  await press(page, 'Save');
  expect(await bothVersions(page)).toEqual(['Saved by the other page', 'Flood', 'Yours, not saved', 'Smoke']);
  expect(await page.getByLabel('Which danger?').inputValue()).toBe('Smoke');
  await fits(page, 'section without scripts, two versions');
  await press(page, 'Save');
  await page.reload();
  expect([await page.getByLabel('Which danger?').inputValue(), await page.getByLabel('A name for it').inputValue()]).toEqual(['Smoke', 'The list']);
  await other.close();
});

test('a team of two does the whole job: joins by link, sends, changes, sends again, withdraws and undoes it', async () => {
  const [otto, jim] = [await site.signedIn('otto', { javaScriptEnabled: false }), await site.signedIn('jim', { javaScriptEnabled: false })];
  await open(otto);
  await press(otto, 'Start the entry');
  expect(await otto.getByRole('alert').getByRole('link').count()).toBeGreaterThan(3);
  for (const label of ['I have read who can enter', 'I accept version 1', 'With a new team', 'Safety']) await otto.getByLabel(label).check();
  await otto.getByLabel('Name of the new team').fill('Plain Works');
  await otto.getByLabel('Title of the entry').fill('A paper trail');
  await press(otto, 'Start the entry');
  await otto.getByRole('link', { name: 'Team', exact: true }).click();
  await press(otto, 'Invite');
  await jim.goto(await otto.locator('main code').innerText());
  for (const label of ['I have read who can enter', 'I accept version 1']) await jim.getByLabel(label).check();
  await press(jim, 'Join the team');
  await jim.getByRole('link', { name: 'Summary' }).first().click();
  await jim.getByLabel('What does it do').fill('Each permit keeps its own list.');
  await jim.getByLabel('A tool').check();
  await press(jim, 'Save and continue');
  await jim.getByLabel('Running cost').fill('300');
  await press(jim, 'Save and continue');
  await jim.getByLabel(/Attach a file/).setInputFiles(pdf);
  await press(jim, 'Save and continue');
  expect(await jim.getByText('Only the lead sends.', { exact: false }).isVisible()).toBe(true);
  await open(otto, '/check');
  await press(otto, 'Send the entry');
  expect(await otto.getByRole('alert').innerText()).toContain('Tick the statement before you send.');
  await otto.getByLabel('I send this for Plain Works').check();
  await press(otto, 'Send the entry');
  expect(await otto.locator('.receipt').innerText()).toMatch(/Plain Works: (Otto Otheragency, Jim Judge|Jim Judge, Otto Otheragency)[\s\S]*plan\.pdf, 48 bytes/);
  await open(otto, '/about');
  await otto.getByLabel('Title of the entry').fill('A paper trail, kept');
  await press(otto, 'Save and go back');
  await otto.getByRole('link', { name: 'Check and send' }).click();
  await otto.getByLabel('I send this for Plain Works').check();
  await press(otto, 'Send version 2');
  expect(await otto.locator('.receipt').innerText()).toContain('A paper trail, kept');
  await open(otto);
  await otto.getByRole('link', { name: 'Withdraw this entry' }).click();
  await press(otto, 'Withdraw the entry');
  expect(await otto.getByText('You withdrew this entry.').isVisible()).toBe(true);
  await otto.getByRole('link', { name: 'check it and send it again' }).click();
  await otto.getByLabel('I send this for Plain Works').check();
  await press(otto, 'Send the entry again');
  expect(await otto.locator('.rail strong').allTextContents()).toEqual(['Version 3', 'Version 2', 'Version 1']);
  for (const page of [otto, jim]) await page.context().close();
});
