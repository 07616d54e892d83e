import * as z from 'zod';
import type { Sha256 } from '../../domain/words/canonical.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Witnessed } from '../../ports/witnessed.ts';
import { absent, holds, type Condition, type Store } from './store.ts';
import { at } from './table.ts';

const SeenHead = z.object({ size: z.number(), root: z.string(), note: z.string() });
/** Said by the condition that did not hold, and by nothing else. */
const unmet = new Refusal('stale', 'Another head of this log was signed meanwhile.');
const lost = (): Refusal => unmet;

export const storeWitnessed = (store: Store, sha256: Sha256): Witnessed => ({
  async seen(origin) {
    const item = await store.get(at.witnessed(sha256(origin)), { strong: true });
    return item && SeenHead.parse(item);
  },
  async advance(origin, before, next) {
    // The note holds the time: two heads of one size are told apart.
    const same: Condition = before ? { expression: 'note = :before', values: { ':before': before.note }, refusal: lost } : absent(lost);
    return holds(store.write([{ put: { ...at.witnessed(sha256(origin)), _t: 'witnessed-head', origin, ...next }, when: same }]), unmet);
  },
});
