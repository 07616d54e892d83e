import { spawnSync } from 'node:child_process';

/** The named lists that npm scripts run: each step in order, its time printed, the first failure ends it. */
const node = (script: string, ...more: string[]) => [process.execPath, script, ...more];
const sync = { name: 'prepare the site', run: node('node_modules/@sveltejs/kit/svelte-kit.js', 'sync') };
const check = [
  // reads every file of tsconfig.json, pages and all; --tsgo would be twice as fast, and lets a component go without its required props
  { name: 'types', run: node('node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human') },
  { name: 'lint', run: node('node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '.') },
  { name: 'lint of the pages', run: node('node_modules/eslint/bin/eslint.js', 'web/src') },
];
const suite = (project: string) => ({
  name: `${project} tests`,
  run: node('node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default'),
});
const build = { name: 'build the site', run: node('scripts/build-site.ts') };
const bundle = { name: 'bundle the functions', run: node('scripts/bundle.ts') };

const lists: Record<string, { name: string; run: string[] }[]> = {
  check: [sync, ...check],
  build: [sync, build],
  bundle: [bundle],
  synth: [sync, build, bundle, { name: 'write the stacks', run: node('infra/app.ts') }],
  bench: [sync, build, bundle, { name: 'measure', run: node('test/bench/run.ts') }],
  pictures: [sync, build, { name: 'take the pictures', run: node('scripts/pictures.ts') }],
  test: [sync, ...check, build, bundle, suite('unit'), suite('bundles'), suite('journeys')],
};

const steps = lists[process.argv[2] ?? ''];
if (!steps) {
  console.error(`Say which: ${Object.keys(lists).join(', ')}.`);
  process.exit(1);
}
const started = performance.now();
for (const { name, run } of steps) {
  console.log(`\n> ${name}`);
  const before = performance.now();
  const { status } = spawnSync(run[0]!, run.slice(1), { stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } });
  if (status !== 0) {
    console.error(`\nFailed: ${name}.`);
    process.exit(1);
  }
  console.log(`  ${((performance.now() - before) / 1000).toFixed(1)} s`);
}
console.log(`\nAll passed in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
