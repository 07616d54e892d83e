import * as z from 'zod';
import { idOf } from '../../id.ts';
import { CriterionMarks } from '../evaluation/criterion-marks.ts';
import { Nearness } from '../round/draw-told.ts';
import type { Ranked } from './ranking.ts';

const span = z.tuple([z.number(), z.number()]);
const count = z.number().int();

/** What the engine says of one entry. Scores are on 0 to 100; what the design cannot support is absent. */
export const EntryResult = z.object({
  entryId: idOf('entry'), scores: count, place: count, shared: z.boolean(), /** What decides the place: adjusted or plain. */ score: z.number(), raw: z.number(), adjusted: z.number(), judgeMix: z.number(),
  interval: span.optional(), expectedRank: z.number().optional(), rankInterval: span.optional(), topChances: z.array(z.number()).optional(), beatsNext: z.number().optional(), robustPlace: count.optional(), withoutOneJudge: span.optional(),
  /** What the judges gave: their scores, lowest first, and the mean mark on each criterion. Absent in results of an earlier time. */
  given: z.object({ scores: z.array(z.number()), criteria: z.record(z.string(), z.number()) }).optional(),
});
export type EntryResult = z.infer<typeof EntryResult>;

/** What the engine says of one judge: to that judge and to the agency, never to the public. */
export const JudgeResult = z.object({
  personId: idOf('person'), scores: count, mean: z.number(), severity: z.number(), severityInterval: span, spread: z.number(), relativeSpread: z.number(), agreement: z.number().optional(), drift: z.number().optional(),
  /** Absent in results of an earlier time. */
  driftInterval: span.optional(),
  outliers: z.array(z.object({ entryId: idOf('entry'), away: z.number() })),
});
export type JudgeResult = z.infer<typeof JudgeResult>;

/** What is said of the round as a whole. `cuts`: one for each number of places that a prize ends at. */
export const PanelResult = z.object({
  method: z.enum(['adjusted', 'plain']), reason: z.string().optional(), judges: count, scored: count, /** Entries of the round, scored or not; absent in results of an earlier time. */ total: count.optional(), components: count,
  /** Judges that were left out in turn; absent where nothing was adjusted, and in results of an earlier time. */
  leftOut: count.optional(), /** Points that marks rose along a list, judges in common, which the scores are corrected for; absent where that was not modelled. */ alongList: z.number().optional(), criteria: z.array(CriterionMarks).default([]),
  cuts: z.array(z.object({ k: count, selected: z.array(idOf('entry')), expectedRight: z.number(), contested: count, fragile: z.array(idOf('entry')) })),
  /** Entries that the scores leave open at a border of the prizes, nearest first; absent in results of an earlier time. */
  contested: z.array(idOf('entry')).optional(),
  alpha: z.number().optional(), alphaRange: span.optional(), variances: z.object({ entry: z.number(), judge: z.number(), error: z.number() }).optional(),
  reliability: z.object({ agreement: z.number(), consistency: z.number(), final: z.number() }).optional(), averageDifference: z.number().optional(),
  /** Of the published result: the hash that stands in it, and whether only commitments are published because the panel is small. */
  digest: z.string(), /** SHA-256 of that file as it is downloaded; absent in results of an earlier time. */ fileHash: z.string().optional(), sealed: z.boolean(),
  /** Whether that file holds a demo day, with its comparisons or, of few judges, without. Absent where there was none, and in results of an earlier time. */
  demoDay: z.enum(['open', 'sealed']).optional(),
  /** Pairs that were put in and kept out by hand; absent in results of an earlier time. */
  byHand: z.object({ added: count, removed: count }).optional(),
  /** How near the best the lot was drawn from; absent in results of an earlier time. */
  nearness: Nearness.optional(),
});
export type PanelResult = z.infer<typeof PanelResult>;

/** Where the working-out of a round stands. `ready` names the run whose results are read; a later run takes its place once it is whole. */
export const Scoring = z.object({
  roundId: idOf('round'), challengeId: idOf('challenge'), run: z.string(), at: z.iso.datetime(),
  /** Imagined contests drawn so far, and all there will be. */
  done: count, of: count, ready: z.string().optional(), readyAt: z.iso.datetime().optional(), version: count,
});
export type Scoring = z.infer<typeof Scoring>;
export const isWorking = ({ run, ready }: Pick<Scoring, 'run' | 'ready'>): boolean => run !== ready;

export type Worked = { entries: EntryResult[]; judges: JudgeResult[]; panel: PanelResult; ranking: Ranked[] };
