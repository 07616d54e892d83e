import type { Caller } from '../../domain/caller.ts';
import { changedFacts } from '../../domain/listing/fact-changes.ts';
import { entryOf } from '../../domain/listing/history.ts';
import { factNames } from '../../domain/listing/fact-names.ts';
import type { Facts, Listing, WrittenFacts } from '../../domain/listing/listing.ts';
import { answeredAs, stoppedAt, type ListingOwner } from '../../domain/listing/owner/owner.ts';
import { refuseImpossible } from '../../domain/listing/plausible.ts';
import { owner as byOwner, sameText, type Suggestion } from '../../domain/listing/suggestion.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { limited, limits } from '../limited.ts';
import { openOwnerLink } from '../owner-link.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'chance' | 'listingOwners' | 'listings' | 'rates' | 'seals' | 'sha256' | 'suggestions'>;
export type OwnersAnswer = { as: 'right' | 'changed' | 'ended' | 'stop'; facts: WrittenFacts; source?: string | undefined; note: string };
export type AskedOf = { listing: { id: string; title: string }; answered?: ListingOwner['answered']; stopped: boolean };

const opened = async (ports: Needs, token: string): Promise<{ owner: ListingOwner; listing: Listing }> => {
  const owner = await openOwnerLink(ports, token);
  const listing = await ports.listings.find(owner.listingId, { strong: true });
  if (!listing) throw notFound('entry');
  return { owner, listing };
};
const shown = (owner: ListingOwner, { id, facts }: Listing): AskedOf => ({ listing: { id, title: facts.title.value }, stopped: owner.stoppedAt !== undefined, ...(owner.answered ? { answered: owner.answered } : {}) });

/** The question that a letter asked. The link is all that it takes. */
export const readAsked = async (ports: Needs, token: string): Promise<AskedOf> => {
  const { owner, listing } = await opened(ports, token);
  return shown(owner, listing);
};

/** Every fact is as its source says, on the word of its owner. A second word of the same day says nothing new. */
const check = async (ports: Needs, caller: Caller, before: Listing): Promise<void> => {
  const checked = { on: caller.at.slice(0, 10), by: byOwner };
  const facts = Object.fromEntries(factNames.flatMap((name) => (before.facts[name] ? [[name, { ...before.facts[name], checked }]] : []))) as Facts;
  if (changedFacts(before.facts, facts).length === 0) return;
  const listing: Listing = { ...before, facts, changedAt: caller.at, version: before.version + 1 };
  const { once: _, ...deed } = tell(ports, caller, 'listing.checked', { about: listing.id, refs: { version: listing.version } });
  await ports.listings.change(before, { listing, entry: entryOf(before, listing, { what: 'checked', by: byOwner }) }, { ...deed, by: byOwner });
};

const factsIn = ({ as, facts }: OwnersAnswer): WrittenFacts => (as === 'ended' ? { ...facts, status: facts.status ?? 'ended' } : facts);

/** What is different waits for a moderator, with the owner as whose word it is. */
const suggest = async (ports: Needs, caller: Caller, { id, facts: known }: Listing, answer: OwnersAnswer): Promise<void> => {
  const facts = factsIn(answer);
  if (factNames.every((name) => facts[name] === undefined)) throw new Refusal('invalid', 'Say what is different: choose a status, or give an address or a sentence.', 'facts.outcome');
  refuseImpossible(facts, known, caller.at);
  const source = answer.source ?? facts.url ?? known.url?.value ?? known.title.source;
  const suggestion: Suggestion = {
    id: ports.chance.id('suggestion'), listingId: id, facts, source, note: answer.note, by: byOwner, credit: false, at: caller.at, same: ports.sha256(sameText(facts, id)), state: 'waiting', version: 1,
  };
  const { once: _, ...deed } = tell(ports, caller, 'suggestion.made', { about: suggestion.id, refs: { listing: id } });
  await ports.suggestions.make(suggestion, undefined, { ...deed, by: byOwner }).catch((error: unknown) => {
    // a retry, or the same answer again: it waits already
    if (!(error instanceof Refusal && error.code === 'taken')) throw error;
  });
};

/** The owner says that it is still right, what changed, or that it ended; or wants no more letters about it. Each answer can be given again. */
export const answerAsked = async (ports: Needs, caller: Caller, token: string, answer: OwnersAnswer): Promise<AskedOf> => {
  const { owner, listing } = await opened(ports, token);
  await limited(ports, `answers about ${listing.id}`, limits.answersOfOwner, caller.at);
  if (answer.as === 'right') await check(ports, caller, listing);
  else if (answer.as !== 'stop') await suggest(ports, caller, listing, answer);
  const next = answer.as === 'stop' ? stoppedAt(owner, caller.at) : answeredAs(owner, answer.as, caller.at);
  await ports.listingOwners.keep(next, { ...tell(ports, caller, 'listing.owner-answered', { about: listing.id, refs: { as: answer.as }, answer: shown(next, listing) }), by: byOwner });
  return shown(next, listing);
};
