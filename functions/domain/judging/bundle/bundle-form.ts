import * as z from 'zod';
import { BundledDay } from './demo-day-form.ts';

/** What makes results: raised whenever a change in the engine can change a number or a pair. */
export const engineVersion = 'laurel-judging/4';

const hash = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case');
const index = z.int().min(0);
const whole = z.int();
/** A number in millionths, so that the text of the bundle is the same wherever it was made. */
const millionths = z.int();
const span = z.tuple([millionths, millionths]);
const pair = z.tuple([index, index]);

const Rules = z.strictObject({
  criteria: z.array(z.strictObject({ id: z.string(), weight: z.int().min(1), low: whole, high: whole })).min(1),
  topK: z.array(z.int().min(1)),
  draws: z.int().min(50).max(5000),
  correctSpread: z.boolean(),
  /** Whether the reading order is modelled; only then is it in the bundle. */
  drift: z.boolean(),
  /** Criteria, by id, that part equal scores, in order. */
  tieBreak: z.array(z.string()),
  /** Scores are equal when they are to so many decimals, as they are printed. Absent: to six. */
  tieDecimals: z.int().min(0).max(6).optional(),
  randomize: z.boolean(),
  rounds: z.int().min(0).max(50),
  leastAway: z.int().min(0).max(100).optional(),
  experts: z.strictObject({ count: z.int().min(1), affinity: z.int().min(0).max(1000) }).optional(),
  balance: z.int().min(0),
  /** Of each entry only about so many judges are candidates. Absent: everybody who may read it. */
  nearest: z.int().min(1).optional(),
});

const Judge = z.strictObject({ id: z.string(), least: index.max(100_000), most: index.max(100_000), group: z.int().min(-1), cluster: z.int().min(-1) });

const Inputs = z.strictObject({
  /** Public id, reviews wanted, cluster (-1: none). */
  entries: z.array(z.strictObject({ id: z.string(), need: index, cluster: z.int().min(-1) })),
  judges: z.array(Judge),
  /** Judges who may read each entry, in the order of the entries: [judge, affinity]. Who is in conflict is not among them. */
  candidates: z.array(z.array(z.tuple([index, z.int().min(0).max(1000)]))),
  /** Salted hash of each judge's list of conflicts: nothing to see, but nothing to change later either. */
  conflicts: z.array(hash),
});

/**
 * What changed the pairs after the draw, in order. `joined`: judges who came later, numbered on, and pairs [entry, judge, affinity] that may be since.
 * `further`: [entry, reviews] that an entry was to have beyond those before. */
export const AnyStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('joined'), judges: z.array(Judge), candidates: z.array(z.tuple([index, index, z.int().min(0).max(1000)])), conflicts: z.array(hash) }),
  z.strictObject({ kind: z.literal('repaired'), gone: z.array(pair) }),
  z.strictObject({ kind: z.literal('further'), more: z.array(z.tuple([index, z.int().min(1)])) }),
  z.strictObject({ kind: z.literal('by-hand'), added: z.array(pair), removed: z.array(pair) }),
]);

/**
 * `solved` fills the rules' demands, doubled when half is drawn; with `prices` and `values` (absent: the affinities) anybody can
 * check that nothing is worth more than `bound`. `limited`: what judges read at the least and at the most is in it; where it is not, a
 * draw without those limits kept them all by itself. `drawn` is what the seed left of it, `final` what the steps made of that.
 */
const Assignment = z.strictObject({
  solved: z.array(pair), values: z.array(whole).optional(), prices: z.array(millionths), limited: z.boolean().optional(), worth: millionths, bound: millionths, drawn: z.array(pair), steps: z.array(AnyStep), final: z.array(pair),
});

/** Marks in the order of the criteria. */
export const Marked = z.strictObject({ entry: index, judge: index, marks: z.array(whole), order: z.int().min(1).optional() });

const Standing = z.strictObject({
  entry: index, scores: index, place: index, shared: z.boolean(), raw: millionths, adjusted: millionths, judgeMix: millionths,
  interval: span.optional(), expectedRank: millionths.optional(), rankInterval: pair.optional(), topChances: z.array(millionths).optional(), beatsNext: millionths.optional(),
  robustPlace: index.optional(), withoutOneJudge: pair.optional(),
});

const Results = z.strictObject({
  method: z.enum(['adjusted', 'plain']),
  reason: z.string().optional(),
  entries: z.array(Standing),
  unscored: z.array(index),
  finalists: z.array(z.strictObject({ k: index, selected: z.array(index), expectedRight: millionths, fragile: z.array(index) })),
  panel: z.strictObject({ components: index, alpha: millionths.optional(), variances: z.tuple([millionths, millionths, millionths]).optional(), reliability: z.tuple([millionths, millionths, millionths]).optional(), averageDifference: millionths.optional() }),
});

/** Everything a result follows from, who could read what too: for the agency and its auditors, and for everybody where the rules promised an open draw. Its text is canonical JSON; `digest` is the hash of all the rest. */
export const Bundle = z.strictObject({
  /** The second form knows further reviews, the third a demo day; a bundle without them is written in the first. */
  format: z.enum(['laurel-judging-bundle/1', 'laurel-judging-bundle/2', 'laurel-judging-bundle/3']),
  engine: z.string(),
  contest: z.string(),
  rules: Rules,
  inputs: Inputs,
  seed: z.strictObject({ commitment: hash, inputs: hash, secret: hash, seed: hash }),
  assignment: Assignment,
  scores: z.array(Marked),
  results: Results,
  /** What judges said of entries side by side, and what follows from it: beside the results, and no part of them. */
  demoDay: BundledDay.optional(),
  digest: hash,
});
export type Bundle = z.infer<typeof Bundle>;
export type BundleRules = Bundle['rules'];
export type BundleInputs = Bundle['inputs'];
export type Step = Bundle['assignment']['steps'][number];
export type BundleResults = Bundle['results'];
/** What is given, before anything is computed. */
export type Judged = Pick<Bundle, 'contest' | 'rules' | 'inputs' | 'scores'> & { steps: Step[]; commitment: string; secret: string };
