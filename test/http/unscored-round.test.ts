import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entry } from '../../functions/domain/entry/entry.ts';
import { crowdOf } from '../support/crowd.ts';
import { workOut } from '../support/judging.ts';
import { panelIn } from '../support/panel.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agencyId: string;
let challenge: Opened;
let entries: Entry[];
const reason = 'Nobody scored, and the jury met instead.';
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  agencyId = (await openAgency(world)).id;
});
afterAll(() => world?.stop());

/** Judging is over, and no judge saved a score. */
const closed = async (assigned = true): Promise<void> => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, agencyId);
  entries = await crowdOf(world, challenge, 3, { sent: true });
  await panelIn(world, challenge, 5);
  world.clock.set('2027-01-18T15:00:00.000Z');
  if (assigned) await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  world.clock.set('2027-02-12T22:01:00.000Z');
};
const decide = (entryId: string) => answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId, outcome: 'not-selected', prizeId: '', reason: '', feedback: '' }, { version: 0 }));
const apply = (said?: object) => world.as('mara').post(`/results/${challenge.id}/apply`, said);
const publish = () => answer(world.as('mara').post(`/results/${challenge.id}/publish`));
type Winners = { record?: { total: number; panel: { scored: number } }; unworked?: string };
const read = () => answer<Winners>(world.as().get(`/winners/${challenge.slug}`));

test('a round that nobody scored is worked out, and its decisions are applied as any others', async () => {
  await closed();
  await workOut(world, challenge);
  expect(await answer(world.as('mara').get(`/results/${challenge.id}`))).toMatchObject({ working: { state: 'ready' }, placed: 0, unscored: 3 });
  expect(await answer(world.as('mara').get(`/deliberations/${challenge.id}/entries?code=${entries[0]!.code}`))).toEqual({ entryId: entries[0]!.id, code: entries[0]!.code, title: entries[0]!.title });
  for (const { id } of entries) await decide(id);
  await answer(apply());
  await publish();
  expect(await read()).toMatchObject({ record: { total: 0, panel: { scored: 0 } } });
});

test('where the results never come, the decisions wait a day, and go without them then, with a reason that is published', async () => {
  await closed();
  for (const { id } of entries) await decide(id);
  const waits = 'The results are being worked out. Apply the decisions once they are there. If they are not there Saturday, February 13, 2027, 5:00 p.m. Eastern, the decisions can go without them, with the reason.';
  for (const said of [undefined, { withoutResults: reason }]) expect(await answer(apply(said), 409)).toMatchObject({ detail: waits });
  world.clock.set('2027-02-13T22:01:00.000Z');
  const fix = 'The results are still not worked out. Ask for them once more on the results page, or say why the decisions go without them: the reason is published.';
  expect(await answer(apply(), 422)).toMatchObject({ errors: [{ field: 'withoutResults', message: fix }] });
  expect(await answer(apply({ withoutResults: 'Because.' }), 422)).toMatchObject({ errors: [{ field: 'withoutResults', message: 'Give the reason in at least 10 characters. It is published with the results.' }] });
  expect(await answer(apply({ withoutResults: reason }))).toMatchObject({ decidedAt: '2027-02-13T22:01:00.000Z' });
  await publish();
  const shown = await read();
  expect([shown.record, shown.unworked]).toEqual([undefined, reason]);
});

test('a reason for results that are there after all is not kept', async () => {
  await closed();
  await workOut(world, challenge);
  for (const { id } of entries) await decide(id);
  await answer(apply({ withoutResults: reason }));
  expect((await world.ports.rounds.current(challenge.id))!.unworked).toBeUndefined();
});

test('where nothing was assigned it says what can be done', async () => {
  await closed(false);
  const detail = 'Nothing was assigned in this challenge before judging closed, so there is nothing to decide. Cancel the challenge, with the reason.';
  for (const asked of [world.as('mara').get(`/results/${challenge.id}`), apply()]) expect(await answer(asked, 409)).toMatchObject({ detail });
  await answer(world.as('mara').post(`/calls/${challenge.id}/cancel`, { reason: 'Nobody was given an entry.' }));
  expect((await world.ports.challenges.find(challenge.id))!.cancelled).toMatchObject({ reason: 'Nobody was given an entry.' });
});
