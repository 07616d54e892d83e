import { PreviewLink } from '../../domain/call/preview-link.ts';
import type { PreviewLinks } from '../../ports/preview-links.ts';
import { entity } from './entity.ts';
import { inFreeSlot, lease, vacate } from './slots.ts';
import type { Store } from './store.ts';
import { at, list } from './table.ts';

const links = entity({
  type: 'link',
  schema: PreviewLink,
  keys: (link) => ({
    ...at.link(link.hash),
    ownerpk: list.links(link.challengeId), ownersk: `${link.createdAt}#${link.id}`,
    ttl: Math.floor(Date.parse(link.expiresAt) / 1000),
  }),
  card: (link) => link,
});

export const storePreviewLinks = (store: Store): PreviewLinks => ({
  create: (link, slots, full, deed) =>
    inFreeSlot(slots, full, async (slot) => {
      const linkSlot = lease(at.linkSlot(link.challengeId, slot), { holder: link.id, from: link.createdAt, until: link.expiresAt });
      await store.write([{ put: links.toItem({ ...link, slot }) }, linkSlot], deed);
    }),
  async findByHash(hash) {
    const item = await store.get(at.link(hash), { strong: true });
    return item && links.fromItem(item);
  },
  async ofChallenge(challengeId) {
    const items = await store.all({ index: 'owner', pk: list.links(challengeId), backward: true });
    return items.map((item) => PreviewLink.parse(item['card']));
  },
  async revoke(link, deed) {
    const live = link.slot !== undefined && link.revokedAt !== undefined && link.revokedAt < link.expiresAt;
    await store.write([{ put: links.toItem(link) }, ...(live ? [vacate(at.linkSlot(link.challengeId, link.slot!), link.id)] : [])], deed);
  },
});
