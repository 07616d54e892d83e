import { Mail } from '../../domain/mail.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Mails } from '../../ports/mails.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, type Store } from './store.ts';
import { at, list } from './table.ts';

const there = () => new Refusal('taken', 'This letter is stored already.');

/** A waiting letter is in the queue; afterwards it is among its person's. */
const groupOf = (mail: Mail) => {
  const pk = mail.state === 'waiting' ? list.mailsWaiting() : mail.personId && list.mailsOfPerson(mail.personId);
  return pk ? { grouppk: pk, groupsk: `${mail.createdAt}#${mail.id}` } : {};
};

export const mails = entity({
  type: 'mail',
  schema: Mail,
  keys: (mail) => ({
    ...at.mail(mail.id),
    ownerpk: list.mails(), ownersk: `${mail.createdAt}#${mail.id}`,
    ...groupOf(mail),
  }),
  card: ({ text: _text, ...shown }) => ({ ...shown, text: '' }),
});

export const storeMails = (store: Store): Mails => {
  const find = async (id: string) => {
    const item = await store.get(at.mail(id), { strong: true });
    return item && mails.fromItem(item);
  };
  return {
    find,
    async queue(letters) {
      for (const letter of letters) {
        await store.put(mails.toItem(letter), absent(there)).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
      }
    },
    async queueWith(letters, deed) {
      await store.write(letters.map((letter) => ({ put: mails.toItem(letter) })), deed);
    },
    async waiting() {
      const page = await store.query({ index: 'group', pk: list.mailsWaiting(), limit: 100 });
      const items = await store.getMany(page.items.map(({ pk, sk }) => ({ pk, sk })));
      return items.map(mails.fromItem);
    },
    async all(after) {
      return listed(await store.query({ index: 'owner', pk: list.mails(), backward: true, after: startAfter(after) }), (item) => Mail.parse(item['card']));
    },
    async ofPerson(personId, after) {
      return listed(await store.query({ index: 'group', pk: list.mailsOfPerson(personId), backward: true, after: startAfter(after) }), (item) => Mail.parse(item['card']));
    },
    async erase(letters) {
      if (letters.length > 0) await store.write(letters.map((letter) => ({ remove: at.mail(letter.id) })));
    },
    async change(mail) {
      await store.put(mails.toItem(mail), atVersion(mail.version - 1));
    },
  };
};
