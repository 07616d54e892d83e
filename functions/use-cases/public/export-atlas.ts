import type { Caller } from '../../domain/caller.ts';
import { isShown, type Facts } from '../../domain/listing/listing.ts';
import { addressGroup } from '../../domain/listing/suggestion.ts';
import type { AtlasQuery } from '../../domain/listing/search.ts';
import type { Ports } from '../../ports/ports.ts';
import type { SnapshotNeeds } from '../open-snapshot.ts';
import { limited, limits } from '../limited.ts';
import { named, namesFor } from './read-listing.ts';
import { searchAtlas } from './search-atlas.ts';

export type Exported = { id: string; page: string; facts: Facts; changedAt: string };

/** What matches with every fact, its source, its check and whose word it is. */
export const exportAtlas = async (ports: SnapshotNeeds & Pick<Ports, 'listings' | 'people' | 'site' | 'rates'>, caller: Caller, query: AtlasQuery): Promise<{ name: string; at: string; total: number; pages: number; items: Exported[] }> => {
  await limited(ports, `atlas exported to ${caller.person?.id ?? addressGroup(caller.address)}`, limits.atlasPagesOfAddress, caller.at);
  const { items, total, pages, at } = await searchAtlas(ports, caller, query);
  const found = await ports.listings.findMany(items.map(({ id }) => id));
  const byId = new Map(found.filter(isShown).map((listing) => [listing.id, listing]));
  const listings = items.flatMap(({ id }) => byId.get(id) ?? []);
  const nameOf = await namesFor(ports, listings.map(({ facts }) => facts));
  return { name: ports.site.name, at, total, pages, items: listings.map(({ id, facts, changedAt }) => ({ id, page: `${ports.site.origin}/atlas/${id}`, facts: named(facts, nameOf), changedAt })) };
};
