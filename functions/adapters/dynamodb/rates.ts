import type { Rates } from '../../ports/rates.ts';
import type { Store } from './store.ts';
import { at } from './table.ts';

export const storeRates = (store: Store): Rates => ({
  async hit(bucket, limit, windowSeconds, instant, more) {
    const second = Math.floor(Date.parse(instant) / 1000);
    const start = second - (second % windowSeconds);
    const end = start + windowSeconds;
    const uses = await store.count(at.rate(bucket, `${windowSeconds}#${start}`), end + 60, more);
    return { allowed: uses <= limit, retryAfter: uses <= limit ? 0 : end - second };
  },
});
