import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Runs a program of ours, and whatever node it starts, under Node 24: the one that came with the packages when this Node is older. It is
 * found by its folder, because npm 10 leaves out the link to it.
 * @param {string} script
 */
export const run = (script) => {
  const packaged = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  const recent = Number(process.versions.node.split('.')[0]) >= 24;
  const node = recent ? process.execPath : packaged;
  if (!existsSync(node)) {
    console.error('This needs Node 24. Install it, or run npm ci on Linux, which brings it.');
    process.exit(1);
  }
  const env = { ...process.env, PATH: [dirname(node), process.env['PATH']].join(delimiter) };
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, script), ...process.argv.slice(2)], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
};
