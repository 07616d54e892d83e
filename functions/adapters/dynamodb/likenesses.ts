import { bandsOf, Likeness } from '../../domain/entry/likeness.ts';
import type { Likenesses } from '../../ports/likenesses.ts';
import { entity } from './entity.ts';
import type { Store } from './store.ts';
import { at } from './table.ts';

const likenesses = entity({ type: 'likeness', schema: Likeness, keys: (one) => at.likeness(one.challengeId, one.entryId) });
const mostOfBand = 12;

export const storeLikenesses = (store: Store): Likenesses => {
  const find: Likenesses['find'] = async (challengeId, entryId) => {
    const item = await store.get(at.likeness(challengeId, entryId), { strong: true });
    return item && likenesses.fromItem(item);
  };
  return {
    find,
    async near(own) {
      const pages = await Promise.all(bandsOf(own).map((band) => store.query({ pk: at.likeBand(own.challengeId, band, '').pk, limit: mostOfBand })));
      const ids = [...new Set(pages.flatMap(({ items }) => items.map(({ sk }) => sk)))].filter((id) => id !== own.entryId);
      return (await store.getMany(ids.map((id) => at.likeness(own.challengeId, id)))).map(likenesses.fromItem);
    },
    async keep(likeness) {
      const { challengeId, entryId, n } = likeness;
      const before = await find(challengeId, entryId);
      if (before && before.n >= n) return;
      const bands = bandsOf(likeness);
      await store.write([
        { put: likenesses.toItem(likeness) },
        ...bands.map((band) => ({ put: { ...at.likeBand(challengeId, band, entryId), _t: 'like-band' } })),
        ...(before ? bandsOf(before) : []).filter((band) => !bands.includes(band)).map((band) => ({ remove: at.likeBand(challengeId, band, entryId) })),
      ]);
    },
  };
};
