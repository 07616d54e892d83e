import type { Deed } from '../domain/act.ts';
import type { Person } from '../domain/people/person.ts';
import type { Team } from '../domain/entry/team.ts';

export type People = {
  /** Strongly read: a lock or a closing holds from the next request on. */
  find(id: string): Promise<Person | undefined>;
  /** In no particular order; ids that are not there are left out. */
  findMany(ids: string[]): Promise<Person[]>;
  /** Who last proved to hold the address. The address is compared without regard to case. */
  findByEmail(email: string): Promise<Person | undefined>;
  findByIdentity(issuer: string, subject: string): Promise<Person | undefined>;
  /** Stores the person, the identity and the address in one transaction, and answers them; or, when this identity joined a moment before, whoever joined. */
  join(person: Person, deed: Deed): Promise<Person>;
  /** Refuses `stale` unless `person.version` is one more than the stored version. An address the issuer newly confirmed is claimed, the old one freed. */
  change(person: Person, deed: Deed): Promise<void>;
  /** Stores what is left of a person and frees the identity and the address, in one transaction. Refuses `stale` like `change`, and when one of these teams changed. */
  close(left: Person, unchanged: Team[], deed: Deed): Promise<void>;
};
