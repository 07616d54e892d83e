import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bakeSvg } from '../../functions/domain/credential/baked-picture.ts';
import { didDocument } from '../../functions/domain/credential/did.ts';
import { openBadge } from '../../functions/domain/credential/open-badge.ts';
import { emptyStatusList, encodeStatusList, statusListCredential, withBit } from '../../functions/domain/credential/status-list.ts';
import { formReceipt } from '../../functions/domain/record/receipt/receipt.ts';
import { zipOf } from '../../web/src/lib/server/zip.ts';
import type { CredentialSigner } from '../../functions/ports/credential-signer.ts';
import { axeFindings } from '../support/axe.ts';
import { complaintsOf } from '../support/complaints.ts';
import { badgeFacts, signed, testCredentialSigner } from '../support/credential/badge.ts';
import { keptReceipt } from '../support/record/kept-receipt.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';

const folder = mkdtempSync(join(tmpdir(), 'laurel-verify-badge-'));
const { policyText } = keptReceipt();
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let origin: string;
let badge: string;
const files: Record<string, string> = {};
const saved = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

/** A badge of an issuer at an address, with its keys and lists as files. */
const issued = async (at: string, signer: CredentialSigner, set: number[] = [], listsAt = '2020-06-01T00:00:00Z'): Promise<{ text: string; there: Record<string, string> }> => {
  const status = { revocation: { list: `${at}/status/1`, index: 3 }, suspension: { list: `${at}/status/2`, index: 4 } };
  const text = await signed(openBadge({ ...badgeFacts, id: `${at}/credentials/1`, issuer: { did: signer.did, name: 'City of Example', url: at }, status, validFrom: '2020-03-01T12:00:00Z', validUntil: undefined }), signer, '2020-03-01T12:00:00Z');
  const bits = set.reduce((list, index) => withBit(list, index, true), emptyStatusList());
  const list = (id: string, purpose: 'revocation' | 'suspension') => signed(statusListCredential({ id, issuer: signer.did, purpose, encodedList: encodeStatusList(gzipSync, bits), validFrom: listsAt, validUntil: '2999-01-01T00:00:00Z' }), signer);
  const keys = JSON.stringify(didDocument({ did: signer.did, keys: [{ publicKey: signer.publicKey }] }));
  return { text, there: { [`${at}/.well-known/did.json`]: keys, [status.revocation.list]: await list(status.revocation.list, 'revocation'), [status.suspension.list]: await list(status.suspension.list, 'suspension') } };
};

beforeAll(async () => {
  site = await openSiteWorld({ instead: ({ url }) => (new URL(url).pathname === '/record/log/policy' ? new Response(policyText) : undefined) });
  const page = await site.visitor();
  await page.goto('/verify');
  origin = new URL(page.url()).origin;
  await page.context().close();
  badge = saved('badge.json', (await issued(origin, testCredentialSigner(origin))).text);
  const far = await issued('https://elsewhere.example', testCredentialSigner('https://elsewhere.example', 9));
  Object.assign(files, { far: saved('far.json', far.text), ...Object.fromEntries(Object.entries(far.there).map(([address, text], i) => [address, saved(['did.json', 'list-1.json', 'list-2.json'][i]!, text)])) });
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site?.stop();
});

/** The page, where this site answers for its own keys and lists. */
const opened = async (set: number[] = []): Promise<{ page: Page; asked: string[] }> => {
  const page = await site.visitor({ timezoneId: 'America/New_York' });
  const { there } = await issued(origin, testCredentialSigner(origin), set);
  const asked: string[] = [];
  await page.route((url) => url.href in there, (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return route.fulfill({ body: there[route.request().url()]!, contentType: 'application/json' });
  });
  await page.goto('/verify', { waitUntil: 'networkidle' });
  return { page, asked };
};
const add = (page: Page, ...paths: string[]) => page.getByLabel('A receipt, a file, or both').setInputFiles(paths);
const title = (page: Page, words: string | RegExp) => page.locator('[data-outcome] h2', { hasText: words }).waitFor();
const stepsOf = (page: Page) => page.locator('.tasks > li').evaluateAll((steps) => steps.map((step) => [step.querySelector('strong')!.textContent, step.querySelector('.tag')!.textContent.trim()]));

test('a credential of this site: the module comes only for it, the site is asked for keys and whole lists, and it is valid', async () => {
  const { page, asked } = await opened();
  const complaints = complaintsOf(page);
  const engines: string[] = [];
  page.on('request', (request) => { if (request.url().includes('credential-engine')) engines.push(request.url()); });
  await add(page, saved('plan.txt', 'a plan'));
  await title(page, 'Now add the receipt.');
  expect(engines).toEqual([]);
  await page.getByRole('button', { name: 'Start again' }).click();
  await add(page, badge);
  await title(page, `Valid. City of Example (${new URL(origin).host}) issued “Winner: Follow the repair” to Lena Abara on March 1, 2020.`);
  expect(await stepsOf(page)).toEqual([['Signed by its issuer', 'Holds'], ['Dates', 'Holds'], ['Not withdrawn', 'Holds'], ['Not suspended', 'Holds']]);
  expect([asked, engines.length]).toEqual([['/.well-known/did.json', '/status/1', '/status/2'], 1]);
  expect(await page.locator('[data-command]').textContent()).toBe('npx laurel verify badge.json --online');
  await sound(page, '/verify', 'filled: a valid credential');
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('withdrawn is said first; one letter changed is not genuine; a picture holds the same', async () => {
  const { page } = await opened([3]);
  await page.route(/\/api\/v1\/credentials\/1$/, (route) => route.fulfill({ json: { status: 'withdrawn', since: '2020-07-01T12:00:00Z', reason: 'The entry was not theirs.' } }));
  await add(page, badge);
  await title(page, 'Withdrawn. Its issuer has withdrawn it. Since July 1, 2020 (UTC): “The entry was not theirs.”');
  await sound(page, '/verify', 'error: a withdrawn credential');
  const { text } = await issued(origin, testCredentialSigner(origin));
  // the receipt of its being given proves that it was given, and never leads
  const receipt = saved('LC-1.receipt.json', formReceipt(keptReceipt({ credential: text }).receipt));
  for (const both of [[receipt, badge], [badge, receipt]]) {
    await page.getByRole('button', { name: 'Start again' }).click();
    for (const one of both) await add(page, one);
    await title(page, 'Withdrawn. Its issuer has withdrawn it.');
    expect((await stepsOf(page)).at(-1)).toEqual(['On the public record', 'Holds']);
  }
  await page.unroute(/\/api\/v1\/credentials\/1$/);
  await page.route(/\/api\/v1\/credentials\/1$/, (route) => route.fulfill({ json: { status: 'replaced', since: '2020-07-01T12:00:00Z', replacedBy: 'C-KAJ8' } }));
  await page.getByRole('button', { name: 'Start again' }).click();
  await add(page, badge);
  await title(page, 'Replaced. Its issuer gave another in its place, with the number C-KAJ8: ask for that one.');
  await page.unroute(/\/api\/v1\/credentials\/1$/);
  await page.getByRole('button', { name: 'Start again' }).click();
  await add(page, saved('badge.svg', bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"><circle r="5"/></svg>', text)));
  await title(page, 'Withdrawn. Its issuer has withdrawn it.');
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByLabel('Or paste a receipt').fill(text.replace('Lena', 'Mona'));
  await page.getByRole('button', { name: 'Check this text' }).click();
  await title(page, 'Not genuine. The signature does not hold.');
  await page.context().close();
});

test('an older list added beside a withdrawn credential does not make it valid again; where the site cannot be asked, it was valid then', async () => {
  const { page } = await opened([3]);
  const old = Object.values((await issued(origin, testCredentialSigner(origin), [], '2020-04-01T00:00:00Z')).there).slice(1).map((text, i) => saved(`old-${i}.json`, text));
  await add(page, badge, ...old);
  await title(page, 'Withdrawn. Its issuer has withdrawn it.');
  await page.route(/\/status\/1$/, (route) => route.abort());
  await page.getByRole('button', { name: 'Start again' }).click();
  await add(page, badge, ...old);
  await title(page, 'Valid as of Wednesday, April 1, 2020, 12:00 a.m. UTC; whether it was withdrawn since is not known.');
  expect(await stepsOf(page)).toEqual([['Signed by its issuer', 'Holds'], ['Dates', 'Holds'], ['Not withdrawn', 'Not checked'], ['Not suspended', 'Holds']]);
  await page.context().close();
});

test('the proof bundle that a holder has: its credential, keys, lists and receipt are read out of the ZIP', async () => {
  const { page } = await opened();
  const text = readFileSync(files['far']!, 'utf8');
  const issuer = ['/.well-known/did.json', '/status/1', '/status/2'].map((path, i) => ({ name: `issuer/${i}.json`, content: readFileSync(files[`https://elsewhere.example${path}`]!) }));
  const bundle = (own: string) => zipOf([{ name: 'LC-1.json', content: text }, { name: 'record/LC-1.receipt.json', content: formReceipt(keptReceipt({ credential: own }).receipt) }, ...issuer]);
  await add(page, saved('LC-1.zip', bundle(text)));
  await title(page, 'Valid as of Monday, June 1, 2020');
  expect((await stepsOf(page)).at(-1)).toEqual(['On the public record', 'Holds']);
  expect(await page.locator('[data-command]').textContent()).toBe('npx laurel verify LC-1.zip --online');
  await sound(page, '/verify', 'filled: a proof bundle');
  await page.getByRole('button', { name: 'Start again' }).click();
  await add(page, saved('LC-1.zip', bundle('another')));
  await title(page, 'The receipt beside the credential is not its own, or was changed. This is not the file that the record names.');
  await page.getByRole('button', { name: 'Start again' }).click();
  await add(page, saved('cut.zip', bundle(text).slice(0, 500)));
  await title(page, 'The ZIP file: it is damaged, or not all of it. Download it again.');
  await page.context().close();
});

test('offline the page itself says what it lacks: the module, or the site’s keys; once the module is there, files are enough', async () => {
  const { page } = await opened();
  await page.context().setOffline(true);
  await add(page, badge);
  await title(page, 'The part of this page that checks credentials could not be loaded. Go online, and add the file again.');
  await sound(page, '/verify', 'error: the module cannot be loaded');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Start again' }).click();
  await add(page, badge);
  await title(page, 'Valid. ');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Start again' }).click();
  await add(page, files['far']!, ...['/.well-known/did.json', '/status/1', '/status/2'].map((path) => files[`https://elsewhere.example${path}`]!));
  await title(page, 'Valid as of Monday, June 1, 2020');
  await page.context().close();
});

test('of another site it asks nothing, and says so; with the issuer’s files beside it, it is checked on this device', async () => {
  const { page } = await opened();
  const asked: string[] = [];
  page.on('request', (request) => { if (!request.url().startsWith(origin)) asked.push(request.url()); });
  await add(page, files['far']!);
  await title(page, 'Cannot check right now. It needs https://elsewhere.example/.well-known/did.json, and this page asks no other site.');
  await sound(page, '/verify', 'filled: a credential that cannot be checked');
  await add(page, ...['/.well-known/did.json', '/status/1', '/status/2'].map((path) => files[`https://elsewhere.example${path}`]!));
  await title(page, 'Valid as of Monday, June 1, 2020, 12:00 a.m. UTC, by the keys in a file that you added; whether it was withdrawn or suspended since is not known. City of Example (elsewhere.example) issued “Winner: Follow the repair” to Lena Abara');
  await sound(page, '/verify', 'filled: valid as of an earlier time');
  await page.getByText('That the keys are those of the issuer: they came from a file that you added.').waitFor();
  expect(asked).toEqual([]);
  await page.context().close();
});

test('the saved page has the module in it: from disk, offline, with the issuer’s files, it says the same', async () => {
  const { page: reader } = await opened();
  const [download] = await Promise.all([reader.waitForEvent('download'), reader.getByRole('link', { name: 'Save this page' }).click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  await reader.context().close();
  const page = await site.visitor({ offline: true, timezoneId: 'America/New_York' });
  const complaints = complaintsOf(page);
  await page.goto(pathToFileURL(path).href);
  await add(page, files['far']!);
  await title(page, 'Cannot check right now. It needs https://elsewhere.example/.well-known/did.json');
  await add(page, ...['/.well-known/did.json', '/status/1', '/status/2'].map((part) => files[`https://elsewhere.example${part}`]!));
  await title(page, 'Valid as of Monday, June 1, 2020');
  expect({ findings: await axeFindings(page), complaints }).toEqual({ findings: [], complaints: [] });
  await page.context().close();
});
