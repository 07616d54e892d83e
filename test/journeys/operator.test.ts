import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../support/people.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { answer } from '../support/world.ts';

/** An operator's day, by clicks, on a deployment where nothing is there yet. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let olga: Page;
beforeAll(async () => {
  site = await openSiteWorld();
  olga = await site.signedIn('olga');
});
afterAll(() => site?.stop());

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const go = (name: string) => olga.getByRole('navigation', { name: 'Operate' }).getByRole('link', { name }).click();
const isIn = async (page: Page) => {
  await page.goto('/me');
  return new URL(page.url()).pathname === '/me';
};

test('an agency is opened and its people get their roles, also before they have an account', async () => {
  await olga.goto('/admin/deliveries');
  await says(olga, 'No letters yet.');
  await sound(olga, '/admin/deliveries', 'empty');
  await olga.goto('/me');
  await olga.getByRole('link', { name: 'Operate' }).click();
  await says(olga, 'No agencies yet.');
  await sound(olga, '/admin/agencies', 'empty');
  await olga.getByLabel('Name', { exact: true }).fill('Harbor Authority');
  await press(olga, 'Open the agency');
  await olga.getByRole('alert').waitFor();
  expect(await olga.getByLabel('Name', { exact: true }).inputValue()).toBe('Harbor Authority');
  await sound(olga, '/admin/agencies', 'error');
  await olga.getByLabel('Address').fill('harbor');
  await olga.getByLabel('Acronym').fill('HA');
  await press(olga, 'Open the agency');
  await says(olga, 'Nobody works for this agency here yet.');
  await sound(olga, '/admin/agencies/[agencyId]', 'empty');
  await olga.getByLabel('Email address').fill(people.mara.email);
  await press(olga, 'Give the role');
  await olga.getByRole('alert').waitFor();
  expect(await olga.getByLabel('Email address').inputValue()).toBe(people.mara.email);
  await sound(olga, '/admin/agencies/[agencyId]', 'error');
  await olga.getByLabel('Manager').check();
  await press(olga, 'Give the role');
  await says(olga, `${people.mara.email} is manager now.`);
  await olga.getByLabel('Email address').fill('later@example.org');
  await olga.getByLabel('Approver').check();
  await press(olga, 'Give the role');
  await says(olga, 'later@example.org gets the role at their first sign-in.');
  await sound(olga, '/admin/agencies/[agencyId]', 'filled');
  const sure = olga.getByRole('button', { name: 'Remove later@example.org' });
  expect(await sure.isVisible()).toBe(false);
  await olga.locator('summary', { hasText: 'later@example.org' }).click();
  await sure.click();
  await says(olga, 'The role is taken away.');
  expect(await olga.getByText('later@example.org').count()).toBe(0);
  await olga.getByRole('link', { name: 'What happened to this agency' }).click();
  await olga.getByRole('cell', { name: 'Role in an agency taken away' }).waitFor();
  await go('Agencies');
  await olga.getByRole('link', { name: 'Harbor Authority', exact: true }).waitFor();
  await sound(olga, '/admin/agencies', 'filled');

  const mara = await site.signedIn('mara');
  await mara.goto('/me');
  await mara.getByRole('link', { name: 'Run challenges' }).click();
  await says(mara, 'No challenges yet.');
  expect(await mara.getByRole('link', { name: 'Operate' }).count()).toBe(0);
  expect((await mara.goto('/admin/people'))!.status()).toBe(404);
  await mara.context().close();
});

test('a person is found by the whole address, locked with a reason, and out at once', async () => {
  const vera = await site.signedIn('vera');
  expect(await isIn(vera)).toBe(true);
  await olga.goto('/admin');
  await go('People');
  await olga.getByLabel('Email address or id').fill('vera');
  await press(olga, 'Find');
  await olga.getByRole('alert').waitFor();
  await sound(olga, '/admin/people', 'error');
  await olga.getByLabel('Email address or id').fill('nobody@example.org');
  await press(olga, 'Find');
  await says(olga, 'Nobody here has that address or id.');
  await sound(olga, '/admin/people', 'empty');
  await olga.getByLabel('Email address or id').fill(people.vera.email);
  await press(olga, 'Find');
  await olga.getByRole('heading', { name: 'Vera Visitor' }).waitFor();
  await sound(olga, '/admin/people', 'filled');
  await press(olga, 'Lock the account');
  await olga.getByRole('alert').getByText('Say why, in at least 3 characters.').waitFor();
  await sound(olga, '/admin/people', 'error: no reason');
  await olga.getByLabel('Reason for locking').fill('Somebody else uses the account.');
  await press(olga, 'Lock the account');
  await says(olga, 'The account is locked.');
  await sound(olga, '/admin/people', 'read-only: locked');
  expect(await isIn(vera)).toBe(false);
  await press(olga, 'Unlock the account');
  await says(olga, 'The account is unlocked.');
  // what was open before stays ended
  expect(await isIn(vera)).toBe(false);
  const again = await site.signedIn('vera');
  expect(await isIn(again)).toBe(true);
  await olga.goto(`/admin/people?q=${people.vera.email}`);
  await press(olga, 'Sign the person out everywhere');
  await says(olga, 'The person is signed out everywhere.');
  expect(await isIn(again)).toBe(false);
  for (const page of [vera, again]) await page.context().close();
});

test('looks at private things are on record, for the operator and for the person', async () => {
  await olga.getByRole('link', { name: 'What happened to this account' }).click();
  const kinds = olga.locator('tbody td:nth-child(2)');
  await kinds.first().waitFor();
  const told = await kinds.allInnerTexts();
  expect(new Set(told)).toEqual(new Set(['Looked at by an operator', 'Account locked', 'Account unlocked', 'Signed out', 'Account opened']));
  await sound(olga, '/admin/audit', 'filled');
  await olga.getByLabel('Id').fill('vera');
  await press(olga, 'Show');
  await olga.getByRole('alert').waitFor();
  await sound(olga, '/admin/audit', 'error');
  await olga.getByLabel('Id').fill(`per_${'0'.repeat(21)}`);
  await press(olga, 'Show');
  await says(olga, 'Nothing here has this id.');
  await sound(olga, '/admin/audit', 'empty: no such id');
  await go('Audit');
  await olga.getByText('Nothing here has this id.').waitFor({ state: 'detached' });
  await sound(olga, '/admin/audit', 'empty');
  const vera = await site.signedIn('vera');
  await vera.goto('/me/data');
  expect(await vera.getByRole('cell', { name: 'Looked at by an operator' }).count()).toBeGreaterThan(0);
  await vera.context().close();
});

test('letters, jobs and health: what went, what failed, and what waits', async () => {
  await go('Deliveries');
  await olga.getByRole('heading', { name: 'Deliveries' }).waitFor();
  const { world } = site;
  await site.settle();
  await olga.reload();
  await sound(olga, '/admin/deliveries', 'filled');
  const [first] = (await world.ports.mails.all()).items;
  const letter = (await world.ports.mails.find(first!.id))!;
  await world.ports.mails.change({ ...letter, state: 'failed', reason: 'The mailbox is full.', version: letter.version + 1 });
  await olga.reload();
  await olga.getByRole('region', { name: 'Need a look' }).getByRole('link').first().click();
  await says(olga, 'That you looked at this letter is on record.');
  await sound(olga, '/admin/deliveries/[mailId]', 'filled: failed');
  const late = await olga.context().newPage();
  await late.goto(olga.url());
  await press(olga, 'Send again');
  await says(olga, 'The letter waits to be sent again.');
  await press(late, 'Send again');
  await late.getByRole('alert').waitFor();
  await sound(late, '/admin/deliveries/[mailId]', 'error');
  await late.close();

  await go('Health and jobs');
  await says(olga, 'Nothing is waiting.');
  await sound(olga, '/admin/health', 'empty');
  // written past the server, which would have the jobs look at once
  await answer(world.as('rita').patch('/me', { organization: 'Harbor' }, { version: 1 }));
  await olga.reload();
  await olga.getByRole('region', { name: 'Oldest first' }).waitFor();
  await sound(olga, '/admin/health', 'filled');
});
