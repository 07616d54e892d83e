import { Mail, Stop } from '../../domain/people/mail.ts';
import { Refusal } from '../../domain/refusal.ts';
import { addressKey } from '../../domain/words/email-address.ts';
import type { Mails } from '../../ports/mails.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { remindedChanges } from './standings.ts';
import { absent, atVersion, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const sideBySide = 10;
const there = () => new Refusal('taken', 'This letter is stored already.');

/** A waiting letter is in the queue, or among those to be tried again later; afterwards it is among its person's. */
const groupOf = (mail: Mail) => {
  if (mail.state === 'waiting' && mail.notBefore) return { grouppk: list.mailsLater(), groupsk: `${mail.notBefore}#${mail.id}` };
  const pk = mail.state === 'waiting' ? list.mailsWaiting() : mail.personId ? list.mailsOfPerson(mail.personId) : mail.naming && list.mailsNaming(mail.naming);
  return pk ? { grouppk: pk, groupsk: `${mail.createdAt}#${mail.id}` } : {};
};
/** An invitation goes to an address that may have no account yet: whoever opens one later can still have it erased. */
/** Of a letter to a person the place is free for whom it names. */
const addressOf = (mail: Mail) => (mail.personId ? (mail.naming ? { duepk: list.mailsNaming(mail.naming), duesk: `${mail.createdAt}#${mail.id}` } : {}) : { duepk: list.mailsTo(addressKey(mail.to)), duesk: `${mail.createdAt}#${mail.id}` });
const unsettledOf = (mail: Mail) => (mail.state === 'failed' || mail.state === 'claimed' ? { outpk: list.mailsUnsettled(), outsk: `${mail.claimedAt ?? mail.createdAt}#${mail.id}` } : {});

export const mails = entity({
  type: 'mail',
  schema: Mail,
  keys: (mail) => ({
    ...at.mail(mail.id),
    ownerpk: list.mails(), ownersk: `${mail.createdAt}#${mail.id}`,
    ...groupOf(mail),
    ...addressOf(mail),
    ...unsettledOf(mail),
  }),
  card: ({ text: _text, ...shown }) => ({ ...shown, text: '' }),
});

const stops = entity({ type: 'mail-stop', schema: Stop, keys: ({ hash }) => at.mailStop(hash) });

export const storeMails = (store: Store): Mails => {
  const find = async (id: string) => {
    const item = await store.get(at.mail(id), { strong: true });
    return item && mails.fromItem(item);
  };
  return {
    find,
    async findMany(ids) {
      return (await store.getMany(ids.map(at.mail), { strong: true })).map(mails.fromItem);
    },
    async queue(letters) {
      const put = (letter: Mail) =>
        store.put(mails.toItem(letter), absent(there)).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
      for (let start = 0; start < letters.length; start += sideBySide) await Promise.all(letters.slice(start, start + sideBySide).map(put));
    },
    async queueWith(letters, deed) {
      await store.write(letters.map((letter) => ({ put: mails.toItem(letter) })), deed);
    },
    async remind(letters, deed, { roundId, judgeIds }) {
      await store.write([...letters.map((letter): Change => ({ put: mails.toItem(letter) })), ...remindedChanges(roundId, judgeIds, deed.at)], deed);
    },
    async waiting(until) {
      const pages = await Promise.all([
        store.query({ index: 'group', pk: list.mailsLater(), limit: 100, ...(until ? { from: '0', to: `${until}#~` } : {}) }),
        store.query({ index: 'group', pk: list.mailsWaiting(), limit: 100 }),
      ]);
      const items = await store.getMany(pages.flatMap((page) => page.items).map(({ pk, sk }) => ({ pk, sk })));
      const found = items.map(mails.fromItem).filter((mail) => mail.state === 'waiting');
      return found.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },
    async unsettled(after) {
      return listed(await store.query({ index: 'out', pk: list.mailsUnsettled(), after: startAfter(after) }), (item) => Mail.parse(item['card']));
    },
    async all(after) {
      return listed(await store.query({ index: 'owner', pk: list.mails(), backward: true, after: startAfter(after) }), (item) => Mail.parse(item['card']));
    },
    async ofPerson(personId, after) {
      return listed(await store.query({ index: 'group', pk: list.mailsOfPerson(personId), backward: true, after: startAfter(after) }), (item) => Mail.parse(item['card']));
    },
    async ofAddress(email, after) {
      return listed(await store.query({ index: 'due', pk: list.mailsTo(addressKey(email)), backward: true, after: startAfter(after) }), (item) => Mail.parse(item['card']));
    },
    async naming(personId) {
      const pk = list.mailsNaming(personId);
      const pages = await Promise.all((['due', 'group'] as const).map((index) => store.query({ index, pk, limit: 40 })));
      return pages.flatMap(({ items }) => items).map((item) => Mail.parse(item['card']));
    },
    async erase(letters) {
      if (letters.length > 0) await store.write(letters.map((letter) => ({ remove: at.mail(letter.id) })));
    },
    stop: (stop) => store.put(stops.toItem(stop)),
    async stopped(hashes) {
      return (await store.getMany([...new Set(hashes)].map(at.mailStop))).map(stops.fromItem);
    },
    async resume(hash) {
      await store.write([{ remove: at.mailStop(hash) }]);
    },
    async change(mail, deed) {
      if (deed) return store.write([{ put: mails.toItem(mail), when: atVersion(mail.version - 1) }], deed);
      return store.put(mails.toItem(mail), atVersion(mail.version - 1));
    },
  };
};
