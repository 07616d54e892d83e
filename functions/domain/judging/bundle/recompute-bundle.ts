import { canonical, type Sha256 } from '../../words/canonical.ts';
import { streamsOf, type Streams } from '../numbers/chance.ts';
import { commitmentTo, hashOfInputs, revealSeed } from '../numbers/committed-seed.ts';
import { Refusal } from '../../refusal.ts';
import { computeAssignment, grownInputs } from './bundle-assignment.ts';
import { Bundle, engineVersion } from './bundle-form.ts';
import { computeResults } from './bundle-results.ts';
import { bundleText, digestOf, seededInputs } from './make-bundle.ts';

/** Where a bundle is not what it says, and why. `where` is a path into the bundle; empty is the text itself. */
export type Difference = { where: string; why: string; told?: string; found?: string };
/** What a recomputation goes through, in the order in which it is told. */
export const parts = ['form', 'digest', 'seed', 'assignment', 'certificate', 'scores', 'places'] as const;
export type Part = (typeof parts)[number];
export type Mismatch = Difference & { part: Part };
/** `untold`: differences beyond those that are listed. `checked`: the parts that could be looked at. */
export type Recomputed = { holds: boolean; mismatches: Mismatch[]; untold: number; checked: Part[] };
/** Told when the work that takes its time begins. */
export type Begin = (work: 'reading' | 'seed' | 'assignment' | 'scores') => void;

/** Estimates may differ by one millionth, where two machines round differently; places, counts and everything else not at all. */
const estimates = new Set(['raw', 'adjusted', 'judgeMix', 'interval', 'expectedRank', 'topChances', 'beatsNext', 'expectedRight', 'alpha', 'variances', 'reliability', 'averageDifference']);
const proof = /^assignment\.(values|prices|worth|bound)\b/;
/** Of each part. */
const mostTold = 20;

const short = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : canonical(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
};

/** Every place in which two values differ, leaves first. */
export const differences = (told: unknown, found: unknown, where: string, slack = 0): Difference[] => {
  if (typeof told === 'number' && typeof found === 'number' && Math.abs(told - found) <= slack) return [];
  if (Array.isArray(told) && Array.isArray(found)) {
    const length = Math.max(told.length, found.length);
    return Array.from({ length }, (_, at) => differences(told[at], found[at], `${where}.${at}`, slack)).flat();
  }
  if (told && found && typeof told === 'object' && typeof found === 'object' && !Array.isArray(told) && !Array.isArray(found)) {
    const [a, b] = [told as Record<string, unknown>, found as Record<string, unknown>];
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort().flatMap((key) => differences(a[key], b[key], `${where}.${key}`, estimates.has(key) ? 1 : 0));
  }
  return told === found ? [] : [{ where, why: 'It comes out differently.', told: short(told), found: short(found) }];
};

/** Runs a computation; what it refuses is a mismatch of its own. */
const attempt = <T>(compute: () => T, where: string): { value?: T; refused: Difference[] } => {
  try {
    return { value: compute(), refused: [] };
  } catch (error) {
    if (error instanceof Refusal) return { refused: [{ where: error.field ?? where, why: error.message }] };
    throw error;
  }
};

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

const shapeDifferences = ({ inputs }: Bundle): Difference[] => {
  if (inputs.candidates.length !== inputs.entries.length) return [{ where: 'inputs.candidates', why: 'There is not one list of candidates for each entry.' }];
  return inputs.conflicts.length === inputs.judges.length ? [] : [{ where: 'inputs.conflicts', why: 'There is not one list of conflicts for each judge.' }];
};

/** What an estimate is off by belongs to the scores; anything else in the results, to the places that follow from them. */
const isEstimate = ({ where }: Difference): boolean => where.split('.').some((key) => estimates.has(key));

const of = (part: Part, found: Difference[]): Mismatch[] => found.map((one) => ({ part, ...one }));

/** What was found, and the parts that could be looked at: what is refused half-way says nothing of the part behind it. */
const computed = (bundle: Bundle, streams: Streams, begin: Begin): { found: Mismatch[]; checked: Part[] } => {
  const { inputs, rules, scores, assignment } = bundle;
  begin('assignment');
  const pairs = attempt(() => computeAssignment({ inputs, rules, steps: assignment.steps }, streams), 'assignment');
  const drawn = pairs.value ? differences(assignment, pairs.value, 'assignment') : pairs.refused;
  begin('scores');
  const results = attempt(() => computeResults({ inputs: grownInputs(inputs, assignment.steps), rules, scores }, streams), 'scores');
  const scored = results.value ? differences(bundle.results, results.value, 'results') : [];
  const found = [
    ...drawn.flatMap((one) => of(proof.test(one.where) ? 'certificate' : 'assignment', [one])),
    ...of('scores', [...strayScores(bundle), ...results.refused]),
    ...scored.flatMap((one) => of(isEstimate(one) ? 'scores' : 'places', [one])),
  ];
  return { found, checked: parts.filter((part) => (part !== 'certificate' || pairs.value) && (part !== 'places' || results.value)) };
};

const verdict = (found: Mismatch[], checked: Part[]): Recomputed => {
  const mismatches = parts.flatMap((part) => found.filter((one) => one.part === part).slice(0, mostTold));
  return { holds: found.length === 0, mismatches, untold: found.length - mismatches.length, checked };
};

/**
 * Computes a published bundle again from its text: the commitment and the seed, the assignment pair for pair and price for price,
 * the results to one millionth, and the digest. Never throws for what a stranger may have put into the text.
 */
export const recomputeBundle = (text: string, sha256: Sha256, begin: Begin = () => undefined): Recomputed => {
  begin('reading');
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
  const { found, checked } = computed(bundle, streamsOf(sha256, bundle.seed.seed), begin);
  return verdict([...whole, ...found], checked);
};
