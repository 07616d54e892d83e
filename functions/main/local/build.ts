import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { told } from '../commands/told.ts';

const root = join(import.meta.dirname, '../../..');
const stamp = join(root, 'dist/web/inputs.sha256');
export const siteServer = join(root, 'dist/web/server/instance.js');
export const siteClient = join(root, 'dist/web/client');

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));

/** What the site is made of: when none of it changed, the last build is this build. */
const inputs = (): string => {
  const hash = createHash('sha256');
  for (const path of ['vite.config.ts', 'package-lock.json', ...filesIn('web'), ...filesIn('functions/domain')].toSorted()) {
    hash.update(path).update('\0').update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
};

const run = (script: string, ...args: string[]): void => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw told(`The site could not be built:\n${stdout}\n${stderr}`);
};

/** Builds the site when its sources changed since the last build. */
export const buildSite = (say: (line: string) => void): void => {
  if (!existsSync(join(root, 'web/src'))) {
    if (existsSync(siteServer)) return;
    throw told('There is no built site and nothing to build it from. Run npm ci in a whole checkout.');
  }
  const now = inputs();
  if (existsSync(siteServer) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  say('Building the site (once; about ten seconds) ...');
  run('@sveltejs/kit/svelte-kit.js', 'sync');
  run('vite/bin/vite.js', 'build', '--logLevel', 'warn');
  writeFileSync(stamp, now);
};
