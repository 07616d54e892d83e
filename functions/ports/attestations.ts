import type { Deed } from '../domain/act.ts';
import type { Attestation } from '../domain/eligibility/attestation.ts';

export type Attestations = {
  /** About a person or an entry, by its id. */
  find(challengeId: string, subject: string): Promise<Attestation | undefined>;
  /** In any order; nothing for whom nothing was stated. */
  findMany(challengeId: string, subjects: string[]): Promise<Attestation[]>;
  /** About this person, in every challenge. */
  ofPerson(personId: string): Promise<Attestation[]>;
  /** Creates (version 1) or replaces (one more than stored); refuses `stale` else. */
  save(attestation: Attestation, deed: Deed): Promise<void>;
  /** All that was stated about a person goes. Safe to repeat. */
  forget(personId: string): Promise<void>;
};
