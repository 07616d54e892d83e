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

/** Every Node on the path: the one from npm and the system's own. */
const nodes = (process.env['PATH'] ?? '').split(delimiter).map((part) => join(part, 'node')).filter((program) => existsSync(program));

test('a bundle has the same bytes in every Node on the path and in Chromium, wherever and in whatever language they run', async () => {
  const expected = saidBy(process.execPath);
  expect(expected).toMatch(/^[0-9a-f]{64} true$/);
  expect(nodes.map((node) => saidBy(node))).toEqual(nodes.map(() => expected));
  expect(saidBy(process.execPath, { TZ: 'Asia/Kolkata', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' })).toBe(expected);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ locale: 'ar-EG', timezoneId: 'Pacific/Chatham' });
    await page.addScriptTag({ path: script });
    expect(await page.evaluate(() => (globalThis as { said?: string }).said)).toBe(expected);
  } finally {
    await browser.close();
  }
});
