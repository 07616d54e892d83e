import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../functions/adapters/system/sha256.ts';
import { makeBundle, withDemoDay } from '../../functions/domain/judging/bundle/make-bundle.ts';
import { publishBundle, publishedText } from '../../functions/domain/judging/bundle/published-bundle.ts';
import { comparedBy } from '../domain/judging/bundle/compared.ts';
import { judgedContest } from '../domain/judging/bundle/judged.ts';
import { axeFindings } from '../support/axe.ts';
import { complaintsOf } from '../support/complaints.ts';
import { publishedResult } from '../support/published.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import type { Opened } from '../support/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'laurel-recompute-'));
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
/** The published file, as a reader saved it. */
let result: string;

beforeAll(async () => {
  site = await openSiteWorld();
  challenge = await publishedResult(site.world);
  const page = await site.visitor();
  result = await (await page.request.get(`/challenges/${challenge.slug}/results/bundle`)).text();
  await page.context().close();
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site?.stop();
});

const saved = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
/** The first byte of a mark, changed. */
const bent = () => result.replace(/"marks":\[(\d)/, (_, mark: string) => `"marks":[${mark === '1' ? 2 : 1}`);
const title = (page: Page, words: string) => page.getByRole('heading', { level: 2, name: words }).waitFor();
const stepsOf = (page: Page) => page.locator('.tasks > li').evaluateAll((steps) => steps.map((step) => [step.querySelector('strong')!.textContent, step.querySelector('.tag')!.textContent]));
const same = 'Everything in this file comes out the same.';
const parts = ['Format', 'Digest', 'Seed', 'Scores', 'Places'];
const allSame = parts.map((part) => [part, 'Same']);

test('from a published result a reader recomputes it with one press, by keyboard alone, and everything is the same', async () => {
  const page = await site.visitor();
  const complaints = complaintsOf(page);
  await page.goto(`/challenges/${challenge.slug}/results`);
  const checksum = createHash('sha256').update(result).digest('hex');
  expect(await page.locator('.ledger dd code').allInnerTexts(), 'what sha256sum says of the download stands there').toEqual([checksum, (JSON.parse(result) as { digest: string }).digest]);
  await page.getByRole('link', { name: 'Recompute it in your browser' }).click();
  const start = page.getByRole('button', { name: 'Recompute “Trusted permits”' });
  await start.waitFor();
  await sound(page, '/recompute', 'filled: offered a result');
  await start.focus();
  await page.keyboard.press('Enter');
  await title(page, same);
  await page.getByText(`The file as you gave it has the SHA-256 ${checksum}.`).waitFor();
  await page.getByText(`laurel-result-${challenge.slug}.json`, { exact: true }).waitFor();
  expect(await stepsOf(page)).toEqual(allSame);
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('notice');
  await page.getByText('From 36 evaluations follow the same adjusted scores, to one millionth.').waitFor();
  await page.getByText('Whether every mark is the one that its judge gave.').waitFor();
  await page.getByText('Who could read what is not in this file: it would show who was in conflict with whom.').waitFor();
  await sound(page, '/recompute', 'filled: the same');
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('once open it needs no network; one changed byte fails, and it says where and why', async () => {
  const page = await site.visitor();
  await page.goto('/recompute', { waitUntil: 'networkidle' });
  await sound(page, '/recompute', 'empty');
  await page.context().setOffline(true);
  await page.getByLabel('The file you saved').setInputFiles(saved('result.json', bent()));
  await title(page, 'Not everything comes out the same.');
  expect(await stepsOf(page)).toEqual([['Format', 'Same'], ['Digest', 'Different'], ['Seed', 'Same'], ['Scores', 'Different'], ['Places', expect.any(String)]]);
  await page.getByText(/^Entry [0-9A-Z]{6}, adjusted score: the file says \d+\.\d\d, computed \d+\.\d\d\. results\.entries\.\d+\.adjusted$/).first().waitFor();
  await sound(page, '/recompute', 'error: different');
  const chooser = page.waitForEvent('filechooser');
  // The browser listens for the chooser before the key only because the focus asks it something between them.
  await page.getByLabel('The file you saved').focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(saved('result.json', result));
  await title(page, same);
  expect(await stepsOf(page)).toEqual(allSame);
  await page.context().close();
});

test('the order of a demo day is put together again; one comparison turned round fails, and it says where and why', async () => {
  const shown = publishedText(publishBundle(withDemoDay(makeBundle(judgedContest(sha256), sha256), comparedBy(8, sha256), sha256), '5a'.repeat(32), sha256));
  const page = await site.visitor();
  await page.goto('/recompute', { waitUntil: 'networkidle' });
  await page.getByLabel('The file you saved').setInputFiles(saved('day.json', shown));
  await title(page, same);
  expect(await stepsOf(page)).toEqual([...allSame, ['Demo day', 'Same']]);
  await page.getByText('From 40 comparisons of 6 entries follow the same order and the same chances, to one millionth.').waitFor();
  await sound(page, '/recompute', 'filled: the same, with a demo day');
  await page.getByLabel('The file you saved').setInputFiles(saved('day.json', shown.replace('"stronger":"first"', '"stronger":"equal"')));
  await title(page, 'Not everything comes out the same.');
  expect(await stepsOf(page)).toEqual([['Format', 'Same'], ['Digest', 'Different'], ['Seed', 'Same'], ['Scores', 'Same'], ['Places', 'Same'], ['Demo day', 'Different']]);
  await page.getByText(/^Demo day, entry [A-Z]{2}, strength: the file says -?\d+\.\d\d, computed -?\d+\.\d\d\. demoDay\.result\.rows\.\d\.strength$/).first().waitFor();
  await page.context().close();
});

test('the result that the page offers is fetched with the page: offline its button works, and says so where the file never came', async () => {
  const page = await site.visitor();
  await page.goto(`/recompute?challenge=${challenge.slug}`, { waitUntil: 'networkidle' });
  await page.context().setOffline(true);
  const start = page.getByRole('button', { name: 'Recompute “Trusted permits”' });
  for (const time of ['first', 'second']) {
    await start.click();
    await title(page, same);
    expect(await stepsOf(page), time).toEqual(allSame);
  }
  await page.context().close();
  const large = await site.visitor();
  let asked = 0;
  await large.route('**/results/bundle', (route) => route.fulfill({ body: (asked += 1) === 1 ? 'x'.repeat(2 * 1024 * 1024 + 1) : result }));
  await large.goto(`/recompute?challenge=${challenge.slug}`, { waitUntil: 'networkidle' });
  await large.getByRole('button', { name: 'Recompute “Trusted permits”' }).click();
  await title(large, same);
  expect(asked, 'what is large is not kept unasked').toBe(2);
  await large.context().close();
  const without = await site.visitor();
  await without.route('**/results/bundle', (route) => route.abort());
  await without.goto(`/recompute?challenge=${challenge.slug}`, { waitUntil: 'networkidle' });
  await without.context().setOffline(true);
  await without.getByRole('button', { name: 'Recompute “Trusted permits”' }).click();
  await title(without, 'This file cannot be checked');
  expect(await without.locator('[data-outcome] .notice p').textContent()).toBe('You are offline, and the file is not on this device yet.');
  await without.context().setOffline(false);
  await without.unroute('**/results/bundle');
  await without.getByRole('button', { name: 'Recompute “Trusted permits”' }).click();
  await title(without, same);
  await without.context().close();
});

test('what is no published result is refused with what to do; a file may be dropped anywhere', async () => {
  const page = await site.visitor();
  await page.goto('/recompute');
  const refusedWith = async (name: string, content: string) => {
    await page.getByLabel('The file you saved').setInputFiles(saved(name, content));
    await title(page, 'This file cannot be checked');
    return page.locator('[data-outcome] .notice p').textContent();
  };
  expect(await refusedWith('empty.json', '')).toBe('empty.json is empty. Save it again from the results page, and choose it then.');
  expect(await refusedWith('half.json', result.slice(0, 900))).toBe('half.json is not JSON, or not all of it. Choose the file that the results page links to as “The published file”.');
  expect(await refusedWith('other.json', '{"name":"<b>x</b>"}')).toMatch(/^other\.json is JSON, but no published result\./);
  await sound(page, '/recompute', 'error: refused');
  await page.evaluate((text) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([text], 'dropped.json'));
    document.querySelector('footer')!.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
  }, result);
  await title(page, same);
  await page.getByText('dropped.json', { exact: true }).waitFor();
  await page.context().close();
});

test('the saved page is one file: from disk, with the network off, it says the same, and its policy lets nothing out', async () => {
  const reader = await site.visitor();
  await reader.goto('/recompute');
  const [download] = await Promise.all([reader.waitForEvent('download'), reader.getByRole('link', { name: 'Save this page' }).click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  await reader.context().close();
  const page = await site.visitor({ offline: true });
  const complaints = complaintsOf(page);
  const asked: string[] = [];
  page.on('request', (request) => { if (!/^(file|blob|data):/.test(request.url())) asked.push(request.url()); });
  await page.goto(pathToFileURL(path).href);
  await page.getByLabel('The file you saved').setInputFiles(saved('result.json', result));
  await title(page, same);
  expect(await stepsOf(page)).toEqual(allSame);
  expect({ findings: await axeFindings(page), complaints, asked }).toEqual({ findings: [], complaints: [], asked: [] });
  await page.getByLabel('The file you saved').setInputFiles(saved('result.json', bent()));
  await title(page, 'Not everything comes out the same.');
  const refused = await page.evaluate(() => new Promise<string>((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => { resolve(event.effectiveDirective); });
    fetch('https://example.org/').catch(() => undefined);
  }));
  expect(refused).toBe('connect-src');
  await page.context().close();
});

test('without JavaScript the page names the command; the engine is light, and no other page has it', async () => {
  const page = await site.visitor({ javaScriptEnabled: false });
  await page.goto('/recompute');
  expect(await page.locator('noscript p').textContent()).toBe('This page works with JavaScript. Without it, the command below does the same.');
  expect(await page.getByLabel('The file you saved').isVisible()).toBe(false);
  await page.context().close();
  const opened = await site.visitor();
  const fetched: string[] = [];
  opened.context().on('request', (request) => fetched.push(request.url()));
  await opened.goto('/recompute', { waitUntil: 'networkidle' });
  const engines = fetched.filter((url) => url.includes('recompute-engine'));
  expect(engines).toHaveLength(1);
  const weight = gzipSync(Buffer.from(await (await fetch(engines[0]!)).arrayBuffer())).length;
  // it counts a vote of the public again too
  expect(weight).toBeLessThan(62_000);
  const scripts = await Promise.all(fetched.filter((url) => url.endsWith('.js') && url !== engines[0]).map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length));
  expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThan(5000);
  fetched.length = 0;
  for (const path of ['/', '/help', `/challenges/${challenge.slug}/results`]) await opened.goto(path, { waitUntil: 'networkidle' });
  expect(fetched.filter((url) => url.includes('recompute'))).toEqual([]);
  await opened.context().close();
  expect(readFileSync('dist/web/client/recompute.html').length).toBeLessThan(250_000);
});

test('once the scores are opened on the public record, the result names the leaf, the file and the command that holds them against it', async () => {
  const page = await site.visitor();
  await page.goto(`/challenges/${challenge.slug}/results`);
  expect(await page.getByText('Each score was sealed on the public record').count(), 'nothing is opened yet').toBe(0);
  for (const _ of [1, 2]) {
    site.world.clock.pass(180_000);
    await site.world.writeRecord();
  }
  await page.reload();
  const words = page.locator('p', { hasText: 'Each score was sealed on the public record' });
  await words.getByText(`npx laurel monitor ${new URL(page.url()).origin}/record/log --results result.json`).waitFor();
  const file = words.getByRole('link', { name: 'the file' });
  const opened = await page.request.get((await file.getAttribute('href'))!);
  expect([opened.status(), await words.locator('code.hash').innerText()]).toEqual([200, createHash('sha256').update(await opened.body()).digest('hex')]);
}, 60_000);
