import { FollowUp } from '../../domain/award/follow-up.ts';
import type { FollowUps } from '../../ports/follow-ups.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at } from './table.ts';

const followUps = entity({ type: 'follow-up', schema: FollowUp, keys: (one) => at.followUp(one.challengeId, one.entryId, one.months) });

export const storeFollowUps = (store: Store): FollowUps => ({
  async ofChallenge(challengeId) {
    return (await store.all({ pk: at.followUp(challengeId, '', 0).pk, strong: true })).map(followUps.fromItem);
  },
  async find(challengeId, entryId, months) {
    const item = await store.get(at.followUp(challengeId, entryId, months), { strong: true });
    return item && followUps.fromItem(item);
  },
  save: (one, deed) => store.write([{ put: followUps.toItem(one), when: one.version === 1 ? absent(stale) : atVersion(one.version - 1) }], deed),
});
