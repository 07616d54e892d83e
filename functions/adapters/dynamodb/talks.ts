import { Talk, TalkCard } from '../../domain/event/talk.ts';
import type { AgendaChange, Talks } from '../../ports/talks.ts';
import { entity } from './entity.ts';
import { eventChange } from './events.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at, list } from './table.ts';

const talks = entity({
  type: 'talk',
  schema: Talk,
  keys: (talk) => ({
    ...at.talk(talk.eventId, talk.id),
    ownerpk: list.talksOfPerson(talk.personId), ownersk: `${talk.receivedAt}#${talk.id}`,
    grouppk: list.talksOfEvent(talk.eventId), groupsk: `${talk.receivedAt}#${talk.id}`,
  }),
  card: ({ id, eventId, title, state }) => ({ id, eventId, title, state }),
});

const agendaOf = (change: AgendaChange | undefined) => (change ? eventChange(change.before, change.event) : []);

export const storeTalks = (store: Store): Talks => ({
  async find(eventId, id) {
    const item = await store.get(at.talk(eventId, id), { strong: true });
    return item && talks.fromItem(item);
  },
  async ofEvent(eventId, after) {
    const { items, next } = listed(await store.query({ index: 'group', pk: list.talksOfEvent(eventId), limit: 50, after: startAfter(after) }), (item) => TalkCard.parse(item['card']));
    const found = (await store.getMany(items.map(({ id }) => at.talk(eventId, id)))).map(talks.fromItem);
    return { items: items.flatMap(({ id }) => found.find((one) => one.id === id) ?? []), next };
  },
  async ofPerson(personId, after) {
    return listed(await store.query({ index: 'owner', pk: list.talksOfPerson(personId), after: startAfter(after) }), (item) => TalkCard.parse(item['card']));
  },
  propose: (talk, deed) => store.write([{ put: talks.toItem(talk), when: absent(stale) }], deed),
  decide: (talk, change, deed) => store.write([{ put: talks.toItem(talk), when: atVersion(talk.version - 1) }, ...agendaOf(change)], deed),
  withdraw: (talk, change, deed) => store.write([{ remove: at.talk(talk.eventId, talk.id), when: atVersion(talk.version) }, ...agendaOf(change)], deed),
  async eraseAccess(eventId) {
    for (const item of await store.all({ pk: at.talk(eventId, '').pk })) {
      const talk = talks.fromItem(item);
      if (talk.access !== '') await store.write([{ put: talks.toItem({ ...talk, access: '', version: talk.version + 1 }), when: atVersion(talk.version) }]);
    }
  },
});
