import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest, sha256 } from '../../functions/adapters/system/sha256.ts';
import { formatPolicy } from '../../functions/domain/record/note/policy.ts';
import { formReceipt } from '../../functions/domain/record/receipt/receipt.ts';
import { canonical } from '../../functions/domain/words/canonical.ts';
import { axeFindings } from '../support/axe.ts';
import { complaintsOf } from '../support/complaints.ts';
import { testKey } from '../support/keys.ts';
import { keptReceipt } from '../support/record/kept-receipt.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';

const folder = mkdtempSync(join(tmpdir(), 'laurel-verify-'));
const kept = keptReceipt();
const { receipt, policyText } = kept;
const text = formReceipt(receipt);
/** What the log names its keys to be; undefined while the record is not open. */
let policy: string | undefined = policyText;
let site: Awaited<ReturnType<typeof openSiteWorld>>;

beforeAll(async () => {
  site = await openSiteWorld({ instead: ({ url }) => (new URL(url).pathname === '/record/log/policy' ? new Response(policy, { status: policy === undefined ? 404 : 200 }) : undefined) });
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site?.stop();
});

const saved = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const whole = saved('receipt.json', text);
const plan = saved('plan.pdf', kept.files['plan.pdf']!);
const visitor = () => site.visitor({ timezoneId: 'America/New_York', permissions: ['clipboard-read', 'clipboard-write'] });
const opened = async (): Promise<Page> => {
  const page = await visitor();
  await page.goto('/verify', { waitUntil: 'networkidle' });
  return page;
};
const add = (page: Page, ...paths: string[]) => page.getByLabel('A receipt, a file, or both').setInputFiles(paths);
const title = (page: Page, words: string) => page.getByRole('heading', { level: 2, name: words, exact: true }).waitFor();
const stepsOf = (page: Page) => page.locator('.tasks > li').evaluateAll((steps) => steps.map((step) => [step.querySelector('strong')!.textContent, step.querySelector('.tag')!.textContent]));
const paste = async (page: Page, words: string) => {
  await page.getByLabel('Or paste a receipt, a proof, a credential or a digest').fill(words);
  await page.getByRole('button', { name: 'Check this text' }).click();
};
const holds = '\u00a0Holds';
const fails = '\u00a0Does not hold';
const unchecked = '\u00a0Not checked';
const itIs = 'This file is the one sent on January 15, 2027 at 11:41 p.m. Eastern.';
const broken = 'This receipt does not hold. It was changed, or it is not of this record.';

test('a stranger adds a receipt and the file, and reads in one sentence that it is the one; nothing leaves the device', async () => {
  const page = await visitor();
  const complaints = complaintsOf(page);
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Check a receipt' }).click();
  await page.getByText('Your file stays on this device.').waitFor();
  await sound(page, '/verify', 'empty');
  await page.context().setOffline(true);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await add(page, whole);
  await title(page, 'The receipt is genuine. Add the file to check it too.');
  expect(await stepsOf(page)).toEqual([['Files', unchecked], ...['Receipt', 'What was sent', 'In the record', 'Signed by the log', 'Witnesses'].map((name) => [name, holds])]);
  await sound(page, '/verify', 'filled: genuine');
  await add(page, plan);
  await title(page, itIs);
  expect(await stepsOf(page)).toEqual(['The file “plan.pdf”', 'Receipt', 'What was sent', 'In the record', 'Signed by the log', 'Witnesses'].map((name) => [name, holds]));
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('notice');
  await page.getByText('1 of 1 witness saw this log: w1 on Friday, January 15, 2027, 11:42 p.m. Eastern.').waitFor();
  await page.getByText('That what was sent is true. The record shows what was said and when, and no more.').waitFor();
  expect(await page.locator('[data-command]').textContent()).toBe('npx laurel verify receipt.json plan.pdf --policy policy.txt');
  await page.getByRole('button', { name: 'Copy the report' }).click();
  await page.getByText('The report is copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^This file is the one sent on [^\n]+\nAdded: receipt\.json, plan\.pdf\.\n\n✓ The file “plan\.pdf” \(holds\): [\s\S]+\nNot proved\n- That what [\s\S]+\nThe same check: npx laurel verify receipt\.json plan\.pdf --policy policy\.txt\n$/);
  await sound(page, '/verify', 'filled: the file is the one');
  expect({ complaints, asked }).toEqual({ complaints: [], asked: [] });
  await page.context().close();
});

test('the file first, then the receipt; another file is told; started again, nothing is left', async () => {
  const page = await opened();
  await add(page, saved('other.pdf', 'Another plan.'));
  await title(page, 'Now add the receipt. Until then there is nothing to compare the file with.');
  await sound(page, '/verify', 'filled: the receipt is missing');
  await add(page, whole);
  await title(page, 'This file is not the one on the receipt.');
  expect((await stepsOf(page)).slice(0, 2)).toEqual([['The file “other.pdf”', fails], ['Receipt', holds]]);
  await sound(page, '/verify', 'error: another file');
  await page.getByRole('button', { name: 'Start again' }).click();
  expect([await stepsOf(page), await page.getByRole('button', { name: 'Copy the report' }).isVisible()]).toEqual([[], false]);
  await add(page, plan, whole);
  await title(page, itIs);
  await page.context().close();
});

test('one byte of the receipt changed: it says so plainly, and which step', async () => {
  const page = await opened();
  await add(page, saved('changed.json', text.replace('R-7K2M', 'R-7K2N')), plan);
  await title(page, broken);
  expect(await stepsOf(page)).toEqual([['The file “plan.pdf”', unchecked], ['Receipt', holds], ['What was sent', fails], ['In the record', holds], ['Signed by the log', holds], ['Witnesses', holds]]);
  await sound(page, '/verify', 'error: changed');
  const leaf = text.indexOf('E7K2XX');
  await add(page, saved('changed.json', `${text.slice(0, leaf)}F${text.slice(leaf + 1)}`));
  await title(page, broken);
  expect(await stepsOf(page)).toContainEqual(['In the record', fails]);
  await add(page, saved('changed.json', text.slice(0, -1)));
  await title(page, 'This receipt could not be checked. It is not as it was given: cut off, or written anew by a program.');
  const signature = text.indexOf('— log.example.gov/record ') + 60;
  await add(page, saved('changed.json', `${text.slice(0, signature)}${text[signature] === 'A' ? 'B' : 'A'}${text.slice(signature + 1)}`));
  await title(page, broken);
  expect(await stepsOf(page)).toContainEqual(['Signed by the log', fails]);
  await page.context().close();
});

test('a proof and its leaf in any order, dropped anywhere; a digest or a receipt pasted; what is none of them is refused', async () => {
  const page = await opened();
  await add(page, saved('a.tlog-proof', receipt.proof));
  await title(page, 'Now add the leaf that this proof is of. It is a small .json file beside the proof.');
  await page.evaluate((leaf) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([leaf], 'leaf.json'));
    document.querySelector('footer')!.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
  }, receipt.leaf);
  await title(page, 'This leaf is in the record: Entry received, January 16, 2027 at 4:41 a.m. UTC.');
  expect(await page.locator('[data-command]').textContent()).toBe('npx laurel verify a.tlog-proof leaf.json --policy policy.txt');
  await paste(page, text);
  await title(page, 'The receipt is genuine. Add the file to check it too.');
  await paste(page, sha256(kept.files['plan.pdf']!).replaceAll(/(.{4})/g, '$1 '));
  await title(page, 'This digest is that of the file sent on January 15, 2027 at 11:41 p.m. Eastern.');
  for (const [words, refused] of [['R-7K2M', /^A receipt number alone proves nothing\./], ['C-KAJ8-A3C7-J6PN', /^A number alone proves nothing\. Its own page, \/credentials\/C-KAJ8-A3C7-J6PN, says/], ['hello', /^This is no receipt, no proof, no credential and no digest\./], [' ', /^Paste a receipt, a proof, a credential or a digest first\.$/]] as const) {
    await paste(page, words);
    await title(page, 'This text cannot be checked');
    expect(await page.locator('[data-outcome] .notice p').textContent()).toMatch(refused);
  }
  await sound(page, '/verify', 'error: refused');
  await page.context().close();
});

test('a receipt and what belongs to it are checked together, in any order: its leaf, the list of what was sent', async () => {
  const page = await opened();
  await add(page, saved('leaf.json', receipt.leaf), whole, saved('R-7K2M.json', canonical(receipt.manifest)));
  await title(page, 'This file is the one that the record holds: Entry received, January 15, 2027 at 11:41 p.m. Eastern.');
  expect((await stepsOf(page)).slice(0, 2)).toEqual([['The file “leaf.json”', holds], ['The file “R-7K2M.json”', holds]]);
  await page.getByRole('button', { name: 'Start again' }).click();
  await add(page, saved('R-7K2M.json', canonical(receipt.manifest)), whole);
  await title(page, 'This is the list of what was sent on January 15, 2027 at 11:41 p.m. Eastern.');
  await add(page, plan);
  await title(page, itIs);
  await page.context().close();
});

test('keys come from the page alone: by another policy the same receipt fails, and without witnesses it is “not yet witnessed”', async () => {
  policy = formatPolicy(digest, { ...kept.policy, witnesses: [], quorum: undefined });
  const page = await opened();
  await add(page, whole, plan);
  await title(page, `${itIs} The time is this record’s own word: no witness has signed yet.`);
  expect((await stepsOf(page)).at(-1)).toEqual(['Witnesses', unchecked]);
  await page.getByText(/^Not yet witnessed: the policy names no witness\./).waitFor();
  await sound(page, '/verify', 'filled: not witnessed yet');
  policy = formatPolicy(digest, { logs: [{ key: testKey('other.example/log').key }], witnesses: [], groups: [] });
  await page.reload({ waitUntil: 'networkidle' });
  await add(page, whole);
  await title(page, broken);
  expect(await stepsOf(page)).toContainEqual(['Signed by the log', fails]);
  policy = undefined;
  await page.goto('/verify');
  await page.getByText('The public record of this site is not open yet, so there is no receipt to check.').waitFor();
  await sound(page, '/verify', 'empty: not open yet');
  policy = policyText;
  await page.context().close();
});

test('the saved page is one file with the keys in it: from disk, offline, it says the same, and its policy lets nothing out', async () => {
  const reader = await opened();
  const [download] = await Promise.all([reader.waitForEvent('download'), reader.getByRole('link', { name: 'Save this page' }).click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  await reader.context().close();
  const page = await site.visitor({ offline: true, timezoneId: 'America/New_York' });
  const complaints = complaintsOf(page);
  const asked: string[] = [];
  page.on('request', (request) => { if (!/^(file|blob|data):/.test(request.url())) asked.push(request.url()); });
  await page.goto(pathToFileURL(path).href);
  expect(await page.locator('[data-keys]').inputValue()).toBe(policyText);
  await add(page, whole, plan);
  await title(page, itIs);
  expect((await stepsOf(page)).map(([, state]) => state)).toEqual(Array.from({ length: 6 }, () => holds));
  expect({ findings: await axeFindings(page), complaints, asked }).toEqual({ findings: [], complaints: [], asked: [] });
  const refused = await page.evaluate(() => new Promise<string>((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => { resolve(event.effectiveDirective); });
    fetch('https://example.org/').catch(() => undefined);
  }));
  expect(refused).toBe('connect-src');
  await page.context().close();
});

test('without JavaScript the page names the command, and the command says what the page says', async () => {
  const page = await site.visitor({ javaScriptEnabled: false });
  await page.goto('/verify');
  expect(await page.locator('noscript p').textContent()).toBe('This page works with JavaScript. Without it, the command below does the same, also on your own device.');
  expect(await page.getByLabel('A receipt, a file, or both').isVisible()).toBe(false);
  expect(await page.locator('[data-keys]').inputValue()).toBe(policyText);
  await page.context().close();
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, '../../bin/laurel.js'), 'verify', 'receipt.json', 'plan.pdf', '--policy', saved('policy.txt', policyText)], { cwd: folder, encoding: 'utf8', env: { ...process.env, TZ: 'America/New_York' } });
  expect([status, stdout.split('\n')[0]]).toEqual([0, `receipt.json: ${itIs}`]);
});

test('a browser without Ed25519 says that it cannot check signatures, and calls nothing genuine', async () => {
  const page = await visitor();
  await page.addInitScript(() => { crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError')); });
  await page.goto('/verify', { waitUntil: 'networkidle' });
  await add(page, whole, plan);
  await title(page, 'Whether this receipt is genuine could not be checked here.');
  expect(await stepsOf(page)).toEqual([['The file “plan.pdf”', holds], ['Receipt', holds], ['What was sent', holds], ['In the record', unchecked], ['Signed by the log', unchecked], ['Witnesses', unchecked]]);
  await page.context().close();
});
