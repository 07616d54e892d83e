import type { Deed } from '../domain/act.ts';
import type { Registration } from '../domain/registration.ts';
import type { Listed } from './page.ts';

export type Registrations = {
  find(challengeId: string, personId: string): Promise<Registration | undefined>;
  ofChallenge(challengeId: string, after?: string): Promise<Listed<Registration>>;
  ofPerson(personId: string): Promise<{ challengeId: string; standing: Registration['standing'] }[]>;
  /** Creates (version 1) or replaces (one more than stored); refuses `stale` else. */
  save(registration: Registration, deed: Deed): Promise<void>;
};
