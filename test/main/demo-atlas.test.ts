import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { calendar, company } from '../../functions/main/demo/actor.ts';
import { beyond2018 } from '../../functions/main/demo/atlas/beyond-2018.ts';
import { pagesOf2018 } from '../../functions/main/demo/atlas/pages-of-2018.ts';
import { keepBigApps } from '../../functions/main/demo/atlas/play-bigapps.ts';
import { stageOf } from '../../functions/domain/call/challenge.ts';
import { fillAtlas } from '../../functions/main/demo/atlas/play-atlas.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-03-31T16:20:00.000Z');
  await fillAtlas({ ports: world.ports, company: company(world.ports), calendar: calendar(world.clock.now()) });
  await drainOutbox(world.ports, (line) => world.logged.push(line));
});
afterAll(() => world?.stop());

type Facts = Record<string, { value: unknown; source: string; checked?: { on: string }; by: string }>;
const all = async () => (await answer<{ items: { id: string; facts: Facts }[] }>(world.as().get('/atlas-export'))).items;
const named = async (title: string): Promise<Facts> => (await all()).find(({ facts }) => facts['title']!.value === title)!.facts;

test('each thing that the origin documents tell of is an entry of its own, and every fact of it names a public page as its source', async () => {
  const entries = await all();
  // one of those beyond the pages of 2018 is more of an entry that was there
  expect(entries).toHaveLength(pagesOf2018.length + beyond2018.length - 1);
  const facts = entries.flatMap((entry) => Object.entries(entry.facts).map(([name, { source }]) => [entry.facts['title']!.value, name, source]));
  expect(facts.filter(([, , source]) => !/^https?:\/\/[^/]+\.[^/]+/.test(source as string))).toEqual([]);
  expect(entries.map(({ facts: { title, type } }) => `${String(title!.value)}: ${String(type!.value)}`)).toEqual(expect.arrayContaining([
    'NYC BigApps Blockchain: competition', 'Blockchain@State: event', 'Proofs of concept for public health surveillance: proof-of-concept', 'FASt Lane for IT Schedule 70: proof-of-concept', 'Use of Blockchain in Health IT and Health-Related Research: competition',
    'Research of the Science and Technology Directorate: program', 'Illinois Blockchain Initiative: initiative', 'Registry of medical licenses, Illinois: pilot', 'Land titles in Cook County: pilot', 'Birth records that a person can show, Illinois: pilot',
    'Continuing education of licensed professionals, Illinois: pilot', 'Marketplace of energy credits, Illinois: pilot', 'Blockchain, a tool for metropolitan governance?: report', '254 projects of Metropolis’s member cities: initiative', 'Dutch Blockchain Coalition: working-group',
    'Unchain: initiative', 'A ledger as the service bus between administrations, Italy: report', 'Ledgers and artificial intelligence for e-government: report', 'National ledger platform of Uzbekistan: program', 'Education certificates of Uzbekistan: pilot', 'Places in kindergartens, Uzbekistan: proof-of-concept',
  ]));
});

test('what the documents say of them stands in the facts', async () => {
  expect(await named('NYC BigApps Blockchain')).toMatchObject({ agency: { value: { name: 'New York City Economic Development Corporation' } }, partners: { value: ['SecondMuse'] }, status: { value: 'ended' } });
  const illinois = await named('Illinois Blockchain Initiative');
  expect((illinois['partners']!.value as string[]).length).toBe(5);
  expect(new Set(Object.values(illinois).map(({ source }) => source)).size).toBeGreaterThan(3);
  expect(await named('Registry of medical licenses, Illinois')).toMatchObject({ partners: { value: ['Hashed Health', 'Illinois Blockchain Initiative'] }, status: { value: 'ended', source: expect.stringContaining('gcn.com') as string }, starts: { value: '2017-08', source: expect.stringContaining('coindesk.com') as string } });
  expect((await named('254 projects of Metropolis’s member cities'))['summary']!.value).toContain('69 member cities work on 254 projects');
  expect((await named('Blockchain@State'))['summary']!.value).toContain('over 250 participants from over 150 entities');
});

test('nobody in the demo claims to have checked what nobody checked: it stands on the stale list', async () => {
  const checks = (await all()).flatMap(({ facts }) => Object.values(facts).map(({ checked }) => checked?.on ?? 'never'));
  expect(new Set(checks)).toEqual(new Set(['never', '2018-06']));
  const { total, all: count } = await answer<{ total: number; all: number }>(world.as().get('/atlas?checked=stale'));
  expect(total).toBe(count);
});

test('entries of one initiative lead to each other', async () => {
  const [{ id }] = (await answer<{ items: [{ id: string }] }>(world.as().get('/atlas?q=marketplace+energy'))).items;
  const { agency } = await answer<{ agency: { title: string }[] }>(world.as().get(`/listings/${id}/related`));
  expect(agency.map(({ title }) => title)).toContain('Birth records that a person can show, Illinois');
});

test('BigApps Blockchain is a call of the product: held elsewhere, over, with its dates and rules, and the same entry of the atlas tells of it', async () => {
  await keepBigApps({ ports: world.ports, company: company(world.ports), calendar: calendar(world.clock.now()) });
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const challenge = (await world.ports.challenges.findBySlug('nycedc-open-nyc-s-public-private-blockchain-center'))!;
  expect([challenge.title, challenge.agencyName, challenge.listing?.url, stageOf(challenge, world.clock.now())]).toEqual(['NYC BigApps Blockchain', 'New York City Economic Development Corporation', expect.stringContaining('https://edc.nyc/press-release/'), 'closed']);
  expect(challenge.phases).toMatchObject([{ kind: 'entries', opensAt: '2019-01-10T05:00:00.000Z', closesAt: '2019-08-01T03:59:59.999Z' }]);
  const { sections } = (await world.ports.challenges.rules(challenge.id, challenge.rulesVersion))!;
  expect([sections.general.partners, sections.rules.rules.includes('aged 13 or older'), sections.details.need.includes('up to five entries')]).toEqual(['SecondMuse', true, true]);
  const listing = (await world.ports.listings.ofChallenge(challenge.id, { strong: true }))!;
  expect([listing.facts.title.value, listing.facts.status?.value, listing.facts.ends?.value, listing.facts.partners?.value]).toEqual(['NYC BigApps Blockchain', 'ended', '2019-07-31', ['SecondMuse']]);
});
