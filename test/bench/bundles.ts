import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundleFunction, withoutLocales } from '../../scripts/bundle-function.ts';
import { startDeployment } from '../support/lambda/deployment.ts';
import { eventOf } from '../support/lambda/gateway.ts';
import { startLambda } from '../support/lambda/start-lambda.ts';
import { bundleSettings, origin, secret } from '../support/lambda/settings.ts';

export type BundleRow = { bundle: string; kilobytes: number; gzipped: number; /** KB read until the first answer. */ read: number; milliseconds: number; size: number; start: number; allowed: string; within: boolean };

const rounds = 9;
/** Times the baseline of the same run. The site's size is what its first answer reads: a page that nobody asked for costs no start, and there is one more with every feature. */
const budgets: Record<string, { size: number; start: number; of: 'whole' | 'read' }> = { web: { size: 1, start: 2, of: 'read' } };
const areaBudget = { size: 1.5, start: 1.4, of: 'whole' } as const;
const asked: Record<string, string> = { challenges: '/api/v1/challenges', entries: '/api/v1/entries', judging: '/api/v1/judges', results: '/api/v1/results', accounts: '/api/v1/me', atlas: '/api/v1/suggestions/own', community: '/api/v1/groups', voice: '/api/v1/votes/none', library: '/api/v1/collections', web: '/' };
const bundles = Object.keys(asked);

/** A cookie of nobody: whichever route it is, the function reads the store once to find that out, and answers. The site asks an area that is awake. */
const request = (path: string) =>
  new Request(origin + path, { headers: { cookie: `__Host-sid=${'A'.repeat(43)}`, 'x-origin-secret': secret, 'x-viewer-address': '203.0.113.9' } });

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** From the start of the process to its first answer, through AWS's runtime client. */
const firstAnswer = async (folder: string, path: string, settings: Record<string, string>) => {
  const event = await eventOf(request(path), Date.now());
  const before = performance.now();
  const lambda = await startLambda(folder, settings);
  const answer = (await lambda.invoke(event)) as { statusCode: number };
  const took = performance.now() - before;
  lambda.stop();
  if (answer.statusCode >= 500) throw new Error(`${folder} answered ${answer.statusCode}: ${lambda.printed()}`);
  return took;
};

const codeOf = (files: string[]) => Buffer.concat(files.map((file) => readFileSync(file)));
/** All that is deployed, the parts that are read later too. */
const wholeOf = (folder: string) => codeOf(readdirSync(folder).filter((file) => file.endsWith('.mjs')).map((file) => join(folder, file)));

/** What a bundle reads until its first answer: of a site of pages, the one page that was asked for. */
const readOf = async (folder: string, path: string, settings: Record<string, string>, list: string) => {
  await firstAnswer(folder, path, { ...settings, NODE_OPTIONS: `--import ${fileURLToPath(new URL('read-parts.ts', import.meta.url))}`, READ_PARTS: list });
  const files = new Set(readFileSync(list, 'utf8').trim().split('\n').map((url) => fileURLToPath(url)));
  return codeOf([...files].filter((file) => file.startsWith(folder)));
};

export const measureBundles = async (): Promise<BundleRow[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-baseline-'));
  await bundleFunction('test/bench/baseline.ts', folder, { plugins: [withoutLocales], splitting: false });
  const cloud = await startDeployment(['challenges', 'community', 'atlas']);
  const { engine, apiOrigin } = cloud;
  const settings = { ...bundleSettings({ table: engine.table, apiOrigin }), AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint };
  const folders: Record<string, string> = { baseline: folder, ...Object.fromEntries(bundles.map((name) => [name, resolve('dist/lambda', name)])) };
  const times: Record<string, number[]> = {};
  try {
    // Side by side in every round, so that a busy machine is as unfair to the baseline as to the rest.
    for (let round = 0; round < rounds; round++) {
      for (const [name, where] of Object.entries(folders)) (times[name] ??= []).push(await firstAnswer(where, asked[name] ?? '/one', settings));
    }
    const sizes = Object.fromEntries(Object.entries(folders).map(([name, where]) => [name, wholeOf(where)]));
    const reads: Record<string, number> = {};
    for (const [name, where] of Object.entries(folders)) reads[name] = (await readOf(where, asked[name] ?? '/one', settings, join(folder, `${name}.txt`))).length;
    return Object.keys(folders).map((bundle) => {
      const [milliseconds, code] = [median(times[bundle]!), sizes[bundle]!];
      const budget = budgets[bundle] ?? areaBudget;
      const [size, start] = [(budget.of === 'read' ? reads[bundle]! : code.length) / sizes['baseline']!.length, milliseconds / median(times['baseline']!)];
      const ours = bundle !== 'baseline';
      return {
        bundle, kilobytes: Math.round(code.length / 1024), gzipped: Math.round(gzipSync(code).length / 1024), read: Math.round(reads[bundle]! / 1024), milliseconds: Math.round(milliseconds), size, start,
        allowed: ours ? `${budget.size} × ${budget.of === 'read' ? 'read' : 'size'}, ${budget.start} × start` : '', within: size <= budget.size && start <= budget.start,
      };
    });
  } finally {
    cloud.stop();
    rmSync(folder, { recursive: true });
  }
};

export const bundleTable = (rows: BundleRow[]): string => [
  '| bundle | KB | gzip KB | read until the first answer, KB | start to first answer, ms | size | start | allowed |',
  '|---|---|---|---|---|---|---|---|',
  ...rows.map(({ bundle, kilobytes, gzipped, read, milliseconds, size, start, allowed, within }) =>
    `| ${bundle} | ${kilobytes} | ${gzipped} | ${read} | ${milliseconds} | ${size.toFixed(2)} | ${start.toFixed(2)} | ${allowed}${within ? '' : ' (over)'} |`),
].join('\n');

if (import.meta.main) {
  const rows = await measureBundles();
  console.log(bundleTable(rows));
  if (rows.some(({ within }) => !within)) process.exitCode = 1;
}
