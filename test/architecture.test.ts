import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** A file of the tree, by its path from the root, and its text. */
type Source = { path: string; text: string };
const root = join(import.meta.dirname, '..');

const walk = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );
const read = (path: string): Source => ({ path, text: readFileSync(join(root, path), 'utf8') });
const sources = ['functions', 'web', 'infra', 'scripts', 'bin']
  .filter((folder) => statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory())
  .flatMap(walk)
  .filter((path) => /\.(ts|js|mjs|svelte)$/.test(path))
  .map(read);

const importing = /(?:^|\n)\s*(import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
type Import = { from: string; to: string; typeOnly: boolean };

const importsOf = ({ path, text }: Source): Import[] =>
  [...text.matchAll(importing)].map((match) => {
    const target = (match[3] ?? match[4])!;
    const to = target.startsWith('.')
      ? relative(root, join(root, dirname(path), target))
      : target.startsWith('#lib')
        ? target.replace('#lib', 'web/src/lib')
        : target;
    return { from: path, to, typeOnly: match[2] !== undefined };
  });

const floors = ['domain', 'ports', 'use-cases', 'adapters', 'http', 'jobs', 'main'] as const;
const floorOf = (path: string) => floors.find((floor) => path.startsWith(`functions/${floor}/`)) ?? path.split('/')[0]!;

/** The arrow table of the house: from a floor, the floors it may import. Itself always. */
const arrows: Record<string, string[]> = {
  main: ['http', 'jobs', 'use-cases', 'adapters', 'ports', 'domain'],
  http: ['use-cases', 'ports', 'domain'],
  jobs: ['use-cases', 'ports', 'domain'],
  'use-cases': ['ports', 'domain'],
  adapters: ['ports', 'domain'],
  ports: ['domain'],
  domain: [],
  web: ['domain'],
  infra: [],
  scripts: ['main', 'http', 'domain'],
  bin: ['main'],
};

const isOurs = (to: string) => to.startsWith('functions/') || to.startsWith('web/') || to.startsWith('infra/') || to.startsWith('scripts/');
/** The few arrows that are sanctioned one by one, each with its reason. */
const sanctioned = ({ from, to, typeOnly }: Import): boolean =>
  (from === 'web/src/lib/api.ts' && to === 'functions/http/app.ts' && typeOnly) || // the typed client
  (from.startsWith('infra/') && to === 'functions/main/settings.ts') || // key names only
  (from === 'web/src/lib/verify/credential-engine.ts' && /^functions\/adapters\/(jsonld|webcrypto)\//.test(to)) || // the same check of credentials in a browser
  from === 'vite.config.ts';

const wrongArrow = (found: Import): boolean => {
  if (!isOurs(found.to) || sanctioned(found)) return false;
  const from = floorOf(found.from);
  const to = floorOf(found.to);
  return from !== to && !(arrows[from] ?? []).includes(to);
};

/** Pure rules import zod; zone.ts alone brings a calendar. */
const wrongDomainImport = ({ from, to }: Import): boolean =>
  from.startsWith('functions/domain/') && !isOurs(to) && to !== 'zod' && !(from === 'functions/domain/zone.ts' && to === 'temporal-polyfill');

const told = (found: Import) => `${found.from} -> ${found.to}`;
const imports = sources.flatMap(importsOf);

test('every arrow points down', () => {
  expect(imports.filter(wrongArrow).map(told)).toEqual([]);
});

test('a planted upward import is caught', () => {
  const planted = [
    { path: 'functions/domain/planted.ts', text: "import { at } from '../adapters/dynamodb/table.ts';" },
    { path: 'functions/use-cases/team/planted.ts', text: "export { router } from '../../http/router.ts';" },
    { path: 'functions/ports/planted.ts', text: "const later = await import('../use-cases/tell.ts');" },
    { path: 'web/src/routes/planted.svelte', text: '<script lang="ts">\n  import { createApp } from \'../../../functions/http/app.ts\';\n</script>' },
  ];
  expect(planted.flatMap(importsOf).filter(wrongArrow).map(told)).toEqual([
    'functions/domain/planted.ts -> functions/adapters/dynamodb/table.ts',
    'functions/use-cases/team/planted.ts -> functions/http/router.ts',
    'functions/ports/planted.ts -> functions/use-cases/tell.ts',
    'web/src/routes/planted.svelte -> functions/http/app.ts',
  ]);
});

test('the domain imports nothing but zod, and is given time, chance and hashing', () => {
  expect(imports.filter(wrongDomainImport).map(told)).toEqual([]);
  const impure = /Date\.now\(|new Date\(\)|Math\.random\(|\bawait\b|\basync\b|\bfetch\(|crypto\./;
  expect(sources.filter(({ path, text }) => path.startsWith('functions/domain/') && impure.test(text)).map(({ path }) => path)).toEqual([]);
});

test('only settings reads the environment', () => {
  const readers = sources.filter(
    ({ path, text }) => /process\.env/.test(text) && path !== 'functions/main/settings.ts' && !/^(scripts|bin|infra)\//.test(path),
  );
  expect(readers.map(({ path }) => path)).toEqual([]);
});

test('only the table builds a key', () => {
  const builders = sources.filter(
    ({ path, text }) =>
      path.startsWith('functions/') && !/dynamodb.(table|store).ts$/.test(path) && /\b(?:pk|sk|ownerpk|grouppk|outpk|duepk): [`'"]/.test(text),
  );
  expect(builders.map(({ path }) => path)).toEqual([]);
});

test('the local identity provider never reaches a Lambda bundle', () => {
  const importers = imports.filter(({ to }) => to === 'oidc-provider').map(({ from }) => from);
  expect(importers.filter((from) => !from.startsWith('functions/adapters/oidc/embedded'))).toEqual([]);
});

test('names say what is inside, and files stay small', () => {
  const vague = /(^|[-.])(util|utils|helper|helpers|manager|service|common|info|misc)([-.]|$)/;
  expect(sources.filter(({ path }) => vague.test(basename(path))).map(({ path }) => path)).toEqual([]);
  expect(sources.filter(({ path }) => basename(path) === 'index.ts').map(({ path }) => path)).toEqual([]);
  const long = sources.filter(({ text }) => text.split('\n').length > 400);
  expect(long.map(({ path }) => path)).toEqual([]);
});
