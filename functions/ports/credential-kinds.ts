import type { Deed } from '../domain/act.ts';
import type { CredentialKind } from '../domain/credential/credential-kind.ts';
import type { Offering } from '../domain/credential/offering.ts';

/** What an agency gives, and how far the giving is. */
export type CredentialKinds = {
  /** Those that were written; the defaults are not. */
  ofAgency(agencyId: string): Promise<CredentialKind[]>;
  /** Creates (version 1) or replaces; refuses `stale`. */
  save(kind: CredentialKind, deed: Deed): Promise<void>;
  /** Of a challenge, one for each kind that was offered; strongly read. */
  offerings(challengeId: string): Promise<Offering[]>;
  /** Creates (version 1) or replaces; refuses `stale`. With its act where somebody asked for it. */
  saveOffering(offering: Offering, deed?: Deed): Promise<void>;
};
