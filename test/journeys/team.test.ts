import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersOf, bothVersions, notPng, openWithForm, pdf, press, saved } from '../support/entry-form.ts';
import { linkTo } from '../support/judging.ts';
import { obscured } from '../support/obscured.ts';
import type { PersonName } from '../support/people.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import type { Opened } from '../support/stage.ts';

const during = '2027-01-05T15:00:00.000Z';
const after = '2027-01-20T15:00:00.000Z';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
const pages = {} as Record<PersonName, Page>;

const open = (page: Page, path = '') => page.goto(`/apply/${challenge.slug}${path}`);

beforeAll(async () => {
  site = await openSiteWorld();
  site.world.clock.set(during);
  challenge = await openWithForm(site.world);
  pages.lena = await site.signedIn('lena');
  pages.tim = await site.signedIn('tim');
  pages.rita = await site.signedIn('rita', { javaScriptEnabled: false });
  pages.vera = await site.signedIn('vera', { javaScriptEnabled: false });
});
afterAll(() => site?.stop());

describe('a team of two', () => {
  test('registers: what is missing is said at once, and nothing typed is lost', async () => {
    const page = pages.lena;
    await open(page);
    await page.getByLabel('With a new team').check();
    await page.getByLabel('Name of the new team').fill('Permit Works');
    await press(page, 'Start the entry');
    expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
      'Say that you can enter under these conditions.', 'Accept the rules to take part.', 'Give the entry a title.', 'Choose a challenge area.',
    ]);
    expect(await page.getByLabel('Name of the new team').inputValue()).toBe('Permit Works');
    await sound(page, '/apply/[challenge]', 'error');
    // a tick outlasts a refusal
    await page.getByLabel('I have read who can enter').check();
    await page.getByLabel('Permits').check();
    await press(page, 'Start the entry');
    await page.getByRole('link', { name: 'Accept the rules to take part.' }).waitFor();
    expect([await page.getByLabel('I have read who can enter').isChecked(), await page.getByLabel('Permits').isChecked(), await page.getByLabel('With a new team').isChecked()]).toEqual([true, true, true]);
    await page.getByLabel('I accept version 1').check();
    await page.getByLabel('Title of the entry').fill('One code at the door');
    await page.getByLabel('Permits').check();
    await press(page, 'Start the entry');
    await arrived(page, 'One code at the door');
    expect(await page.locator('ol.tasks > li .tag').allTextContents()).toEqual(['Done', 'Done', 'Not started', 'Not started', 'Not started', 'Not sent']);
    await sound(page, '/apply/[challenge]', 'filled: nothing written');
  });

  test('a member joins by the mailed link, which says what it offers before sign-in and works once', async () => {
    const { lena, tim } = pages;
    await open(lena, '/team');
    await lena.getByLabel('Email address').fill('tim@example.org');
    await press(lena, 'Invite');
    await lena.getByText('Mailed to tim@example.org.').waitFor();
    await sound(lena, '/apply/[challenge]/team', 'filled: invited');
    const link = await linkTo(site.world, 'tim@example.org');
    const visitor = await site.visitor();
    await visitor.goto(link);
    expect(await visitor.getByText('Lena Lead invites you to the team.').isVisible()).toBe(true);
    expect(await visitor.getByRole('link', { name: 'Sign in to join' }).isVisible()).toBe(true);
    await visitor.context().close();
    await tim.goto(link);
    await press(tim, 'Join the team');
    await tim.getByRole('alert').waitFor();
    await sound(tim, '/teams/join/[token]', 'error');
    await tim.getByLabel('I have read who can enter').check();
    await tim.getByLabel('I accept version 1').check();
    await press(tim, 'Join the team');
    await arrived(tim, 'One code at the door');
    await tim.getByRole('status').filter({ hasText: /^You joined / }).waitFor();
    await pages.rita.goto(link);
    expect(await pages.rita.getByText('This invitation was used already.').isVisible()).toBe(true);
  });

  test('writes: saved while typing, counted, and never overwritten by the other', async () => {
    const { lena, tim } = pages;
    await open(lena, '/summary');
    expect(await lena.getByText('Which permit?').isVisible()).toBe(true);
    expect(await lena.getByText('Which danger?').count()).toBe(0);
    await lena.getByLabel('What does it do').fill('word '.repeat(22));
    await lena.getByText('22 words: 2 words too many').waitFor();
    await lena.getByLabel('A service').check();
    await saved(lena);
    await open(tim, '/summary');
    expect(await tim.getByLabel('What does it do').inputValue()).toBe('word '.repeat(22));
    await tim.getByLabel('A name for it').fill('Door code');
    await saved(tim);
    // another question of the same section: both are kept without asking
    await lena.getByLabel('What does it do').fill('Inspectors scan one code and see every permit.');
    await lena.getByText('Tim Member also changed this section.').waitFor();
    expect(await lena.getByLabel('A name for it').inputValue()).toBe('Door code');
    // the same question: both are shown, nothing is saved until Tim says so
    const field = tim.getByLabel('What does it do');
    await field.fill('Tim says it.');
    const top = () => field.evaluate((one) => Math.round(one.getBoundingClientRect().top));
    const before = await top();
    await tim.getByRole('heading', { name: 'Two versions of one answer' }).waitFor();
    expect(Math.abs((await top()) - before), 'the panel above leaves the field where it is').toBeLessThan(3);
    await field.fill('Tim says it otherwise.');
    await tim.locator('#newer').getByText('Tim says it otherwise.').waitFor();
    expect(await bothVersions(tim)).toEqual(['Saved by Lena Lead', 'Inspectors scan one code and see every permit.', 'Yours, not saved', 'Tim says it otherwise.']);
    await sound(tim, '/apply/[challenge]/[section]', 'error: two versions');
    await tim.getByText('Not saved. Someone else changed the same question').waitFor();
    await tim.getByRole('button', { name: /^Use the saved one/ }).click();
    await tim.getByRole('heading', { name: 'Two versions of one answer' }).waitFor({ state: 'detached' });
    await saved(tim);
    expect(await field.inputValue()).toBe('Inspectors scan one code and see every permit.');
    await tim.getByRole('button', { name: /^Undo/ }).click();
    await saved(tim);
    expect([await field.inputValue(), await tim.getByRole('button', { name: /^Undo/ }).count()]).toEqual(['Tim says it otherwise.', 0]);
    await field.fill('Inspectors scan one code and see every permit.');
    await tim.getByText('Not saved yet').waitFor();
    await saved(tim);
    expect(await tim.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('laurel waiting')))).toEqual([]);
    expect(await tim.getByLabel('What does it do').inputValue()).toBe('Inspectors scan one code and see every permit.');
  });

  test('what is typed offline waits on the device and goes when the line is back', async () => {
    const page = pages.lena;
    await open(page, '/facts');
    await page.getByLabel('Running cost').fill('$12,500.50');
    await saved(page);
    await page.context().setOffline(true);
    await page.getByLabel('People served').fill('12,000');
    await page.getByText(/Not saved\. Your words are kept on this device/).waitFor();
    await sound(page, '/apply/[challenge]/[section]', 'filled: offline');
    await page.context().setOffline(false);
    await saved(page);
    await page.reload();
    expect([await page.getByLabel('People served').inputValue(), await page.getByLabel('Running cost').inputValue()]).toEqual(['12000', '12500.50']);
    await page.getByLabel('Address of the repository').fill('https://example.org/code');
    await page.getByLabel('Commit id').fill('abc');
    // what Send would refuse is said here and now, and kept as it was typed
    await press(page, 'Save and continue');
    await page.getByRole('alert').getByRole('link', { name: /^Source code: Give the full commit id/ }).waitFor();
    expect([await page.getByRole('heading', { level: 1 }).innerText(), await page.getByLabel('Commit id').inputValue()]).toEqual(['Facts', 'abc']);
    await page.getByRole('link', { name: 'Documents' }).click();
    await arrived(page, 'Documents');
  });

  test('hears at once what Send would refuse, on leaving the question, and keeps it as typed', async () => {
    const page = pages.lena;
    await open(page, '/facts');
    const [cost, why] = [page.getByLabel('Running cost'), page.locator('.field.wrong', { hasText: 'Running cost' }).locator('.err')];
    for (const [typed, hint] of [['about 5k', 'Write it in digits, such as 1250.50'], ['-5', 'Give at least 0.']] as const) {
      await cost.fill(typed);
      expect(await why.count()).toBe(0);
      await page.getByLabel('People served').focus();
      await why.getByText(hint).waitFor();
      await saved(page);
      expect([await cost.inputValue(), await cost.getAttribute('aria-invalid')]).toEqual([typed, 'true']);
    }
    await page.reload();
    await why.getByText('Give at least 0.').waitFor();
    await cost.fill('$12,500.50');
    await page.getByLabel('People served').focus();
    await saved(page);
    expect(await why.count()).toBe(0);
    // two parts of one question: nothing is said between them
    await page.getByLabel('Month', { exact: true }).fill('2');
    await page.getByLabel('Day', { exact: true }).fill('30');
    await page.getByLabel('Year', { exact: true }).fill('2027');
    expect(await page.locator('.wrong', { hasText: 'When could it start?' }).count()).toBe(0);
    await page.getByLabel('People served').focus();
    await page.getByText('Give a date that is on the calendar').waitFor();
    for (const part of ['Month', 'Day', 'Year']) await page.getByLabel(part, { exact: true }).fill('');
    await saved(page);
    await page.getByRole('link', { name: 'Documents' }).click();
    await arrived(page, 'Documents');
  });

  test('attaches: a wrong kind and a false content are refused in words, a good file is checked', async () => {
    const page = pages.lena;
    const late = { ...pdf, name: 'late.pdf' };
    await page.context().setOffline(true);
    await page.getByLabel(/Attach a file/).setInputFiles(late);
    const again = page.getByRole('button', { name: /^Try again.*late\.pdf$/ });
    await again.waitFor();
    await page.context().setOffline(false);
    await again.click();
    await page.getByText('Checked. SHA-256').waitFor();
    await page.getByLabel(/Attach a file/).setInputFiles({ ...pdf, name: 'second.pdf' });
    await page.getByText('2 of 2 files. Remove one to attach another.').waitFor();
    for (const name of ['second.pdf', 'late.pdf']) await press(page, `Remove ${name}`);
    await page.getByText('Checked. SHA-256').waitFor({ state: 'detached' });
    await page.getByLabel(/Attach a file/).setInputFiles([pdf, notPng]);
    await page.getByText('Its content is not what its name says.', { exact: false }).waitFor();
    await page.getByText('Checked. SHA-256').waitFor();
    await sound(page, '/apply/[challenge]/[section]', 'error: a file refused');
    // a refused file takes no place, and the same bytes are not asked for again
    expect(await page.getByRole('button', { name: /^Try again/ }).count()).toBe(0);
    expect(await page.getByLabel(/Attach a file/).count()).toBe(1);
    await page.getByRole('button', { name: 'Dismiss map.png' }).click();
    await saved(page);
    await page.getByLabel(/Attach a file/).setInputFiles([{ name: 'run.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') }]);
    await page.getByText('run.exe is a kind of file that is not taken.', { exact: false }).waitFor();
    expect(await page.locator('fieldset input[type=hidden][name=documents]').count()).toBe(1);
    await press(page, 'Save and continue');
    await arrived(page, 'Check your answers');
  });

  test('checks: each fault leads to its question; only the lead sends, and gets a receipt', async () => {
    const { lena, tim } = pages;
    await sound(lena, '/apply/[challenge]/check', 'error');
    await lena.getByLabel('I send this for Permit Works').check();
    await press(lena, 'Send the entry');
    const missing = lena.getByRole('alert').filter({ has: lena.getByRole('heading', { name: 'Not sent yet' }) });
    await missing.waitFor();
    expect(await missing.evaluate((one) => one === document.activeElement)).toBe(true);
    await sound(lena, '/apply/[challenge]/check', 'error: answers missing');
    await lena.getByRole('link', { name: /Give the full commit id/ }).first().click();
    // the section says again what is wrong, until the question is mended
    const wrong = lena.locator('.err').filter({ hasText: /^Error: ?Give the full commit id/ });
    await wrong.waitFor();
    expect(await lena.locator('.err').count()).toBe(1);
    await sound(lena, '/apply/[challenge]/[section]', 'error: a wrong answer');
    await lena.getByLabel('Commit id').fill('abcd');
    await wrong.waitFor({ state: 'detached' });
    await lena.getByRole('button', { name: 'Save', exact: true }).click();
    await wrong.waitFor();
    await lena.getByLabel('Commit id').fill('0123456789abcdef0123456789abcdef01234567');
    await saved(lena);
    await open(tim, '/check');
    expect(await tim.getByRole('button', { name: /^Send/ }).count()).toBe(0);
    expect(await tim.getByText('Only the lead sends.', { exact: false }).isVisible()).toBe(true);
    await open(lena, '/check');
    expect(await answersOf(lena)).toEqual([
      'One code at the door', 'Permits', 'Permit Works: Lena Lead, Tim Member', 'Inspectors scan one code and see every permit.', 'Door code', 'A service', 'Not answered', 'Not answered',
      '12,000', '$12,500.50', 'Not answered', 'Not answered', 'Not answered', 'https://example.org/code at commit 0123456789abcdef0123456789abcdef01234567', 'Not answered', 'plan.pdf, 48 bytes',
    ]);
    await press(lena, 'Send the entry');
    await lena.getByRole('alert').getByText('Tick the statement before you send.').waitFor();
    await lena.getByLabel('I send this for Permit Works').check();
    await press(lena, 'Send the entry');
    await arrived(lena, 'We have your entry');
    expect(await lena.locator('.receipt').innerText()).toMatch(/R-[0-9A-Z]{12}[\s\S]*Permit Works: Lena Lead, Tim Member[\s\S]*plan\.pdf, 48 bytes/);
    await sound(lena, '/apply/[challenge]/sent', 'filled');
  });

  test('changes and sends again, withdraws, and undoes it', async () => {
    const page = pages.lena;
    await open(page, '/summary');
    await page.getByLabel('A name for it').fill('Door code two');
    await saved(page);
    await open(page);
    await page.getByText('You changed 1 section since version 1.', { exact: false }).waitFor();
    await sound(page, '/apply/[challenge]', 'filled: changed since it was sent');
    // an error in what changed hides nothing of that, and is named
    await open(page, '/facts');
    await page.getByLabel('Running cost').fill('about 5k');
    await saved(page);
    await open(page);
    await page.getByText('You changed 2 sections since version 1. That version counts until you send again.').waitFor();
    await page.getByRole('link', { name: 'Running cost: Write it in digits, such as 1250.50' }).waitFor();
    await page.getByText('One answer needs a change before you can send again.').waitFor();
    await open(page, '/facts');
    await page.getByLabel('Running cost').fill('$12,500.50');
    await saved(page);
    await page.goto('/me');
    await page.getByRole('heading', { name: '“One code at the door” changed since you sent it' }).waitFor();
    await page.getByText(/What you sent on Tuesday, January 5, 2027, 10:\d\d a\.m\. Eastern counts until you send again\./).waitFor();
    await sound(page, '/me', 'filled: changed since it was sent');
    await open(page);
    await page.getByRole('link', { name: 'Withdraw this entry' }).click();
    await page.getByRole('heading', { name: 'Withdraw this entry?' }).waitFor();
    await sound(page, '/apply/[challenge]/withdraw', 'filled');
    await press(page, 'Withdraw the entry');
    await page.getByText('You withdrew this entry.').waitFor();
    await page.getByRole('link', { name: 'check it and send it again' }).click();
    await page.getByLabel('I send this for Permit Works').check();
    await press(page, 'Send the entry again');
    await arrived(page, 'We have your entry');
    expect(await page.locator('.rail strong').allTextContents()).toEqual(['Version 2', 'Version 1']);
  });

  test('hands over the lead, after being told what it means', async () => {
    const { lena, tim } = pages;
    await open(lena, '/team');
    await lena.getByRole('link', { name: 'Hand over the lead to Tim Member' }).click();
    await lena.getByRole('heading', { name: 'Make Tim Member the lead?' }).waitFor();
    await sound(lena, '/apply/[challenge]/team', 'filled: asked first');
    await press(lena, 'Make Tim Member the lead');
    await lena.getByText('Tim Member leads the team now').waitFor();
    await open(tim, '/check');
    expect(await tim.getByText('Nothing has changed since version 2', { exact: false }).isVisible()).toBe(true);
    expect(await tim.getByRole('button', { name: /^Send/ }).count()).toBe(0);
    await open(tim, '/summary');
    await tim.getByLabel('A name for it').fill('Door code three');
    await saved(tim);
    await open(tim, '/check');
    expect(await tim.getByRole('button', { name: 'Send version 3' }).isVisible()).toBe(true);
  });
});

describe('on a phone', () => {
  test('what has the focus is never under the bar that stays in sight', async () => {
    const page = await site.signedIn('tim', { viewport: { width: 375, height: 667 }, reducedMotion: 'reduce' });
    for (const section of ['/summary', '/facts']) {
      await open(page, section);
      await page.locator('h1').click();
      const hidden = await obscured(page, '.sticky', 40);
      expect({ section, hidden }).toEqual({ section, hidden: [] });
    }
    await page.context().close();
  });
});

describe('after the deadline', () => {
  beforeAll(async () => {
    await open(pages.vera);
    for (const label of ['I have read who can enter', 'I accept version 1', 'On my own', 'Permits']) await pages.vera.getByLabel(label).check();
    await pages.vera.getByLabel('Title of the entry').fill('Never sent');
    await press(pages.vera, 'Start the entry');
    await Promise.all(Object.values(pages).map((page) => page.context().close()));
    site.world.clock.set(after);
    pages.lena = await site.signedIn('lena');
    pages.vera = await site.signedIn('vera');
  });

  test('what was sent is read, not changed, and what was written after it does not count', async () => {
    const page = pages.lena;
    await open(page, '/summary');
    expect(await page.getByText('This is what you sent; changes after it do not count.', { exact: false }).isVisible()).toBe(true);
    expect(await answersOf(page)).toEqual(['Inspectors scan one code and see every permit.', 'Door code two', 'A service', 'Not answered', 'Not answered']);
    expect(await page.locator('main input:not([type=hidden]), main textarea, main button').count()).toBe(0);
    await sound(page, '/apply/[challenge]/[section]', 'read-only');
    await open(page, '/check');
    await sound(page, '/apply/[challenge]/check', 'read-only');
    await open(page, '/outcome');
    await arrived(page, 'No decision yet');
    await sound(page, '/apply/[challenge]/outcome', 'empty');
  });

  test('a draft that was not sent says so', async () => {
    const page = pages.vera;
    await open(page);
    expect(await page.getByText('This draft was not sent.').isVisible()).toBe(true);
    await sound(page, '/apply/[challenge]', 'read-only: not sent');
  });
});
