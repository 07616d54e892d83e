import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressedTo } from '../../functions/domain/entry/invitation.ts';
import { siteServer } from '../../functions/main/local/build.ts';
import { openSite } from '../../functions/main/site.ts';
import { startEntry } from '../support/entry.ts';
import { linkTo } from '../support/judging.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { answer } from '../support/world.ts';

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
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await page.goto('/me/settings');
  await page.getByRole('button', { name: 'Lena Abara' }).click();
  await page.waitForURL(/\/me\/settings$/);
  expect(await page.getByLabel('Name').inputValue(), 'another person, after signing out').toBe('Lena Abara');
  await page.context().close();
});

test('somebody who is locked out reads whom to write to, and so does every other reader', async () => {
  const page = await site.visitor();
  const nils = async () => {
    await page.goto('/auth/sign-in?return=/me/settings');
    await page.getByLabel('Email address').fill('nils@example.org');
    await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
  };
  await nils();
  await page.waitForURL(/\/me\/settings$/);
  const contact = () => page.getByRole('contentinfo').getByRole('link', { name: 'Contact' }).getAttribute('href');
  expect(await contact()).toBe('/contact');
  const { id } = (await (await page.request.get('/api/v1/me')).json()) as { id: string };
  await answer(site.world.as('olga').post(`/operator/people/${id}/lock`, { reason: 'Shared password' }));
  await page.context().clearCookies();
  await nils();
  await page.getByText('This account is locked. Only the people who run this site can unlock it.').waitFor();
  expect(await page.getByRole('main').getByRole('link', { name: 'help@site.example' }).getAttribute('href')).toBe('mailto:help@site.example');
  expect(await contact()).toBe('/contact');
  await sound(page, '/sign-in', 'error');
  await page.context().close();
});

test('a site that names nobody shows no empty link', async () => {
  const { server } = (await import(siteServer)) as typeof import('#site-server');
  const quiet = openSite(server, { origin: site.origin, siteName: 'Quiet', siteContact: '', local: true, now: () => site.world.clock.now(), api: () => new Response() });
  const asked = (headers: Record<string, string>) => quiet(new Request(`${site.origin}/sign-in?problem=Send+money.`, { headers }), {});
  const told = await asked({ cookie: 'sign-in-problem=Locked.' });
  const html = await told.text();
  expect([html.includes('Locked.'), /mailto:|write to <a|Send money/.test(html)]).toEqual([true, false]);
  expect(told.headers.get('set-cookie'), 'said once').toMatch(/^sign-in-problem=;.*Max-Age=0/);
  expect(await (await asked({})).text()).not.toContain('Send money');
  const checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/');
  const page = await (await quiet(new Request(`${site.origin}/contact`), {})).text();
  expect([page.includes('has named no address yet'), page.includes('mailto:'), page.includes('security.txt')]).toEqual([true, false, false]);
  await checker.setContent(page.replace(/<script[\s\S]*?<\/script>/g, '').replace('<head>', `<head><base href="${site.origin}/contact">`));
  await sound(checker, '/contact', 'filled: no address', `${site.origin}/contact`);
  await checker.context().close();
});

test('a page that is sent no form says what it takes', async () => {
  const page = await site.signedIn('mara');
  const reply = await page.request.post(`${site.origin}/me/settings`, { headers: { 'content-type': 'text/plain', origin: site.origin }, data: 'name=Mara' });
  expect([reply.status(), await reply.text()]).toEqual([415, 'A page takes a form. Send JSON to /api/v1.\n']);
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
  await page.waitForURL((url) => url.pathname === '/signed-out');
  expect(await page.locator('[data-signed-in]').textContent()).toBe('Sign in');
  await page.context().close();
});

test('words that are longer than a phone is wide break inside it; a letter’s link brings its address to the sign-in, and the browser its zone', async () => {
  site.world.clock.set('2027-01-05T15:00:00.000Z');
  const long = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft';
  const challenge = await openChallenge(site.world, (await openAgency(site.world)).id, { general: { title: `Permits ${long}` } });
  const { team } = await startEntry(site.world, 'lena', challenge, `Team ${long.slice(0, 60)}`);
  const phone = await site.signedIn('lena', { viewport: { width: 375, height: 812 } });
  const wide: string[] = [];
  for (const path of ['/challenges', `/challenges/${challenge.slug}`, '/me', `/apply/${challenge.slug}`, `/apply/${challenge.slug}/summary`, `/follow/${challenge.slug}`]) {
    await phone.goto(path);
    if (await phone.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) wide.push(path);
  }
  expect(wide).toEqual([]);
  await phone.context().close();
  await answer(site.world.as('lena').post(`/teams/${team.id}/invitations`, { email: 'ines@example.org' }), 201);
  const guest = await site.visitor({ timezoneId: 'Europe/Lisbon' });
  await guest.goto(addressedTo(await linkTo(site.world, 'ines@example.org'), 'ines@example.org'));
  await guest.getByRole('link', { name: 'Sign in to join' }).click();
  expect(await guest.getByLabel('Email address').inputValue()).toBe('ines@example.org');
  await guest.getByRole('button', { name: 'Sign in', exact: true }).last().click();
  await guest.getByRole('button', { name: 'Join the team' }).waitFor();
  await guest.goto('/me/settings');
  expect(await guest.getByLabel('Time zone').inputValue()).toBe('Europe/Lisbon');
  await guest.context().close();
});
