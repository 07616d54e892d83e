import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chairOrder } from '../../../../functions/domain/judging/chair/chair-order.ts';
import { firstParting, placeAmong, rowsToLookUp, type Moving } from '../../../../functions/domain/judging/chair/chair-place.ts';

/** Entries in groups of equal scores, of so many each, and some of them moved to places of their own. */
const orders = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 }).chain((sizes) => {
  const placed = sizes.flatMap((size, at) => Array.from({ length: size }, (_, n) => ({ code: `${at}-${n}`, entryId: `entry-${at}-${n}`, place: 1 + sizes.slice(0, at).reduce((sum, one) => sum + one, 0) })));
  const all = placed.map((_, at) => at);
  const few = { minLength: 1, maxLength: Math.min(5, placed.length) };
  return fc.tuple(fc.shuffledSubarray(all, few), fc.shuffledSubarray(all, few)).map(([who, where]) => {
    const moved = who.slice(0, where.length).map((at, n): Moving => ({ entryId: placed[at]!.entryId, place: where[n]! + 1, tie: placed[at]!.place }));
    return { placed, others: moved.slice(1), one: moved[0]! };
  });
});

test('from a few rows follows what follows from the whole order: whether somebody would stand between equals, and where an entry stands already', () => {
  const found = fc.check(fc.property(orders, ({ placed, others, one }) => {
    const rows = new Map(rowsToLookUp(one, others, placed.length).map((at) => [at, placed[at]!]));
    const whole = chairOrder(placed, [...others, one]);
    const split = firstParting([...others, one], placed.length, rows);
    expect(split !== undefined).toBe(whole.parted.length > 0);
    expect(whole.parted.length === 0 || whole.parted.some(({ entryId }) => entryId === split?.entryId)).toBe(true);
    const { place, shared } = chairOrder(placed, others).places.get(one.entryId)!;
    const parted = chairOrder(placed, others).parted.some(({ tied }) => tied.includes(one.entryId));
    expect(parted || placeAmong(one, others, rows) === (shared ? undefined : place)).toBe(true);
  }), { numRuns: 2000 });
  expect([found.failed, found.counterexample]).toEqual([false, null]);
});

test('with every row at hand it names all of the equals but those that are moved, and knows that there are no others', () => {
  const placed = [1, 2, 2, 2, 5].map((place, n) => ({ entryId: `entry-${n}`, code: 'ABCDE'[n]!, place }));
  const rows = new Map(placed.entries());
  expect(firstParting([{ entryId: 'entry-4', place: 3, tie: 5 }], 5, rows)).toEqual({ entryId: 'entry-4', tied: ['B', 'C', 'D'], more: false });
  expect(firstParting([{ entryId: 'entry-4', place: 2, tie: 5 }], 5, rows)).toBeUndefined();
  const near = new Map([...rows].filter(([at]) => at === 1 || at === 2));
  expect(firstParting([{ entryId: 'entry-4', place: 3, tie: 5 }], 5, near), 'of the rows that were looked up').toEqual({ entryId: 'entry-4', tied: ['B', 'C'], more: true });
});

test('what is looked up hangs on how many are moved, never on how many entries there are', () => {
  const others = Array.from({ length: 10 }, (_, n): Moving => ({ entryId: `entry-${n}`, place: 500 + 7 * n, tie: 900 + n }));
  for (const total of [2000, 25_000]) expect(rowsToLookUp({ entryId: 'entry-x', place: 3, tie: 40 }, others, total).length).toBeLessThanOrEqual(2 * 11 + 1);
});
