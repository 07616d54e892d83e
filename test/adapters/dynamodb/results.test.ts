import { expect, test } from 'vitest';
import { storeResults } from '../../../functions/adapters/dynamodb/results.ts';
import type { Item, Store } from '../../../functions/adapters/dynamodb/store.ts';
import type { Ranked } from '../../../functions/domain/judging/result/ranking.ts';
import { testChance } from '../../support/chance.ts';

const ranking = Array.from({ length: 1200 }, (_, n): Ranked => ({ entryId: testChance.id('entry'), code: `C${n}`, place: n + 1, shared: false, score: 100 - n / 100, reviews: 3 }));
const panel = { method: 'plain' as const, judges: 1, scored: 0, unscored: [], components: 1, criteria: [], cuts: [], digest: '', sealed: false };

/** A store whose copies lag: what is not asked for strongly misses what `late` says. */
const lagging = (late: (item: Item) => boolean) => {
  const items: Item[] = [];
  const asked: boolean[] = [];
  const seen = (strong = false) => {
    asked.push(strong);
    return items.filter((item) => strong || !late(item));
  };
  const store = {
    put: async (item: Item) => void items.push(item),
    all: async ({ begins, strong }: { begins: string; strong?: boolean }) => seen(strong).filter(({ sk }) => sk.startsWith(begins)),
    getMany: async (keys: Item[], { strong }: { strong?: boolean } = {}) => (keys.length === 0 ? [] : seen(strong).filter(({ sk }) => keys.some((key) => key.sk === sk))),
  };
  return { asked, results: storeResults(store as unknown as Store) };
};
const entry = (entryId: string) => ({ entryId, scores: 3, place: 1, shared: false, score: 1, raw: 1, adjusted: 1, judgeMix: 0 });

test('an order of many entries lies in a few items; a copy that lacks one of them is not believed', async () => {
  for (const [late, asked] of [[() => false, [false]], [({ sk }: Item) => sk.endsWith('2'), [false, true]], [() => true, [false, true]]] as const) {
    const { results, asked: reads } = lagging(late);
    await results.keep('rnd_1', 'act_1', { entries: [], judges: [], panel, ranking });
    expect(await results.ranking('rnd_1', 'act_1')).toEqual(ranking);
    expect(reads).toEqual(asked);
  }
});

test('results of an earlier time have no order; one without entries has an empty one', async () => {
  const { results } = lagging(() => false);
  expect(await results.ranking('rnd_1', 'act_1')).toBeUndefined();
  await results.keep('rnd_1', 'act_1', { entries: [], judges: [], panel, ranking: [] });
  expect(await results.ranking('rnd_1', 'act_1')).toEqual([]);
});

test('the row of one entry is found by its code, in the one part that could hold it', async () => {
  const read: number[] = [];
  const items: Item[] = [];
  const store = {
    put: async (item: Item) => void items.push(item),
    all: async ({ begins }: { begins: string }) => items.filter(({ sk }) => sk.startsWith(begins)),
    query: async ({ from, to, limit }: { from: string; to: string; limit: number }) => {
      const found = items.filter(({ sk }) => sk >= from && sk <= to).toSorted((a, b) => (a.sk < b.sk ? 1 : -1)).slice(0, limit);
      read.push(...found.map((item) => (item['rows'] as object[]).length));
      return { items: found };
    },
  };
  const results = storeResults(store as unknown as Store);
  expect(await results.ofCode('rnd_1', 'act_1', 'C7')).toBeUndefined();
  await results.keep('rnd_1', 'act_1', { entries: [], judges: [], panel, ranking });
  for (const n of [0, 7, 100, 999, 1199]) expect(await results.ofCode('rnd_1', 'act_1', `C${n}`)).toEqual(ranking[n]);
  expect(read).toEqual([100, 100, 100, 100, 100]);
  expect([await results.ofCode('rnd_1', 'act_1', 'A'), await results.ofCode('rnd_1', 'act_1', 'C1200'), await results.ofCode('rnd_1', 'act_1', '')]).toEqual([undefined, undefined, undefined]);
  items.splice(0, items.length, ...items.filter(({ sk }) => !sk.startsWith('CODES#')));
  expect(await results.ofCode('rnd_1', 'act_1', 'C7')).toEqual(ranking[7]);
});

test('what a copy lacks of some entries is asked of the newest, and only that', async () => {
  const [first, second] = [ranking[0]!.entryId, ranking[1]!.entryId];
  const { results, asked } = lagging(({ sk }) => sk.endsWith(second));
  await results.keep('rnd_1', 'act_1', { entries: [entry(first), entry(second)], judges: [], panel, ranking: [] });
  expect((await results.some('rnd_1', 'act_1', [first, second])).map(({ entryId }) => entryId)).toEqual([first, second]);
  expect(asked).toEqual([false, true]);
});
