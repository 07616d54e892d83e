import { Override } from '../../domain/judging/chair/override.ts';
import type { Overrides } from '../../ports/overrides.ts';
import { entity } from './entity.ts';
import { rounds } from './rounds.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at } from './table.ts';

const overrides = entity({ type: 'override', schema: Override, keys: (one) => at.override(one.roundId, one.entryId) });

export const storeOverrides = (store: Store): Overrides => ({
  async ofRound(roundId) {
    return (await store.all({ pk: at.override(roundId, '').pk, strong: true })).map(overrides.fromItem);
  },
  async find(roundId, entryId) {
    const item = await store.get(at.override(roundId, entryId), { strong: true });
    return item && overrides.fromItem(item);
  },
  async save(override, round, deed) {
    const when = override.version === 1 ? absent(stale) : atVersion(override.version - 1);
    await store.write([{ put: rounds.toItem(round), when: atVersion(round.version - 1) }, { put: overrides.toItem(override), when }], deed);
  },
});
