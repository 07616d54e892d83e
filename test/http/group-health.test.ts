import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdCalls } from '../support/group-quarter.ts';
import { openAgency } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let id: string;
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  const agency = await openAgency(world);
  id = (await answer<{ id: string }>(world.as('mara').post('/groups', { name: 'Wallet practice group', purpose: 'Compares how offices issue permits.', agencyId: agency.id }), 201)).id;
  await holdCalls(world, id);
  for (const [title, date] of [['Permit brief', '2026-11'], ['A year only', '2026'], ['Later', '2027-01']]) await answer(world.as('mara').post(`/groups/${id}/products`, { title, kind: 'brief', url: 'https://records.example.gov/brief', date }), 201);
});
afterAll(() => world?.stop());

test('the report of a quarter is what its calendar, members and work products say, reckoned by hand', async () => {
  const { report, complete, how } = await answer<{ report: { participants: { perCall: { people?: number }[] } }; complete: boolean; how: object }>(world.as().get(`/groups/${id}/health/2026-Q4`));
  // taking part: 10, 6 and 8 people; 12 of government and 12 of business, so evenness ln 2 / ln 5 = 0.43
  expect(report).toMatchObject({
    quarter: '2026-Q4', calls: { planned: 7, held: 4, missed: 2, cancelled: 1, coming: 0 },
    participants: { known: 3, unknown: 1, total: 24, median: 8, lower: 7, upper: 9, least: 6, most: 10 },
    presenters: { talks: 4, people: [{ name: 'Ana Silva', organization: 'City lab' }, { name: 'Ben Okoye', organization: 'Harbor school' }] },
    organizations: 4,
    sectors: { rows: [{ sector: 'government', people: 12, share: 0.5 }, { sector: 'business', people: 12, share: 0.5 }, { people: 0 }, { people: 0 }, { people: 0 }], evenness: 0.43 },
    products: [{ title: 'Permit brief', kind: 'brief', date: '2026-11' }],
    members: { atEnd: 0, joined: 0, left: 0 },
  });
  expect(report.participants.perCall.map((call) => call.people)).toEqual([10, 6, undefined, 8]);
  expect(complete).toBe(true);
  expect(Object.keys(how)).toEqual(['calls', 'participants', 'presenters', 'organizations', 'sectors', 'products', 'members']);
});

test('a quarter that runs says so, one to come is not there, and neither is one of no group', async () => {
  expect(await answer(world.as().get(`/groups/${id}/health/2027-Q1`))).toMatchObject({ complete: false, report: { calls: { planned: 0 } } });
  // each change of these would be one person's
  expect(await answer<{ report: object }>(world.as().get(`/groups/${id}/health/2027-Q1`))).not.toHaveProperty('report.members');
  for (const path of [`/groups/${id}/health/2027-Q2`, `/groups/${id}/health/2027-Q5`, `/groups/${world.ports.chance.id('group')}/health/2026-Q4`]) expect((await world.as().get(path)).status).toBe(404);
});
