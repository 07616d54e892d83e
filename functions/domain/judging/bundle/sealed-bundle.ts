import * as z from 'zod';
import { canonical, type Sha256 } from '../../words/canonical.ts';
import { commitmentTo, revealSeed } from '../numbers/committed-seed.ts';
import { grownInputs } from './bundle-assignment.ts';
import { Bundle, engineVersion } from './bundle-form.ts';
import type { Difference } from './recompute-bundle.ts';

/** From this many judges on, scores may be published without telling who gave which. */
export const leastOpenPanel = 5;

/**
 * What is published of a small panel: results and commitments, no scores and no assignment. `full` is the salted hash of the
 * whole bundle, which auditors get together with the salt.
 */
export const SealedBundle = z.strictObject({
  format: z.literal('laurel-judging-sealed/1'),
  engine: z.string(), contest: z.string(), judges: z.int().min(0),
  rules: Bundle.shape.rules, seed: Bundle.shape.seed, results: Bundle.shape.results,
  entries: z.array(z.string()),
  full: z.string().regex(/^[0-9a-f]{64}$/),
});
export type SealedBundle = z.infer<typeof SealedBundle>;

const judgesOf = ({ inputs, assignment }: Bundle): number => grownInputs(inputs, assignment.steps).judges.length;

export const mustSeal = (bundle: Bundle): boolean => judgesOf(bundle) < leastOpenPanel;

const sealOf = (sha256: Sha256, bundle: Bundle, salt: string): string => sha256(`laurel sealed bundle 1\n${salt}\n${canonical(bundle)}`);

/** `salt`: 64 random hexadecimal digits, kept with the full bundle. Single judges cannot be told from what is left. */
export const sealBundle = (bundle: Bundle, salt: string, sha256: Sha256): SealedBundle => {
  const entries = bundle.results.entries.map((entry) => ({ ...entry, judgeMix: 0, withoutOneJudge: undefined }));
  return {
    format: 'laurel-judging-sealed/1', engine: engineVersion, contest: bundle.contest, judges: judgesOf(bundle), rules: bundle.rules, seed: bundle.seed,
    results: { ...bundle.results, entries }, entries: bundle.inputs.entries.map(({ id }) => id), full: sealOf(sha256, bundle, salt),
  };
};

/** What anybody can check of a sealed bundle: that the seed follows from what was committed. Nothing is said of the scores. */
export const checkSealed = (sealed: SealedBundle, sha256: Sha256): Difference[] => {
  const { commitment, inputs, secret, seed } = sealed.seed;
  if (commitmentTo(sha256, secret) !== commitment) return [{ where: 'seed.secret', why: 'The secret is not the one that was committed to.' }];
  return revealSeed(sha256, commitment, inputs, secret).seed === seed ? [] : [{ where: 'seed.seed', why: 'The seed does not follow from the commitment, the inputs and the secret.' }];
};

/** What an auditor checks besides recomputing the full bundle: that it is the one that was sealed. */
export const opensSeal = (sealed: SealedBundle, bundle: Bundle, salt: string, sha256: Sha256): boolean => sealOf(sha256, bundle, salt) === sealed.full;
