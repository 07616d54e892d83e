import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { directoryRows } from '../../../functions/domain/import/directory.ts';
import { importAgencies } from '../../../functions/use-cases/operator/import-agencies.ts';
import { openAgency } from '../../support/stage.ts';
import { answer, makeWorld, type World } from '../../support/world.ts';

const csv = readFileSync(new URL('../../fixtures/agencies.csv', import.meta.url), 'utf8');
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world?.stop());

const run = (text: string) => importAgencies(world.ports, { at: world.clock.now(), address: 'terminal' }, directoryRows(text));
type Shown = { id: string; slug: string; name: string; acronym: string; standing: string };
const under = async (parent: string) => (await answer<{ items: Shown[] }>(world.as().get(`/agencies?under=${parent}`))).items;
const rootIds = async () => Object.fromEntries((await under('top')).map(({ id, slug }) => [slug, id])) as Record<string, string>;
const again = ['"OFFICE OF THE GENERAL COUNSEL" is in Department of Roads as "Office of the General Counsel" already'];

test('a directory becomes a tree that is read from the top down, and a name two agencies share gets the acronym of its own', async () => {
  expect(await run(csv)).toEqual({ added: 6, changed: 0, unchanged: 0, lacks: again });
  expect((await under('top')).map(({ name, acronym, slug, standing }) => [name, acronym, slug, standing])).toEqual([
    ['Department of Parks', 'DOP', 'department-of-parks', 'listed'], ['Department of Roads', 'DOR', 'department-of-roads', 'listed'],
  ]);
  const ids = await rootIds();
  expect((await under(ids['department-of-roads']!)).map(({ slug }) => slug)).toEqual(['bridges-tunnels-and-ferries', 'bureau-of-buses', 'office-of-the-general-counsel']);
  expect((await under(ids['department-of-parks']!)).map(({ slug }) => slug)).toEqual(['dop-office-of-the-general-counsel']);
});

test('a second run changes nothing; a changed row changes its agency and keeps its address', async () => {
  expect(await run(csv)).toEqual({ added: 0, changed: 0, unchanged: 6, lacks: again });
  const renamed = csv.replaceAll('DOR,', 'DORD,').replace('Bureau of Buses', 'Buses Bureau').replace('DOP,Department of Parks,\n', 'DOP,Department of Parks,\n,,Nothing\n');
  expect(await run(renamed)).toEqual({ added: 0, changed: 2, unchanged: 4, lacks: [...again, 'row 8 names no agency'] });
  expect(await answer(world.as().get('/agencies/bureau-of-buses'))).toMatchObject({ name: 'Buses Bureau', acronym: '', above: [{ name: 'Department of Roads' }] });
  expect(await answer(world.as().get('/agencies/department-of-roads'))).toMatchObject({ acronym: 'DORD' });
});

test('an agency that runs challenges here stays as it is, and bureaus go under it', async () => {
  const tenant = await openAgency(world, 'harbors');
  expect(await run('Agency Acronym,Agency,Bureau\nXX,Department of harbors,\nXX,Department of harbors,Pier Office\n')).toEqual({ added: 1, changed: 0, unchanged: 1, lacks: [] });
  expect(await answer(world.as().get('/agencies/harbors'))).toMatchObject({ acronym: 'DOR', standing: 'tenant' });
  expect((await under(tenant.id)).map(({ name }) => name)).toEqual(['Pier Office']);
});

test('what is not such a table is refused with the columns it needs', async () => {
  expect(() => directoryRows('Name,Office\n')).toThrow('The first line must name the columns Agency Acronym, Agency, Bureau.');
});
