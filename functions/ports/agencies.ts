import type { Deed } from '../domain/act.ts';
import type { Agency, Awaited, Membership, StaffRole } from '../domain/people/agency.ts';
import type { Listed } from './page.ts';

export type Agencies = {
  find(id: string): Promise<Agency | undefined>;
  findBySlug(slug: string): Promise<Agency | undefined>;
  /** Tenants by name, a page at a time. */
  tenants(after?: string): Promise<Listed<Agency>>;
  /** Those directly under a parent, or at the top of the tree; tenants and listed ones, by name, a page at a time. */
  under(parent: string | undefined, after?: string): Promise<Listed<Agency>>;
  /** Every agency that is only listed, in no particular order: for an import to compare with. Some thousands. */
  directory(): Promise<Agency[]>;
  /** Stores up to 40 listed agencies in one transaction. Version 1 claims its slug and refuses `taken`; a later version refuses `stale`. */
  enlist(agencies: Agency[], deed: Deed): Promise<void>;
  /**
   * The first agency, its slug, and the parts of the first operator, in one transaction that succeeds once in the life of a table.
   * Refuses `taken` ever after.
   */
  begin(agency: Agency, parts: Awaited[], deed: Deed): Promise<void>;
  /** Claims the slug and stores the agency in one transaction. Refuses `taken` when the slug is another's. */
  create(agency: Agency, deed: Deed): Promise<void>;
  /** Refuses `stale` unless `agency.version` is one more than the stored version. The slug never changes. */
  change(agency: Agency, deed: Deed): Promise<void>;
  /** Adds or replaces a membership; safe to repeat. */
  setMember(membership: Membership, deed: Deed): Promise<void>;
  /** Removes it; safe to repeat. */
  removeMember(agencyId: string, personId: string, deed: Deed): Promise<void>;
  members(agencyId: string): Promise<Membership[]>;
  rolesOf(agencyId: string, personId: string): Promise<StaffRole[]>;
  agenciesOf(personId: string): Promise<Membership[]>;
};
