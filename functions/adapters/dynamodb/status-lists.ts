import * as z from 'zod';
import { Issuer } from '../../domain/credential/issuer.ts';
import { StatusListHead } from '../../domain/credential/status-list-head.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { StatusLists } from '../../ports/status-lists.ts';
import { admission } from './admission.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Condition, type Store } from './store.ts';
import { at, list } from './table.ts';

const heads = entity({ type: 'status-list', schema: StatusListHead, keys: ({ list: n, purpose }) => at.statusList(n, purpose) });
const Bit = z.object({ index: z.number().int(), until: z.iso.datetime().optional() });
const issuers = entity({ type: 'credential-issuer', schema: Issuer, keys: () => at.credentialIssuer() });

const before = (sequence: number): Condition => (sequence === 1 ? absent(stale) : { expression: '#sequence = :sequence', names: { '#sequence': 'sequence' }, values: { ':sequence': sequence - 1 }, refusal: stale });

export const storeStatusLists = (store: Store): StatusLists => ({
  async current() {
    return Number((await store.get(at.statusLists(), { strong: true }))?.['last'] ?? 0);
  },
  async open(next) {
    const lower: Condition = { expression: 'attribute_not_exists(pk) OR #last < :last', names: { '#last': 'last' }, values: { ':last': next }, refusal: stale };
    await store.put({ ...at.statusLists(), _t: 'status-lists', last: next }, lower).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  },
  // The bit first: whoever counts the note reads it too.
  async mark({ list: n, purpose }, index, bit) {
    const key = at.statusBit(n, purpose, index);
    await store.write([bit ? { put: { ...key, _t: 'status-bit', ...bit } } : { remove: key }]);
    await store.write([{ add: at.statusNoted(n, purpose), amounts: { noted: 1 }, set: { _t: 'status-noted' } }]);
  },
  async noted({ list: n, purpose }) {
    return Number((await store.get(at.statusNoted(n, purpose), { strong: true }))?.['noted'] ?? 0);
  },
  async set({ list: n, purpose }) {
    return (await store.all({ pk: list.statusBits(n, purpose), strong: true })).map((item) => Bit.parse(item));
  },
  async head({ list: n, purpose }) {
    const item = await store.get(at.statusList(n, purpose), { strong: true });
    return item && heads.fromItem(item);
  },
  publish: (head, text, told) => store.write([{ put: heads.toItem(head), when: before(head.sequence) }, { put: { ...at.statusText(head.list, head.purpose), _t: 'status-text', text } }, admission(told, stale)]),
  async text({ list: n, purpose }) {
    const item = await store.get(at.statusText(n, purpose));
    return item && String(item['text']);
  },
  async issuer() {
    const item = await store.get(at.credentialIssuer(), { strong: true });
    return item && issuers.fromItem(item);
  },
  saveIssuer: (issuer, told) => store.write([{ put: issuers.toItem(issuer), when: issuer.version === 1 ? absent(stale) : atVersion(issuer.version - 1) }, admission(told, stale)]),
});
