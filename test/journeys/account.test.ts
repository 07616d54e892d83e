import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unsubscribeToken } from '../../functions/use-cases/public/unsubscribe.ts';
import { registerFor, sentEntry } from '../support/entry.ts';
import { linkTo } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** What everybody does with their own account, by clicks. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
beforeAll(async () => {
  site = await openSiteWorld();
  site.world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(site.world, (await openAgency(site.world)).id);
});
afterAll(() => site?.stop());

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const refused = (page: Page, words: string | RegExp) => page.getByRole('alert').getByText(words).first().waitFor();

test('settings: a name that is missing is asked for, and the zone and the letters are as chosen', async () => {
  const page = await site.signedIn('vera');
  await page.goto('/me');
  await says(page, 'Nothing is waiting for you yet.');
  await sound(page, '/me', 'empty: new here');
  await page.getByRole('link', { name: 'Your account: Vera Visitor' }).click();
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
  await sound(page, '/me/settings', 'filled');
  await page.getByLabel('Organization').fill('Harbor Library');
  await page.getByLabel('Name', { exact: true }).fill('');
  await press(page, 'Save settings');
  await refused(page, 'Enter your name.');
  expect(await page.getByLabel('Organization').inputValue()).toBe('Harbor Library');
  await sound(page, '/me/settings', 'error');
  await page.getByLabel('Name', { exact: true }).fill('Vera V. Visitor');
  await page.getByLabel('Time zone').selectOption('Pacific/Honolulu');
  await page.getByLabel('News of what you follow').uncheck();
  await press(page, 'Save settings');
  await says(page, 'Your settings are saved.');
  await page.getByRole('link', { name: 'Your account: Vera V. Visitor' }).waitFor();
  await page.goto('/me/sessions');
  // 15:00 UTC
  await says(page, /Jan 5, 2027, 5:\d\d a\.m\./);
  await page.goto(`/follow/${challenge.slug}`);
  await says(page, 'Letters about what you follow are turned off');
  await sound(page, '/follow/[slug]', 'filled: letters are off');
  await press(page, 'Follow this challenge');
  await says(page, 'You follow this challenge now.');
  await page.goto('/me');
  await page.getByRole('heading', { name: 'Challenges you follow' }).waitFor();
  await says(page, /Entries close .*2027/);
  await sound(page, '/me', 'filled: follows only');
  await page.getByRole('link', { name: /^Stop following/ }).click();
  await press(page, 'Stop following');
  await says(page, 'You no longer follow this challenge.');
  await page.context().close();
});

test('a letter’s own link stops letters of its kind without signing in', async () => {
  const page = await site.visitor();
  await page.goto(`/unsubscribe/${unsubscribeToken(site.world.ports, people.vera.id, 'reminders')}`);
  await sound(page, '/unsubscribe/[token]', 'filled');
  await press(page, 'Stop these letters');
  await says(page, 'We stopped reminders before deadlines.');
  await sound(page, '/unsubscribe/[token]', 'filled: stopped');
  await page.goto('/unsubscribe/nothing-sealed');
  await press(page, 'Stop these letters');
  await page.getByRole('alert').waitFor();
  await sound(page, '/unsubscribe/[token]', 'error');
  await page.context().close();
  const vera = await site.signedIn('vera');
  await vera.goto('/me/settings');
  expect(await vera.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked))).toEqual([false, false, true]);
  await vera.context().close();
});

test('a session left open elsewhere is ended, then all are', async () => {
  const [here, there, third] = [await site.signedIn('tim'), await site.signedIn('tim'), await site.signedIn('tim')];
  await there.goto('/me');
  await third.goto('/me');
  await here.goto('/me/sessions');
  expect(await here.getByRole('listitem').filter({ hasText: 'This one' }).count()).toBe(1);
  await sound(here, '/me/sessions', 'filled');
  const ends = here.getByRole('button', { name: /^End the session of/ });
  expect(await ends.count()).toBe(2);
  const late = await here.context().newPage();
  await late.goto('/me/sessions');
  await ends.first().click();
  await says(here, 'That session is ended.');
  expect(await ends.count()).toBe(1);
  // another window still shows it
  await late.getByRole('button', { name: /^End the session of/ }).first().click();
  await late.getByRole('alert').waitFor();
  await sound(late, '/me/sessions', 'error');
  const outside = async (page: Page) => {
    await page.goto('/me');
    return new URL(page.url()).pathname !== '/me';
  };
  expect([await outside(there), await outside(third)].filter(Boolean)).toHaveLength(1);
  await here.goto('/me/sessions');
  const waiting = `laurel:scores:${people.tim.id}:${challenge.id}:ent_unsent`;
  const leftHere = () => here.evaluate(() => Object.keys(localStorage));
  await here.evaluate((name) => localStorage.setItem(name, JSON.stringify({ version: '"1"', fields: [['note', 'Not sent.']] })), waiting);
  await press(here, 'Sign out everywhere, here too');
  await here.locator('[role=alert]:focus').filter({ hasText: 'Scores you typed for one entry were not sent. Signing out deletes them from this device.' }).waitFor();
  await sound(here, '/me/sessions', 'error: not sent');
  expect([await leftHere(), await here.getByRole('link', { name: 'Try to send them first' }).getAttribute('href')]).toEqual([[waiting], `/judge/${challenge.id}`]);
  await press(here, 'Sign out everywhere and delete them');
  await here.getByRole('heading', { name: 'You are signed out everywhere' }).waitFor();
  await sound(here, '/signed-out', 'filled: everywhere');
  expect(await leftHere()).toEqual([]);
  for (const page of [here, there, third]) expect(await outside(page)).toBe(true);
  for (const page of [here, there, third]) await page.context().close();
});

test('a token is shown once, listed, and revoked', async () => {
  const page = await site.signedIn('rita');
  await page.goto('/me/tokens');
  await says(page, 'No tokens yet.');
  await sound(page, '/me/tokens', 'empty');
  await press(page, 'Make the token');
  await page.getByRole('alert').waitFor();
  await sound(page, '/me/tokens', 'error');
  await page.getByLabel('What it is for').fill('Nightly export');
  await page.getByLabel('Read your teams and entries').check();
  await press(page, 'Make the token');
  await says(page, 'It is not shown again.');
  const secret = await page.locator('main code').first().innerText();
  const entries = () => fetch(`${site.origin}/api/v1/entries?challengeId=${challenge.id}`, { headers: { authorization: `Bearer ${secret}` } });
  expect((await entries()).status).toBe(200);
  await sound(page, '/me/tokens', 'filled: made');
  await page.goto('/me/tokens');
  expect(await page.getByText(secret).count()).toBe(0);
  expect(await page.getByRole('listitem').filter({ hasText: 'Nightly export' }).innerText()).toContain('Read your teams and entries. Made');
  await press(page, 'Revoke Nightly export');
  await says(page, 'That token works no more.');
  expect((await entries()).status).toBe(401);
  await page.context().close();
});

test('one’s own data is a file with what is kept', async () => {
  await sentEntry(site.world, 'lena', challenge, 'Harborlight');
  const page = await site.signedIn('lena');
  await page.goto('/me/data');
  await sound(page, '/me/data', 'filled');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download your data (JSON)' }).click()]);
  expect(download.suggestedFilename()).toBe('laurel-2027-01-05.json');
  const kept = JSON.parse(readFileSync(await download.path(), 'utf8')) as { profile: object; teams: object[] };
  expect(kept.profile).toMatchObject({ email: people.lena.email, name: 'Lena Lead' });
  expect(JSON.stringify(kept)).toContain('Inspectors scan one code at the door');
  await page.context().close();
});

test('who leads a team of several hands the lead over before the account closes', async () => {
  const page = await site.signedIn('lena');
  await page.goto(`/apply/${challenge.slug}/team`);
  await page.getByLabel('Email address').fill(people.otto.email);
  await press(page, 'Invite');
  await says(page, `Mailed to ${people.otto.email}.`);
  await registerFor(site.world, 'otto', challenge);
  const otto = await site.signedIn('otto');
  await otto.goto(await linkTo(site.world, people.otto.email));
  await press(otto, 'Join the team');
  await otto.waitForURL(/\/apply\//);
  await page.goto('/me/data');
  await says(page, 'Hand the lead over before you close your account');
  expect(await page.getByRole('button', { name: 'Close my account' }).count()).toBe(0);
  await sound(page, '/me/data', 'read-only: leads a team');
  await page.locator(`main a[href^="/apply/${challenge.slug}/team"]`).click();
  await page.getByRole('list', { name: 'Members' }).waitFor();
  for (const one of [page, otto]) await one.context().close();
});

test('an account is closed: asked for the address first, then erased and signed out', async () => {
  const page = await site.signedIn('vera');
  await page.goto('/me/data');
  expect(await page.getByText('need a sign-in of the last 15 minutes').count()).toBe(0);
  await press(page, 'Close my account');
  await refused(page, 'Type vera@gmail.com to confirm.');
  await sound(page, '/me/data', 'error');
  await page.getByLabel('Type vera@gmail.com to confirm').fill('vera@gmail.com');
  await page.evaluate((name) => localStorage.setItem(name, JSON.stringify({ version: '"1"', fields: [['note', 'Not sent.']] })), `laurel:scores:${people.vera.id}:${challenge.id}:ent_unsent`);
  await press(page, 'Close my account');
  await page.locator('[role=alert]:focus').filter({ hasText: 'Scores you typed for one entry were not sent. Closing your account deletes them from this device.' }).waitFor();
  await sound(page, '/me/data', 'error: not sent');
  await press(page, 'Close my account and delete them');
  await page.getByRole('heading', { name: 'Your account is closed' }).waitFor();
  await sound(page, '/sign-in', 'filled: account closed');
  expect((await page.context().cookies()).map(({ name }) => name).filter((name) => /sid|signed-in/.test(name))).toEqual([]);
  await page.goto('/challenges');
  expect(await page.getByRole('link', { name: 'My work' }).count()).toBe(0);
  await page.goto('/me');
  expect(new URL(page.url()).pathname).not.toBe('/me');
  expect((await answer<{ person: { name: string; email: string } }>(site.world.as('olga').get(`/operator/people?q=${people.vera.id}`))).person).toMatchObject({ name: 'Closed account', email: '' });
  await page.context().close();
});

test('what needs a fresh sign-in says so before anything is typed, by the server’s clock', async () => {
  const page = await site.signedIn('kofi');
  await page.goto('/me/tokens');
  site.world.clock.pass(14 * 60_000);
  await page.reload();
  await page.getByRole('button', { name: 'Make the token' }).waitFor();
  expect(await page.getByText('need a sign-in of the last').count()).toBe(0);
  site.world.clock.pass(2 * 60_000);
  await page.reload();
  await says(page, 'Changes on this page need a sign-in of the last 15 minutes.');
  await sound(page, '/me/tokens', 'read-only: sign in again first');
  await page.getByLabel('What it is for').fill('Nightly export');
  await page.getByLabel('Read your judging').check();
  await press(page, 'Make the token');
  await page.getByRole('alert').getByRole('link', { name: 'Sign in in a new tab' }).waitFor();
  expect(await page.getByLabel('What it is for').inputValue()).toBe('Nightly export');
  await page.context().close();
});

test('signing in says what went wrong, and a session that ended asks again without losing the page', async () => {
  const page = await site.visitor();
  await page.goto('/sign-in');
  await sound(page, '/sign-in', 'filled');
  await page.goto('/auth/callback?state=nobody-began-this');
  await refused(page, 'This sign-in was not started in this browser');
  await sound(page, '/sign-in', 'error');
  await page.goto('/signed-out?posted');
  await page.getByRole('button', { name: 'Send it again' }).waitFor();
  await sound(page, '/signed-out', 'filled: a form is held');
  await page.context().close();
  const otto = await site.signedIn('otto');
  await otto.goto('/signed-out');
  await otto.getByRole('heading', { name: 'You are still signed in' }).waitFor();
  await sound(otto, '/signed-out', 'filled: still signed in');
  await otto.getByRole('main').getByRole('link', { name: 'My work' }).click();
  await press(otto, 'Sign out');
  await otto.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await sound(otto, '/signed-out', 'filled');
  await otto.context().close();

  const jim = await site.signedIn('jim');
  await jim.goto('/signed-in');
  await sound(jim, '/signed-in', 'filled');
  await jim.goto(`/me/nothing-here`);
  await says(jim, 'We can’t find that page');
  await sound(jim, '+error', 'error: no such page, signed in');
  await jim.goto(`/follow/${challenge.slug}`);
  await sound(jim, '/follow/[slug]', 'filled');
  await jim.context().clearCookies();
  await press(jim, 'Follow this challenge');
  await jim.getByRole('alert').getByRole('link', { name: 'Sign in in a new tab' }).waitFor();
  await sound(jim, '/follow/[slug]', 'error');
  await jim.context().close();
});
