import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAtlasPage } from '../../../functions/domain/import/atlas/atlas-page.ts';
import { directoryRows } from '../../../functions/domain/import/directory.ts';
import { importAgencies } from '../../../functions/use-cases/operator/import-agencies.ts';
import { importAtlas, type PageReport } from '../../../functions/use-cases/operator/import-atlas.ts';
import { answer, makeWorld, type World } from '../../support/world.ts';

const file = 'pilots-2019-03.md';
const text = readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8');
let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await importAgencies(world.ports, caller(), directoryRows('Agency Acronym,Agency,Bureau\nDOH,Department of the Harbors,\n'));
});
afterAll(() => world?.stop());

const caller = () => ({ at: world.clock.now(), address: 'terminal' });
const run = (page = text, name = file) => importAtlas(world.ports, caller(), readAtlasPage(page, { file: name, site: 'https://atlas.example.gov' }));
const outcomes = ({ entries }: PageReport) => entries.map(({ outcome }) => outcome);
const read = (id: string) => answer<{ facts: Record<string, { value: unknown; source: string; checked?: object; by: string }>; version: number }>(world.as().get(`/listings/${id}`));
let ids: string[];

test('each entry of a page stands in the atlas with the page as its source and the day of the page as its check', async () => {
  const report = await run();
  expect(outcomes(report)).toEqual(Array(5).fill('added'));
  ids = report.entries.map(({ id }) => id!);
  const agencies = report.entries.map(({ inferred }) => inferred.filter((one) => one.startsWith('agency')));
  expect([agencies[0], agencies[2], agencies[3]]).toEqual([['agency Department of the Harbors from its name'], ['agency State of Oregon, which was not in the directory and joined it'], ['agency State of Oregon from its name']]);
  const { facts } = await read(ids[0]!);
  expect(facts['type']).toEqual({ value: 'pilot', source: 'https://atlas.example.gov/ledger-pilots/', checked: { on: '2019-03', by: 'an import' }, by: 'an import', at: world.clock.now() });
  expect(facts['agency']!.value).toMatchObject({ name: 'Department of the Harbors' });
});

test('a second run changes nothing', async () => {
  world.clock.pass(60_000);
  const report = await run();
  expect([outcomes(report), report.entries.map(({ id }) => id), report.gone]).toEqual([Array(5).fill('unchanged'), ids, []]);
  expect((await read(ids[0]!)).version).toBe(1);
});

test('a newer version of the page changes what it says otherwise; what was written here since stays, and what is gone is told', async () => {
  await answer(world.as('mona').put(`/listings/${ids[0]}`, { facts: { title: 'Container pilot', status: 'live' }, source: 'https://harbors.example.gov/pilot/' }, { version: 1 }));
  const newer = text.replace('has begun a pilot to follow containers', 'has ended a pilot that followed containers').replace('the Ledger Forum', 'the Land Forum').replace('Oregon also issued an RFI. <a href="https://oregon.example.gov/rfi">View the RFI.</a>', '');
  const report = await run(newer, 'pilots-2020-06.md');
  expect(outcomes(report)).toEqual(['changed', 'changed', 'changed', 'changed']);
  expect(report.entries[0]!.lacks).toContain('title: kept as it was written here; the page says otherwise');
  expect(report.gone).toEqual([`/ledger-pilots/#state-of-oregon/2 (${ids[3]})`]);
  const [pilot, forum] = [await read(ids[0]!), await read(ids[2]!)];
  expect(pilot.facts).toMatchObject({ title: { value: 'Container pilot', by: 'Mona Moderator' }, status: { value: 'live' }, summary: { value: expect.stringMatching(/^The Department of Harbors has ended/) as string, checked: { on: '2020-06' } } });
  expect([forum.facts['title']!.value, forum.facts['starts']!.value]).toEqual(['Land Forum', '2019-11-05']);
});

test('an older version of the page changes nothing', async () => {
  const report = await run();
  expect(outcomes(report)).toEqual(['left out', 'left out', 'left out', 'unchanged', 'left out']);
  expect(report.entries[0]!.lacks).toEqual(['a version of this page from 2020-06 was read already; this one is older']);
});

test('a web address that another entry has becomes a further link', async () => {
  const report = await run(`---\npermalink: /more/\n---\n### Department of Harbors\nA pilot of the same. <a href="https://harbors.example.gov/pilot">More.</a>\n`, 'more.md');
  expect(report.entries[0]!.lacks).toContain(`its web address is that of another entry (${ids[0]}), and stands under its links`);
  expect((await read(report.entries[0]!.id!)).facts['links']!.value).toEqual([{ title: 'Blockchain pilot, Department of Harbors', url: 'https://harbors.example.gov/pilot' }]);
});
