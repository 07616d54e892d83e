import type { Caller } from '../../domain/caller.ts';
import type { HistoryEntry, SomeFacts } from '../../domain/listing/history.ts';
import { citedBy } from '../../domain/listing/links/cited.ts';
import { factNames, publicRecord } from '../../domain/listing/fact-names.ts';
import { statusAt, type Facts, type Listing } from '../../domain/listing/listing.ts';
import { isSettled, isStale, lastChecked } from '../../domain/listing/staleness.ts';
import { owner, system, visitor } from '../../domain/listing/suggestion.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'listings' | 'people'>;
const ofNobody: Record<string, string> = { [visitor]: 'a visitor', [owner]: 'its owner', import: 'an import', [system]: 'this site', [publicRecord]: 'the public record' };

/** Whose words these are: by id, with the name that is shown. Ids leave the house in no answer. */
export const namesFor = async (ports: Pick<Ports, 'people'>, facts: SomeFacts[], more: string[] = []): Promise<(author: string) => string> => {
  const authors = new Set([...more, ...facts.flatMap((some) => factNames.flatMap((name) => (some[name] ? [some[name].by, some[name].checked?.by ?? ''] : [])))]);
  const people = await ports.people.findMany([...authors].filter((author) => author.startsWith('per_')));
  const byId = new Map(people.map(({ id, name }) => [id, name]));
  return (author) => byId.get(author) ?? ofNobody[author] ?? 'somebody who left';
};

export const named = <F extends SomeFacts>(facts: F, nameOf: (author: string) => string): F =>
  Object.fromEntries(factNames.flatMap((name) => {
    const fact = facts[name];
    if (!fact) return [];
    return [[name, { ...fact, by: nameOf(fact.by), ...(fact.checked ? { checked: { on: fact.checked.on, by: nameOf(fact.checked.by) } } : {}) }]];
  })) as F;

const valueOf = ({ type, status, starts, ends }: Facts) => ({ type: type.value, status: status?.value, starts: starts?.value, ends: ends?.value });

/** One entry of the atlas, every fact with its source, check and author. One that was archived or merged goes on answering, and says so. */
export const readListing = async (ports: Needs & Pick<Ports, 'sources'>, { at }: Pick<Caller, 'at'>, id: string) => {
  const listing = await ports.listings.find(id);
  if (!listing) throw notFound('entry');
  const [nameOf, sources] = await Promise.all([namesFor(ports, [listing.facts]), ports.sources.findMany(citedBy(listing.facts))]);
  const { origin, archived, ...rest }: Listing = listing;
  const checked = lastChecked(listing.facts);
  const contributors = [...new Set(factNames.flatMap((name) => (listing.facts[name] ? [nameOf(listing.facts[name].by)] : [])))];
  return {
    ...rest, facts: named(listing.facts, nameOf), ...(archived ? { archived: { at: archived.at, reason: archived.reason } } : {}), ...(origin ? { page: origin.page } : {}),
    status: statusAt(valueOf(listing.facts), at), checked, stale: !isSettled(listing.facts) && isStale(checked, at), contributors, at,
    sources: sources.map(({ address, state, to, since, lookedAt }) => ({ address, state, to, since, lookedAt })),
  };
};

/** Its versions, newest first, each with what it changed. */
export const readHistory = async (ports: Needs, id: string, after: string | undefined): Promise<{ items: HistoryEntry[]; next?: string | undefined }> => {
  const { items, next } = await ports.listings.history(id, after);
  if (items.length === 0 && !after) throw notFound('entry');
  const nameOf = await namesFor(ports, items.flatMap((entry) => [entry.before, entry.after]), items.map(({ by }) => by));
  return { items: items.map((entry) => ({ ...entry, by: nameOf(entry.by), before: named(entry.before, nameOf), after: named(entry.after, nameOf) })), next };
};
