import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHtml } from '../../../functions/adapters/html/read-html.ts';
import { directoryRows } from '../../../functions/domain/import/directory.ts';
import { Feed } from '../../../functions/domain/import/feed-record.ts';
import { importAgencies } from '../../../functions/use-cases/operator/import-agencies.ts';
import { importChallenges } from '../../../functions/use-cases/operator/import-challenges.ts';
import { answer, makeWorld, type World } from '../../support/world.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
const feed = () => Feed.parse(JSON.parse(fixture('feed.json')));
let world: World;
const caller = () => ({ at: world.clock.now(), address: 'terminal' });
const run = (of: Feed) => importChallenges({ ...world.ports, readHtml }, caller(), of, 'America/New_York');

beforeAll(async () => {
  world = await makeWorld();
  await importAgencies(world.ports, caller(), directoryRows(fixture('agencies.csv')));
});
afterAll(() => world?.stop());

type Item = { slug: string; title: string; agencyName: string; stage: string; prizeCents: number; closesAt?: string };
const listed = async (query: string) => (await answer<{ items: Item[] }>(world.as().get(`/challenges?${query}`))).items;
type Page = { stage: string; challenge: Record<string, unknown>; rules: { version: number; sections: Record<string, Record<string, unknown>> } };
const read = (slug: string) => answer<Page>(world.as().get(`/challenges/${slug}`));

test('each record becomes a listing or is left out with its reason, and what could not be read is told', async () => {
  expect(await run(feed())).toEqual([
    { name: '7001  Quiet Buses  Challenge', outcome: 'added', slug: 'quiet-buses', lacks: ['rules: a picture is left out'] },
    { name: '7002  Clear Water', outcome: 'added', slug: 'clear-water', lacks: [
      'empty: description, how-to-enter, judging, rules, prizes', 'empty: total-prize-offered-cash', 'agency: "Office of Waters" was not in the directory and joined it',
    ] },
    { name: '7003  Undated', outcome: 'left out', lacks: ['submission-end is "some day in spring", which is not a date this can read.'] },
    { name: '7004  No address', outcome: 'left out', lacks: ['The permalink is no whole web address.'] },
  ]);
});

test('a listing is read like any call: agency, money in cents, dates in its zone, Markdown without markup, and where it comes from', async () => {
  const { stage, challenge, rules } = await read('quiet-buses');
  expect(stage).toBe('open');
  expect(challenge).toMatchObject({
    title: 'Quiet Buses Challenge', agencyName: 'Bureau of Buses', prizeCents: 85_000_00, zone: 'America/Chicago', profile: 'listing',
    phases: [{ id: 'entries', kind: 'entries', name: 'Entries', opensAt: '2027-01-04T15:00:00.000Z', closesAt: '2027-02-27T05:59:59.999Z' }],
    listing: { url: 'https://www.calls.example.gov/challenge/quiet-buses/', source: 'Calls.example.gov', sourceId: '7001' },
  });
  expect(rules.sections).toMatchObject({
    general: { contactEmail: 'buses@roads.example.gov', legalAuthority: 'America COMPETES Act', partners: 'Harbor University' },
    details: { need: 'Buses are **loud** & slow. [Map](https://www.calls.example.gov/map.pdf)\n\n## How to enter\n\nWrite to us.\n\n## How entries are judged\n\n| Quality | 60% |\n| --- | --- |\n| Cost | 40% |\n\n## From the source\n\n- **Kind of challenge:** Ideas; Scientific\n- **Fiscal years:** FY27' },
    prizes: { tiers: [{ name: 'Total cash prizes', cents: 85_000_00 }], note: 'First: $85,000' },
    rules: { rules: '- Be 18.' },
    resources: { links: [{ title: 'This call at Calls.example.gov', url: 'https://www.calls.example.gov/challenge/quiet-buses/' }] },
  });
  expect(JSON.stringify(rules)).not.toContain('alert(1)');
});

test('the public list finds listings by stage, word and agency', async () => {
  world.clock.set('2027-01-10T12:00:00.000Z');
  expect((await listed('status=open')).map(({ slug, stage, closesAt }) => [slug, stage, closesAt])).toEqual([['quiet-buses', 'open', '2027-02-27T05:59:59.999Z']]);
  expect((await listed('status=closed')).map(({ slug, stage }) => [slug, stage])).toEqual([['clear-water', 'closed']]);
  expect(await listed('status=judging')).toEqual([]);
  expect((await listed('status=all&q=office waters')).map(({ slug }) => slug)).toEqual(['clear-water']);
  const { challenge } = await read('quiet-buses');
  expect((await listed(`status=all&agency=${String(challenge['agencyId'])}&prize_min=85000`)).map(({ slug }) => slug)).toEqual(['quiet-buses']);
});

test('a second run changes nothing; a changed record is a new version at the same address', async () => {
  expect((await run(feed())).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'left out', 'left out']);
  expect((await read('quiet-buses')).rules.version).toBe(1);
  const changed = feed();
  Object.assign(changed._challenge[0] as object, { 'submission-end': '2027/03/05 11:59 p.m. CT', 'total-prize-offered-cash': '$1.5 million' });
  Object.assign(changed._challenge[2] as object, { 'submission-end': 'April 1, 2027, 5 p.m. ET' });
  expect((await run(changed)).map(({ outcome }) => outcome)).toEqual(['changed', 'unchanged', 'added', 'left out']);
  expect(await read('quiet-buses')).toMatchObject({ challenge: { prizeCents: 1_500_000_00, phases: [{ closesAt: '2027-03-06T05:59:59.999Z' }] }, rules: { version: 2 } });
  expect((await run(changed)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged', 'left out']);
});

test('an address that another challenge has gets the number of the record', async () => {
  const other = feed();
  other.home_page_url = 'https://other.example.gov';
  other._challenge.splice(1);
  expect((await run(other)).map(({ outcome, slug }) => [outcome, slug])).toEqual([['added', 'quiet-buses-7001']]);
  expect((await run(other)).map(({ outcome, slug }) => [outcome, slug])).toEqual([['unchanged', 'quiet-buses-7001']]);
});

test('text that does not fit ends after a paragraph, with a link to the rest', async () => {
  const long = feed();
  Object.assign(long._challenge[0] as object, { rules: `<p>${'Rule. '.repeat(200)}</p>`.repeat(90) });
  long._challenge.splice(1);
  const [report] = await run(long);
  expect(report).toMatchObject({ outcome: 'changed', lacks: [expect.stringMatching(/^rules: only the first \d+ of \d+ bytes fit; the rest is linked$/)] });
  const { rules } = await read('quiet-buses');
  expect(String(rules.sections['rules']!['rules'])).toMatch(/Rule\.\n\nThe rest is at \[Calls\.example\.gov\]\(https:\/\/www\.calls\.example\.gov\/challenge\/quiet-buses\/\)\.$/);
});

test('nobody registers at a listing', async () => {
  const { challenge } = await read('quiet-buses');
  const reply = await world.as('vera').post('/registrations', { challengeId: challenge['id'], rulesVersion: challenge['rulesVersion'], rulesHash: challenge['rulesHash'] });
  expect([reply.status, await reply.json()]).toMatchObject([409, { detail: 'Entries for this challenge are taken on another site.' }]);
});
