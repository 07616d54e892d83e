import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world?.stop());

test.each([null, [], 3, 'all', {}])('a suggestion whose facts are %j is refused as such', async (facts) => {
  expect((await world.as('vera').post('/suggestions', { facts })).status).toBe(422);
});
