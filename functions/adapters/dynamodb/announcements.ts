import { Announcement, Recipient } from '../../domain/desk/announcement.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Announcements } from '../../ports/announcements.ts';
import { notices } from './challenges.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Condition, type Store } from './store.ts';
import { at, list } from './table.ts';

const rowsOnPage = 50;
const sideBySide = 10;
const announcements = entity({
  type: 'announcement', schema: Announcement,
  keys: (one) => ({ ...at.announcement(one.challengeId, one.id), grouppk: list.announcements(one.challengeId), groupsk: `${one.at}#${one.id}` }), card: ({ id }) => ({ id }),
});
const recipients = entity({ type: 'recipient', schema: Recipient, keys: (one) => at.recipient(one.challengeId, one.announcementId, one.run, one.personId) });
const there = () => new Refusal('taken', 'This person is on the list already.');

export const storeAnnouncements = (store: Store): Announcements => {
  const putAll = async (all: Recipient[], when?: Condition) => {
    const put = (one: Recipient) => store.put(recipients.toItem(one), when).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
    for (let start = 0; start < all.length; start += sideBySide) await Promise.all(all.slice(start, start + sideBySide).map(put));
  };
  return {
    async find(challengeId, id) {
      const item = await store.get(at.announcement(challengeId, id), { strong: true });
      return item && announcements.fromItem(item);
    },
    async ofChallenge(challengeId, after) {
      const page = await store.query({ index: 'group', pk: list.announcements(challengeId), backward: true, limit: 20, after: startAfter(after) });
      const found = new Map((await store.getMany(page.items.map(({ pk, sk }) => ({ pk, sk })), { strong: true })).map((item) => [item.sk, announcements.fromItem(item)]));
      return { items: page.items.flatMap(({ sk }) => found.get(sk) ?? []), next: listed(page, () => undefined).next };
    },
    async save(announcement, deed, notice) {
      const beside: Change[] = notice ? [{ put: notices.toItem(notice) }] : [];
      await store.write([{ put: announcements.toItem(announcement), when: announcement.version === 1 ? absent(stale) : atVersion(announcement.version - 1) }, ...beside], deed);
    },
    list: ({ challengeId, id, run }, personIds) => putAll([...new Set(personIds)].map((personId): Recipient => ({ challengeId, announcementId: id, run, personId, state: 'listed' })), absent(there)),
    async recipients({ challengeId, id, run }, after) {
      return listed(await store.query({ pk: at.recipient(challengeId, id, run, '').pk, limit: rowsOnPage, after: startAfter(after), strong: true }), recipients.fromItem);
    },
    settle: (settled) => putAll(settled),
  };
};
