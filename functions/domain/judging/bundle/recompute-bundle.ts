import type { Sha256 } from '../../words/canonical.ts';
import { streamsOf } from '../numbers/chance.ts';
import { commitmentTo, hashOfInputs, revealSeed, seedOfScores } from '../numbers/committed-seed.ts';
import { computeAssignment, grownInputs } from './bundle-assignment.ts';
import { bundledDayMismatches } from './bundle-demo-day.ts';
import { Bundle, engineVersion } from './bundle-form.ts';
import { computeResults } from './bundle-results.ts';
import { bundleText, digestOf, seededInputs } from './make-bundle.ts';
import { attempt, differences, of, parts, resultMismatches, verdict, type Begin, type Difference, type Mismatch, type Part, type Recomputed } from './recompute-parts.ts';

/** The parts that a full file has. */
export const bundleParts = ({ demoDay }: Pick<Bundle, 'demoDay'>): Part[] => parts.filter((part) => part !== 'demoDay' || demoDay !== undefined);

const proof = /^assignment\.(values|prices|worth|bound)\b/;

const seedDifferences = (bundle: Bundle, sha256: Sha256): Difference[] => {
  const { seed } = bundle;
  const inputs = hashOfInputs(sha256, seededInputs(bundle));
  if (bundle.engine !== engineVersion) return [{ where: 'engine', why: 'Another version of the engine made this bundle; use that version.', told: bundle.engine, found: engineVersion }];
  if (inputs !== seed.inputs) return [{ where: 'inputs', why: 'The rules or inputs are not those that were fixed before the draw.', told: seed.inputs, found: inputs }];
  const commitment = commitmentTo(sha256, seed.secret);
  if (commitment !== seed.commitment) return [{ where: 'seed.secret', why: 'The secret is not the one that was committed to.', told: seed.commitment, found: commitment }];
  const { seed: found } = revealSeed(sha256, seed.commitment, seed.inputs, seed.secret);
  return found === seed.seed ? [] : [{ where: 'seed.seed', why: 'The seed does not follow from the commitment, the inputs and the secret.', told: seed.seed, found }];
};

/** Scores of pairs that were never assigned, and numbers that name nothing. */
const strayScores = ({ scores, assignment, inputs }: Bundle): Difference[] => {
  const { judges } = grownInputs(inputs, assignment.steps);
  const assigned = new Set(assignment.final.map(([entry, judge]) => `${entry} ${judge}`));
  return scores.flatMap(({ entry, judge }, at): Difference[] => {
    if (entry >= inputs.entries.length || judge >= judges.length) return [{ where: `scores.${at}`, why: 'The score names an entry or a judge that is not in the inputs.' }];
    return assigned.has(`${entry} ${judge}`) ? [] : [{ where: `scores.${at}`, why: `Judge ${judge} was not assigned entry ${entry}.` }];
  });
};

const shapeDifferences = ({ format, inputs, demoDay }: Bundle): Difference[] => {
  if ((format === 'laurel-judging-bundle/3') !== (demoDay !== undefined)) return [{ where: 'format', why: 'A demo day is in the third form, and in no other.' }];
  if (inputs.candidates.length !== inputs.entries.length) return [{ where: 'inputs.candidates', why: 'There is not one list of candidates for each entry.' }];
  return inputs.conflicts.length === inputs.judges.length ? [] : [{ where: 'inputs.conflicts', why: 'There is not one list of conflicts for each judge.' }];
};

/** What was found, and the parts that could be looked at: what is refused half-way says nothing of the part behind it. */
const computed = (bundle: Bundle, sha256: Sha256, begin: Begin): { found: Mismatch[]; checked: Part[] } => {
  const { inputs, rules, scores, assignment, seed, demoDay } = bundle;
  begin('assignment');
  const pairs = attempt(() => computeAssignment({ inputs, rules, steps: assignment.steps }, streamsOf(sha256, seed.seed)), 'assignment');
  const drawn = pairs.value ? differences(assignment, pairs.value, 'assignment') : pairs.refused;
  begin('scores');
  const results = attempt(() => computeResults({ inputs: grownInputs(inputs, assignment.steps), rules, scores }, streamsOf(sha256, seedOfScores(sha256, seed.secret))), 'scores');
  if (demoDay) begin('demoDay');
  const found = [
    ...drawn.flatMap((one) => of(proof.test(one.where) ? 'certificate' : 'assignment', [one])),
    ...of('scores', [...strayScores(bundle), ...results.refused]),
    ...(results.value ? resultMismatches(bundle.results, results.value) : []),
    ...(demoDay ? bundledDayMismatches(demoDay, sha256) : []),
  ];
  return { found, checked: bundleParts(bundle).filter((part) => (part !== 'certificate' || pairs.value) && (part !== 'places' || results.value)) };
};

/**
 * Computes a full bundle again from its text: the commitment and the seed, the assignment pair for pair and price for price,
 * the results to one millionth, and the digest. Never throws for what somebody may have put into the text.
 */
export const recomputeBundle = (text: string, sha256: Sha256, begin: Begin = () => undefined): Recomputed => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return verdict(of('form', [{ where: '', why: 'The text is not JSON.' }]), ['form']);
  }
  const parsed = Bundle.safeParse(json);
  if (!parsed.success) return verdict(of('form', parsed.error.issues.map(({ path, message }) => ({ where: path.map(String).join('.'), why: message }))), ['form']);
  const bundle = parsed.data;
  begin('seed');
  const digest = digestOf(sha256, bundle);
  const whole = digest === bundle.digest ? [] : of('digest', [{ where: 'digest', why: 'Something in the bundle was changed after it was made.', told: bundle.digest, found: digest }]);
  if (bundleText(bundle) !== text) whole.push({ part: 'form', where: '', why: 'The text is not the canonical text of this bundle.' });
  const before = [...of('form', shapeDifferences(bundle)), ...of('seed', seedDifferences(bundle, sha256))];
  if (before.length > 0) return verdict([...whole, ...before], ['form', 'digest', 'seed']);
  const { found, checked } = computed(bundle, sha256, begin);
  return verdict([...whole, ...found], checked);
};
