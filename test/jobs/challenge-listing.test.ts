import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { keepChallengeListing } from '../../functions/use-cases/system/atlas/keep-challenge-listing.ts';
import { publishResult, scoredRound } from '../support/published.ts';
import { headVersion, draftChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let agency: string;
beforeAll(async () => {
  world = await makeWorld();
  challenge = await scoredRound(world, { entries: 4, judges: 4 });
  agency = (await world.ports.challenges.find(challenge.id))!.agencyId;
}, 60_000);
afterAll(() => world?.stop());

type Listing = { id: string; version: number; status?: string; challenge?: object; facts: Record<string, { value: unknown; source: string; by: string; checked?: { on: string; by: string } }>; contributors: string[] };
const settle = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const listed = async (slug: string) => (await answer<{ listing?: { id: string } }>(world.as().get(`/challenges/${slug}`))).listing?.id;
const read = (id: string) => answer<Listing>(world.as().get(`/listings/${id}`));
const history = async (id: string) => (await answer<{ items: { version: number; by: string; what: string; before: object; after: object }[] }>(world.as().get(`/listings/${id}/history`))).items;
const names = (facts: object) => Object.keys(facts).toSorted();
const site = 'http://localhost:4321/challenges/';
let id: string;

test('a call that is public stands in the atlas with its own page as the source, and each links to the other', async () => {
  id = (await listed(challenge.slug))!;
  const { facts, challenge: named, status, contributors } = await read(id);
  expect({ named, status, contributors }).toEqual({ named: { id: challenge.id, slug: challenge.slug, title: 'Trusted permits' }, status: 'live', contributors: ['the public record'] });
  expect(facts).toMatchObject({
    title: { value: 'Trusted permits', source: site + challenge.slug, by: 'the public record', checked: { on: '2027-01-05', by: 'the public record' } },
    type: { value: 'competition' }, url: { value: site + challenge.slug }, agency: { value: { id: agency, name: 'Department of records' } }, starts: { value: '2027-01-04' }, cost: { value: '$25,000 in prizes' }, status: { value: 'live' },
  });
  expect([facts['outcome'], facts['ends']]).toEqual([undefined, undefined]);
  expect(await answer(world.as().get(`/listings/${id}/related`))).toMatchObject({ challenge: { slug: challenge.slug, title: 'Trusted permits' }, events: [], linked: [] });
  expect(await answer(world.as().get('/atlas?type=competition'))).toMatchObject({ total: 1, items: [{ id, status: 'live' }] });
});

test('the same act twice, or another that says nothing new, writes nothing', async () => {
  const act = { id: world.ports.chance.id('act'), about: challenge.id };
  for (const _ of [1, 2]) await keepChallengeListing(world.ports, act);
  expect((await read(id)).version).toBe(1);
});

test('the winners stand there once their results are public, and not a moment before, whatever people wrote there meanwhile', async () => {
  await answer(world.as('mona').put(`/listings/${id}`, { facts: { summary: 'Permits that a phone can check.', status: 'stopped' }, source: 'https://news.example.org/permits' }, { version: 1 }));
  await publishResult(world, challenge, async () => {
    await keepChallengeListing(world.ports, { id: world.ports.chance.id('act'), about: challenge.id });
    expect((await read(id)).facts).toMatchObject({ status: { value: 'live', by: 'the public record' } });
    expect((await read(id)).facts['outcome']).toBeUndefined();
  });
  const { facts, status } = await read(id);
  const { winners, challenge: { resultsAt } } = await answer<{ winners: { teamName: string; title: string; prize: string }[]; challenge: { resultsAt: string } }>(world.as().get(`/winners/${challenge.slug}`));
  const results = `${site}${challenge.slug}/results`;
  const byRecord = { source: results, by: 'the public record', at: resultsAt, checked: { on: '2027-02-12', by: 'the public record' } };
  expect(winners).toHaveLength(1);
  expect(status).toBe('ended');
  expect(facts).toMatchObject({
    outcome: { value: `Won by ${winners[0]!.teamName}, “${winners[0]!.title}” (Grand prize).`, ...byRecord }, status: { value: 'ended', ...byRecord }, ends: { value: '2027-02-12', ...byRecord }, links: { value: [{ title: 'Results', url: results }], ...byRecord },
    summary: { value: 'Permits that a phone can check.', by: 'Mona Moderator' },
  });
  const versions = await history(id);
  expect(versions.map(({ version, by, what }) => [version, by, what])).toEqual([[4, 'the public record', 'changed'], [3, 'the public record', 'changed'], [2, 'Mona Moderator', 'changed'], [1, 'the public record', 'added']]);
  expect([names(versions[0]!.before), names(versions[0]!.after)]).toEqual([['status'], ['ends', 'links', 'outcome', 'status']]);
});

test('before it is published a call is nowhere in the atlas, and one that is cancelled says so and why', async () => {
  world.clock.set('2027-01-02T15:00:00.000Z');
  const draft = await draftChallenge(world, agency);
  await settle();
  expect(await world.ports.listings.ofChallenge(draft)).toBeUndefined();
  await answer(world.as('mara').post(`/calls/${draft}/submit`));
  await answer(world.as('paul').post(`/calls/${draft}/approve`, { comments: [], publishAt: '2027-01-03T15:00:00.000Z' }, { version: await headVersion(world, draft) }));
  await settle();
  await keepChallengeListing(world.ports, { id: world.ports.chance.id('act'), about: draft });
  expect(await world.ports.listings.ofChallenge(draft)).toBeUndefined();
  world.clock.set('2027-01-03T15:00:00.000Z');
  await keepChallengeListing(world.ports, { id: world.ports.chance.id('act'), about: draft });
  expect((await world.ports.listings.ofChallenge(draft))!.facts.status?.value).toBe('planned');
  await answer(world.as('mara').post(`/calls/${draft}/cancel`, { reason: 'The money went elsewhere.' }));
  await settle();
  const { facts } = (await world.ports.listings.ofChallenge(draft))!;
  expect([facts.status?.value, facts.outcome?.value, facts.ends?.value]).toEqual(['never-started', 'Cancelled on January 3, 2027: The money went elsewhere.', '2027-01-03']);
});

test('an entry that has the address of the call already becomes its listing, and stays so through a merge', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const draft = await draftChallenge(world, agency);
  const { slug } = (await world.ports.challenges.find(draft))!;
  const { rows } = await answer<{ rows: { id: string }[] }>(world.as('mona').post('/listing-imports', { csv: `title,type,url,outcome\nParks on a ledger,competition,${site}${slug},\nParks,competition,https://parks.example.gov/,Six teams asked to be told.\n` }));
  const [there, other] = rows.map((row) => row.id) as [string, string];
  await answer(world.as('mara').post(`/calls/${draft}/submit`));
  await answer(world.as('paul').post(`/calls/${draft}/approve`, { comments: [], publishAt: world.clock.now() }, { version: await headVersion(world, draft) }));
  await settle();
  const found = (await listed(slug))!;
  expect(found).toBe(there);
  expect((await read(there)).facts).toMatchObject({ title: { value: 'Parks on a ledger', by: 'Mona Moderator' }, status: { value: 'live', by: 'the public record' } });
  const { version } = await read(found);
  await answer(world.as('mona').post(`/listings/${found}/merge`, { into: other }, { version }));
  expect(await listed(slug)).toBe(other);
  await answer(world.as('mara').post(`/calls/${draft}/cancel`, { reason: 'Nobody asked.' }));
  await settle();
  expect((await read(other)).facts['outcome']).toMatchObject({ value: 'Cancelled on January 5, 2027: Nobody asked.' });
});
