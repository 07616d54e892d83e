import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentialInPng, credentialInSvg } from '../../functions/domain/credential/baked-picture.ts';
import { offeredResult, type Held } from '../support/awarding.ts';
import { people } from '../support/people.ts';
import { keptReceipt } from '../support/record/kept-receipt.ts';
import { openSiteWorld } from '../support/site.ts';
import { plainSound, sound } from '../support/sound.ts';
import { answer } from '../support/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'laurel-credentials-'));
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let held: Held;
/** What the API answered of it while it was being signed; told for as long as it is here. */
let unsigned: Held | undefined;
const { policyText } = keptReceipt();
const instead = ({ method, url }: Request): Response | undefined => {
  const { pathname } = new URL(url);
  if (pathname === '/record/log/policy') return new Response(policyText);
  return unsigned && method === 'GET' && pathname === `/api/v1/own-credentials/${unsigned.id}` ? Response.json(unsigned) : undefined;
};
const own = () => answer<{ items: Held[] }>(site.world.as('lena').get('/own-credentials'));

beforeAll(async () => {
  site = await openSiteWorld({ instead });
  await offeredResult(site.world);
  held = (await own()).items[0]!;
}, 180_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site?.stop();
});

test('the letter leads to the offer; who accepts says under which name, and is told that the number becomes public', async () => {
  const letter = (await site.world.ports.mails.all()).items.find(({ to, template }) => to === people.lena.email && template === 'credential-offered')!;
  const written = (await site.world.ports.mails.find(letter.id))!;
  expect(written.text).toContain(`${site.origin}/me/credentials/${held.id}`);
  const page = await site.signedIn('lena');
  await page.goto('/agencies/records/credentials');
  await page.getByText('No credential of this agency is public yet.').waitFor();
  await sound(page, '/agencies/[slug]/credentials', 'empty');
  await page.goto('/me');
  await page.getByRole('link', { name: 'Your credentials' }).click();
  await page.getByText('Offered', { exact: true }).waitFor();
  await sound(page, '/me/credentials', 'filled');
  await page.goto(`/me/credentials/${held.id}`);
  await page.getByText(`the number ${held.number} becomes public`).waitFor();
  await page.getByText('It is valid from the moment you accept it, without an end.').waitFor();
  await sound(page, '/me/credentials/[id]', 'filled: offered');
  await page.getByLabel('Your name, as it should be printed').fill(' ');
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('link', { name: 'Enter the name that it should say.' }).waitFor();
  await sound(page, '/me/credentials/[id]', 'error');
  await page.getByLabel('Your name, as it should be printed').fill('Lena Lead');
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { name: 'Take it with you' }).waitFor();
  await site.settle();
  held = (await own()).items[0]!;
  expect([held.status, held.signing]).toEqual(['valid', false]);
  await sound(page, '/me/credentials/[id]', 'filled');
  unsigned = { ...held, signing: true };
  await page.reload();
  await page.getByText('It is being signed.').waitFor();
  await sound(page, '/me/credentials/[id]', 'filled: being signed');
  unsigned = undefined;
  await page.getByRole('heading', { name: 'Take it with you' }).waitFor();
  const fetched = async (kind: string) => new Uint8Array(await (await page.request.get(`/me/credentials/${held.id}/files/${kind}`)).body());
  const file = new TextDecoder().decode(await fetched('json'));
  const badge = await fetched('png');
  expect(credentialInPng(badge)).toBe(file);
  expect(await page.evaluate(async (bytes) => {
    const shown = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    return [shown.width, shown.height];
  }, [...badge])).toEqual([600, 600]);
  expect(JSON.parse(credentialInSvg(new TextDecoder().decode(await fetched('svg')))!)).toEqual(JSON.parse(file));
  writeFileSync(join(folder, 'badge.png'), badge);
  expect(file).toContain('Lena Lead');
  await page.context().close();
}, 60_000);

test('a link shows what its holder chose and the present state, and nothing once it is stopped', async () => {
  const page = await site.signedIn('lena');
  await page.goto(`/me/credentials/${held.id}`);
  expect(await page.getByRole('group', { name: 'What the link shows' }).getByRole('checkbox').count()).toBe(4); // name, team, challenge, dates
  await page.getByLabel('Whom it is for').fill('My bank');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const address = (await page.locator('[data-address]').textContent())!;
  await sound(page, '/me/credentials/[id]', 'filled: shared');
  const guest = await site.visitor();
  await guest.goto(address);
  expect(await guest.locator('[data-state]').getAttribute('data-state')).toBe('valid');
  const words = (await guest.locator('main').textContent())!;
  expect([words.includes('Valid'), words.includes('Lena'), words.includes(held.number), words.includes('Valid from')]).toEqual([true, false, false, false]);
  await sound(guest, '/credentials/shared/[token]', 'filled');
  await page.getByRole('button', { name: 'Stop sharing My bank' }).click();
  await page.getByText('That link shows nothing any more.').waitFor();
  const gone = await guest.reload();
  expect(gone!.status()).toBe(410);
  await guest.getByText('This is no longer shared. Ask the person who gave you the link.').waitFor();
  await sound(guest, '/credentials/shared/[token]', 'read-only: stopped');
  await Promise.all([page, guest].map((one) => one.context().close()));
}, 60_000);

test('the public page says Valid first, without scripts; the file it gives is valid at /verify; withdrawn, both say so', async () => {
  const plain = await site.visitor({ javaScriptEnabled: false });
  const checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/help');
  const first = () => plain.locator('main p').first().textContent();
  await plain.goto(`/credentials/${held.number}`);
  expect(await first()).toBe('Valid');
  const onPaper = plain.getByText('On paper it stays as it was. Its present state:');
  expect(await onPaper.isVisible()).toBe(false);
  await plain.emulateMedia({ media: 'print' });
  expect([await onPaper.isVisible(), (await onPaper.textContent())!.includes(`${site.origin}/credentials/${held.number}`), await plain.getByRole('heading', { name: 'Check it yourself' }).isVisible()]).toEqual([true, true, false]);
  await plain.emulateMedia({ media: 'screen' });
  await plainSound(plain, checker, '/credentials/[number]', 'filled');
  const file = join(folder, 'credential.json');
  writeFileSync(file, await (await plain.request.get(`/api/v1/credentials/${held.number}/file`)).text());
  const atVerify = async (words: RegExp, given = file) => {
    const page = await site.visitor();
    // the worker's clock is the one of this place, which the story is ahead of
    const ahead = Date.parse(site.world.clock.now()) - Date.now();
    await page.context().route(/credential-engine/, async (route) => {
      const response = await route.fetch();
      const later = `;{ const Here = Date; self.Date = class extends Here { constructor(...given) { if (given.length > 0) super(...given); else super(Here.now() + ${ahead}); } }; }`;
      await route.fulfill({ response, body: `${await response.text()}\n${later}` });
    });
    await page.goto('/verify', { waitUntil: 'networkidle' });
    await page.getByLabel('A receipt, a file, or both').setInputFiles(given);
    await page.locator('[data-outcome] h2').first().waitFor();
    expect(await page.locator('[data-outcome] h2').first().textContent()).toMatch(words);
    await page.context().close();
  };
  await atVerify(/^\s*Valid\. .*Lena Lead/);
  await atVerify(/^\s*Valid\. .*Lena Lead/, join(folder, 'badge.png'));
  expect((await plain.goto(JSON.parse(await (await plain.request.get(`/api/v1/credentials/${held.number}/file`)).text()).evidence[0].id))!.status()).toBe(200);

  const { version } = await answer<Held>(site.world.as('mara').get(`/issued-credentials/${held.id}`));
  await answer(site.world.as('mara').post(`/issued-credentials/${held.id}/withdraw`, { reason: 'It was given for another entry.' }, { version }));
  await site.settle();
  await plain.goto(`/credentials/${held.number}`);
  expect(await first()).toBe('Withdrawn');
  await plain.getByText('It was given for another entry.').waitFor();
  await plainSound(plain, checker, '/credentials/[number]', 'filled: withdrawn');
  await atVerify(/^\s*Withdrawn/);
  await atVerify(/^\s*Withdrawn/, join(folder, 'badge.png'));
  const page = await site.signedIn('lena');
  await page.goto(`/me/credentials/${held.id}`);
  await page.getByText('It was given for another entry.').waitFor();
  const svg = await (await page.request.get(`/me/credentials/${held.id}/files/svg`)).text();
  expect([svg.includes('Withdrawn on '), svg.includes('It was given for another entry.'), svg.includes(`${site.origin}/credentials/${held.number}`)]).toEqual([true, true, true]);
  await sound(page, '/me/credentials/[id]', 'read-only: withdrawn');
  await Promise.all([plain, checker, page].map((one) => one.context().close()));
}, 60_000);

test('the agency’s registry lists what was accepted and finds a number; who declines is asked first', async () => {
  const guest = await site.visitor();
  await guest.goto('/agencies/records/credentials');
  await guest.locator('.tag', { hasText: 'Withdrawn' }).waitFor();
  await sound(guest, '/agencies/[slug]/credentials', 'filled');
  await guest.getByLabel('Look up a number').fill('no such number');
  await guest.getByRole('button', { name: 'Look it up' }).click();
  await guest.getByRole('link', { name: /has nothing in public under no such number/ }).waitFor();
  expect(await guest.getByLabel('Look up a number').inputValue()).toBe('no such number');
  await sound(guest, '/agencies/[slug]/credentials', 'error');
  await guest.getByLabel('State').selectOption('Withdrawn');
  await guest.getByLabel('What').selectOption('Winner');
  await guest.getByRole('button', { name: 'Apply filters' }).click();
  await guest.getByText('It was given for another entry.').waitFor();
  await sound(guest, '/agencies/[slug]/credentials', 'filled: of one kind and state');
  await guest.getByLabel('State').selectOption('Valid');
  await guest.getByRole('button', { name: 'Apply filters' }).click();
  await guest.getByText('No credential matches this.').waitFor();
  await guest.getByLabel('Look up a number').fill(held.number.toLowerCase());
  await guest.getByRole('button', { name: 'Look it up' }).click();
  await guest.waitForURL(`**/credentials/${held.number}`);
  await guest.context().close();
  const page = await site.signedIn('rita');
  await page.goto('/me/credentials');
  await page.getByText('No credentials yet.').waitFor();
  await sound(page, '/me/credentials', 'empty');
  const mara = site.world.as('mara');
  const { agencyId } = await answer<{ agencyId: string }>(mara.get(`/issued-credentials/${held.id}`));
  const kind = await answer<{ id: string }>(mara.post(`/credential-kinds/${agencyId}`, { basis: 'speaker', name: 'Speaker', description: 'Spoke at an event.', criteria: 'Gave a talk.' }), 201);
  await answer(mara.post(`/agency-credentials/${agencyId}`, { kindId: kind.id, email: people.rita.email }), 201);
  await page.reload();
  await page.getByRole('link', { name: 'Speaker' }).click();
  await page.getByText('I don’t want it').click();
  await page.getByRole('button', { name: 'Decline it' }).click();
  await page.getByText('You declined this.').waitFor();
  await sound(page, '/me/credentials/[id]', 'read-only: declined');
  await page.context().close();
}, 60_000);
