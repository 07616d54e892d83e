import { expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { crowdOf } from '../support/crowd.ts';
import { panelIn } from '../support/panel.ts';
import { publishedResult } from '../support/published.ts';
import { resultFileOf } from '../support/result-file.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

const within = async (act: (world: World) => Promise<void>) => {
  const world = await makeWorld();
  try {
    await act(world);
  } finally {
    await world.stop();
  }
};

test('a round without a lot is published, says so, and computes again', () => within(async (world) => {
  const challenge = await publishedResult(world, { plan: () => ({ byLot: false }) });
  const round = (await world.ports.rounds.current(challenge.id))!;
  const { holds, bundle, published } = await resultFileOf(world, round.id);
  expect([round.byLot, holds, bundle.rules.randomize, published.rules.randomize]).toEqual([false, [true, true], false, false]);
  expect(bundle.assignment.drawn, 'what was solved is what was given').toEqual(bundle.assignment.solved);
  expect((await answer<{ record: object }>(world.as().get(`/winners/${challenge.slug}`))).record).toMatchObject({ byLot: false });
}), 60_000);

test('with and without a lot are two proposals, each counted once however often the choice is turned', () => within(async (world) => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const challenge = await openChallenge(world, (await openAgency(world)).id);
  await crowdOf(world, challenge, 12, { sent: true });
  await panelIn(world, challenge, 6);
  world.clock.set('2027-01-18T15:00:00.000Z');
  type Plan = { looked: number; round: { version: number; byLot: boolean; commitment: string }; entries: { readers: { judgeId: string; why: string }[] }[] };
  const seen = () => answer<Plan>(world.as('mara').get(`/assignments/${challenge.id}`));
  const turn = async (byLot: boolean) => answer(world.as('mara').put(`/assignments/${challenge.id}`, { reviewsPerEntry: 3, mostPerJudge: 20, byLot }, { version: (await seen()).round.version }));
  const drawn = await seen();
  await turn(false);
  const best = await seen();
  const pairs = ({ entries }: Plan) => entries.map(({ readers }) => readers.map(({ judgeId }) => judgeId));
  expect([drawn.round.byLot, best.round.byLot, drawn.looked, best.looked, best.round.commitment]).toEqual([true, false, 1, 2, drawn.round.commitment]);
  expect(pairs(best)).not.toEqual(pairs(drawn));
  expect(JSON.stringify(best.entries)).not.toContain('by lot');
  await turn(true);
  const again = await seen();
  expect([again.looked, pairs(again)], 'turning it back draws nothing anew').toEqual([2, pairs(drawn)]);
  expect(await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`))).toMatchObject({ byLot: true, proposals: 2 });
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const { items } = await answer<{ items: { kind: string; refs?: { lot?: boolean } }[] }>(world.as('mara').get(`/acts?about=${challenge.id}`));
  const lotsOf = (kind: string) => items.filter((one) => one.kind === kind).map(({ refs }) => String(refs?.lot)).toSorted();
  expect([lotsOf('round.planned'), lotsOf('assignments.published')], 'it is in the history').toEqual([['false', 'true'], ['true']]);
}), 60_000);

test('a round in which judges had limits of their own computes again, and they were kept', () => within(async (world) => {
  let few: string[] = [];
  const challenge = await publishedResult(world, {
    plan: (panel) => {
      few = panel.slice(0, 2);
      return { limits: [{ judgeId: few[0], least: 2, most: 3 }, { judgeId: few[1], most: 1 }] };
    },
  });
  const round = (await world.ports.rounds.current(challenge.id))!;
  const { holds, bundle } = await resultFileOf(world, round.id);
  const bounds = bundle.inputs.judges.map(({ least, most }) => `${least} ${most}`).toSorted();
  const load = (judgeId: string) => world.ports.evaluations.ofJudge(round.id, judgeId).then((own) => own.length);
  expect([holds, bounds, bundle.assignment.limited]).toEqual([[true, true], ['0 1', '0 20', '0 20', '0 20', '0 20', '2 3'], true]);
  expect([2, 3]).toContain(await load(few[0]!));
  expect(await load(few[1]!)).toBeLessThanOrEqual(1);
}), 60_000);
