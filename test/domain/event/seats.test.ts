import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handOut, freeSlots, type Seat, type Waiter } from '../../../functions/domain/event/seats.ts';

const person = (n: number) => `per_${String(n).padStart(3, '0')}`;
type Step = { leave: boolean; who: number };

test('a seat that somebody left goes to whoever waited longest, and is free when nobody waits', () => {
  const seats: Seat[] = [{ slot: 1, personId: 'a' }, { slot: 2 }];
  expect(handOut(2, seats, [{ personId: 'd', receivedAt: '2027-01-02' }, { personId: 'c', receivedAt: '2027-01-01' }])).toEqual({ given: [{ slot: 2, personId: 'c' }], freed: [] });
  expect(handOut(2, seats, [])).toEqual({ given: [], freed: [2] });
  expect(freeSlots(2, seats)).toEqual([]);
});

test('whoever comes and goes, no seat has two people, nobody overtakes, and nobody waits beside a free seat', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.record({ leave: fc.boolean(), who: fc.integer({ min: 0, max: 9 }) }), { maxLength: 60 }), (capacity, steps: Step[]) => {
    let seats: Seat[] = [];
    let waiting: Waiter[] = [];
    steps.forEach(({ leave, who }, minute) => {
      const id = person(who);
      const seat = seats.find(({ personId }) => personId === id);
      if (leave) {
        if (seat) seats = seats.map((one) => (one === seat ? { slot: one.slot } : one));
        waiting = waiting.filter(({ personId }) => personId !== id);
      } else if (!seat && !waiting.some(({ personId }) => personId === id)) {
        const [slot] = waiting.length > 0 ? [] : freeSlots(capacity, seats);
        if (slot) seats = [...seats, { slot, personId: id }];
        else waiting = [...waiting, { personId: id, receivedAt: new Date(Date.UTC(2027, 0, 1, 0, minute)).toISOString() }];
      }
      const longest = waiting.map(({ personId }) => personId);
      const { given, freed } = handOut(capacity, seats, waiting);
      expect(given.map(({ personId }) => personId)).toEqual(longest.slice(0, given.length));
      seats = [...seats.filter(({ slot }) => !freed.includes(slot) && !given.some((one) => one.slot === slot)), ...given];
      waiting = waiting.filter(({ personId }) => !given.some((one) => one.personId === personId));
      expect(new Set(seats.map(({ slot }) => slot)).size).toBe(seats.length);
      expect(new Set(seats.map(({ personId }) => personId)).size).toBe(seats.length);
      expect(seats.every(({ slot }) => slot >= 1 && slot <= capacity)).toBe(true);
      expect(waiting.length === 0 || seats.length === capacity).toBe(true);
    });
  }));
});
