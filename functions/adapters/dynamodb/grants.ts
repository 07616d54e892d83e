import { Grant } from '../../domain/entry/grant.ts';
import type { Grants } from '../../ports/grants.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at } from './table.ts';

const grants = entity({ type: 'grant', schema: Grant, keys: (one) => at.grant(one.challengeId, one.holder) });

export const savedGrant = (grant: Grant): Change => ({ put: grants.toItem(grant), when: grant.version === 1 ? absent(stale) : atVersion(grant.version - 1) });

export const storeGrants = (store: Store): Grants => ({
  async of(challengeId, holders) {
    const items = await Promise.all([...new Set(holders)].map((holder) => store.get(at.grant(challengeId, holder), { strong: true })));
    return items.filter((item) => item !== undefined).map(grants.fromItem);
  },
  async ofChallenge(challengeId, after) {
    return listed(await store.query({ pk: at.grant(challengeId, '').pk, after: startAfter(after) }), grants.fromItem);
  },
  async save(grant, deed) {
    await store.write([savedGrant(grant)], deed);
  },
});
