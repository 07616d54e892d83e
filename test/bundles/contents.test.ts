import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

type Lock = { packages: Record<string, { dev?: boolean }> };
const contents = JSON.parse(readFileSync('dist/lambda/contents.json', 'utf8')) as Record<string, Record<string, number>>;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const filesOf = (bundle: string) => Object.entries(contents[bundle]!).filter(([, bytes]) => bytes > 0).map(([file]) => file);
const packageOf = (file: string) => /^node_modules\/(?:.+\/node_modules\/)?((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
/** As the lock file knows it: a package within another is its own. */
const lockedAt = (file: string) => /^node_modules\/(?:.+\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? '';
const packagesOf = (bundle: string) => new Set(filesOf(bundle).flatMap((file) => packageOf(file) ?? []));
const bundles = Object.keys(contents);

test('the functions are these', () => {
  expect(bundles.sort()).toEqual(['accounts', 'atlas', 'challenges', 'clock', 'community', 'credentials', 'entries', 'fetch', 'judging', 'library', 'record', 'results', 'stream', 'voice', 'web', 'witness']);
});

test.each(bundles)('%s holds no tool, no embedded provider, no local server', (bundle) => {
  const local = /^(oidc-provider|koa|vite|fauxqs|@hono\/node-server)$/;
  expect([...packagesOf(bundle)].filter((name) => local.test(name))).toEqual([]);
  expect(filesOf(bundle).filter((file) => lock.packages[lockedAt(file)]?.dev)).toEqual([]);
  expect(filesOf(bundle).filter((file) => /functions\/adapters\/(oidc\/embedded|disk|outbox)\/|functions\/main\/(demo|local|engine)/.test(file))).toEqual([]);
});

test('the site holds pages and nothing of what answers them', () => {
  const answering = /functions\/(use-cases|jobs|ports|http\/routes|adapters\/(?!system\/))|functions\/http\/app|node_modules\/(@aws-sdk|@smithy)\//;
  expect(filesOf('web').filter((file) => answering.test(file))).toEqual([]);
});

test('the client of keys is in the functions that sign the record and credentials, and in no other; the record’s function holds no route, no mail, and nothing of signing in', () => {
  expect(bundles.filter((bundle) => packagesOf(bundle).has('@aws-sdk/client-kms'))).toEqual(['credentials', 'record', 'witness']);
  expect(bundles.filter((bundle) => packagesOf(bundle).has('jsonld'))).toEqual(['credentials']);
  expect(bundles.filter((bundle) => [...packagesOf(bundle)].some((name) => /asn1/.test(name)))).toEqual(['record']);
  expect(filesOf('record').filter((file) => /functions\/(http|adapters\/(oidc|ses|traces|html))|use-cases\/(agency|judge|operator|person|public|team)\/|client-sesv2|node_modules\/hono/.test(file))).toEqual([]);
});

test('the outlines that pictures are drawn with are where acts are handled, and are read for the first picture alone', () => {
  expect(bundles.filter((bundle) => filesOf(bundle).some((file) => file.startsWith('functions/adapters/picture/')))).toEqual(['clock', 'stream']);
  expect(readFileSync('dist/lambda/stream/index.mjs', 'utf8')).not.toContain('SIL Open Font License');
});

test('an area holds its own routes and no other\'s', () => {
  const routes = (bundle: string) => filesOf(bundle).filter((file) => file.startsWith('functions/http/routes/'));
  const areas = ['accounts', 'atlas', 'challenges', 'community', 'entries', 'judging', 'library', 'results', 'voice'];
  const twice = areas.flatMap((area) => routes(area).filter((file) => areas.some((other) => other !== area && routes(other).includes(file))));
  expect(twice).toEqual([]);
});

test('no page brings the schema library to a browser', () => {
  const client = 'dist/web/client/_app/immutable';
  const scripts = ['chunks', 'entry', 'nodes'].flatMap((folder) => readdirSync(`${client}/${folder}`).map((file) => `${folder}/${file}`)).filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(90);
  expect(scripts.filter((file) => readFileSync(`${client}/${file}`, 'utf8').includes('_zod'))).toEqual([]);
});

test('what checks receipts in a browser is one module of 15 KB, without the schema library, and the page to save has it in itself', () => {
  const workers = 'dist/web/client/_app/immutable/workers';
  const [desk, ...more] = readdirSync(workers).filter((file) => file.startsWith('verify-desk'));
  expect(more).toEqual([]);
  const script = readFileSync(`${workers}/${desk}`);
  expect(gzipSync(script, { level: 9 }).length).toBeLessThan(15_000);
  expect([script.includes('_zod'), /\bimport\b/.test(script.toString())]).toEqual([false, false]);
  expect(readFileSync('dist/web/client/verify.html', 'utf8')).toContain('data-policy=""');
});

test('what checks credentials in a browser is one other module of 90 KB that brings nothing along; only the saved page has it in itself', () => {
  const workers = 'dist/web/client/_app/immutable/workers';
  const [engine, ...more] = readdirSync(workers).filter((file) => file.startsWith('credential-engine'));
  expect([more, existsSync(`${workers}/assets`)]).toEqual([[], false]);
  const script = readFileSync(`${workers}/${engine}`);
  expect(gzipSync(script, { level: 9 }).length).toBeLessThan(90_000);
  expect([script.includes('_zod'), script.includes('context-3.0.3.json'), /(?<![@\w."'`])import\b/.test(script.toString())]).toEqual([false, true, false]);
  const desk = readdirSync(workers).find((file) => file.startsWith('verify-desk'))!;
  expect(readFileSync(`${workers}/${desk}`, 'utf8')).not.toContain('context-3.0.3.json');
  expect(readFileSync('dist/web/client/verify.html', 'utf8')).toContain('context-3.0.3.json');
});
