import { ownNumberKey } from '../../domain/credential/own-number.ts';
import { isPublic } from '../../domain/credential/public-view.ts';
import { registryPlace } from '../../domain/credential/registry/registry-place.ts';
import { endNoticeAt, needsSignature, Credential } from '../../domain/credential/credential.ts';
import { RegistryChange } from '../../domain/credential/registry/registry-change.ts';
import { purposes, type Purpose } from '../../domain/credential/status-list-head.ts';
import { hourOf } from '../../domain/due.ts';
import { Refusal } from '../../domain/refusal.ts';
import { addressKey } from '../../domain/words/email-address.ts';
import type { Credentials, RegistryFilter } from '../../ports/credentials.ts';
import { entity } from './entity.ts';
import { mails } from './mails.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Item, type Store } from './store.ts';
import { at, list, type Key } from './table.ts';

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

/** Where the registry lists it once the public knows of it, by kind and by what it is; and where the agency's own number leads to it from the start. */
const listedAs = (one: Credential) => {
  const ownNumber = one.reference ? { outpk: list.ownNumber(one.agencyId, ownNumberKey(one.reference)), outsk: `${one.offered.at}#${one.id}` } : {};
  if (!isPublic(one)) return ownNumber;
  const { standing, turns } = registryPlace(one);
  // a corrected one keeps the day on which its holder accepted, and came later than the one before it
  const came = one.replaces ? one.offered.at : one.accepted!.at;
  const since = `${came}#${one.id}`;
  return {
    ...ownNumber, ownerpk: list.registryOfKind(one.agencyId, one.kindId), ownersk: since,
    grouppk: list.registryIn(one.agencyId, standing), groupsk: `${turns}#${since}`, duepk: list.registryIn(one.agencyId, standing, one.kindId), duesk: `${turns}#${since}`,
  };
};
const number = (one: Credential): Change & { put: object } => ({ put: { ...at.credentialNumber(one.number), _t: 'credential-number', id: one.id, card: { id: one.id }, ...listedAs(one) } });
const created = (one: Credential): Change[] => [{ put: credentials.toItem(one), when: absent(stale) }, { ...number(one), when: absent(stale) }];
const changed = (one: Credential): Change[] => [{ put: credentials.toItem(one), when: atVersion(one.version - 1) }, number(one)];
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
  const behind = async (page: { items: Item[] }) => {
    const ids = page.items.map(({ card }) => (card as { id: string }).id);
    const found = new Map((await store.getMany(ids.map(at.credential))).map((item) => [item['id'], credentials.fromItem(item)]));
    return ids.map((id) => found.get(id)).filter((one) => one !== undefined);
  };
  const inStretches = async (agencyId: string, { kindId, stretches = [] }: RegistryFilter, after?: string) => {
    let from: { stretch: number; key?: Key } | undefined = after ? JSON.parse(after) as { stretch: number; key?: Key } : { stretch: 0 };
    const items: Item[] = [];
    while (from && items.length < pageSize) {
      const { standing, after: later, until } = stretches[from.stretch]!;
      const range = later ? { from: `${later}#~` } : until ? { from: '0', to: `${until}#~` } : {};
      const page = await store.query({ index: kindId ? 'due' : 'group', pk: list.registryIn(agencyId, standing, kindId), ...range, backward: true, limit: pageSize - items.length, after: from.key });
      items.push(...page.items);
      if (page.next) from = { stretch: from.stretch, key: page.next };
      else from = from.stretch + 1 < stretches.length ? { stretch: from.stretch + 1 } : undefined;
    }
    return { items: await behind({ items }), next: from && JSON.stringify(from) };
  };
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
      await store.write([...changed(one), ...(told ? [line(one.agencyId, told)] : []), ...(corrected ? created(corrected) : [])], deed);
    },
    async issue(one, text, deed, told) {
      const first: Change[] = told ? [...purposes.map((purpose) => place(one, purpose)), { put: { ...at.registered(one.agencyId, one.signed!.at, one.id), _t: 'registered', id: one.id } }, line(one.agencyId, told)] : [];
      await store.write([...first, ...changed(one), { put: { ...at.credentialText(one.id), _t: 'credential-text', text } }], deed);
    },
    async signedText(id) {
      const item = await store.get(at.credentialText(id), { strong: true });
      return item && String(item['text']);
    },
    under: (owner, after) => cards('owner', list.credentialsUnder(owner), after),
    ofHolder: (holder, after) => cards('group', 'personId' in holder ? list.credentialsOf(holder.personId) : list.credentialsTo(addressKey(holder.email)), after),
    async byOwnNumber(agencyId, typed) {
      return behind(await store.query({ index: 'out', pk: list.ownNumber(agencyId, ownNumberKey(typed)), backward: true, limit: pageSize }));
    },
    async registeredKinds(agencyId, kindIds) {
      const any = await Promise.all(kindIds.map(async (kind) => (await store.query({ index: 'owner', pk: list.registryOfKind(agencyId, kind), limit: 1 })).items.length > 0));
      return kindIds.filter((_, i) => any[i]);
    },
    async registry(agencyId, after, only = {}) {
      if (only.stretches) return inStretches(agencyId, only, after);
      if (only.kindId) {
        const page = await store.query({ index: 'owner', pk: list.registryOfKind(agencyId, only.kindId), backward: true, limit: pageSize, after: startAfter(after) });
        return { items: await behind(page), next: page.next && JSON.stringify(page.next) };
      }
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
    note: (one) => store.write(changed(one)),
    async forget(one, deed, told) {
      await store.write([...changed(one), { remove: at.credentialText(one.id) }, ...(told ? [line(one.agencyId, told)] : [])], deed);
    },
  };
};
