import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unfolded } from '../support/calendar-file.ts';
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

test('the dates of challenges stand in the calendar, day by day, and are a calendar file of their own', async () => {
  const calendar = await page.request.get('/challenges.ics');
  expect([calendar.headers()['content-type'], unfolded(await calendar.text()).filter((line) => line.startsWith('SUMMARY'))]).toEqual(['text/calendar; charset=utf-8', ['SUMMARY:Opens for entries: Permits & <licenses>', 'SUMMARY:Deadline: Permits & <licenses>']]);
  await page.goto('/events?view=month&month=2027-01');
  const day = page.getByRole('cell').filter({ has: page.getByText('15', { exact: true }) });
  await day.getByText('11:59 p.m. EST').waitFor();
  await day.getByRole('link', { name: 'Deadline: Permits & <licenses>' }).click();
  await page.getByRole('heading', { level: 1, name: 'Permits & <licenses>' }).waitFor();
  await page.goto('/events');
  await page.getByRole('listitem').filter({ hasText: 'Deadline: Permits & <licenses>' }).getByText('Friday, January 15, 2027, 11:59 p.m. Eastern').waitFor();
  await page.goto('/events?kind=call');
  expect(await page.getByText('Deadline: Permits').count()).toBe(0);
});

test('programs that read Challenge.gov find its field names, list and page', async () => {
  type Card = { id: string; title: string; open_until: string; is_closed: boolean; is_archived: boolean };
  const list = await (await page.request.get('/api/challenges')).json() as { collection: Card[]; pagination: object };
  expect(list.pagination).toEqual({ page: 1, total: 1 });
  expect(list.collection).toEqual([expect.objectContaining({ id: slug, title: 'Permits & <licenses>', tagline: 'Check “one” permit.', agency_name: 'Department of records', open_until: '2027-01-16T04:59:59.999Z', is_closed: false, is_archived: false })]);
  expect((await (await page.request.get('/api/challenges?archived=true')).json() as typeof list).collection).toEqual([]);
  expect((await page.request.get('/api/challenges?page=none')).status()).toBe(422);
  const one = await (await page.request.get(`/api/challenges/${list.collection[0]!.id}`)).json() as Record<string, unknown>;
  expect(one).toMatchObject({ id: slug, prize_total: 25_000, status: 'published', custom_url: slug, judging_criteria: expect.stringContaining('<strong>') as unknown, fiscal_year: expect.stringMatching(/^FY\d\d$/) as unknown, phases: expect.arrayContaining([expect.objectContaining({ open_to_submissions: true })]) as unknown });
  // the names of lib/web/views/api/challenge_view.ex
  const names = 'agency_id agency_name agency_logo announcement announcement_datetime brief_description custom_url description eligibility_requirements end_date events external_url federal_partners fiscal_year faq how_to_enter id is_archived is_closed judging_criteria legal_authority logo multi_phase non_federal_partners non_monetary_prizes number_of_phases open_until phases phase_dates phase_descriptions poc_email prize_description prize_total rules start_date status supporting_documents tagline terms_and_conditions title types winner_information winner_image gov_delivery_topic_subscribe_link gov_delivery_subscriber_count';
  expect(names.split(' ').filter((name) => !(name in one))).toEqual([]);
  expect((await page.request.get('/api/challenges/nothing-of-this-name')).status()).toBe(404);
});

test('the catalog of data names every file, and each is there with the type it says', async () => {
  type Distribution = { downloadURL: string; mediaType: string };
  const catalog = await (await page.request.get('/data.json')).json() as { conformsTo: { title: string }; dataset: { title: string; description: string; identifier: { notation: string }; publisher: { name: string }; landingPage: { '@id': string }; distribution: Distribution[] }[] };
  expect([catalog.conformsTo.title, catalog.dataset.map(({ title }) => title)]).toEqual(['DCAT-US 3.0', ['Challenges', 'Atlas of public programs', 'Events', 'Library', 'Public record']]);
  const asked = catalog.dataset.flatMap(({ distribution, landingPage }) => [{ url: landingPage['@id'], type: 'text/html' }, ...distribution.map(({ downloadURL, mediaType }) => ({ url: downloadURL, type: mediaType }))]);
  for (const { url, type } of asked) {
    const reply = await page.request.get(url);
    expect([url, reply.status(), reply.headers()['content-type']?.split(';')[0]]).toEqual([url, 200, type]);
  }
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
