import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { openAgency } from '../support/stage.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await openAgency(world);
});
afterAll(() => world?.stop());

test('an act waits in the outbox until it is handled, and handling twice changes nothing', async () => {
  const before = await world.ports.outbox.waiting();
  expect(before.map(({ kind }) => kind)).toContain('agency.created');
  expect(await drainOutbox(world.ports, () => {})).toBe(0);
  expect(await world.ports.outbox.waiting()).toEqual([]);
  const created = before.find(({ kind }) => kind === 'agency.created')!;
  await world.ports.outbox.handled(created);
  expect((await world.ports.acts.about(created.about)).items).toContainEqual(created);
  expect(await world.ports.outbox.waiting()).toEqual([]);
});

test('an act whose handling fails stays, is logged, and does not hold up the others', async () => {
  await openAgency(world, 'harbors');
  const acts = await world.ports.outbox.waiting();
  const logged: Record<string, unknown>[] = [];
  const failing = { ...world.ports, outbox: { ...world.ports.outbox, handled: async (act: (typeof acts)[number]) => {
    if (act.id === acts[0]!.id) throw new Error('planted');
    await world.ports.outbox.handled(act);
  } } };
  expect(await drainOutbox(failing, (line) => logged.push(line))).toBe(1);
  expect(logged).toMatchObject([{ act: acts[0]!.id, kind: acts[0]!.kind, error: 'Error: planted' }]);
  expect(await world.ports.outbox.waiting()).toEqual([acts[0]]);
});
