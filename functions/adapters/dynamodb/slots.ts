import { Refusal } from '../../domain/refusal.ts';
import { absent, type Change } from './store.ts';
import type { Key } from './table.ts';

/** The condition that makes a limit a fact: a slot is claimed by being absent, in the transaction that needs it. */
export const claim = (key: Key, holder: string): Change => ({ put: { ...key, _t: 'slot', holder }, when: absent(slotTaken) });

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
