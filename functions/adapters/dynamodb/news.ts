import { Digest, WaitingNews } from '../../domain/follow/news.ts';
import { hourOf } from '../../domain/due.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { WaitingNewsStore } from '../../ports/news.ts';
import { entity } from './entity.ts';
import { mails } from './mails.ts';
import { listed, startAfter } from './page.ts';
import { absent, holds, present, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const waiting = entity({ type: 'waiting-news', schema: WaitingNews, keys: ({ personId, id }) => at.waitingNews(personId, id) });
const digests = entity({
  type: 'digest',
  schema: Digest,
  keys: (one) => ({ ...at.digest(one.personId, one.at), duepk: list.due(hourOf(one.at)), duesk: `${one.at}#${one.personId}#digest` }),
  card: (one) => one,
});

/** As long as the place of a job among many letters is kept: no job repeats a page later. */
const keptDays = 30;
const atOnce = 50;

export const storeNews = (store: Store): WaitingNewsStore => ({
  async keep(news, digest) {
    const known = new Refusal('taken', 'This news was kept already.');
    await holds(store.write([{ check: at.toldNews(news.personId, news.id), when: absent(() => known) }, { put: waiting.toItem(news) }, { put: digests.toItem(digest) }]), known);
  },
  async waiting(personId, after) {
    const { pk } = at.waitingNews(personId, '');
    return listed(await store.query({ pk, begins: 'WAITING#', strong: true, after: startAfter(after) }), waiting.fromItem);
  },
  async tell(letter, news) {
    const known = new Refusal('taken', 'This news was told already.');
    const marks = news.flatMap(({ personId, id, at: since }): Change[] => [
      { remove: at.waitingNews(personId, id), when: present(() => known) },
      { put: { ...at.toldNews(personId, id), _t: 'told-news', ttl: Math.floor(Date.parse(since) / 1000) + keptDays * 86_400 } },
    ]);
    return holds(store.write([...(letter ? [{ put: mails.toItem(letter), when: absent(() => known) }] : []), ...marks]), known);
  },
  async done({ personId, at: instant }) {
    await store.write([{ remove: at.digest(personId, instant) }]);
  },
  async forget(personId) {
    const { pk } = at.waitingNews(personId, '');
    const items = await store.all({ pk, strong: true });
    for (let start = 0; start < items.length; start += atOnce) await store.write(items.slice(start, start + atOnce).map(({ sk }) => ({ remove: { pk, sk } })));
  },
});
