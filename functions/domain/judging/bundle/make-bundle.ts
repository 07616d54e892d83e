import { canonical, type Sha256 } from '../../canonical.ts';
import { streamsOf } from '../numbers/chance.ts';
import { hashOfInputs, revealSeed } from '../numbers/committed-seed.ts';
import { computeAssignment, grownInputs } from './bundle-assignment.ts';
import { engineVersion, type Bundle, type Judged } from './bundle-form.ts';
import type { Made } from '../scores/contest-scores.ts';
import { computeResults } from './bundle-results.ts';

/** What the seed depends on: fixed by its hash before the secret is revealed. Scores come later and are not part of it. */
export const seededInputs = ({ contest, rules, inputs }: Pick<Bundle, 'contest' | 'rules' | 'inputs'>) => ({ contest, rules, inputs, engine: engineVersion });

/** Hash of a bundle without its digest. Undefined members are left out by canonical JSON, so this is the hash of the text. */
export const digestOf = (sha256: Sha256, bundle: Bundle): string => sha256(canonical({ ...bundle, digest: undefined }));

/** Computes assignment and results from what is given, and puts all of it into one recomputable bundle. `made`: as for `scoreContest`. */
export const makeBundle = (judged: Judged, sha256: Sha256, made?: Made): Bundle => {
  const { contest, rules, inputs, scores, steps, commitment, secret } = judged;
  const seed = revealSeed(sha256, commitment, hashOfInputs(sha256, seededInputs(judged)), secret);
  const streams = streamsOf(sha256, seed.seed);
  const assignment = computeAssignment({ inputs, rules, steps }, streams);
  const results = computeResults({ inputs: grownInputs(inputs, steps), rules, scores }, streams, made);
  const bundle: Bundle = { format: 'laurel-judging-bundle/1', engine: engineVersion, contest, rules, inputs, seed, assignment, scores, results, digest: '' };
  return { ...bundle, digest: digestOf(sha256, bundle) };
};

/** The text that is published: canonical JSON, one line. */
export const bundleText = (bundle: Bundle): string => `${canonical(bundle)}\n`;
