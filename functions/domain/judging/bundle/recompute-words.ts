import { grownInputs } from './bundle-assignment.ts';
import type { Bundle } from './bundle-form.ts';
import { toldDifference, type Listed, type ToldDifference } from './difference-words.ts';
import type { PublishedBundle } from './published-bundle.ts';
import { parts, type Begin, type Difference, type Mismatch, type Part, type Recomputed } from './recompute-parts.ts';
import { bundleParts } from './recompute-bundle.ts';
import { publishedParts } from './recompute-published.ts';

export type ToldStep = { name: string; state: 'same' | 'different' | 'not checked'; sentence: string; differences: ToldDifference[] };
/** What a reader is told of a file that could be looked at; the command line and the page say it with the same words. */
export type ToldOutcome = { kind: 'told'; name: string; holds: boolean; title: string; steps: ToldStep[]; more?: string; notChecked: string[] };

export const workWords: Record<Parameters<Begin>[0], string> = {
  reading: 'Reading the file ...', seed: 'Checking what the draw follows from ...', assignment: 'Drawing the judges again ...', scores: 'Scoring again ...', demoDay: 'Putting the demo day in order again ...',
};

/** What sentences need of a file. `draw`: who could read what, in a full file alone. `saved`: the SHA-256 of its bytes, which a reader's own tool shows. */
type Inside = Listed & Pick<Bundle, 'engine' | 'digest' | 'rules'> & { format: string; saved: string; draw?: Bundle['assignment'] };

const counted = (n: number, one: string, many: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

/** How much more than the assignment anything else could be worth, as the prices prove. */
const proven = ({ worth, bound }: Bundle['assignment']): string => {
  if (bound <= worth || worth <= 0) return 'could be worth more';
  return `could be worth more than ${Math.max(0.0001, (100 * (bound - worth)) / worth).toFixed(4)}% more`;
};

const names: Record<Part, string> = { form: 'Format', digest: 'Digest', seed: 'Seed', assignment: 'Assignment', certificate: 'Certificate', scores: 'Scores', places: 'Places', demoDay: 'Demo day' };

/** What is so when a part comes out the same. */
const same: Record<Part, (file: Inside) => string> = {
  form: ({ format, draw }) => `The file is written as a ${draw ? 'full' : 'published'} result is (${format}).`,
  digest: ({ digest, saved }) => `The digest that stands in the file is that of the rest of it, so the file agrees with itself: ${digest}, over its canonical JSON without the digest. The file as you gave it has the SHA-256 ${saved}. Whether it is the published one, only a comparison from outside tells: see “Not checked”.`,
  seed: ({ engine, draw }) => `The secret is the one that was committed to${draw ? ', and the seed follows from it, the rules and the inputs' : ''} (${engine}).`,
  assignment: ({ draw, entries }) =>
    draw ? `All ${counted(draw.final.length, 'assignment', 'assignments')} of ${counted(entries.length, 'entry', 'entries')} are the same, pair for pair${draw.steps.length > 0 ? `, with ${counted(draw.steps.length, 'change', 'changes')} after the draw` : ''}.` : '',
  certificate: ({ draw, rules }) => (draw ? `The prices are the same, and prove that no other choice of pairs${rules.randomize ? ' to draw from' : ''} ${proven(draw)}.` : ''),
  scores: ({ scores, results }) => `From ${counted(scores.length, 'evaluation', 'evaluations')} follow the same ${results.method === 'adjusted' ? 'adjusted' : 'plain'} scores, to one millionth.`,
  places: ({ results }) => `The places of ${counted(results.entries.length, 'entry', 'entries')} are the same.`,
  demoDay: ({ demoDay }) => `From ${counted(demoDay?.comparisons?.length ?? 0, 'comparison', 'comparisons')} of ${counted(demoDay?.entries.length ?? 0, 'entry', 'entries')} follow the same order and the same chances, to one millionth.`,
};

const different: Record<Part, string> = {
  form: 'The file is not written as a result is.',
  digest: 'The digest that stands in the file is not that of the rest of it: something was changed after the file was made.',
  seed: 'The draw does not follow from what was committed to.',
  assignment: 'The draw gives other pairs.',
  certificate: 'The prices, or what they prove, come out differently.',
  scores: 'The marks give other scores.',
  places: 'The scores give other places.',
  demoDay: 'The comparisons give another order, or other chances.',
};

const stepOf = (part: Part, { checked }: Recomputed, found: Mismatch[], file: Inside | undefined): ToldStep => {
  if (found.length > 0) return { name: names[part], state: 'different', sentence: different[part], differences: found.map((one) => toldDifference(one, file)) };
  if (!file || !checked.includes(part)) return { name: names[part], state: 'not checked', sentence: 'Not checked, because of what is different.', differences: [] };
  return { name: names[part], state: 'same', sentence: same[part](file), differences: [] };
};

const untoldWords = (untold: number): string | undefined => (untold > 0 ? `There are ${counted(untold, 'more difference', 'more differences')}.` : undefined);
const failed = 'Not everything comes out the same.';
const whoseMarks = ['Who the judges are. The file has names made up for it.', 'Whether every mark is the one that its judge gave.'];
const whenFixed = ({ commitment }: { commitment: string }) => `When the secret of the draw was fixed, and whether others were tried before. The results page names what was committed to: ${commitment}.`;
const decided = 'What the agency decided, and where its chair put entries in other places. Computed places do not bind it; its reasons are on the results page and in the decision record, a file that this check does not read. This does: laurel monitor LOG --results result.json --results record.json, with both as saved from the results page.';

const spent = ({ assignment: { steps } }: Bundle): string[] =>
  steps.some(({ kind }) => kind === 'further') ? ['Which entries got further reviews while judging was open. It followed the marks of that moment, which are not in the file; who gave those reviews is drawn again.'] : [];

const ofDay = (day: Bundle['demoDay'] | PublishedBundle['demoDay']): string[] => {
  if (!day) return [];
  return day.comparisons
    ? ['Whether every comparison of the demo day is the one that its judge made.']
    : [`What ${counted('panel' in day ? day.panel : day.judges.length, 'judge', 'judges')} said on the demo day, and so its order. With so few judges, who said what could be guessed, so it is not in the file.`];
};

/** `saved`: the SHA-256 of its bytes. */
export type ReadFile = { name: string; saved: string };

/** A full file, part by part. `bundle`: what is in it, where its form is right. */
export const tellRecomputed = ({ name, saved }: ReadFile, recomputed: Recomputed, bundle: Bundle | undefined): ToldOutcome => {
  const { holds, mismatches, untold } = recomputed;
  const file: Inside | undefined = bundle && {
    ...bundle, saved, entries: bundle.inputs.entries.map(({ id }) => id), judges: grownInputs(bundle.inputs, bundle.assignment.steps).judges.map(({ id }) => id), draw: bundle.assignment,
  };
  const leftOut = [...whoseMarks, 'Whether every conflict was known, and every judge’s fit to an entry right. Lists of conflicts are in the file as hashes only.'];
  const whole = 'Whether its hash is the one that was published: laurel recompute result.json --full with this file checks that too.';
  return {
    kind: 'told', name, holds, steps: (bundle ? bundleParts(bundle) : parts.filter((part) => part !== 'demoDay')).map((part) => stepOf(part, recomputed, mismatches.filter((one) => one.part === part), file)), title: holds ? 'Everything comes out the same.' : failed,
    more: untoldWords(untold), notChecked: bundle ? [...leftOut, ...spent(bundle), ...ofDay(bundle.demoDay), whenFixed(bundle.seed), whole, decided] : leftOut,
  };
};

const titleOf = (published: PublishedBundle | undefined): string =>
  published && !published.scores ? `What can be checked of this result of ${counted(published.panel, 'judge', 'judges')} comes out the same.` : 'Everything in this file comes out the same.';

/** The published file, part by part; of a small panel, without the marks. */
export const tellPublished = ({ name, saved }: ReadFile, recomputed: Recomputed, published: PublishedBundle | undefined): ToldOutcome => {
  const { holds, mismatches, untold } = recomputed;
  const file: Inside | undefined = published && { ...published, saved, scores: published.scores ?? [], judges: published.judges ?? [] };
  const shown = published ? publishedParts(published) : parts.filter((part) => part !== 'assignment' && part !== 'certificate' && part !== 'demoDay');
  const notThere = `Who could read what is not in this file: it would show who was in conflict with whom. The draw is checked with the full file, whose hash stands here${published ? `: ${published.full}` : ''}. The results page has that file where the rules promised an open draw; otherwise the agency gives it to its auditors.`;
  const marks = published && !published.scores ? ['Marks, and so scores and places. With so few judges, who gave which mark could be guessed, so they are not in the file.'] : whoseMarks;
  return {
    kind: 'told', name, holds, steps: shown.map((part) => stepOf(part, recomputed, mismatches.filter((one) => one.part === part), file)), title: holds ? titleOf(published) : failed, more: untoldWords(untold),
    notChecked: [notThere, ...marks, ...ofDay(published?.demoDay), ...(published ? [whenFixed(published.seed), `Whether this is the file that was published. Compare the SHA-256 of the file, ${saved}, with the one in its leaf “Results published” on the public record, or on the results page; the digest, ${published.digest}, stands on the results page too.`, decided] : [])],
  };
};

/** What is said besides of a full file that was looked at together with a published one. */
export const tellSeal = (full: ToldOutcome, published: string, found: Difference[] | undefined): ToldOutcome => {
  const step = { name: 'Seal', differences: (found ?? []).slice(0, 20).map((one) => toldDifference(one)) };
  const holds = full.holds && found?.length === 0;
  if (!found) return { ...full, steps: [...full.steps, { ...step, state: 'not checked', sentence: 'Not checked, because of what is different.' }] };
  const told: ToldStep = found.length === 0
    ? { ...step, state: 'same', sentence: `This is the full file whose hash stands in ${published}, and all that was published stands in it.` }
    : { ...step, state: 'different', sentence: `This is not the full file whose hash stands in ${published}, or it holds something else than was published.` };
  return { ...full, holds, title: holds ? full.title : failed, steps: [...full.steps, told], notChecked: full.notChecked.filter((line) => !line.startsWith('Whether its hash')) };
};
