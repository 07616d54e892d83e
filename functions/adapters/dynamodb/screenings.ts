import { Screening } from '../../domain/entry/screening.ts';
import type { Screenings } from '../../ports/screenings.ts';
import { entity } from './entity.ts';
import { entries } from './entries.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const Card = Screening.pick({ entryId: true, n: true, state: true });
const screenings = entity({
  type: 'screening',
  schema: Screening,
  keys: (one) => ({ ...at.screening(one.challengeId, one.entryId), grouppk: list.screenings(one.challengeId), groupsk: `${one.state}#${one.entryId}` }),
  card: (one) => Card.parse(one),
});

export const storeScreenings = (store: Store): Screenings => ({
  async find(challengeId, entryId) {
    const item = await store.get(at.screening(challengeId, entryId), { strong: true });
    return item && screenings.fromItem(item);
  },
  async findMany(challengeId, entryIds) {
    return (await store.getMany(entryIds.map((id) => at.screening(challengeId, id)))).map(screenings.fromItem);
  },
  async cards(challengeId, state) {
    return (await store.all({ index: 'group', pk: list.screenings(challengeId), begins: state ? `${state}#` : '' })).map((item) => Card.parse(item['card']));
  },
  async save(screening, deed, entry) {
    const changes: Change[] = [{ put: screenings.toItem(screening), when: screening.version === 1 ? absent(stale) : atVersion(screening.version - 1) }];
    if (entry) changes.push({ put: entries.toItem(entry), when: atVersion(entry.version - 1) });
    await store.write(changes, deed);
  },
});
