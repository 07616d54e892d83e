import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { screens, type Kind } from '../support/screens.ts';

const root = join(import.meta.dirname, '../..');
const routes = join(root, 'web/src/routes');
const pageFiles = readdirSync(routes, { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)\+page@?\.svelte$/.test(file));
const screenOf = (file: string) => `/${dirname(file).split('/').filter((part) => part !== '.' && !part.startsWith('(')).join('/')}`;
const pages = pageFiles.map((file) => {
  const server = join(routes, dirname(file), '+page.server.ts');
  return { screen: screenOf(file), markup: readFileSync(join(routes, file), 'utf8'), server: existsSync(server) ? readFileSync(server, 'utf8') : '' };
});
const table: Record<string, readonly string[]> = screens;
const kindsOf = (screen: string) => new Set((table[screen] ?? []).map((state) => state.split(':')[0] as Kind));
const lacking = (kind: Kind, asks: (page: (typeof pages)[number]) => boolean) => pages.filter((page) => asks(page) && !kindsOf(page.screen).has(kind)).map(({ screen }) => screen);

test('every page of the site has a row, and every row a page', () => {
  expect(Object.keys(screens).filter((screen) => screen !== '+error').toSorted()).toEqual(pages.map(({ screen }) => screen).toSorted());
});

test('a page with a form is looked at after a refusal, one that can have nothing to show without it, one that closes when it is closed', () => {
  expect(lacking('error', ({ server }) => server.includes('export const actions'))).toEqual([]);
  expect(lacking('empty', ({ markup }) => markup.includes('<EmptyState'))).toEqual([]);
  expect(lacking('read-only', ({ markup }) => markup.includes('<ClosedNotice'))).toEqual([]);
});

test('every state in the table is looked at by a journey', () => {
  const folder = join(root, 'test/journeys');
  const journeys = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const missing = Object.entries(table).flatMap(([screen, states]) => states.filter((state) => !journeys.includes(`'${screen}', '${state}'`)).map((state) => `${screen}: ${state}`));
  expect(missing).toEqual([]);
});
