import type { Caller } from '../../domain/caller.ts';
import { entryOf } from '../../domain/listing/history.ts';
import type { Listing } from '../../domain/listing/listing.ts';
import { withSource, type Suggestion } from '../../domain/listing/suggestion.ts';
import { moderating } from '../moderating.ts';
import { tell } from '../tell.ts';
import { decidedNow, next, type EditNeeds } from './edit-listing.ts';
import { agencyFact } from './find-agency.ts';

/** What a moderator corrects waits for nobody: it stands at once, with its source, and among their suggestions as accepted. */
export const correctListing = async (ports: EditNeeds, caller: Caller, before: Listing, suggestion: Suggestion): Promise<Pick<Suggestion, 'id' | 'state' | 'at'>> => {
  const moderator = moderating(caller);
  const said = withSource(suggestion.facts, decidedNow(caller, moderator.id, { source: suggestion.source, by: moderator.id }), await agencyFact(ports, suggestion.facts.agency));
  const after = next(before, { ...before.facts, ...said }, caller.at);
  const done: Suggestion = { ...suggestion, state: 'accepted', decided: { at: caller.at, by: moderator.id, reason: '', listingId: before.id } };
  const answer = { id: done.id, state: done.state, at: done.at };
  await ports.listings.change(before, { listing: after, entry: entryOf(before, after, { what: 'corrected', by: moderator.id }) }, tell(ports, caller, 'listing.changed', { about: after.id, refs: { suggestion: done.id, version: after.version }, answer }), done);
  return answer;
};
