import { Refusal } from '../../domain/refusal.ts';
import { absent, stale, type Change } from './store.ts';
import type { Key } from './table.ts';

/** The condition that makes a limit a fact: a slot is claimed by being absent, in the transaction that needs it. */
export const claim = (key: Key, holder: string): Change => ({ put: { ...key, _t: 'slot', holder }, when: absent(slotTaken) });

type Lease = { holder: string; from: string; until: string };

/** A claim that ends by itself: whose time is up makes room. */
export const lease = (key: Key, { holder, from, until }: Lease): Change => ({
  put: { ...key, _t: 'slot', holder, until, ttl: Math.floor(Date.parse(until) / 1000) },
  when: { expression: 'attribute_not_exists(pk) OR #until <= :from', names: { '#until': 'until' }, values: { ':from': from }, refusal: slotTaken },
});

/** Makes room before the time is up, unless somebody else has the slot by now. */
export const vacate = (key: Key, holder: string): Change => ({
  remove: key, when: { expression: 'attribute_not_exists(pk) OR #holder = :holder', names: { '#holder': 'holder' }, values: { ':holder': holder }, refusal: stale },
});

const slotTaken = () => new Refusal('limit', 'This place was just taken.', undefined, { slot: true });

/** Tries the slots 1 to `count` in turn; only a taken slot moves on to the next. */
export const inFreeSlot = async <T>(count: number, full: () => Refusal, attempt: (slot: number) => Promise<T>): Promise<T> => {
  for (let slot = 1; slot <= count; slot++) {
    try {
      return await attempt(slot);
    } catch (error) {
      if (!(error instanceof Refusal) || !error.extra['slot']) throw error;
    }
  }
  throw full();
};
