import { canonical, type Sha256 } from '../../words/canonical.ts';
import { streamsOf } from '../numbers/chance.ts';
import { hashOfInputs, revealSeed, seedOfScores, type CommittedSeed } from '../numbers/committed-seed.ts';
import { computeAssignment, grownInputs } from './bundle-assignment.ts';
import { computeDay } from './bundle-demo-day.ts';
import { engineVersion, type Bundle, type Judged } from './bundle-form.ts';
import type { ComparedDay } from './demo-day-form.ts';
import type { ContestScores } from '../scores/contest-scores.ts';
import { computeResults, publicResults } from './bundle-results.ts';

/**
 * What the seed depends on: who there is, who may read what, and the rules, fixed by their hash before the secret is revealed. How much is read and whether
 * a lot is drawn are no part of it: whoever may choose that must not get another seed for each choice. Scores come later and are not part of it either.
 */
export const seededInputs = ({ contest, rules, inputs: { entries, judges, candidates, conflicts } }: Pick<Bundle, 'contest' | 'rules' | 'inputs'>) => ({
  contest, rules: { ...rules, experts: undefined, randomize: true }, engine: engineVersion,
  inputs: { entries: entries.map(({ id, cluster }) => ({ id, cluster })), judges: judges.map(({ id, group, cluster }) => ({ id, group, cluster })), candidates, conflicts },
});

/** The seed as it follows from what is given. */
export const seedFor = (judged: Judged, sha256: Sha256): CommittedSeed => revealSeed(sha256, judged.commitment, hashOfInputs(sha256, seededInputs(judged)), judged.secret);

/** Hash of a bundle without its digest. Undefined members are left out by canonical JSON, so this is the hash of the text. */
export const digestOf = (sha256: Sha256, bundle: object): string => sha256(canonical({ ...bundle, digest: undefined }));

/** The first form that knows all that is in it: whoever has an older program then reads which one it takes. */
const formatOf = (steps: Judged['steps']): Bundle['format'] => (steps.some(({ kind }) => kind === 'further') ? 'laurel-judging-bundle/2' : 'laurel-judging-bundle/1');

/** The same bundle with a demo day beside the results, of which nothing changes. */
export const withDemoDay = (bundle: Bundle, day: ComparedDay, sha256: Sha256): Bundle => {
  const whole: Bundle = { ...bundle, format: 'laurel-judging-bundle/3', demoDay: { ...day, result: computeDay(day, day.judges.length, sha256) } };
  return { ...whole, digest: digestOf(sha256, whole) };
};

/** Computes assignment and results from what is given, and puts all of it into one recomputable bundle. `found`: the scores, where a job worked them out before. */
export const makeBundle = (judged: Judged, sha256: Sha256, found?: ContestScores): Bundle => {
  const { contest, rules, inputs, scores, steps } = judged;
  const seed = seedFor(judged, sha256);
  const assignment = computeAssignment({ inputs, rules, steps }, streamsOf(sha256, seed.seed));
  const results = found ? publicResults(found) : computeResults({ inputs: grownInputs(inputs, steps), rules, scores }, streamsOf(sha256, seedOfScores(sha256, judged.secret)));
  const bundle: Bundle = { format: formatOf(steps), engine: engineVersion, contest, rules, inputs, seed, assignment, scores, results, digest: '' };
  return { ...bundle, digest: digestOf(sha256, bundle) };
};

/** Its text: canonical JSON, one line. */
export const bundleText = (bundle: Bundle): string => `${canonical(bundle)}\n`;
