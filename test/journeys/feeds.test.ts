import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSiteWorld } from '../support/site.ts';
import { openAgency, openChallenge } from '../support/stage.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let page: Page;
let slug: string;
beforeAll(async () => {
  site = await openSiteWorld();
  const agency = await openAgency(site.world);
  ({ slug } = await openChallenge(site.world, agency.id, { general: { title: 'Permits & <licenses>', tagline: 'Check “one” permit.' } }));
  page = await site.visitor();
  await page.goto('/challenges');
});
afterAll(() => site?.stop());

/** What the browser's own XML reader finds: the text of each element of a name, nowhere if the file is no XML. */
const parts = async (path: string, name: string) => {
  const reply = await page.request.get(path);
  const found = await page.evaluate(([xml, tag]) => {
    const read = new DOMParser().parseFromString(xml!, 'application/xml');
    return read.querySelector('parsererror') ? undefined : [...read.getElementsByTagName(tag!)].map((element) => element.textContent);
  }, [await reply.text(), name] as const);
  return { type: reply.headers()['content-type'], found };
};

test('the list of challenges is a table, an Atom feed and a JSON Feed, with the filters of the page', async () => {
  await page.getByRole('link', { name: 'CSV' }).waitFor();
  const csv = await page.request.get('/challenges.csv');
  const [head, row, ...none] = (await csv.text()).replace('\uFEFF', '').trim().split('\r\n');
  expect([csv.headers()['content-type'], head!.split(',').slice(1, 5), row!.split(',').slice(1, 5), none]).toEqual(['text/csv; charset=utf-8', ['title', 'tagline', 'agency', 'state'], ['Permits & <licenses>', 'Check “one” permit.', 'Department of records', 'open'], []]);
  expect((await (await page.request.get('/challenges.csv?status=results')).text()).trim().split('\r\n')).toHaveLength(1);
  expect(await parts('/challenges.atom', 'title')).toEqual({ type: 'application/atom+xml; charset=utf-8', found: [expect.stringMatching(/: challenges$/), 'Permits & <licenses>'] });
  expect((await parts('/feed.xml', 'id')).found).toEqual([expect.stringMatching(/\/challenges$/), expect.stringMatching(new RegExp(`/challenges/${slug}$`))]);
  const feed = await (await page.request.get('/feed.json')).json() as { version: string; items: { title: string; content_text: string }[] };
  expect([feed.version, feed.items.map(({ title }) => title)]).toEqual(['https://jsonfeed.org/version/1.1', ['Permits & <licenses>']]);
  expect(feed.items[0]!.content_text).toBe('Check “one” permit. Open. Closes January 15, 2027 at 11:59 p.m. Eastern. $25,000 in prizes.');
});

test('search engines are told every public page and kept out of the rest; finders of a fault are told whom to write to', async () => {
  const { origin } = new URL(page.url());
  const robots = await (await page.request.get('/robots.txt')).text();
  expect(robots.split('\n')).toEqual(expect.arrayContaining(['User-agent: *', 'Disallow: /run', 'Disallow: /me', `Sitemap: ${origin}/sitemap.xml`]));
  const maps = (await parts('/sitemap.xml', 'loc')).found as string[];
  const listed = (await Promise.all(maps.map(async (map) => (await parts(map, 'loc')).found as string[]))).flat();
  expect(listed).toContain(`${origin}/challenges/${slug}/rules`);
  for (const address of listed) expect([address, (await page.request.get(address)).status()]).toEqual([address, 200]);
  const security = await page.request.get('/.well-known/security.txt');
  const told = Object.fromEntries((await security.text()).trim().split('\n').map((line) => line.split(/: (.*)/).slice(0, 2))) as Record<string, string>;
  expect([security.status(), told['Contact'], told['Canonical']]).toEqual([200, expect.stringMatching(/^mailto:.+@.+/), `${origin}/.well-known/security.txt`]);
  expect(Date.parse(told['Expires']!)).toBeGreaterThan(Date.parse(site.world.clock.now()));
});
