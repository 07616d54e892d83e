import { afterAll, beforeAll, expect, test } from 'vitest';
import { readListingFile } from '../../../functions/domain/import/listing-file.ts';
import { drainOutbox } from '../../../functions/jobs/drain-outbox.ts';
import { importListingFile, type RowReport } from '../../../functions/use-cases/operator/import-listing-file.ts';
import { answer, makeWorld, type World } from '../../support/world.ts';

let world: World;
let other: World;
beforeAll(async () => {
  [world, other] = await Promise.all([makeWorld(), makeWorld()]);
});
afterAll(async () => {
  await Promise.all([world, other].map((one) => one?.stop()));
});

const source = 'https://survey.example.org/cities';
/** As a survey of city projects comes: its own words for columns, dates and states. */
const cities = [['New York', 'NY', 'USA'], ['Amsterdam', '', 'Netherlands'], ['Tashkent', '', 'UZ'], ['Dubai', '', 'United Arab Emirates'], ['Austin', 'Texas', 'United States']] as const;
const stages = ['Active', 'Completed', 'Cancelled', 'Announced'];
const survey = (changes: Record<number, string> = {}) => ['City,State,Country,Project,Organisation,Category,Current status,Start date,Website,Score', ...Array.from({ length: 254 }, (_, n) => {
  const [city, state, country] = cities[n % 5]!;
  return [city, state === 'NY' ? 'US-NY' : state, country, `City project ${n}`, `Office ${n % 40}`, n % 2 ? '"Health, Identity"' : 'Land registry', changes[n] ?? stages[n % 4], n % 3 ? `October ${2015 + (n % 5)}` : `${2015 + (n % 5)}/3/1`, n % 10 ? `https://city${n}.example.org/ledger` : '', n].join(',');
})].join('\n');
const run = (into: World, file: string, text: string) => importListingFile(into.ports, { at: into.clock.now(), address: 'terminal' }, readListingFile(file, text, { source, type: 'program' }), file);
const outcomes = (reports: RowReport[]) => Object.fromEntries(['added', 'changed', 'unchanged', 'left out'].map((outcome) => [outcome, reports.filter((report) => report.outcome === outcome).length]));
type Facts = Record<string, { value: unknown; source: string; checked?: { on: string; by: string }; by: string }>;
const read = (from: World, id: string) => answer<{ version: number; facts: Facts }>(from.as().get(`/listings/${id}`));
const exported = async (from: World) => {
  await drainOutbox(from.ports, (line) => from.logged.push(line));
  const items: { id: string; facts: Facts }[] = [];
  let next: string | undefined = '/atlas-export?sort=title';
  while (next) {
    const reply: Response = await from.as().get(next);
    items.push(...((await reply.json()) as { items: { id: string; facts: Facts }[] }).items);
    next = /<[^>]*\/api\/v1([^>]+)>; rel="next"/.exec(reply.headers.get('link') ?? '')?.[1];
  }
  return items;
};
let ids: string[];

test('a survey of 254 city projects becomes entries, and the report says what was inferred and what says nothing here', async () => {
  const reports = await run(world, 'cities.csv', survey());
  expect(outcomes(reports)).toEqual({ added: 254, changed: 0, unchanged: 0, 'left out': 0 });
  ids = reports.map(({ id }) => id!);
  expect(reports[0]).toEqual({
    row: 2, title: 'City project 0', outcome: 'added', id: ids[0],
    inferred: ['status live from “Active”', 'starts 2015-03-01 from “2015/3/1”', 'uses land from “Land registry”', 'country US from “USA”', 'level city from its city', 'type program from --type', 'source from --source', 'agency “Office 0” is not in the directory, and stands as its name'],
    lacks: ['score: a column that says nothing here'],
  });
  expect((await read(world, ids[0]!)).facts).toMatchObject({
    title: { value: 'City project 0', source, by: 'an import' }, type: { value: 'program' }, place: { value: { country: 'US', region: 'US-NY', city: 'New York' } }, agency: { value: { name: 'Office 0' } }, level: { value: 'city' }, status: { value: 'live' }, starts: { value: '2015-03-01' }, uses: { value: ['land'] },
  });
  expect((await read(world, ids[1]!)).facts).toMatchObject({ url: { value: 'https://city1.example.org/ledger', source: 'https://city1.example.org/ledger' }, place: { value: { country: 'NL', city: 'Amsterdam' } }, status: { value: 'ended' }, uses: { value: ['health', 'identity'] }, starts: { value: '2016-10' } });
});

test('a second run changes nothing; a newer survey changes what it says otherwise, and what was written here since stays', async () => {
  expect(outcomes(await run(world, 'cities.csv', survey()))).toEqual({ added: 0, changed: 0, unchanged: 254, 'left out': 0 });
  await answer(world.as('mona').put(`/listings/${ids[1]}`, { facts: { status: 'live' }, source: 'https://news.example.org/amsterdam' }, { version: 1 }));
  const reports = await run(world, 'cities.csv', survey({ 0: 'Completed', 1: 'Cancelled' }));
  expect(outcomes(reports)).toEqual({ added: 0, changed: 1, unchanged: 253, 'left out': 0 });
  expect((await read(world, ids[0]!)).facts['status']).toMatchObject({ value: 'ended', by: 'an import' });
  expect([reports[1]!.lacks, (await read(world, ids[1]!)).facts['status']!.value]).toEqual([['score: a column that says nothing here', 'status: kept as it was written here; the file says otherwise'], 'live']);
});

test('the export with every fact is read by another atlas whole, and by this one without a change', async () => {
  const whole = await exported(world);
  expect(whole).toHaveLength(254);
  expect(JSON.stringify(whole)).not.toMatch(/per_/);
  const file = JSON.stringify({ items: whole });
  expect(outcomes(await run(other, 'atlas.json', file))).toEqual({ added: 254, changed: 0, unchanged: 0, 'left out': 0 });
  expect(outcomes(await run(other, 'atlas.json', file))).toEqual({ added: 0, changed: 0, unchanged: 254, 'left out': 0 });
  expect(outcomes(await run(world, 'atlas.json', file))).toEqual({ added: 0, changed: 0, unchanged: 254, 'left out': 0 });
  const said = (items: { facts: Facts }[]) => items.map(({ facts }) => Object.entries(facts).map(([name, { value, source: from, checked }]) => [name, value, from, checked?.on]));
  expect(said(await exported(other))).toEqual(said(whole));
}, 60_000);

test('what cannot be read is refused row by row with its reason, and the rest of a row stays', async () => {
  const rows = [
    { title: 'Kept in part', type: 'Proof of Concept', url: 'https://parts.example.org/', starts: '3/4/2017', partners: ['Port Office', 'Customs'], links: ['https://parts.example.org/more'] },
    { title: 'No such type', type: 'gadget', url: 'https://gadget.example.org/' }, { type: 'pilot', url: 'https://nameless.example.org/' }, { title: 'No source', type: 'pilot', source: 'the mayor' }, 'a word',
  ];
  const reports = await importListingFile(world.ports, { at: world.clock.now(), address: 'terminal' }, readListingFile('rows.json', JSON.stringify(rows), {}), 'rows.json');
  expect(reports.map(({ outcome, lacks }) => [outcome, ...lacks])).toEqual([
    ['added', 'starts: Give a year, a month or a day, such as 2017, 2017-10 or 2017-10-10.'],
    ['left out', 'type: Choose one of: program, initiative, pilot, proof-of-concept, event, rfi, report, competition, working-group.'], ['left out', 'title: it is empty'],
    ['left out', 'title: give the web address that says so, there or under url, or with --source', 'type: give the web address that says so, there or under url, or with --source'], ['left out', 'it is no entry'],
  ]);
  expect((await read(world, reports[0]!.id!)).facts).toMatchObject({ type: { value: 'proof-of-concept' }, partners: { value: ['Port Office', 'Customs'] }, links: { value: [{ url: 'https://parts.example.org/more' }] } });
  for (const [text, problem] of [['{', 'This file is not whole JSON.'], ['{"name":"x"}', 'The file must hold a list of entries, or one named items.']] as const) expect(() => readListingFile('x.json', text, {})).toThrow(problem);
});

test('a row of a web address that the atlas has adds what is missing there and takes nothing away', async () => {
  const { rows } = await answer<{ rows: { id: string }[] }>(world.as('mona').post('/listing-imports', { csv: 'title,type,url,partners\nWater pilot,pilot,https://water.example.gov/,Port Office\n' }));
  const [report] = await run(world, 'water.csv', 'title,type,url,status,city\nWater project,program,http://www.water.example.gov,Active,Oslo\n');
  expect([report!.outcome, report!.id]).toEqual(['changed', rows[0]!.id]);
  expect((await read(world, rows[0]!.id)).facts).toMatchObject({ title: { value: 'Water pilot' }, type: { value: 'pilot' }, partners: { value: ['Port Office'] }, status: { value: 'live', by: 'an import' } });
});
