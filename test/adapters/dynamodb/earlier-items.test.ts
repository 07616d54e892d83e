import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { declaredEntities } from '../../../functions/adapters/dynamodb/entity.ts';
import type { Item } from '../../../functions/adapters/dynamodb/store.ts';
import '../../../functions/main/store-ports.ts';

/** What each release wrote, one item of each type: made by test/support/record-items.ts when it went out, and never changed afterwards. */
const folder = 'test/fixtures';
const releases = readdirSync(folder).filter((name) => /^items-[\d.]+\.json$/.test(name));
const itemsOf = (release: string) => JSON.parse(readFileSync(`${folder}/${release}`, 'utf8')) as (Item & { _t: string })[];
/** A job takes an act's place in the outbox away, so that only letters are asked for theirs. */
const named = (item: Item) => (item['_t'] === 'act' ? /^(owner|group|due)?[ps]k$/ : /^((owner|group|out|due)?[ps]k|ttl)$/);
const keysOf = (item: Item) => JSON.stringify(Object.entries(item).filter(([name]) => named(item).test(name)).toSorted(([a], [b]) => a.localeCompare(b)));

test('the latest release left an item of every type', () => {
  const types = new Set(itemsOf(releases.toSorted().at(-1)!).map(({ _t }) => _t));
  expect([...declaredEntities().keys()].filter((type) => !types.has(type))).toEqual([]);
});

test.each(releases)('every item of %s is read, lifted where its shape has changed: else bump its schemaVersion and write the upgrade', (release) => {
  const unread = itemsOf(release).flatMap((item) => {
    try {
      declaredEntities().get(item._t)!.fromItem(item);
      return [];
    } catch (error) {
      return [`${item._t}: ${String(error)}`];
    }
  });
  expect(unread).toEqual([]);
});

test.each(releases)('every item of %s stands in the lists where this release looks: else a job has to write it anew', (release) => {
  const moved = itemsOf(release).filter((item) => {
    const { fromItem, toItem } = declaredEntities().get(item._t)!;
    return keysOf(toItem(fromItem(item) as never)) !== keysOf(item);
  });
  expect(moved.map(({ _t, pk }) => `${_t} ${pk}`)).toEqual([]);
});
