import type { Deed } from '../domain/act.ts';
import type { Attestation } from '../domain/eligibility/attestation.ts';
import type { Invitation } from '../domain/entry/invitation.ts';
import type { Registration } from '../domain/entry/registration.ts';
import type { Listed } from './page.ts';

export type RegistrationCard = Pick<Registration, 'challengeId' | 'personId' | 'rulesVersion' | 'acceptedAt' | 'standing' | 'version'>;

export type Registrations = {
  find(challengeId: string, personId: string): Promise<Registration | undefined>;
  /** By standing, latest acceptance first, a page at a time. */
  ofChallenge(challengeId: string, standing: Registration['standing'], after?: string): Promise<Listed<RegistrationCard>>;
  /** Everybody, by person, read strongly: an order that nothing moves, so that a reader of pages misses nobody. */
  everybody(challengeId: string, after?: string): Promise<Listed<Registration>>;
  ofPerson(personId: string): Promise<{ challengeId: string; standing: Registration['standing'] }[]>;
  /** Creates (version 1) or replaces (one more than stored); refuses `stale` else. An invitation is used up, and what the person stated is kept, in the same transaction. */
  save(registration: Registration, deed: Deed, more?: { used?: Invitation | undefined; stated?: Attestation | undefined }): Promise<void>;
};
