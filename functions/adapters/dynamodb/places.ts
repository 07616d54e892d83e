import { EventCard } from '../../domain/event/event.ts';
import { GroupCard } from '../../domain/group/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Places } from '../../ports/places.ts';
import { events, placing } from './events.ts';
import { groups, linking } from './groups.ts';
import { listed, startAfter } from './page.ts';
import { atVersion, holds, type Change, type Item, type Store } from './store.ts';
import { at, list, type Key } from './table.ts';

type Earlier = { job: string; all: string; idIn: (card: unknown) => string; key: (id: string) => Key; placesOf: (item: Item) => { version: number; places: Change[] } };
/** By kind since events are filtered by it; groups under what they link since its page shows them. */
const earlier: Earlier[] = [
  { job: 'event-places', all: list.events(), idIn: (card) => EventCard.parse(card).id, key: at.event, placesOf: (item) => { const event = events.fromItem(item); return { version: event.version, places: placing(undefined, event) }; } },
  { job: 'group-links', all: list.groups(), idIn: (card) => GroupCard.parse(card).id, key: at.group, placesOf: (item) => { const group = groups.fromItem(item); return { version: group.version, places: linking(group, group) }; } },
];
const done = 'done';
const onPage = 25;

export const storePlaces = (store: Store): Places => ({
  async again() {
    for (const { job, all, idIn, key, placesOf } of earlier) {
      const mark = (await store.get(at.watermark(job), { strong: true }))?.['to'] as string | undefined;
      if (mark === done) continue;
      const { items, next } = listed(await store.query({ index: 'owner', pk: all, limit: onPage, after: startAfter(mark) }), (item) => idIn(item['card']));
      for (const item of await store.getMany(items.map(key))) {
        const { version, places } = placesOf(item);
        const changed = new Refusal('stale', 'It changed meanwhile, and stands where it belongs.');
        if (places.length > 0) await holds(store.write([{ check: { pk: String(item['pk']), sk: String(item['sk']) }, when: atVersion(version, () => changed) }, ...places]), changed);
      }
      await store.put({ ...at.watermark(job), _t: 'watermark', to: next ?? done });
      return true;
    }
    return false;
  },
});
