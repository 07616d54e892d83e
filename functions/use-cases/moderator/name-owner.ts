import { signedIn, type Caller, type Person } from '../../domain/caller.ts';
import { isShown, type Listing } from '../../domain/listing/listing.ts';
import { lastChecked } from '../../domain/listing/staleness.ts';
import { staleFrom, type ListingOwner } from '../../domain/listing/owner/owner.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { limited, limits } from '../limited.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'agencies' | 'chance' | 'listingOwners' | 'listings' | 'rates'>;
export type NamedOwner = { listing: { id: string; title: string }; owner?: Omit<ListingOwner, 'code' | 'addedBy'>; version: number };

/** Moderators, and managers of the agency that the entry names. The entry is there for everybody, so the refusal says which role is needed. */
const forOwners = async (ports: Needs, caller: Caller, id: string): Promise<{ listing: Listing; person: Person }> => {
  const person = signedIn(caller);
  const listing = await ports.listings.find(id, { strong: true });
  if (!listing) throw notFound('entry');
  const agencyId = listing.facts.agency?.value.id;
  const manages = !person.moderator && agencyId !== undefined && (await ports.agencies.rolesOf(agencyId, person.id)).includes('manager');
  if (!person.moderator && !manages) throw new Refusal('forbidden', 'Only a moderator of the atlas or a manager of its agency can say whom to ask about an entry.');
  return { listing, person };
};

const shown = ({ id, facts }: Listing, owner: ListingOwner | undefined): NamedOwner => {
  const listing = { id, title: facts.title.value };
  if (!owner) return { listing, version: 0 };
  const { code: _, addedBy: __, ...rest } = owner;
  return { listing, owner: rest, version: owner.version };
};

export const readOwner = async (ports: Needs, caller: Caller, id: string): Promise<NamedOwner> => {
  const { listing } = await forOwners(ports, caller, id);
  return shown(listing, await ports.listingOwners.find(id));
};

/** Whom to ask, once the entry grows stale; an empty address asks nobody any more. Somebody who wanted no letters stays as they are until another address is given. */
export const nameOwner = async (ports: Needs, caller: Caller, id: string, email: string, version: number): Promise<NamedOwner> => {
  const { listing, person } = await forOwners(ports, caller, id);
  const before = await ports.listingOwners.find(id);
  if ((before?.version ?? 0) !== version) throw new Refusal('stale', 'Somebody changed this since you opened it. Compare, then save again.');
  if (!email) {
    if (before) await ports.listingOwners.remove(before, tell(ports, caller, 'listing.owner-removed', { about: id, answer: shown(listing, undefined) }));
    return shown(listing, undefined);
  }
  if (!isShown(listing)) throw new Refusal('conflict', 'This entry is out of the lists. Nobody is asked about it.');
  if (before?.email === email) return shown(listing, before);
  await limited(ports, `owners named by ${person.id}`, limits.ownersNamedByPerson, caller.at);
  const owner: ListingOwner = { listingId: id, email, code: ports.chance.code(12), addedBy: person.id, addedAt: caller.at, askAt: staleFrom(lastChecked(listing.facts), caller.at), asks: 0, version: version + 1 };
  await ports.listingOwners.keep(owner, tell(ports, caller, 'listing.owner-named', { about: id, refs: { version: owner.version }, answer: shown(listing, owner) }));
  return shown(listing, owner);
};
