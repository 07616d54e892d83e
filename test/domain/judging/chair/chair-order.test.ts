import { expect, test } from 'vitest';
import { chairOrder } from '../../../../functions/domain/judging/chair/chair-order.ts';
import { movedEntry, movedWords } from '../../../../functions/domain/judging/chair/moved-entry.ts';
import type { Override } from '../../../../functions/domain/judging/chair/override.ts';

const placed = (...places: number[]) => places.map((place, i) => ({ entryId: 'ABCDEF'[i]!, place }));
const put = (entryId: string, place: number) => ({ entryId, place });
const shown = (places: number[], ...moves: { entryId: string; place: number }[]) => {
  const { places: found, parted } = chairOrder(placed(...places), moves);
  return { order: [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([entryId, { place, shared }]) => `${entryId}${place}${shared ? '=' : ''}`).join(' '), parted };
};

test('without a move the places are those that were computed, ties too', () => {
  expect(shown([1, 2, 2, 4])).toEqual({ order: 'A1 B2= C2= D4', parted: [] });
});

test('whoever is moved stands where the chair put it, and the others close up in their order', () => {
  expect(shown([1, 2, 3, 4], put('D', 1))).toEqual({ order: 'A2 B3 C4 D1', parted: [] });
  expect(shown([1, 2, 3, 4], put('A', 3))).toEqual({ order: 'A3 B1 C2 D4', parted: [] });
  expect(shown([1, 2, 3, 4], put('D', 1), put('A', 4))).toEqual(shown([1, 2, 3, 4], put('A', 4), put('D', 1)));
  expect(shown([1, 2, 3, 4], put('D', 1), put('A', 4)).order).toBe('A4 B2 C3 D1');
});

test('the order is total: each place is held once, however many are moved', () => {
  for (let seed = 0; seed < 200; seed++) {
    const entries = Array.from({ length: 9 }, (_, i) => ({ entryId: `e${i}`, place: i + 1 }));
    const moves = entries.filter((_, i) => (seed >> (i % 8)) % 2 === 1).map(({ entryId, place }) => put(entryId, ((place * 4 + seed) % 9) + 1));
    const once = [...new Map(moves.map((move) => [move.place, move])).values()];
    const { places } = chairOrder(entries, once);
    expect([...places.values()].map(({ place }) => place).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const { entryId, place } of once) expect(places.get(entryId)).toEqual({ place, shared: false });
    const rest = entries.filter(({ entryId }) => !once.some((move) => move.entryId === entryId)).map(({ entryId }) => places.get(entryId)!.place);
    expect(rest).toEqual(rest.toSorted((a, b) => a - b));
  }
});

test('a tie is parted by giving one of it a place, and told when an entry would stand within it', () => {
  expect(shown([1, 2, 2, 4], put('C', 2))).toEqual({ order: 'A1 B3 C2 D4', parted: [] });
  expect(shown([1, 2, 2, 4], put('D', 3))).toEqual({ order: 'A1 B2 C4 D3', parted: [{ entryId: 'D', place: 3, tied: ['B', 'C'] }] });
  expect(shown([1, 2, 2, 4], put('D', 2))).toEqual({ order: 'A1 B3= C3= D2', parted: [] });
});

test('a move that was taken back moves nothing', () => {
  const back = { ...put('D', 1), takenBack: { by: 'per_1', at: '2027-02-13T10:00:00.000Z', reason: 'It was a mistake.' } };
  expect(chairOrder(placed(1, 2, 3, 4), [back])).toEqual(chairOrder(placed(1, 2, 3, 4), []));
});

test('a team reads which way its entry went, and no place', () => {
  const override = (place: number, computed: number, shared = false) => ({ place, computed: { place: computed, shared, score: 60 }, reason: 'It runs.' }) as Override;
  expect(movedEntry(override(1, 4))).toEqual({ higher: true, reason: 'It runs.' });
  expect(movedEntry(override(4, 1))).toEqual({ higher: false, reason: 'It runs.' });
  expect([movedEntry(override(2, 2, true))?.higher, movedEntry(override(2, 2)), movedEntry(undefined)]).toEqual([true, undefined, undefined]);
  expect([true, false].map((higher) => movedWords({ higher }))).toEqual(['The chair of the judging put your entry higher than its scores do.', 'The chair of the judging put your entry lower than its scores do.']);
});
