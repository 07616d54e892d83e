import { askOwnerLetter } from '../../../domain/letters/atlas.ts';
import { derivedId } from '../../../domain/letters/letter.ts';
import { isShown, statusAt, type Listing } from '../../../domain/listing/listing.ts';
import { asked, putOff, staleFrom, type ListingOwner } from '../../../domain/listing/owner/owner.ts';
import { isSettled, isStale, lastChecked } from '../../../domain/listing/staleness.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Pace } from '../../../ports/pace.ts';
import type { Ports } from '../../../ports/ports.ts';
import { ownerToken } from '../../owner-link.ts';

type Needs = Pick<Ports, 'clock' | 'listingOwners' | 'listings' | 'mails' | 'seals' | 'sha256' | 'site'>;
/** In one look of a minute. */
const most = 20;
const outOfLists = 30 * 86_400_000;

/** The letter first, under an id made of the question: whoever is cut off between the two writes the same one again, and it is stored once. */
const ask = async (ports: Needs, owner: ListingOwner, { id, facts }: Listing, now: string): Promise<void> => {
  const link = `${ports.site.origin}/atlas/answer/${ownerToken(ports, owner)}`;
  const told = { title: facts.title.value, address: `${ports.site.origin}/atlas/${id}`, status: statusAt({ type: facts.type.value, status: facts.status?.value, starts: facts.starts?.value, ends: facts.ends?.value }, now), checked: lastChecked(facts) };
  const envelope = { id: derivedId('mail', ports.sha256, 'ask owner', id, owner.code, owner.askAt), at: now, to: owner.email, about: id };
  await ports.mails.queue([askOwnerLetter(envelope, told, { site: ports.site.name, link, at: now })]);
  await ports.listingOwners.keep(asked(owner, now));
};

const lookAt = async (ports: Needs, owner: ListingOwner): Promise<void> => {
  const now = ports.clock.now();
  const listing = await ports.listings.find(owner.listingId, { strong: true });
  if (!listing || !isShown(listing)) return ports.listingOwners.keep(putOff(owner, new Date(Date.parse(now) + outOfLists).toISOString()));
  // nothing is left to ask of what is over, and people said nothing more of
  const checked = isSettled(listing.facts) ? now.slice(0, 10) : lastChecked(listing.facts);
  return isStale(checked, now) ? ask(ports, owner, listing, now) : ports.listingOwners.keep(putOff(owner, staleFrom(checked, now)));
};

const unlessMoved = (error: unknown) => {
  if (!(error instanceof Refusal && error.code === 'stale')) throw error;
};

/** Owners of entries that nobody checked for a year are asked. An entry that somebody checked meanwhile is looked at again when it will be stale. */
export const askOwners = async (ports: Needs, { hasTime }: Pick<Pace, 'hasTime'>): Promise<void> => {
  for (const owner of await ports.listingOwners.due(ports.clock.now(), most)) {
    if (!hasTime()) return;
    await lookAt(ports, owner).catch(unlessMoved);
  }
};
