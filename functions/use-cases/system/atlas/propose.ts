import { citedBy } from '../../../domain/listing/links/cited.ts';
import { isShown, webAddress, type Listing } from '../../../domain/listing/listing.ts';
import type { Source } from '../../../domain/listing/links/source.ts';
import { isAbandoned } from '../../../domain/listing/staleness.ts';
import { system, type Suggestion } from '../../../domain/listing/suggestion.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';

export type ToPropose = Pick<Ports, 'suggestions' | 'sources' | 'listings' | 'clock' | 'chance' | 'sha256'>;
type Finding = Pick<Suggestion, 'facts' | 'source' | 'note' | 'movedFrom'> & { proposal: NonNullable<Suggestion['proposal']> };

/** A finding goes to the moderators once; it comes again only when it still holds half a year later. */
const propose = async (ports: ToPropose, listing: Listing, { proposal, ...finding }: Finding): Promise<void> => {
  const at = ports.clock.now();
  const suggestion: Suggestion = {
    ...finding, id: ports.chance.id('suggestion'), listingId: listing.id, proposal, by: system, credit: false, at, same: ports.sha256(`${proposal} ${listing.id} ${finding.movedFrom ? `${finding.movedFrom} ` : ''}${finding.source}`), state: 'waiting', version: 1,
  };
  await ports.suggestions.make(suggestion, undefined, { id: ports.chance.id('act'), kind: 'suggestion.made', about: suggestion.id, by: system, at, refs: { listing: listing.id } }).catch((error: unknown) => {
    if (!(error instanceof Refusal && error.code === 'taken')) throw error;
  });
};

/** What moved or went is news for the moderators of each listing that rests on it. */
export const proposeChange = async (ports: ToPropose, listing: Listing, { address, state, to }: Source): Promise<void> => {
  const own = listing.facts.url?.value === address;
  if (state === 'moved' && to && webAddress().safeParse(to).success) await propose(ports, listing, { proposal: 'moved', movedFrom: address, facts: own ? { url: to } : {}, source: to, note: `${address} leads there now.` });
  if (state === 'gone') await propose(ports, listing, { proposal: 'gone', facts: {}, source: address, note: 'This page is gone.' });
};

/** Two years unchecked and every link gone: a person decides whether it stays in the lists. */
export const proposeArchive = async (ports: ToPropose, listing: Listing, now: Source): Promise<void> => {
  if (!isShown(listing) || !isAbandoned(listing.facts, listing.createdAt, ports.clock.now())) return;
  const cited = citedBy(listing.facts);
  const kept = await ports.sources.findMany(cited.filter((address) => address !== now.address));
  if (kept.length + 1 < cited.length || [...kept, now].some(({ state }) => state !== 'gone')) return;
  await propose(ports, listing, { proposal: 'archive', facts: {}, source: cited[0]!, note: 'Nobody has checked this entry for two years, and all its links are gone.' });
};
