import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'laurel-engines-'));
const script = join(folder, 'recomputed.js');
beforeAll(() => build({ entryPoints: [join(import.meta.dirname, '../support/recomputed.ts')], bundle: true, format: 'iife', outfile: script, logLevel: 'error' }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const saidBy = (program: string, surroundings: Record<string, string> = {}) => execFileSync(program, [script], { encoding: 'utf8', env: { PATH: process.env['PATH'], ...surroundings } }).trim();

/** Every Node on the path: the one from npm and the system's own, by version. */
const found = [process.execPath, ...(process.env['PATH'] ?? '').split(delimiter).map((part) => join(part, 'node')).filter((program) => existsSync(program))];
const versionOf = (program: string) => Number(execFileSync(program, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }));
const nodes = new Map(found.map((program) => [versionOf(program), program]));
/** Where a system keeps its Node (20 or newer), and where npm keeps the one that our programs run on when that is older than 24. */
const systemNodes = ['/usr/bin/node', '/usr/local/bin/node', ...['x64', 'arm64'].map((kind) => join(import.meta.dirname, `../../node_modules/node-linux-${kind}/bin/node`))];

/** Where commas stand for points, dates and digits are others, and the clock is half an hour or a day off. */
const places = [{ locale: 'de_DE.UTF-8', zone: 'Asia/Kolkata' }, { locale: 'ar_EG.UTF-8', zone: 'Pacific/Chatham' }, { locale: 'tr_TR.UTF-8', zone: 'America/St_Johns' }, { locale: 'C', zone: 'UTC' }];
let expected: string;
beforeAll(() => { expected = saidBy(process.execPath); });

test('a bundle and a contest above 300 judges have the same bytes in every Node there is, wherever and in whatever language it runs', () => {
  expect(expected).toMatch(/^[0-9a-f]{64} true [0-9a-f]{64}$/);
  // two engines at least: where only one Node is there, Chromium beside it counts as the second
  expect([...nodes.keys()]).toContain(versionOf(process.execPath));
  for (const program of systemNodes.filter((path) => existsSync(path))) expect([...nodes.keys()]).toContain(versionOf(program));
  const said = [...nodes].flatMap(([version, node]) => places.map(({ locale, zone }) => [version, locale, zone, saidBy(node, { TZ: zone, LANG: locale, LC_ALL: locale })]));
  expect(said).toEqual([...nodes.keys()].flatMap((version) => places.map(({ locale, zone }) => [version, locale, zone, expected])));
});

test('Chromium has the same bytes too, wherever it runs', async () => {
  const browser = await openBrowser();
  try {
    for (const { locale, zone } of places) {
      const page = await browser.newPage({ locale: locale === 'C' ? 'en-US' : locale.slice(0, 5).replace('_', '-'), timezoneId: zone });
      await page.addScriptTag({ path: script });
      expect([zone, await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone), await page.evaluate(() => (globalThis as { said?: string }).said)]).toEqual([zone, expect.any(String), expected]);
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
