import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDemoSite } from '../support/demo-site.ts';

/** Every list of the public site has a form for machines, and says so on its page. Pages are found as a visitor finds them, and lists by what the routes’ own files hold. */
const routesFolder = join(import.meta.dirname, '../../web/src/routes/(public)');
const routes = globSync('**/+page.svelte', { cwd: routesFolder }).map((file) => ({ route: `/${file.replace(/\/?\+page\.svelte$/, '')}`, holdsList: /Pager|PageNumbers|PageLinks|class="rows/.test(readFileSync(join(routesFolder, file), 'utf8')) }));
/** Letters are kept on a page on a laptop alone: they are nobody’s data. */
const noData = new Set(['/outbox']);
/** No question of the demo has been answered anew: its answers are in the list of questions, and so are their forms. */
const notInDemo = new Set(['/challenges/[slug]/questions/[answer]']);
const pattern = (route: string) => new RegExp(`^${route.replaceAll(/\[[\w]+\]/g, '[^/]+')}$`);
const fixedFirst = routes.toSorted((a, b) => a.route.split('[').length - b.route.split('[').length);
const routeOf = (path: string): string | undefined => fixedFirst.find(({ route }) => pattern(route).test(path))?.route;

const types: [RegExp, RegExp][] = [
  [/^\/api\/v1\/.*\/csv$|\.csv$/, /^text\/csv/], [/\.atom$|^\/api\/v1\/.*\/atom$/, /^application\/atom\+xml/], [/\.feed\.json$|^\/api\/v1\/.*\/feed$/, /^application\/feed\+json/], [/\.ics$/, /^text\/calendar/], [/\.geojson$/, /^application\/geo\+json/],
  [/\.json$/, /^application\/([a-z.+-]+\+)?json/], [/^\/api\/v1\//, /^application\/(([a-z.+-]+\+)?json|vc)/],
];
const typeFor = (path: string) => types.find(([form]) => form.test(path.split('?')[0]!))?.[1];

let site: Awaited<ReturnType<typeof openDemoSite>>;
type Seen = { path: string; route: string; html: string };
const seen: Seen[] = [];
/** Not all of a kind show all: few groups have a charter. */
const ofEach = 8;
const linksIn = (html: string): string[] => [...html.matchAll(/href="([^"#]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&')).filter((href) => href.startsWith('/') && !href.startsWith('//'));

beforeAll(async () => {
  site = await openDemoSite();
  const queue = ['/'];
  const known = new Set(queue);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const route = routeOf(path);
    if (route === undefined || seen.filter((one) => one.route === route).length >= ofEach) continue;
    const reply = await fetch(site.origin + path, { redirect: 'manual' });
    if (reply.status !== 200 || !reply.headers.get('content-type')?.startsWith('text/html')) continue;
    const html = await reply.text();
    seen.push({ path, route, html });
    for (const next of linksIn(html)) if (!next.includes('?') && !known.has(next)) { known.add(next); queue.push(next); }
  }
}, 180_000);
afterAll(() => site?.stop());

test('a visitor who follows links comes by every list of the public site', () => {
  const missed = routes.filter(({ route, holdsList }) => holdsList && !notInDemo.has(route) && !seen.some((one) => one.route === route)).map(({ route }) => route);
  expect(missed).toEqual([]);
});

test('each of them names a form for machines, which answers as that form', async () => {
  const lists = seen.filter(({ route, html }) => !noData.has(route) && (routes.find((one) => one.route === route)!.holdsList || /class="(rows|tasks|pager)/.test(html)));
  expect(lists.length).toBeGreaterThan(20);
  const found = lists.map(({ path, html }) => ({ path, forms: [...new Set(linksIn(html).filter((href) => typeFor(href) !== undefined))] }));
  expect(found.filter(({ forms }) => forms.length === 0).map(({ path }) => path)).toEqual([]);
  const wrong: string[] = [];
  for (const href of new Set(found.flatMap(({ forms }) => forms))) {
    const reply = await fetch(site.origin + href, { redirect: 'follow' });
    const type = reply.headers.get('content-type') ?? '';
    await reply.arrayBuffer();
    if (reply.status !== 200 || !typeFor(href)!.test(type)) wrong.push(`${href}: ${reply.status} ${type}`);
  }
  expect(wrong).toEqual([]);
}, 120_000);

/** What people follow is there for every reader of feeds, and what has dates for every calendar. */
test('each list that people follow is an Atom feed and a JSON Feed, and those with dates a calendar; each is what its type says', async () => {
  const of = (route: string) => linksIn(seen.filter((one) => one.route === route).map(({ html }) => html).join(' ')).map((href) => href.split('?')[0]!);
  const wanted: Record<string, RegExp[]> = {
    '/challenges': [/\.atom$/, /\.feed\.json$/, /\.csv$/, /\.json$/, /\.ics$/], '/events': [/\.atom$/, /\.feed\.json$/, /\.csv$/, /events\.json$/, /\.ics$/], '/atlas': [/\/atom$/, /\/feed$/, /\/csv$/, /\/json$/],
    '/library': [/\.atom$/, /\.feed\.json$/, /\.csv$/, /library\.json$/], '/library/collections': [/\.atom$/, /\.feed\.json$/, /\.csv$/], '/groups/[id]': [/\.atom$/, /\.feed\.json$/], '/groups': [/\.csv$/], '/agencies': [/\.csv$/],
    '/challenges/[slug]/updates': [/\.atom$/, /\/feed$/, /\.json$/], '/challenges/[slug]/questions': [/\.atom$/, /\/feed$/, /\.json$/], '/challenges/[slug]': [/\.ics$/], '/events/[id]': [/\.ics$/],
  };
  const missing = Object.entries(wanted).flatMap(([route, forms]) => forms.filter((form) => !of(route).some((href) => form.test(href))).map((form) => `${route}: ${form}`));
  expect(missing).toEqual([]);
  for (const path of ['/challenges.feed.json', '/events.feed.json', '/library.feed.json', '/feed.json', '/api/v1/atlas/feed']) {
    const feed = (await (await fetch(site.origin + path)).json()) as { version: string; items: { id: string; url: string; title: string; content_text: string }[] };
    expect([path, feed.version, feed.items.length > 0, feed.items.every(({ id, url, title, content_text }) => id && URL.canParse(url) && title && content_text)]).toEqual([path, 'https://jsonfeed.org/version/1.1', true, true]);
  }
  for (const path of ['/challenges.ics', '/events.ics']) {
    const calendar = new ICAL.Component(ICAL.parse(await (await fetch(site.origin + path)).text()) as ConstructorParameters<typeof ICAL.Component>[0]);
    const [zones, events] = [calendar.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid')), calendar.getAllSubcomponents('vevent')];
    expect([path, events.length > 0, events.every((event) => zones.includes(String(event.getFirstProperty('dtstart')!.getFirstParameter('tzid'))))]).toEqual([path, true, true]);
    expect(new Set(events.map((event) => event.getFirstPropertyValue('uid'))).size).toBe(events.length);
  }
});
