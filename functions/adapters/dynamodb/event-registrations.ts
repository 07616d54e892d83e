import { byReceipt } from '../../domain/event/seats.ts';
import { EventRegistration } from '../../domain/event/registration.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { EventRegistrations } from '../../ports/events.ts';
import { entity } from './entity.ts';
import { events } from './events.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, holds, present, stale, type Change, type Item, type Store } from './store.ts';
import { at, list } from './table.ts';

const registrations = entity({
  type: 'event-registration',
  schema: EventRegistration,
  keys: (one) => ({ ...at.eventRegistration(one.eventId, one.personId), ownerpk: list.ofPerson(one.personId), ownersk: `EVENT#${one.eventId}` }),
  card: ({ eventId, state }) => ({ eventId, state }),
});

const slotTaken = () => new Refusal('limit', 'Somebody took this seat at the same moment.');
const registeredAlready = () => new Refusal('taken', 'You are registered for this event already.');
const free = (refusal: () => Refusal) => ({ expression: 'attribute_not_exists(pk) OR attribute_not_exists(personId)', refusal });
const left = (refusal: () => Refusal) => ({ expression: 'attribute_exists(pk) AND attribute_not_exists(personId)', refusal });

export const storeEventRegistrations = (store: Store): EventRegistrations => {
  const waitingKey = ({ eventId, personId, receivedAt }: EventRegistration) => at.eventWaiting(eventId, receivedAt, personId);
  const seatItem = (eventId: string, slot: number, personId?: string) => ({ ...at.eventSeat(eventId, slot), _t: 'event-seat', slot, ...(personId ? { personId } : {}) });
  const ofEvent: EventRegistrations['ofEvent'] = async (eventId) =>
    (await store.all({ pk: at.eventRegistration(eventId, '').pk, strong: true })).map(registrations.fromItem);
  return {
    ofEvent,
    async find(eventId, personId) {
      const item = await store.get(at.eventRegistration(eventId, personId), { strong: true });
      return item && registrations.fromItem(item);
    },
    async ofPerson(personId, after) {
      const read = (item: Item) => EventRegistration.pick({ eventId: true, state: true }).parse(item['card']);
      return listed(await store.query({ index: 'owner', pk: list.ofPerson(personId), begins: 'EVENT#', after: startAfter(after) }), read);
    },
    async seats(eventId) {
      const items = await store.all({ pk: at.eventSeat(eventId, 0).pk, strong: true });
      return items.map((item) => ({ slot: Number(item['slot']), personId: item['personId'] as string | undefined }));
    },
    async waiting(eventId) {
      const items = await store.all({ pk: at.eventWaiting(eventId, '', '').pk, strong: true });
      return items.map((item) => ({ personId: String(item['personId']), receivedAt: String(item['receivedAt']) })).toSorted(byReceipt);
    },
    async isWaited(eventId) {
      return (await store.query({ pk: at.eventWaiting(eventId, '', '').pk, strong: true, limit: 1 })).items.length > 0;
    },
    async register(one, deed) {
      const place: Change[] = one.state === 'waiting'
        ? [{ put: { ...waitingKey(one), _t: 'event-waiting', personId: one.personId, receivedAt: one.receivedAt } }]
        : one.slot === undefined ? [] : [{ put: seatItem(one.eventId, one.slot, one.personId), when: absent(slotTaken) }];
      await store.write([{ put: registrations.toItem(one), when: absent(registeredAlready) }, ...place], deed);
    },
    async leave(one, deed) {
      const place: Change[] = one.state === 'waiting' ? [{ remove: waitingKey(one) }] : one.slot === undefined ? [] : [{ put: seatItem(one.eventId, one.slot) }];
      await store.write([{ remove: at.eventRegistration(one.eventId, one.personId), when: atVersion(one.version) }, ...place], deed);
    },
    promote(one, slot, deed) {
      const unmet = stale();
      const seated: EventRegistration = { ...one, state: 'seated', ...(slot === undefined ? {} : { slot }), version: one.version + 1 };
      return holds(store.write([
        { put: registrations.toItem(seated), when: atVersion(one.version, () => unmet) },
        { remove: waitingKey(one), when: present(() => unmet) },
        ...(slot === undefined ? [] : [{ put: seatItem(one.eventId, slot, one.personId), when: free(() => unmet) }]),
      ], deed), unmet);
    },
    async seat(one, slot) {
      await store.write([{ put: registrations.toItem({ ...one, slot, version: one.version + 1 }), when: atVersion(one.version) }, { put: seatItem(one.eventId, slot, one.personId), when: free(stale) }]);
    },
    async free(eventId, slot) {
      const unmet = stale();
      await holds(store.write([{ remove: at.eventSeat(eventId, slot), when: left(() => unmet) }]), unmet);
    },
    async markCame(changed) {
      for (let start = 0; start < changed.length; start += 90) {
        await store.write(changed.slice(start, start + 90).map((one) => ({ put: registrations.toItem({ ...one, version: one.version + 1 }), when: atVersion(one.version) })));
      }
    },
    async eraseAccess(event, instant) {
      for (const one of await ofEvent(event.id)) {
        if (one.access === '') continue;
        await store.write([{ put: registrations.toItem({ ...one, access: '', version: one.version + 1 }), when: atVersion(one.version) }]);
      }
      await store.write([{ put: events.toItem({ ...event, erasedAt: instant, version: event.version + 1 }), when: atVersion(event.version) }]);
    },
  };
};
