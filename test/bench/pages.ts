import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { openDemoSite } from '../support/demo-site.ts';

/** Bytes as gzip sends them (fonts as they are), and the number of requests of a first visit. */
export type PageRow = { page: string; kind: 'public' | 'signed in'; html: number; js: number; css: number; font: number; requests: number; within: boolean };

/** web.md 8.3 of the design: what each kind of page may weigh. */
const budgets = {
  public: { html: 25_000, js: 5_000, css: 12_000, font: 30_000, requests: 6 },
  'signed in': { html: 20_000, js: 75_000, css: 16_000, font: 30_000, requests: Infinity },
} as const;
const kinds: Record<string, 'html' | 'js' | 'css' | 'font'> = { document: 'html', script: 'js', stylesheet: 'css', font: 'font' };

const weigh = async (name: string, kind: PageRow['kind'], page: Page, path: string): Promise<PageRow> => {
  const row = { html: 0, js: 0, css: 0, font: 0, requests: 0 };
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    const part = kinds[response.request().resourceType()];
    row.requests++;
    if (part) bodies.push(response.body().then((body) => { row[part] += part === 'font' ? body.length : gzipSync(body).length; }, () => undefined));
  });
  await page.goto(path, { waitUntil: 'load' });
  await page.waitForTimeout(400);
  await Promise.all(bodies);
  await page.context().close();
  const budget = budgets[kind];
  return { page: name, kind, ...row, within: (Object.keys(budget) as (keyof typeof budget)[]).every((part) => row[part] <= budget[part]) };
};

export const measurePages = async (): Promise<PageRow[]> => {
  const site = await openDemoSite();
  const { open, judging, finished, as, visitor } = site;
  /** A visit with an empty cache: the sign-in page has loaded nothing of the site. */
  const signed = async (name: string, key: string, path: string) => weigh(name, 'signed in', await freshly(await as(key, '/me')), path);
  const freshly = async (page: Page) => {
    const cookies = await page.context().cookies();
    await page.context().close();
    const fresh = await visitor();
    await fresh.context().addCookies(cookies);
    return fresh;
  };
  const firstEntry = async () => {
    const page = await as('judge', `/judge/${judging.id}`);
    const path = await page.locator('a[href*="/ent_"]').first().getAttribute('href');
    await page.context().close();
    return path!;
  };
  const rows = [
    await weigh('home', 'public', await visitor(), '/'),
    await weigh('list of challenges', 'public', await visitor(), '/challenges?status=all'),
    await weigh('challenge', 'public', await visitor(), `/challenges/${open.slug}`),
    await weigh('rules', 'public', await visitor(), `/challenges/${open.slug}/rules`),
    await weigh('winners', 'public', await visitor(), `/challenges/${finished.slug}/results`),
    await signed('a section of the entry form', 'lead', `/apply/${open.slug}/approach`),
    await signed('progress board', 'manager', `/run/${judging.id}/progress`),
    await signed('results', 'manager', `/run/${finished.id}/results`),
    await signed('decisions', 'manager', `/run/${finished.id}/decide`),
    await signed('form builder', 'manager', `/run/${open.id}/edit/form`),
    await signed('list of a judge', 'judge', `/judge/${judging.id}`),
    await signed('an entry before its judge', 'judge', await firstEntry()),
  ];
  await site.stop();
  return rows;
};

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
export const pageTable = (rows: PageRow[]): string =>
  [
    '| page | kind | HTML, KB | JS, KB | CSS, KB | font, KB | requests | in budget |', '|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.page} | ${row.kind} | ${kilobytes(row.html)} | ${kilobytes(row.js)} | ${kilobytes(row.css)} | ${kilobytes(row.font)} | ${row.requests} | ${row.within ? 'yes' : 'no'} |`),
  ].join('\n');
