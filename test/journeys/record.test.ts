import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillEntry, registerFor, sendEntry, startEntry } from '../support/entry.ts';
import { openSiteWorld } from '../support/site.ts';
import { postOffice } from '../support/letters.ts';
import { sound } from '../support/sound.ts';
import { readTimestamp } from '../../functions/adapters/system/timestamp-token.ts';
import { askTimestamper } from '../../functions/adapters/system/ask-timestamper.ts';
import { localStamps } from '../../functions/main/local/recording.ts';
import { stampCheckpoints } from '../../functions/use-cases/system/stamp-checkpoints.ts';
import { testAuthority } from '../support/record/authority.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
/** On the embedded default it opens before anybody can look. */
let open = false;
const folder = mkdtempSync(join(tmpdir(), 'laurel-record-journey-'));

beforeAll(async () => {
  site = await openSiteWorld({ instead: ({ url }) => (new URL(url).pathname === '/api/v1/record' && !open ? Response.json({ code: 'conflict', title: 'Not now', status: 409 }, { status: 409 }) : undefined) });
}, 120_000);
afterAll(() => site?.stop());

test('before anything happened the record is not open, and says so', async () => {
  const page = await site.visitor();
  await page.goto('/record');
  await page.getByText('The record is not open yet.').waitFor();
  await sound(page, '/record', 'empty: not open yet');
  open = true;
});

const downloaded = async (page: Page, name: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
};

/** The lines of the seal, however they are put together. */
const figureOf = (page: Page): Promise<string[]> => page.locator('main svg.seal').first().evaluate((seal) => [...new Set([...seal.querySelectorAll('path')].map((path) => path.getAttribute('d')!))]);

test('a team sends, and within seconds has a receipt from the public record; a stranger checks it with the network off, and a changed byte is found', async () => {
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  await registerFor(world, 'lena', challenge);
  const { entry } = await startEntry(world, 'lena', challenge);
  await fillEntry(world, 'lena', entry.id);
  const lena = await site.signedIn('lena');
  await sendEntry(world, 'lena', entry.id);
  await lena.goto(`/apply/${challenge.slug}/sent`);
  await lena.getByRole('heading', { name: 'On the public record' }).waitFor();
  await site.settle();
  await lena.getByText('On the record', { exact: true }).waitFor();
  const receipt = await downloaded(lena, 'Download the receipt');
  const proof = await downloaded(lena, 'The proof alone');
  const address = `${new URL(lena.url()).origin}/record/leaf/2`;
  await lena.getByRole('link', { name: address }).waitFor();
  await lena.getByRole('img', { name: 'QR code of the address beside it' }).waitFor();
  const own = await figureOf(lena);
  for (const format of ['A4', 'Letter']) {
    const paper = (await lena.pdf({ format, margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g), `on one page of ${format}`).toHaveLength(1);
  }
  expect([readFileSync(receipt, 'utf8').slice(0, 14), readFileSync(proof, 'utf8').split('\n')[0]]).toEqual(['{"disclosures"', 'c2sp.org/tlog-proof@v1']);

  const stranger = await site.visitor({ timezoneId: 'America/New_York' });
  await stranger.goto('/verify', { waitUntil: 'networkidle' });
  await site.offline(stranger, true);
  const check = async (path: string) => stranger.getByLabel('A receipt, a file, or both').setInputFiles([path]);
  await check(receipt);
  await stranger.getByRole('heading', { level: 2, name: /^The receipt is genuine/ }).waitFor();
  expect(await figureOf(stranger), 'the same leaf, the same figure').toEqual(own);
  await stranger.getByRole('button', { name: 'Start again' }).click();
  const changed = join(folder, 'changed.json');
  writeFileSync(changed, readFileSync(receipt, 'utf8').replace(/"proof":"(.{60})(.)/, (_all, before: string, one: string) => `"proof":"${before}${one === 'A' ? 'B' : 'A'}`));
  await check(changed);
  await stranger.getByRole('heading', { level: 2, name: /does not hold/ }).waitFor();
  await site.offline(stranger, false);
}, 90_000);

test('anybody reads what happened, all of it and of one challenge', async () => {
  const page = await site.visitor();
  await page.goto('/record');
  await page.getByRole('heading', { name: 'The newest acts' }).waitFor();
  await page.getByText('The public record was opened.').waitFor();
  await sound(page, '/record', 'filled');
  await page.getByRole('link', { name: 'leaf 1', exact: true }).click();
  await page.getByRole('heading', { name: 'Leaf 1', exact: true }).waitFor();
  await page.getByText('The rules were published, version 1', { exact: false }).first().waitFor();
  await sound(page, '/record/leaf/[index]', 'filled');
  const [leaf, proof] = [await downloaded(page, 'The leaf alone'), await downloaded(page, 'Its proof')];
  const checker = await site.visitor();
  await checker.goto('/verify', { waitUntil: 'networkidle' });
  await checker.getByLabel('A receipt, a file, or both').setInputFiles([proof, leaf]);
  await checker.getByRole('heading', { level: 2, name: /^This leaf is in the record: Rules published/ }).waitFor();
  await checker.context().close();
  await page.getByRole('link', { name: 'Leaf 2', exact: true }).click();
  await page.getByText('Something happened in a challenge that hides how many enter.', { exact: false }).waitFor();
  await sound(page, '/record/leaf/[index]', 'filled: hidden');
  await page.goto('/record?before=0');
  await page.getByText('There is no earlier act.').waitFor();
  await sound(page, '/record', 'empty: nothing earlier');
  await page.goto('/record?before=yesterday');
  await page.getByText('“yesterday” is no number of a leaf. These are the newest acts.').waitFor();
  await page.goto(`/challenges/${challenge.slug}/record?act=nothing.known`);
  await page.getByText('There is no act called “nothing.known”. These are all acts.').waitFor();
  await page.goto(`/challenges/${challenge.slug}/record`);
  await page.getByText(/^The rules were published, version 1/).waitFor();
  await sound(page, '/challenges/[slug]/record', 'filled');
  await page.getByLabel('Show').selectOption('Rules published');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByText(/^The rules were published, version 1/).waitFor();
  await page.getByLabel('Show').selectOption('Appeal filed');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByText('No act of this kind is listed here.').waitFor();
  await sound(page, '/challenges/[slug]/record', 'empty: none of this kind');
  await page.getByRole('link', { name: 'All acts' }).click();
  await page.getByText(/^The rules were published, version 1/).waitFor();
  const later = await openChallenge(site.world, (await openAgency(site.world, 'later')).id);
  await page.goto(`/challenges/${later.slug}/record`);
  await page.getByText('Nothing of this challenge is on the record yet.').waitFor();
  await sound(page, '/challenges/[slug]/record', 'empty');
}, 60_000);

test('once submissions closed, the page of that leaf and the record say who timestamped it, with all that it takes to check', async () => {
  const { world } = site;
  const page = await site.visitor();
  world.clock.set('2027-03-01T15:00:00.000Z');
  await postOffice(world).clock();
  await world.writeRecord();
  await page.goto('/record');
  await page.getByRole('heading', { name: 'As it stands' }).waitFor();
  expect(await page.getByText('Timestamped by').count()).toBe(0);
  const authority = testAuthority({ at: () => '2027-03-01T15:00:01.000Z' });
  const timestamper = { ...askTimestamper(), ask: async (_url: string, bytes: Uint8Array) => ({ token: authority.over(bytes), at: '2027-03-01T15:00:01.000Z' }) };
  expect(await stampCheckpoints({ tiles: world.ports.tiles, stamps: localStamps(join(world.record.folder, '../..')), timestamper, authorities: ['https://tsa.example.gov/tsr'], clock: world.clock, digest: world.ports.digest, log: () => undefined })).toBe(0);
  await page.reload();
  await page.getByText('Timestamped by tsa.example.gov on Monday, March 1, 2027, 3:00 p.m. UTC', { exact: false }).waitFor();
  await sound(page, '/record', 'filled: timestamped');
  const { items } = await (await page.request.get(`/api/v1/record/challenges/${challenge.slug}?act=submissions.closed`)).json() as { items: { index: number }[] };
  await page.goto(`/record/leaf/${items[0]!.index}`);
  await page.getByRole('heading', { name: 'When it was in the log' }).waitFor();
  await page.getByText('openssl ts -verify -in', { exact: false }).waitFor();
  await sound(page, '/record/leaf/[index]', 'filled: timestamped');
  const [token, checkpoint] = [await downloaded(page, 'the token'), await downloaded(page, 'the checkpoint')];
  expect(readTimestamp(readFileSync(token), readFileSync(checkpoint)).signer.fingerprint256).toBe(authority.signer.fingerprint256);
  await page.goto('/record/leaf/1');
  await page.getByRole('heading', { name: 'Leaf 1', exact: true }).waitFor();
  expect(await page.getByText('Timestamped by').count()).toBe(0);
}, 60_000);
