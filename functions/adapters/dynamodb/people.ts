import { addressKey } from '../../domain/words/email-address.ts';
import { Person } from '../../domain/people/person.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { People } from '../../ports/people.ts';
import { entity } from './entity.ts';
import { absent, atVersion, type Change, type Item, type Store } from './store.ts';
import { at } from './table.ts';

const people = entity({ type: 'person', schema: Person, keys: (person) => at.person(person.id) });

/** As many as a transaction has room for. */
const mostHeld = 90;

const joinedBefore = () => new Refusal('taken', 'This identity joined a moment ago. Sign in again.');
const claimEmail = (person: Person): Item => ({ ...at.email(addressKey(person.email)), _t: 'email', id: person.id });

export const storePeople = (store: Store): People => {
  const find = async (id: string) => {
    const item = await store.get(at.person(id), { strong: true });
    return item && people.fromItem(item);
  };
  const findByIdentity = async (issuer: string, subject: string) => {
    const claim = await store.get(at.identity(issuer, subject), { strong: true });
    return claim && find(String(claim['id']));
  };
  /** Frees an address only while it is this person's: somebody else may have proved to hold it since. */
  const freeEmail = async (person: Person): Promise<Change[]> => {
    const key = at.email(addressKey(person.email));
    const claim = await store.get(key, { strong: true });
    return claim?.['id'] === person.id ? [{ remove: key }] : [];
  };
  return {
    find,
    async findMany(ids) {
      return (await store.getMany([...new Set(ids)].map(at.person))).map(people.fromItem);
    },
    async findByEmail(email) {
      const claim = await store.get(at.email(addressKey(email)));
      return claim && find(String(claim['id']));
    },
    findByIdentity,
    async join(person, deed) {
      try {
        await store.write([
          { put: { ...at.identity(person.issuer, person.subject), _t: 'identity', id: person.id }, when: absent(joinedBefore) },
          { put: claimEmail(person) },
          { put: people.toItem(person), when: absent(joinedBefore) },
        ], deed);
        return person;
      } catch (error) {
        const other = error instanceof Refusal && error.code === 'taken' ? await findByIdentity(person.issuer, person.subject) : undefined;
        if (!other) throw error;
        return other;
      }
    },
    async change(person, deed) {
      const before = await find(person.id);
      const moved = before && addressKey(before.email) !== addressKey(person.email);
      const addresses: Change[] = moved ? [...(await freeEmail(before)), { put: claimEmail(person) }] : [];
      await store.write([{ put: people.toItem(person), when: atVersion(person.version - 1) }, ...addresses], deed);
    },
    async close(left, unchanged, deed) {
      const before = await find(left.id);
      const freed: Change[] = before?.email ? [...(await freeEmail(before)), { remove: at.identity(before.issuer, before.subject) }] : [];
      const held = unchanged.slice(0, mostHeld).map((team): Change => ({ check: at.team(team.id), when: atVersion(team.version) }));
      await store.write([{ put: people.toItem(left), when: atVersion(left.version - 1) }, ...freed, ...held], deed);
    },
  };
};
