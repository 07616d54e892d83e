import { DynamoDBDocumentClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../../functions/adapters/dynamodb/store.ts';
import type { World } from '../world.ts';

const ofRecord = /^(PENDING|SHOWN|LOG)(#|$)/;

/** Leaves the store as a release without a record did: nothing waits, nothing has a place, and no entry or evaluation knows its act. */
export const withoutRecord = async ({ engine, store }: World): Promise<void> => {
  const documents = DynamoDBDocumentClient.from(engine.client, { marshallOptions: { removeUndefinedValues: true } });
  let from: Record<string, unknown> | undefined;
  do {
    const page: ScanCommandOutput = await documents.send(new ScanCommand({ TableName: engine.table, ExclusiveStartKey: from }));
    for (const { pk, sk, savedBy, act, ...rest } of (page.Items ?? []) as (Item & { savedBy?: string; act?: string })[]) {
      if (ofRecord.test(pk) || rest['_t'] === 'earlier-acts') await store.write([{ remove: { pk, sk } }]);
      else if (savedBy !== undefined || (rest['_t'] === 'sent' && act !== undefined)) await store.put({ pk, sk, ...rest });
    }
    from = page.LastEvaluatedKey;
  } while (from);
};
