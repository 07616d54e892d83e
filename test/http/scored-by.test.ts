import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantChallenge, toJudging } from '../support/planted.ts';
import { saveSection } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let id: string;
beforeAll(async () => {
  world = await makeWorld();
  ({ challenge: { id } } = await plantChallenge(world));
});
afterAll(() => world?.stop());

type Judging = { criteria: { id: string; weight: number }[] };
const judging = async () => answer<{ value: Judging; version: number }>(world.as('mara').get(`/calls/${id}/sections/judging`));
const reweighed = ({ criteria }: Judging) => criteria.map((one, i) => ({ ...one, weight: one.weight + (i === 0 ? -5 : i === 1 ? 5 : 0) }));
const frozen = { code: 'conflict', detail: 'Entries are assigned, and judges score by version 1 of the rules. What it says about judging can no longer change.' };

test('once entries are assigned, what judges score by is neither saved nor published otherwise; everything else still is', async () => {
  const { value: before } = await judging();
  await saveSection(world, id, 'judging', { criteria: reweighed(before) });
  await toJudging(world, id);
  expect(await answer(world.as('mara').post(`/calls/${id}/correct`, { reason: 'Other weights are better.' }), 409)).toMatchObject(frozen);
  const { value, version } = await judging();
  expect(await answer(world.as('mara').put(`/calls/${id}/sections/judging`, { ...value, criteria: reweighed(value) }, { version }), 409)).toMatchObject(frozen);
  await answer(world.as('mara').put(`/calls/${id}/sections/judging`, before, { version }));
  await saveSection(world, id, 'prizes', { tiers: [{ id: 'grand', name: 'Grand prize', places: 2, cents: 10_000_00, other: '' }] });
  expect(await answer(world.as('mara').post(`/calls/${id}/correct`, { reason: 'The fund grew.' }))).toMatchObject({ rulesVersion: 2 });
  world.clock.set('2027-02-12T22:01:00.000Z');
  expect(await answer(world.as('mara').get(`/results/${id}`))).toMatchObject({ round: { rulesVersion: 1 }, tiers: [{ id: 'grand', places: 2, cents: 10_000_00 }] });
});
