import { Showing, ShownEntry } from '../../domain/voice/gallery.ts';
import type { Galleries } from '../../ports/galleries.ts';
import { heads } from './challenges.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at } from './table.ts';

const rows = entity({ type: 'shown-entry', schema: ShownEntry, keys: (one) => at.shownEntry(one.challengeId, one.code) });
const showings = entity({ type: 'showing', schema: Showing, keys: (one) => at.showing(one.challengeId, one.entryId) });

export const storeGalleries = (store: Store): Galleries => ({
  async page(challengeId, limit, after) {
    return listed(await store.query({ pk: at.shownEntry(challengeId, '').pk, limit, after: startAfter(after) }), rows.fromItem);
  },
  async all(challengeId) {
    return (await store.all({ pk: at.shownEntry(challengeId, '').pk })).map(rows.fromItem);
  },
  async find(challengeId, code) {
    const item = await store.get(at.shownEntry(challengeId, code), { strong: true });
    return item && rows.fromItem(item);
  },
  async showings(challengeId) {
    return (await store.all({ pk: at.showing(challengeId, '').pk, strong: true })).map(showings.fromItem);
  },
  async showing(challengeId, entryId) {
    const item = await store.get(at.showing(challengeId, entryId), { strong: true });
    return item && showings.fromItem(item);
  },
  keep: (row, said) =>
    store.write([{ put: rows.toItem(row) }, { check: at.showing(row.challengeId, row.entryId), when: said ? atVersion(said.version) : absent(stale) }]),
  drop: ({ challengeId, code }) => store.write([{ remove: at.shownEntry(challengeId, code) }]),
  async say(showing, row, deed) {
    const beside: Change = 'put' in row ? { put: rows.toItem(row.put) } : { remove: at.shownEntry(showing.challengeId, row.drop) };
    await store.write([{ put: showings.toItem(showing), when: showing.version === 1 ? absent(stale) : atVersion(showing.version - 1) }, beside], deed);
  },
  turn: (challenge, deed) => store.write([{ put: heads.toItem(challenge), when: atVersion(challenge.version - 1) }], deed),
});
