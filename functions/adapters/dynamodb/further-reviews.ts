import { FurtherReviews } from '../../domain/judging/adaptive/further-reviews.ts';
import type { FurtherReviewsStore } from '../../ports/further-reviews.ts';
import { stepsChange } from './draws.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at } from './table.ts';

const furthers = entity({ type: 'further-reviews', schema: FurtherReviews, keys: (one) => at.furtherReviews(one.roundId) });

const changeOf = (one: FurtherReviews) => ({ put: furthers.toItem(one), when: one.version === 1 ? absent(stale) : atVersion(one.version - 1) });

export const storeFurtherReviews = (store: Store): FurtherReviewsStore => ({
  async find(roundId) {
    const item = await store.get(at.furtherReviews(roundId), { strong: true });
    return item && furthers.fromItem(item);
  },
  async save(further, deed) {
    await store.write([changeOf(further)], deed);
  },
  async give(further, steps) {
    await store.write([changeOf(further), stepsChange(steps)]);
  },
});
