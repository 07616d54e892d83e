import type { Deed } from '../domain/act.ts';
import type { Credential } from '../domain/credential/credential.ts';
import type { Stretch } from '../domain/credential/registry/registry-place.ts';
import type { RegistryChange } from '../domain/credential/registry/registry-change.ts';
import type { Mail } from '../domain/people/mail.ts';
import type { Listed } from './page.ts';

/** What changes beside a credential, in its transaction. */
export type Beside = { /** A line of the public feed, where the public sees the change. */ told?: RegistryChange | undefined; /** The one that takes its place. */ corrected?: Credential | undefined };

/** Of a registry only these: of a kind, in these stretches one after the other, or both. */
export type RegistryFilter = { kindId?: string | undefined; stretches?: Stretch[] | undefined };

export type Credentials = {
  /** Strongly read. */
  find(id: string): Promise<Credential | undefined>;
  /** In no particular order; ids that are not there are left out. */
  findMany(ids: string[]): Promise<Credential[]>;
  /** Strongly read. */
  findByNumber(number: string): Promise<Credential | undefined>;
  /** Stores those that are not there yet, each with its number; one that is there stays as it is. Safe to repeat. */
  offerMany(credentials: Credential[]): Promise<void>;
  /** One, with the letter that says so. */
  offer(credential: Credential, letters: Mail[], deed: Deed): Promise<void>;
  /** Refuses `stale`. */
  change(credential: Credential, deed: Deed, beside?: Beside): Promise<void>;
  /** Stores the signed text and what is known of it. The first time it claims both places and the line in the registry: refuses `taken` where a place is another's. Refuses `stale`. */
  issue(credential: Credential, text: string, deed: Deed, told: RegistryChange | undefined): Promise<void>;
  /** Word for word as it was signed; strongly read. */
  signedText(id: string): Promise<string | undefined>;
  /** Those of a challenge, or an agency's own that belong to none: newest first, without the words of their kind and the reasons. */
  under(owner: string, after?: string): Promise<Listed<Credential>>;
  /** A person's by their id, or what waits for an address; newest first, without the words of their kind and the reasons. */
  ofHolder(holder: { personId: string } | { email: string }, after?: string): Promise<Listed<Credential>>;
  /** Those that an agency gave under a number of its own, offers too; at most a page, newest first. It may be moments behind. */
  byOwnNumber(agencyId: string, number: string): Promise<Credential[]>;
  /** Accepted and signed ones of an agency, newest first, as they are now; with a filter, by when their state turns, the latest first. */
  registry(agencyId: string, after?: string, only?: RegistryFilter): Promise<Listed<Credential>>;
  /** Of these kinds the ones of which something stands in the registry. */
  registeredKinds(agencyId: string, kindIds: string[]): Promise<string[]>;
  /** What became of them, newest first. */
  changes(agencyId: string, after?: string): Promise<Listed<RegistryChange>>;
  /** The ids of some that wait for a signature, longest waiting first; it may be moments behind. */
  toSign(): Promise<string[]>;
  /** Noted before the signature is asked of it: a letter about its end went out. Refuses `stale`. */
  note(credential: Credential): Promise<void>;
  /** What is left once its holder is gone; the signed text goes too. Refuses `stale`. */
  forget(credential: Credential, deed?: Deed, told?: RegistryChange): Promise<void>;
};
