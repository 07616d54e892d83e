import type { Bundle } from './bundle-form.ts';
import { parts, type Begin, type Difference, type Mismatch, type Part, type Recomputed } from './recompute-bundle.ts';
import type { SealedBundle } from './sealed-bundle.ts';

/** Where the file and the computation part, in words. `where` is the path in the file; empty is the whole text. */
export type ToldDifference = { where: string; sentence: string };
export type ToldStep = { name: string; state: 'same' | 'different' | 'not checked'; sentence: string; differences: ToldDifference[] };
/** What a reader is told of a file that could be looked at; the command line and the page say it with the same words. */
export type ToldOutcome = { kind: 'told'; name: string; holds: boolean; title: string; steps: ToldStep[]; more?: string; notChecked: string[] };

export const workWords: Record<Parameters<Begin>[0], string> = {
  reading: 'Reading the file ...', seed: 'Checking what the draw follows from ...', assignment: 'Drawing the judges again ...', scores: 'Scoring again ...',
};

const counted = (n: number, one: string, many: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

/** How much more than the assignment anything else could be worth, as the prices prove. */
const proven = ({ worth, bound }: Bundle['assignment']): string => {
  if (bound <= worth || worth <= 0) return 'could be worth more';
  return `could be worth more than ${Math.max(0.0001, (100 * (bound - worth)) / worth).toFixed(4)}% more`;
};

const names: Record<Part, string> = { form: 'Format', digest: 'Digest', seed: 'Seed', assignment: 'Assignment', certificate: 'Certificate', scores: 'Scores', places: 'Places' };

/** What is so when a part comes out the same. */
const same: Record<Part, (bundle: Bundle) => string> = {
  form: ({ format }) => `The file is written as a published result is (${format}).`,
  digest: ({ digest }) => `Nothing was changed after the file was made. Its digest is ${digest}.`,
  seed: ({ engine }) => `The secret is the one that was committed to, and the seed follows from it, the rules and the inputs (${engine}).`,
  assignment: ({ assignment: { final, steps }, inputs }) =>
    `All ${counted(final.length, 'assignment', 'assignments')} of ${counted(inputs.entries.length, 'entry', 'entries')} are the same, pair for pair${steps.length > 0 ? `, with ${counted(steps.length, 'change', 'changes')} after the draw` : ''}.`,
  certificate: ({ assignment }) => `The prices are the same, and prove that no other choice of pairs to draw from ${proven(assignment)}.`,
  scores: ({ scores, results }) => `From ${counted(scores.length, 'evaluation', 'evaluations')} follow the same ${results.method === 'adjusted' ? 'adjusted' : 'plain'} scores, to one millionth.`,
  places: ({ results }) => `The places of ${counted(results.entries.length, 'entry', 'entries')} are the same.`,
};

const different: Record<Part, string> = {
  form: 'The file is not written as a published result is.',
  digest: 'The digest is not that of the rest: something was changed after the file was made.',
  seed: 'The draw does not follow from what was committed to.',
  assignment: 'The draw gives other pairs.',
  certificate: 'The prices, or what they prove, come out differently.',
  scores: 'The marks give other scores.',
  places: 'The scores give other places.',
};

/** Which entry or judge a path is about, as far as the file says. */
const about = (where: string, bundle: Bundle | undefined): string => {
  const [, list = '', at = ''] = /^(scores|results\.entries)\.(\d+)/.exec(where) ?? [];
  const scored = list === 'scores' ? bundle?.scores[Number(at)] : undefined;
  const entry = bundle?.inputs.entries[scored?.entry ?? (list === '' ? -1 : (bundle.results.entries[Number(at)]?.entry ?? -1))];
  const judge = scored && bundle?.inputs.judges[scored.judge];
  return entry ? ` (entry ${entry.id}${judge ? `, ${judge.id}` : ''})` : '';
};

/** Whatever of a path is not one of our own words is cut, so that no file can fill a screen. */
const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}...` : text);

const toldDifference = ({ where, why, told, found }: Difference, bundle?: Bundle): ToldDifference => ({
  where: short(where) + about(where, bundle),
  sentence: `${short(why)}${told === undefined && found === undefined ? '' : ` The file says ${told ?? 'nothing'}; computed: ${found ?? 'nothing'}.`}`,
});

export const lineOf = ({ where, sentence }: ToldDifference): string => `${where === '' ? 'the text' : where}: ${sentence}`;

const stepOf = (part: Part, { checked }: Recomputed, found: Mismatch[], bundle: Bundle | undefined): ToldStep => {
  if (found.length > 0) return { name: names[part], state: 'different', sentence: different[part], differences: found.map((one) => toldDifference(one, bundle)) };
  if (!bundle || !checked.includes(part)) return { name: names[part], state: 'not checked', sentence: 'Not checked, because of what is different.', differences: [] };
  return { name: names[part], state: 'same', sentence: same[part](bundle), differences: [] };
};

const leftOut = ['Who the judges are. The file has names made up for it.', 'Whether every mark is the one that its judge gave.', 'Whether every conflict was known, and every judge’s fit to an entry right. Lists of conflicts are in the file as hashes only.'];
const fromOutside = ({ seed, digest }: { seed: { commitment: string }; digest: string }) => [
  `When the secret of the draw was fixed, and whether others were tried before. The results page names what was committed to: ${seed.commitment}.`,
  `Whether this is the file that the results page names. Compare the hash there: ${digest}.`,
  'What the agency decided. Places do not bind it; its reasons are on the results page.',
];

const failed = 'Not everything comes out the same.';

/** A full file, part by part. `bundle`: what is in it, where its form is right. */
export const tellRecomputed = (name: string, recomputed: Recomputed, bundle: Bundle | undefined): ToldOutcome => {
  const { holds, mismatches, untold } = recomputed;
  const steps = parts.map((part) => stepOf(part, recomputed, mismatches.filter((one) => one.part === part), bundle));
  return {
    kind: 'told', name, holds, steps, title: holds ? 'Everything comes out the same.' : failed,
    more: untold > 0 ? `There are ${counted(untold, 'more difference', 'more differences')}.` : undefined,
    notChecked: bundle ? [...leftOut, ...fromOutside(bundle)] : leftOut,
  };
};

/** The file of a small panel, of which only the draw's seed can be checked by everybody. */
export const tellSealed = (name: string, sealed: SealedBundle, found: Difference[]): ToldOutcome => {
  const step: ToldStep = found.length === 0
    ? { name: names.seed, state: 'same', sentence: `The secret is the one that was committed to, and the seed follows from it (${sealed.engine}).`, differences: [] }
    : { name: names.seed, state: 'different', sentence: different.seed, differences: found.map((one) => toldDifference(one)) };
  return {
    kind: 'told', name, holds: found.length === 0, steps: [step],
    title: found.length === 0 ? `What can be checked of this sealed result of ${counted(sealed.judges, 'judge', 'judges')} comes out the same.` : failed,
    notChecked: [
      'Marks and assignment, and so scores and places. With so few judges, who gave which mark could be guessed, so they are not in the file.',
      ...fromOutside({ seed: sealed.seed, digest: sealed.full }), 'What that hash is of: the whole file, which auditors can be given.',
    ],
  };
};
