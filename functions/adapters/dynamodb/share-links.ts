import { ShareLink } from '../../domain/credential/share-link.ts';
import type { ShareLinks } from '../../ports/share-links.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at, list } from './table.ts';

const shares = entity({
  type: 'share-link', schema: ShareLink,
  keys: (link) => ({ ...at.share(link.hash), ownerpk: list.shares(link.credentialId), ownersk: `${link.createdAt}#${link.id}` }),
  card: (link) => link,
});

export const storeShareLinks = (store: Store): ShareLinks => ({
  async ofCredential(credentialId) {
    return (await store.all({ index: 'owner', pk: list.shares(credentialId), backward: true })).map((item) => ShareLink.parse(item['card']));
  },
  async findByHash(hash) {
    const item = await store.get(at.share(hash), { strong: true });
    return item && shares.fromItem(item);
  },
  save: (link, deed) => store.write([{ put: shares.toItem(link), when: link.version === 1 ? absent(stale) : atVersion(link.version - 1) }], deed),
  stop: (link) => store.put(shares.toItem(link), atVersion(link.version - 1)),
});
