import { citedBy } from '../../../domain/listing/links/cited.ts';
import { lookFrom } from '../../../domain/listing/snapshot.ts';
import type { Pace } from '../../../ports/pace.ts';
import type { Ports } from '../../../ports/ports.ts';

type Needs = Pick<Ports, 'listings' | 'sources' | 'clock'>;
const beginning = '2000-01-01T00:00:00.000Z';

/** Whatever changed in the atlas since the last look: the addresses it rests on now are kept, to be looked at. Listings from before are the first that changed. */
export const followCitations = async (ports: Needs, { hasTime }: Pick<Pace, 'hasTime'>): Promise<void> => {
  const began = ports.clock.now();
  const mark = await ports.sources.watermark();
  const from = mark ? lookFrom(mark) : beginning;
  let after: string | undefined;
  let last: string | undefined;
  do {
    const { items, next } = await ports.listings.changedSince(from, after);
    for (const { id, row, changedAt } of items) {
      if (!hasTime()) return;
      const listing = row && (await ports.listings.find(id));
      if (listing) await ports.sources.cite(id, citedBy(listing.facts), ports.clock.now());
      last = changedAt;
    }
    if (last) await ports.sources.moveWatermark(last);
    after = next;
  } while (after);
  if (last) await ports.sources.moveWatermark(began);
};
