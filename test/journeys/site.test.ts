import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSiteWorld } from '../support/site.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
beforeAll(async () => {
  site = await openSiteWorld();
});
afterAll(() => site?.stop());

test('a persona signs in by the local identity provider and arrives where it was going', async () => {
  const page = await site.visitor();
  await page.goto('/me/settings');
  await page.getByRole('button', { name: 'Mara Lindqvist' }).click();
  await page.waitForURL(/\/me\/settings$/);
  expect(await page.getByLabel('Name').inputValue()).toBe('Mara Lindqvist');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/me/settings');
  await page.getByRole('button', { name: 'Lena Abara' }).click();
  await page.waitForURL(/\/me\/settings$/);
  expect(await page.getByLabel('Name').inputValue(), 'another person, after signing out').toBe('Lena Abara');
  await page.context().close();
});

test('somebody with a session is known at once', async () => {
  const page = await site.signedIn('mara');
  await page.goto('/me/settings');
  expect(await page.getByLabel('Name').inputValue()).toBe('Mara Manager');
  await page.context().close();
});

/** What the browser holds against a page: refusals of the content security policy come here as errors. */
const complaintsAt = async (page: Awaited<ReturnType<typeof site.visitor>>, paths: string[]) => {
  const complaints: string[] = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  for (const path of paths) await page.goto(path, { waitUntil: 'networkidle' });
  return complaints;
};

test('the browser has nothing to complain about: what the pages do is what their policy allows', async () => {
  const page = await site.signedIn('mara');
  const complaints = await complaintsAt(page, ['/', '/me', '/me/settings', '/me/tokens', '/run']);
  // with its scripts running: the announcer of page titles is there, and out of sight
  const announcer = await page.locator('#svelte-announcer').evaluate((one) => getComputedStyle(one).position);
  expect({ complaints, announcer }).toEqual({ complaints: [], announcer: 'absolute' });
  const policy = (await page.request.get('/me')).headers()['content-security-policy']!;
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/);
  await page.context().close();
});

test('a page for everybody knows that its reader has signed in, without asking who', async () => {
  const page = await site.visitor();
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Mara Lindqvist' }).click();
  await page.waitForURL(/\/me$/);
  await page.goto('/');
  await page.getByRole('link', { name: 'My work' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await page.locator('[data-signed-in]').textContent()).toBe('Sign in');
  await page.context().close();
});
