import { canonical, type Sha256 } from '../../words/canonical.ts';
import { Refusal } from '../../refusal.ts';

/**
 * A seed nobody can choose: the secret is committed first, then the inputs are fixed by their hash, then the secret is
 * revealed, and the seed is the hash of both. Changing the inputs after the reveal, or the secret after the commitment,
 * changes what everybody can compute. Whoever knows the secret can still withhold it; the result page says so.
 */
export type CommittedSeed = { commitment: string; inputs: string; secret: string; seed: string };

const secretForm = /^[0-9a-f]{64}$/;

/** What is published before the inputs are fixed. `secret`: 64 hex digits from a beacon round or the organizer's generator. */
export const commitmentTo = (sha256: Sha256, secret: string): string => {
  if (!secretForm.test(secret)) throw new Refusal('invalid', 'The secret has 64 hexadecimal digits in lower case.', 'secret');
  return sha256(`laurel seed commitment 1\n${secret}`);
};

/** The hash that fixes everything the draw depends on: canonical JSON of the inputs. */
export const hashOfInputs = (sha256: Sha256, inputs: unknown): string => sha256(`laurel seed inputs 1\n${canonical(inputs)}`);

/**
 * What everything that is imagined after the marks are in follows from: the secret alone. It can be told to everybody, while the seed of
 * the draw cannot: whoever knew that could draw under each guess of a conflict, and see which gives the pairs that scored.
 */
export const seedOfScores = (sha256: Sha256, secret: string): string => sha256(`laurel seed of scores 1\n${secret}`);

/** Refuses a secret that is not the committed one. */
export const revealSeed = (sha256: Sha256, commitment: string, inputs: string, secret: string): CommittedSeed => {
  if (commitmentTo(sha256, secret) !== commitment) throw new Refusal('invalid', 'This secret is not the one that was committed to.', 'secret');
  return { commitment, inputs, secret, seed: sha256(`laurel seed 1\n${commitment}\n${inputs}\n${secret}`) };
};
