import { Registration } from '../../domain/entry/registration.ts';
import type { Registrations } from '../../ports/registrations.ts';
import { savedAttestation } from './attestations.ts';
import { entity } from './entity.ts';
import { invitations } from './invitations.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const Card = Registration.pick({ challengeId: true, personId: true, rulesVersion: true, acceptedAt: true, standing: true, version: true });

export const registrations = entity({
  type: 'registration',
  schema: Registration,
  keys: (one) => ({
    ...at.registration(one.challengeId, one.personId),
    ownerpk: list.ofPerson(one.personId), ownersk: `REG#${one.challengeId}`,
    grouppk: list.registrations(one.challengeId), groupsk: `${one.standing}#${one.acceptedAt}#${one.personId}`,
  }),
  card: (one) => Card.parse(one),
});

export const storeRegistrations = (store: Store): Registrations => ({
  async find(challengeId, personId) {
    const item = await store.get(at.registration(challengeId, personId), { strong: true });
    return item && registrations.fromItem(item);
  },
  async ofChallenge(challengeId, standing, after) {
    const page = await store.query({ index: 'group', pk: list.registrations(challengeId), begins: `${standing}#`, backward: true, after: startAfter(after) });
    return listed(page, (item) => Card.parse(item['card']));
  },
  async everybody(challengeId, after) {
    return listed(await store.query({ pk: at.registration(challengeId, '').pk, after: startAfter(after), strong: true }), registrations.fromItem);
  },
  async ofPerson(personId) {
    const items = await store.all({ index: 'owner', pk: list.ofPerson(personId), begins: 'REG#' });
    return items.map((item) => Registration.pick({ challengeId: true, standing: true }).parse(item['card']));
  },
  async save(registration, deed, { used, stated } = {}) {
    const changes: Change[] = [{ put: registrations.toItem(registration), when: registration.version === 1 ? absent(stale) : atVersion(registration.version - 1) }];
    if (used) changes.push({ put: invitations.toItem(used), when: atVersion(used.version - 1) });
    if (stated) changes.push(savedAttestation(stated));
    await store.write(changes, deed);
  },
});
