import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, TransactionCanceledException, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand, type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Deed } from '../../domain/act.ts';
import { Refusal } from '../../domain/refusal.ts';
import { actWrites, onceTaken } from './act.ts';
import { indexes, type IndexName, type Key } from './table.ts';

export type Item = Record<string, unknown> & Key;
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
export type Page<T> = { items: T[]; next?: Key | undefined };
type Query = { index?: IndexName; pk: string; from?: string; to?: string; begins?: string; limit?: number; after?: Key; backward?: boolean; strong?: boolean };

/** Every item says by which shape it was written: an entity by its own version, what points or counts by the first. */
const marked = (item: Item): Item => ({ _v: 1, ...item });

/** The condition under which a write holds; `refusal` is what the loser hears. */
export type Condition = { expression: string; names?: Record<string, string>; values?: Record<string, unknown>; refusal: () => Refusal };

export const absent = (refusal: () => Refusal): Condition => ({ expression: 'attribute_not_exists(pk)', refusal });
export const present = (refusal: () => Refusal): Condition => ({ expression: 'attribute_exists(pk)', refusal });
export const atVersion = (version: number, refusal: () => Refusal = stale): Condition => ({
  expression: '#version = :version', names: { '#version': 'version' }, values: { ':version': version }, refusal,
});
/** Did the write go through? False where it was refused with exactly this; a write that gave up for another reason must never look like it. */
export const holds = async (write: Promise<void>, unmet: Refusal): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error === unmet) return false;
    throw error;
  }
};
export const stale = () => new Refusal('stale', 'Somebody changed this since you opened it. Compare, then save again.');

export type Change =
  | { put: Item; when?: Condition }
  | { remove: Key; when?: Condition }
  | { check: Key; when: Condition }
  | { add: Key; amounts: Record<string, number>; set?: Record<string, unknown> };

/** Adds to numbers and sets the rest, whether the item is there yet or not. */
const addition = (amounts: Record<string, number>, set: Record<string, unknown>) => {
  const given = { ...amounts, ...set };
  const names = Object.keys(given);
  const part = (keys: string[], join: string) => keys.map((key) => `#n${names.indexOf(key)}${join}:n${names.indexOf(key)}`).join(', ');
  const parts = [['SET', part(Object.keys(set), ' = ')], ['ADD', part(Object.keys(amounts), ' ')]].filter(([, text]) => text);
  return {
    UpdateExpression: parts.map(([word, text]) => `${word} ${text}`).join(' '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#n${i}`, name])),
    ExpressionAttributeValues: Object.fromEntries(names.map((name, i) => [`:n${i}`, given[name]])),
  };
};

const conflictAttempts = 5;

export type Store = ReturnType<typeof openStore>;

/** Counts what a test or the benchmark wants to know; production passes none. */
export type Meter = (operation: string, keys: Key[], units: number) => void;

export const openStore = (options: { table: string; client: DynamoDBClient; meter?: Meter }) => {
  const documents = DynamoDBDocumentClient.from(options.client, { marshallOptions: { removeUndefinedValues: true } });
  const TableName = options.table;
  const metered = options.meter ? { ReturnConsumedCapacity: 'TOTAL' as const } : {};
  const meter = (operation: string, keys: Key[], used: { CapacityUnits?: number } | undefined) => options.meter?.(operation, keys, used?.CapacityUnits ?? 0);

  const get = async (key: Key, how: { strong?: boolean } = {}): Promise<Item | undefined> => {
    const reply = await documents.send(new GetCommand({ TableName, Key: key, ConsistentRead: how.strong ?? false, ...metered }));
    meter('get', [key], reply.ConsumedCapacity);
    return reply.Item as Item | undefined;
  };

  const query = async (ask: Query): Promise<Page<Item>> => {
    const [hash, range] = ask.index ? indexes[ask.index] : (['pk', 'sk'] as const);
    const values: Record<string, unknown> = { ':pk': ask.pk };
    let condition = `${hash} = :pk`;
    if (ask.begins !== undefined) { condition += ` AND begins_with(${range}, :begins)`; values[':begins'] = ask.begins; }
    else if (ask.from !== undefined && ask.to !== undefined) { condition += ` AND ${range} BETWEEN :from AND :to`; values[':from'] = ask.from; values[':to'] = ask.to; }
    else if (ask.from !== undefined) { condition += ` AND ${range} >= :from`; values[':from'] = ask.from; }
    const reply = await documents.send(new QueryCommand({
      TableName, IndexName: ask.index, KeyConditionExpression: condition, ExpressionAttributeValues: values, Limit: ask.limit ?? 50,
      ExclusiveStartKey: ask.after, ScanIndexForward: !ask.backward, ConsistentRead: ask.strong ?? false, ...metered,
    }));
    meter('query', [{ pk: ask.pk, sk: '' }], reply.ConsumedCapacity);
    return { items: (reply.Items ?? []) as Item[], next: reply.LastEvaluatedKey as Key | undefined };
  };

  /** Reads a bounded partition to its end, page by page; never for a list that grows with the size of the product. */
  const all = async (ask: Query): Promise<Item[]> => {
    const items: Item[] = [];
    let after: Key | undefined;
    do {
      const page = await query({ ...ask, limit: 500, after });
      items.push(...page.items);
      after = page.next;
    } while (after);
    return items;
  };

  const getMany = async (keys: Key[], how: { strong?: boolean } = {}): Promise<Item[]> => {
    const found: Item[] = [];
    for (let start = 0; start < keys.length; start += 100) {
      let wanted: Record<string, { Keys: Key[]; ConsistentRead?: boolean }> | undefined = { [TableName]: { Keys: keys.slice(start, start + 100), ConsistentRead: how.strong ?? false } };
      while (wanted && Object.keys(wanted).length > 0) {
        const reply: { Responses?: Record<string, unknown[]>; UnprocessedKeys?: unknown; ConsumedCapacity?: { CapacityUnits?: number }[] } =
          await documents.send(new BatchGetCommand({ RequestItems: wanted, ...metered }));
        meter('batch-get', wanted[TableName]!.Keys, reply.ConsumedCapacity?.[0]);
        found.push(...((reply.Responses?.[TableName] ?? []) as Item[]));
        wanted = reply.UnprocessedKeys as typeof wanted;
      }
    }
    return found;
  };

  const toWrite = (change: Change): Write => {
    const when = 'when' in change && change.when
      ? { ConditionExpression: change.when.expression, ExpressionAttributeNames: change.when.names, ExpressionAttributeValues: change.when.values }
      : {};
    if ('put' in change) return { Put: { TableName, Item: marked(change.put), ...when } };
    if ('remove' in change) return { Delete: { TableName, Key: change.remove, ...when } };
    if ('check' in change) return { ConditionCheck: { TableName, Key: change.check, ...when } as never };
    return { Update: { TableName, Key: change.add, ...addition(change.amounts, { ...change.set, _v: 1 }) } };
  };

  const keyOf = (change: Change): Key => 'put' in change ? { pk: change.put.pk, sk: change.put.sk } : 'remove' in change ? change.remove : 'check' in change ? change.check : change.add;

  /**
   * All or nothing, at most 100 items. With a deed, the act and the request's idempotency record are part of it.
   * The first failed condition decides the refusal; a record of the same key refuses with the stored answer.
   */
  const write = async (changes: Change[], deed?: Deed): Promise<void> => {
    const whole = deed ? [...actWrites(deed), ...changes] : changes;
    for (let attempt = 1; ; attempt++) {
      const outcome = await attemptWrite(whole);
      if (outcome === 'written') return;
      if (attempt === conflictAttempts) throw stale();
      await pause(20 * attempt * attempt);
    }
  };

  /** A transaction that met another one on the same item is tried again: nothing was written. */
  const attemptWrite = async (whole: Change[]): Promise<'written' | 'met-another'> => {
    try {
      const reply = await documents.send(new TransactWriteCommand({ TransactItems: whole.map(toWrite), ...metered }));
      meter('write', whole.filter((change) => !('check' in change)).map(keyOf), reply.ConsumedCapacity?.[0]);
      return 'written';
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const lost = reasons.findIndex((reason) => reason.Code === 'ConditionalCheckFailed');
      if (lost < 0 && reasons.some((reason) => reason.Code === 'TransactionConflict')) return 'met-another';
      if (lost < 0) throw error;
      const change = whole[lost]!;
      throw 'when' in change && change.when ? change.when.refusal() : onceTaken();
    }
  };

  /** One item, no act: autosave, a session's last use, a counter. */
  const put = async (item: Item, when?: Condition): Promise<void> => {
    try {
      const reply = await documents.send(new PutCommand({
        TableName, Item: marked(item), ...metered,
        ...(when ? { ConditionExpression: when.expression, ExpressionAttributeNames: when.names, ExpressionAttributeValues: when.values } : {}),
      }));
      meter('put', [item], reply.ConsumedCapacity);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException && when) throw when.refusal();
      throw error;
    }
  };

  /** Adds to an item's `uses` and answers the new number; the item goes at `ttl`. */
  const count = async (key: Key, ttl: number, more = 1): Promise<number> => {
    const reply = await documents.send(new UpdateCommand({
      TableName, Key: key, UpdateExpression: 'SET #ttl = if_not_exists(#ttl, :ttl), #v = :v ADD uses :more',
      ExpressionAttributeNames: { '#ttl': 'ttl', '#v': '_v' }, ExpressionAttributeValues: { ':ttl': ttl, ':more': more, ':v': 1 }, ReturnValues: 'UPDATED_NEW', ...metered,
    }));
    meter('count', [key], reply.ConsumedCapacity);
    return Number(reply.Attributes?.['uses']);
  };

  return { get, query, all, getMany, write, put, count };
};
