import { hourOf } from '../../domain/due.ts';
import { Export } from '../../domain/export/export.ts';
import type { Exports } from '../../ports/exports.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at, list } from './table.ts';

const exports_ = entity({
  type: 'export', schema: Export,
  keys: (one) => ({ ...at.export(one.challengeId, one.kind, one.form), ...(one.lookAt ? { duepk: list.due(hourOf(one.lookAt)), duesk: `${one.lookAt}#${one.challengeId}#export#${one.kind}#${one.form}` } : {}) }),
  card: ({ challengeId, kind, form }) => ({ challengeId, kind, form }),
});

export const storeExports = (store: Store): Exports => ({
  async ofChallenge(challengeId) {
    return (await store.all({ pk: at.export(challengeId, '', '').pk, strong: true })).map(exports_.fromItem);
  },
  async find(challengeId, kind, form) {
    const item = await store.get(at.export(challengeId, kind, form), { strong: true });
    return item && exports_.fromItem(item);
  },
  save: (one, deed) => store.write([{ put: exports_.toItem(one), when: one.version === 1 ? absent(stale) : atVersion(one.version - 1) }], deed),
  remove: ({ challengeId, kind, form, version }) => store.write([{ remove: at.export(challengeId, kind, form), when: atVersion(version) }]),
});
