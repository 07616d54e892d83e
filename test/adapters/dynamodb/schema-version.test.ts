import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantEverything } from '../../support/planted.ts';
import { makeWorld, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld(); });
afterAll(() => world?.stop());

test('every item of a story told to judging carries the version of its shape', async () => {
  await plantEverything(world);
  await world.ports.rates.hit('sign-in 192.0.2.1', 5, 60, world.clock.now(), 1);
  const kinds = new Set<string>();
  const without: string[] = [];
  for await (const { Items = [] } of paginateScan({ client: DynamoDBDocumentClient.from(world.engine.client) }, { TableName: world.engine.table })) {
    for (const item of Items) {
      kinds.add(String(item['pk']).split('#')[0]!);
      if (!Number.isInteger(item['_v'])) without.push(`${String(item['_t'])} ${String(item['pk'])}`);
    }
  }
  expect(without).toEqual([]);
  expect([...kinds]).toEqual(expect.arrayContaining(['ONCE', 'SLUG', 'RECEIPT', 'RATE', 'ROUND', 'CH', 'ENTRY']));
});
