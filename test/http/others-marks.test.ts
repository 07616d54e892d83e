import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import { judgeIn, marks } from '../support/judging.ts';
import { headVersion, openAgency, openChallenge, saveSection, draftChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let open: Opened;
let shut: Opened;
const save = (who: 'jana' | 'jim', challenge: Opened, entryId: string, score: number, note: string) =>
  answer(world.as(who).post(`/evaluations/${challenge.id}/${entryId}/save`, { marks: marks(score), comments: { feasibility: note }, note, feedback: '' }, { version: 1 }));
const others = async (who: 'jana' | 'jim', challenge: Opened, entryId: string) => (await answer<{ others: object[] }>(world.as(who).get(`/evaluations/${challenge.id}/${entryId}`))).others;

/** The round of this challenge lets judges compare once their own scores are in. */
const openComparing = async (agencyId: string) => {
  const id = await draftChallenge(world, agencyId, { general: { title: 'Comparing permits' } });
  await saveSection(world, id, 'judging', { othersVisible: 'after-own' });
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  return answer<Opened>(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: world.clock.now() }, { version: await headVersion(world, id) }));
};

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  const agency = await openAgency(world);
  open = await openComparing(agency.id);
  shut = await openChallenge(world, agency.id);
});
afterAll(() => world?.stop());

test('other marks are read after one’s own are in, only where the round says so, and without names', async () => {
  const entryIds: string[] = [];
  for (const [minute, challenge] of [open, shut].entries()) {
    world.clock.set(`2027-01-05T15:0${minute + 1}:00.000Z`); // letters are found by when they were written
    entryIds.push((await sentEntry(world, 'lena', challenge)).entry.id);
    for (const who of ['jana', 'jim'] as const) await judgeIn(world, challenge, who);
  }
  world.clock.set('2027-01-18T15:00:00.000Z');
  for (const challenge of [open, shut]) await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  const [compared, hidden] = entryIds as [string, string];
  await save('jim', open, compared, 2, 'Too early.');
  await save('jim', shut, hidden, 2, 'Too early.');
  expect(await others('jana', open, compared)).toEqual([]);
  await save('jana', open, compared, 4, 'Ready.');
  await save('jana', shut, hidden, 4, 'Ready.');
  expect(await others('jana', open, compared)).toEqual([{ marks: marks(2), comments: { feasibility: 'Too early.' }, note: 'Too early.', composite: 25 }]);
  expect(await others('jana', shut, hidden)).toEqual([]);
});
