import type { ListingOwner } from '../domain/listing/owner/owner.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';

const purpose = 'listing owner';
/** What the link in an owner’s letter carries. It opens the questions of one entry, for as long as this address is the one to ask. */
export const ownerToken = (ports: Pick<Ports, 'seals'>, { listingId, code }: Pick<ListingOwner, 'listingId' | 'code'>): string => ports.seals.seal(purpose, `${listingId} ${code}`);

export const openOwnerLink = async (ports: Pick<Ports, 'seals' | 'listingOwners'>, token: string): Promise<ListingOwner> => {
  const [listingId = '', code] = (ports.seals.open(purpose, token) ?? '').split(' ');
  const owner = listingId ? await ports.listingOwners.find(listingId) : undefined;
  if (!owner || owner.code !== code) throw new Refusal('not-found', 'This link is not whole, or somebody else is asked about this entry now. Copy it again from the newest letter.');
  return owner;
};
