import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrived, openSiteWorld } from '../support/site.ts';
import { plainSound, sound } from '../support/sound.ts';
import { openAgency, openChallenge } from '../support/stage.ts';

/** An agency chooses its colors and its logo, sees them first, cannot choose what nobody can read, and goes back. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let mara: Page;
let agency: string;
let slug: string;
let look: string;
const says = (words: string | RegExp, page = mara) => page.locator('main').getByText(words).first().waitFor();
const press = (name: string | RegExp, page = mara) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const rgb = (hex: string) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
/** What a reader's browser shows of a public page. */
const colorsOf = async (page: Page) => page.evaluate(() => {
  const style = (selector: string) => {
    const found = document.querySelector(selector);
    return found ? getComputedStyle(found) : undefined;
  };
  return { link: style('main a:not(.btn)')?.color, button: style('main .btn:not(.quiet)')?.backgroundColor, onButton: style('main .btn:not(.quiet)')?.color, seal: style('.seal, .band')?.color };
});

beforeAll(async () => {
  site = await openSiteWorld();
  agency = (await openAgency(site.world)).id;
  slug = (await openChallenge(site.world, agency)).slug;
  look = `/run/agency/${agency}/look`;
}, 120_000);
afterAll(() => site?.stop());

test('at first it looks as the site does; a color is tried while it is typed, and one that is too pale has a near one that passes', async () => {
  mara = await site.signedIn('mara');
  await mara.goto('/run');
  await mara.getByRole('link', { name: /^Look/ }).click();
  await arrived(mara, 'Look of Department of records');
  await says(/#0a5a48 passes, at 7\.\d to 1\./);
  await sound(mara, '/run/agency/[agency]/look', 'empty');
  await mara.getByLabel('Color of links and buttons').fill('#9fc5e8');
  await says(/#9fc5e8 cannot be used/);
  const sample = mara.locator('.theme-preview .btn').first();
  await mara.waitForFunction(() => getComputedStyle(document.querySelector('.theme-preview .btn')!).backgroundColor === 'rgb(159, 197, 232)');
  await mara.getByRole('link', { name: /^Use #/ }).click();
  const nearest = await mara.getByLabel('Color of links and buttons').inputValue();
  expect(nearest).toMatch(/^#[0-9a-f]{6}$/);
  await says(new RegExp(`${nearest} passes`));
  expect(await sample.isVisible()).toBe(true);
});

test('with JavaScript off a color is looked at by its own button, and refused when it is saved', async () => {
  const plain = await site.signedIn('mara', { javaScriptEnabled: false });
  const checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/');
  await plain.goto(look);
  await plain.getByLabel('Color of links and buttons').fill('5B2A86');
  await plain.getByLabel('Color of the seal and the band').fill('#ffe9b0');
  await press('Preview', plain);
  await says(/#5b2a86 passes/, plain);
  await says(/#ffe9b0 cannot be used/, plain);
  await plainSound(plain, checker, '/run/agency/[agency]/look', 'filled: a preview');
  await press('Save the look', plain);
  await plain.getByRole('alert').waitFor();
  await says(/drawings need 3 to 1/, plain);
  expect(await plain.getByLabel('Color of links and buttons').inputValue()).toBe('5B2A86');
  await plainSound(plain, checker, '/run/agency/[agency]/look', 'error');
  await plain.getByRole('link', { name: /^Use #/ }).click();
  await says(/Seal and band:/, plain);
  expect(await plain.locator('main').getByText('cannot be used').count()).toBe(0);
});

test('saved with a logo, it is on the agency’s pages and its challenges, read by everybody, and on nobody else’s', async () => {
  const picture = join(tmpdir(), `logo-${process.pid}.png`);
  writeFileSync(picture, await mara.screenshot({ clip: { x: 0, y: 40, width: 240, height: 48 } }));
  await mara.goto(look);
  await mara.getByLabel('Color of links and buttons').fill('#5b2a86');
  await mara.getByLabel('Color of the seal and the band').fill('#8a4b08');
  await mara.getByLabel('Logo').setInputFiles(picture);
  await press('Save the look');
  await says(/Saved. Your public pages show it within a minute/);
  await sound(mara, '/run/agency/[agency]/look', 'filled');
  const reader = await site.visitor();
  for (const path of [`/challenges/${slug}`, '/agencies/records', '/agencies/records/credentials']) {
    await reader.goto(path);
    expect((await colorsOf(reader)).link, path).toBe(rgb('#5b2a86'));
  }
  await reader.goto(`/challenges/${slug}`);
  expect(await colorsOf(reader)).toEqual({ link: rgb('#5b2a86'), button: rgb('#5b2a86'), onButton: 'rgb(255, 255, 255)', seal: rgb('#8a4b08') });
  const logo = reader.locator('main img.logo');
  expect(await logo.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.height])).toEqual([240, 48]);
  await sound(reader, '/challenges/[slug]', 'filled: in the agency’s colors');
  const sheet = await reader.request.get('/theme/records.1.css');
  expect([sheet.status(), sheet.headers()['content-type'], sheet.headers()['cache-control']]).toEqual([200, 'text/css; charset=utf-8', 'public, max-age=31536000, immutable']);
  for (const missing of ['/theme/records.2.css', '/theme/nobody.1.css', '/theme/records.01.css', '/theme/records.x.css']) expect((await reader.request.get(missing)).status(), missing).toBe(404);
  await reader.goto('/agencies/records');
  await sound(reader, '/agencies/[slug]', 'filled: in its own colors');
  await reader.goto('/challenges');
  expect((await colorsOf(reader)).link).toBe(rgb('#0a5a48'));
});

test('undo goes back, and an earlier version can be taken again; of two who save at once the second is told', async () => {
  await press('Undo');
  await says('Saved. Your public pages');
  const reader = await site.visitor();
  await reader.goto(`/challenges/${slug}`);
  expect((await colorsOf(reader)).link).toBe(rgb('#0a5a48'));
  await press(/^Use this again/);
  await says('Saved. Your public pages');
  await reader.goto(`/challenges/${slug}`);
  expect((await colorsOf(reader)).button).toBe(rgb('#5b2a86'));
  await mara.goto(look);
  const { version, ...one } = (await site.world.ports.agencies.find(agency))!;
  await site.world.ports.agencies.change({ ...one, version: version + 1 }, { id: site.world.ports.chance.id('act'), kind: 'agency.changed', about: agency, by: 'system', at: site.world.clock.now(), refs: {} });
  await mara.getByLabel('Color of links and buttons').fill('#123456');
  await press('Save the look');
  await mara.getByRole('alert').waitFor();
  expect(await mara.getByLabel('Color of links and buttons').inputValue()).toBe('#123456');
  await sound(mara, '/run/agency/[agency]/look', 'error: changed meanwhile');
  await press('Save the look');
  await says('Version 2');
});

test('an approver reads it and changes nothing', async () => {
  const paul = await site.signedIn('paul');
  await paul.goto(look);
  await says('Managers of Department of records change this.', paul);
  expect(await paul.getByRole('button', { name: 'Save the look' }).count()).toBe(0);
  await sound(paul, '/run/agency/[agency]/look', 'read-only');
});
