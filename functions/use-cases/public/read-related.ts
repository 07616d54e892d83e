import type { Caller } from '../../domain/caller.ts';
import type { EventCard } from '../../domain/event/event.ts';
import type { GroupCard } from '../../domain/group/group.ts';
import { isShown, type Listing } from '../../domain/listing/listing.ts';
import { AtlasQuery } from '../../domain/listing/search.ts';
import { toldRow, type ToldRow } from '../../domain/listing/told-row.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { openCards, type SnapshotNeeds } from '../open-snapshot.ts';
import { searchAtlas } from './search-atlas.ts';

type Needs = SnapshotNeeds & Pick<Ports, 'events' | 'listings' | 'sources' | 'groups'>;
export type Related = { challenge?: { slug: string; title: string }; events: EventCard[]; groups: Pick<GroupCard, 'id' | 'name' | 'ended'>[]; linked: ToldRow[]; agency: ToldRow[]; /** How many entries the agency has besides. */ ofAgency: number; at: string };
const most = { linked: 10, ofAgency: 5, events: 10 };

/** Entries whose address this one names, and those that rest on its own. */
const linkedWith = async (ports: Needs, { id, facts }: Listing): Promise<string[]> => {
  const named = await Promise.all((facts.links?.value ?? []).map(({ url }) => ports.listings.atAddress(url)));
  const naming = facts.url ? await ports.sources.citing(facts.url.value) : [];
  return [...new Set([...named.flatMap((one) => one ?? []), ...naming])].filter((one) => one !== id);
};

/** Its events, what is to come first. */
const eventsOf = async ({ events }: Needs, id: string, at: string): Promise<EventCard[]> => {
  const [coming, past] = await Promise.all([events.coming({ whose: id }, at), events.past({ whose: id }, at)]);
  return [...coming.items, ...past.items].slice(0, most.events);
};

/** What an entry belongs with: the call it is of, its events, the entries it is linked with, and others of its agency. */
export const readRelated = async (ports: Needs, caller: Caller, id: string): Promise<Related> => {
  const listing = await ports.listings.find(id);
  if (!listing) throw notFound('entry');
  const { at } = caller;
  const ofAgency = listing.facts.agency?.value;
  const [events, groups, ids, { cards }, others] = await Promise.all([
    eventsOf(ports, id, at), ports.groups.linking(id), linkedWith(ports, listing), openCards(ports),
    ofAgency ? searchAtlas(ports, caller, AtlasQuery.parse({ agency: ofAgency.id ?? ofAgency.name, size: most.linked + most.ofAgency + 1 })) : undefined,
  ]);
  const linked = ids.flatMap((one) => cards.get(one)?.row ?? []).slice(0, most.linked).map((row) => toldRow(row, at));
  const known = new Set([id, ...linked.map((row) => row.id)]);
  const agency = others?.items.filter((row) => !known.has(row.id)) ?? [];
  return {
    ...(listing.challenge && isShown(listing) ? { challenge: { slug: listing.challenge.slug, title: listing.challenge.title } } : {}),
    events, groups: groups.map(({ id: groupId, name, ended }) => ({ id: groupId, name, ended })).toSorted((a, b) => a.name.localeCompare(b.name)), linked, agency: agency.slice(0, most.ofAgency), ofAgency: Math.max(0, (others?.total ?? 0) - 1), at,
  };
};
