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

/** Where a system keeps its Node (20 or newer), and where npm keeps the one that our programs run on when that is older than 24. */
const fromNpm = ['x64', 'arm64'].map((kind) => join(import.meta.dirname, `../../node_modules/node-linux-${kind}/bin/node`)).filter((program) => existsSync(program));
const systemNodes = ['/usr/bin/node', '/usr/local/bin/node'];
/** Every Node of this machine, on the path or not. */
const found = [process.execPath, ...fromNpm, ...[...(process.env['PATH'] ?? '').split(delimiter).map((part) => join(part, 'node')), ...systemNodes].filter((program) => existsSync(program))];
const versionOf = (program: string) => Number(execFileSync(program, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }));
const nodes = new Map(found.map((program) => [versionOf(program), program]));

/** Where commas stand for points, dates and digits are others, and the clock is half an hour or a day off. */
const places = [{ locale: 'de_DE.UTF-8', zone: 'Asia/Kolkata' }, { locale: 'ar_EG.UTF-8', zone: 'Pacific/Chatham' }, { locale: 'tr_TR.UTF-8', zone: 'America/St_Johns' }, { locale: 'C', zone: 'UTC' }];
let expected: string;
const asked = new Set<number>();
beforeAll(() => { expected = saidBy(process.execPath); });

test('a bundle and a contest above 300 judges have the same bytes in every Node there is, wherever and in whatever language it runs', () => {
  expect(expected).toMatch(/^[0-9a-f]{64} true [0-9a-f]{64}$/);
  const said = [...nodes].flatMap(([version, node]) => places.map(({ locale, zone }) => [version, locale, zone, saidBy(node, { TZ: zone, LANG: locale, LC_ALL: locale })]));
  for (const [version] of said) asked.add(Number(version));
  expect(said).toEqual([...nodes.keys()].flatMap((version) => places.map(({ locale, zone }) => [version, locale, zone, expected])));
});

test('two major versions of Node were asked', ({ skip }) => {
  expect(fromNpm, 'npm ci brings a Node of its own').toHaveLength(1);
  expect([...nodes.keys()]).toContain(versionOf(process.execPath));
  if (nodes.size < 2) {
    console.warn(`ONE NODE ONLY: no other major version than ${[...nodes.keys()].join()} is on this machine (${[...new Set(found)].join(', ')}), so nothing showed here that another computes the same. Put a Node 20 on the path.`);
    skip('only one major version of Node is on this machine');
  }
  expect(asked.size).toBeGreaterThanOrEqual(2);
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
