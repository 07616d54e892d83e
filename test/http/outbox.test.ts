import { afterAll, beforeAll, expect, test } from 'vitest';
import { postOffice } from '../support/letters.ts';
import { openAgency } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';
import { routeTable } from '../../scripts/area-paths.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld({ local: true });
  await openAgency(world);
});
afterAll(() => world?.stop());

test('on the embedded default every letter can be read by whoever sits at the machine', async () => {
  await postOffice(world).nudge();
  const { items } = await answer<{ items: { id: string; to: string }[] }>(world.as().get('/outbox'));
  expect(items.map(({ to }) => to).toSorted()).toEqual(['mara@example.org', 'paul@example.org']);
  const [first] = items.filter(({ to }) => to === 'mara@example.org');
  expect(await answer(world.as().get(`/outbox/${first!.id}`))).toEqual({
    id: first!.id, to: 'mara@example.org', subject: 'You are manager for Department of records', state: 'sent', createdAt: world.clock.now(),
    text: 'You now have the role of manager for Department of records.\n\nIf you did not expect this, tell the operator of this site.\n\nhttp://localhost:4321/run\n',
  });
  expect(await answer(world.as().get(`/outbox/mai_${'0'.repeat(21)}`), 404)).toMatchObject({ code: 'not-found' });
});

test('a deployment has no such address', async () => {
  expect((await routeTable()).filter(({ path }) => path.includes('outbox'))).toEqual([]);
  const deployed = await makeWorld();
  expect(await answer(deployed.as('olga').get('/outbox'), 404)).toMatchObject({ code: 'not-found', detail: 'There is no such address.' });
  await deployed.stop();
});
