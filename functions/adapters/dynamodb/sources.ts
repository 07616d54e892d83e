import * as z from 'zod';
import { newSource } from '../../domain/listing/links/look.ts';
import { Source } from '../../domain/listing/links/source.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Sha256 } from '../../domain/words/canonical.ts';
import type { Sources } from '../../ports/sources.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const unlessThere = (error: unknown) => {
  if (!(error instanceof Refusal)) throw error;
};

/** By a digest of the address, which may be longer than a key. */
const Kept = Source.extend({ digest: z.string() });
const sources = entity({
  type: 'source',
  schema: Kept,
  keys: ({ digest, nextAt }) => ({ ...at.source(digest), duepk: list.sourcesDue(), duesk: `${nextAt}#${digest}` }),
  card: ({ digest }) => ({ digest }),
});

export const storeSources = (store: Store, sha256: Sha256): Sources => {
  const toItem = (source: Source) => sources.toItem({ ...source, digest: sha256(source.address) });
  const findDigests = async (digests: string[]): Promise<Source[]> => {
    const items = await store.getMany([...new Set(digests)].map(at.source));
    return items.map((item) => Source.parse(sources.fromItem(item)));
  };
  const mark = at.watermark('sources');
  const citation = (address: string, id: string) => at.sourceOf(sha256(address), id);
  return {
    findMany: (addresses) => findDigests(addresses.map(sha256)),
    async cite(listingId, addresses, now) {
      const known = new Set((await findDigests(addresses.map(sha256))).map(({ address }) => address));
      const notes: Change[] = addresses.map((address) => ({ put: { ...citation(address, listingId), _t: 'source-of', id: listingId } }));
      if (notes.length > 0) await store.write(notes);
      for (const address of addresses.filter((one) => !known.has(one))) await store.put(toItem(newSource(address, now)), absent(stale)).catch(unlessThere);
    },
    async citing(address) {
      const { items } = await store.query({ pk: at.source(sha256(address)).pk, begins: 'OF#', limit: 25 });
      return items.map((item) => String(item['id']));
    },
    async due(now, most) {
      const { items } = await store.query({ index: 'due', pk: list.sourcesDue(), from: '0', to: `${now}#~`, limit: most });
      const found = await findDigests(items.map((item) => (item['card'] as { digest: string }).digest));
      return found.filter(({ nextAt }) => nextAt <= now).toSorted((a, b) => (a.nextAt < b.nextAt ? -1 : 1));
    },
    change: (source) => store.put(toItem(source), atVersion(source.version - 1)),
    drop: (source, citing) => store.write([{ remove: at.source(sha256(source.address)), when: atVersion(source.version) }, ...citing.map((id): Change => ({ remove: citation(source.address, id) }))]),
    async watermark() {
      const item = await store.get(mark, { strong: true });
      return item && String(item['to']);
    },
    moveWatermark: (to) => store.put({ ...mark, _t: 'watermark', to }),
  };
};
