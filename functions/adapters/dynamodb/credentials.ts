import { endNoticeAt, needsSignature, Credential } from '../../domain/credential/credential.ts';
import { RegistryChange } from '../../domain/credential/registry-change.ts';
import { purposes, type Purpose } from '../../domain/credential/status-list-head.ts';
import { hourOf } from '../../domain/due.ts';
import { Refusal } from '../../domain/refusal.ts';
import { addressKey } from '../../domain/words/email-address.ts';
import type { Credentials } from '../../ports/credentials.ts';
import { entity } from './entity.ts';
import { mails } from './mails.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const sideBySide = 10;
const pageSize = 25;

const holderOf = ({ holderId, email }: Credential): { grouppk?: string } => {
  if (holderId) return { grouppk: list.credentialsOf(holderId) };
  return email ? { grouppk: list.credentialsTo(addressKey(email)) } : {};
};
const signWhen = (one: Credential) => (needsSignature(one) ? { outpk: list.credentialsToSign(), outsk: `${one.renewed?.at ?? one.accepted!.at}#${one.id}` } : {});
const endWhen = (one: Credential) => {
  const at = endNoticeAt(one);
  return at ? { duepk: list.due(hourOf(at)), duesk: `${at}#${one.id}` } : {};
};
const unsaid = <T extends { reason: string } | undefined>(fact: T): T => fact && { ...fact, reason: '' };

export const credentials = entity({
  type: 'credential',
  schema: Credential,
  keys: (one) => ({
    ...at.credential(one.id),
    ownerpk: list.credentialsUnder(one.challenge?.id ?? one.agencyId), ownersk: `${one.offered.at}#${one.id}`,
    ...holderOf(one), ...(one.holderId || one.email ? { groupsk: `${one.offered.at}#${one.id}` } : {}),
    ...signWhen(one), ...endWhen(one),
  }),
  card: (one) => ({ ...one, kind: { ...one.kind, description: '', criteria: '' }, suspended: unsaid(one.suspended), withdrawn: unsaid(one.withdrawn), replaced: unsaid(one.replaced) }),
});

const number = (one: Credential): Change => ({ put: { ...at.credentialNumber(one.number), _t: 'credential-number', id: one.id }, when: absent(stale) });
const created = (one: Credential): Change[] => [{ put: credentials.toItem(one), when: absent(stale) }, number(one)];
const line = (agencyId: string, told: RegistryChange): Change => ({ put: { ...at.registryChange(agencyId, told.at, told.id), _t: 'registry-change', ...told } });
const placeTaken = () => new Refusal('taken', 'This place in the list is another’s.');
const place = ({ id, places }: Credential, purpose: Purpose): Change =>
  ({ put: { ...at.statusPlace(places![purpose].list, purpose, places![purpose].index), _t: 'status-place', credential: id }, when: absent(placeTaken) });

export const storeCredentials = (store: Store): Credentials => {
  const find = async (id: string) => {
    const item = await store.get(at.credential(id), { strong: true });
    return item && credentials.fromItem(item);
  };
  const cards = async (index: 'owner' | 'group', pk: string, after?: string) =>
    listed(await store.query({ index, pk, backward: true, limit: pageSize, after: startAfter(after) }), (item) => Credential.parse(item['card']));
  return {
    find,
    async findMany(ids) {
      return (await store.getMany(ids.map(at.credential))).map(credentials.fromItem);
    },
    async findByNumber(given) {
      const item = await store.get(at.credentialNumber(given), { strong: true });
      return item && find(String(item['id']));
    },
    async offerMany(offered) {
      const offer = (one: Credential) => store.write(created(one)).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      });
      for (let start = 0; start < offered.length; start += sideBySide) await Promise.all(offered.slice(start, start + sideBySide).map(offer));
    },
    offer: (one, letters, deed) => store.write([...created(one), ...letters.map((letter): Change => ({ put: mails.toItem(letter) }))], deed),
    async change(one, deed, { told, corrected } = {}) {
      await store.write([{ put: credentials.toItem(one), when: atVersion(one.version - 1) }, ...(told ? [line(one.agencyId, told)] : []), ...(corrected ? created(corrected) : [])], deed);
    },
    async issue(one, text, deed, told) {
      const first: Change[] = told ? [...purposes.map((purpose) => place(one, purpose)), { put: { ...at.registered(one.agencyId, one.signed!.at, one.id), _t: 'registered', id: one.id } }, line(one.agencyId, told)] : [];
      await store.write([...first, { put: credentials.toItem(one), when: atVersion(one.version - 1) }, { put: { ...at.credentialText(one.id), _t: 'credential-text', text } }], deed);
    },
    async signedText(id) {
      const item = await store.get(at.credentialText(id), { strong: true });
      return item && String(item['text']);
    },
    under: (owner, after) => cards('owner', list.credentialsUnder(owner), after),
    ofHolder: (holder, after) => cards('group', 'personId' in holder ? list.credentialsOf(holder.personId) : list.credentialsTo(addressKey(holder.email)), after),
    async registry(agencyId, after) {
      const page = await store.query({ pk: list.registry(agencyId), backward: true, after: startAfter(after) });
      const found = new Map((await store.getMany(page.items.map((item) => at.credential(String(item['id']))))).map((item) => [item['id'], credentials.fromItem(item)]));
      const { items, next } = listed(page, (item) => found.get(item['id']));
      return { items: items.filter((one) => one !== undefined), next };
    },
    async changes(agencyId, after) {
      return listed(await store.query({ pk: list.registryChanges(agencyId), backward: true, after: startAfter(after) }), (item) => RegistryChange.parse(item));
    },
    async toSign() {
      return (await store.query({ index: 'out', pk: list.credentialsToSign(), limit: 100 })).items.map((item) => (item['card'] as { id: string }).id);
    },
    note: (one) => store.put(credentials.toItem(one), atVersion(one.version - 1)),
    async forget(one, deed, told) {
      await store.write([{ put: credentials.toItem(one), when: atVersion(one.version - 1) }, { remove: at.credentialText(one.id) }, ...(told ? [line(one.agencyId, told)] : [])], deed);
    },
  };
};
