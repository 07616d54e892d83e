import type { Streams } from '../numbers/chance.ts';
import { judgesAlike, whyNotAdjusted, type NotAdjusted } from './adjustment.ts';
import { completeAgreement, type CompleteAgreement } from './agreement/complete-agreement.ts';
import { placesOf, toDecimals, type Places } from './standings/declared-order.ts';
import { averageDifference, componentsOf } from './design-quality.ts';
import { adjustedScores, entryStandings, type EntryStanding } from './standings/entry-standings.ts';
import { finalistsOf, type Finalists } from './standings/finalists.ts';
import { judgeReadings, type JudgeReading } from './judges/judge-readings.ts';
import { alongList } from './judges/reading-kinds.ts';
import { judgeScale, rescaled } from './fit/judge-scale.ts';
import { alphaInterval, krippendorffAlpha } from './agreement/krippendorff-alpha.ts';
import { adjustedWithout, leaveOneJudgeOut, meansWithout, type LeaveOneOut } from './judges/leave-one-out.ts';
import { mixedModel, type MixedModel } from './fit/mixed-model.ts';
import { drawPosterior, type Draws, type Knowledge } from './fit/posterior-draws.ts';
import { integrateRatios } from './fit/ratio-grid.ts';
import { robustEffects } from './fit/robust-fit.ts';
import { rawMeans, type ScoreTable } from './fit/score-table.ts';
import { scoredPart } from './fit/scored-part.ts';
import { reliabilityOf, type Reliability } from './reliability.ts';
import { fitVariances, mostDenseJudges, ratiosOf, type VarianceFit, type Variances } from './fit/variance-fit.ts';

/** What the rules declare before opening. `correctSpread`: bring judges' spreads together where they differ. `tieDecimals`: scores equal to so many decimals are a tie; absent, to six. */
export type ScoringRules = { topK: number[]; draws: number; correctSpread: boolean; tieDecimals?: number | undefined };

export type PanelFigures = {
  components: number;
  alpha?: { interval: number; ordinal: number; range?: [number, number] };
  variances?: Variances;
  reliability?: Reliability;
  complete?: CompleteAgreement;
  averageDifference?: number;
  /** Variance of judges' log spreads; 0 when spreads do not differ. */
  spreadVariance: number;
};

/** Everything said after a round. Numbers of entries and judges are those of the table that was given. */
export type ContestScores = {
  method: 'adjusted' | 'plain';
  reason?: NotAdjusted;
  entries: (EntryStanding & { entry: number; robustPlace?: number; withoutOneJudge?: [number, number] })[];
  unscored: number[];
  judges: (JudgeReading & { judge: number })[];
  finalists: Finalists[];
  panel: PanelFigures;
  judgesLeftOut?: number;
  /** Points that marks rose, by what all judges share, from the first to the last entry of a list of average length. Absent where the order was not modelled. */
  alongList?: number;
};

/** The model as it is fitted, once: shared by the draws, which may be made elsewhere in pieces. */
export type FittedContest = { model: MixedModel; fit: VarianceFit; knowledge: Knowledge };

/** Fits the scored part of a round. Up to 300 judges the variance ratios are integrated over, above they are estimated. */
export const fitContest = (table: ScoreTable, streams: Streams, correctSpread: boolean): FittedContest => {
  const scale = judgeScale(table);
  const model = mixedModel(correctSpread && scale.between > 0 ? rescaled(table, scale) : table);
  const fit = fitVariances(model, streams);
  const grid = model.table.judges <= mostDenseJudges ? integrateRatios(model) : undefined;
  return { model, fit, knowledge: { effects: grid?.effects ?? fit.effects, grid, variances: fit.variances } };
};

const panelOf = (table: ScoreTable, streams: Streams, analysis: Analysis | undefined): PanelFigures => {
  const interval = krippendorffAlpha(table, 'interval');
  const panel: PanelFigures = {
    components: componentsOf(table).count, complete: completeAgreement(table), spreadVariance: judgeScale(table).between,
    alpha: interval === interval ? { interval, ordinal: krippendorffAlpha(table, 'ordinal'), range: alphaInterval(table, 'interval', streams, table.entries > 2000 ? 100 : 500) } : undefined,
  };
  if (!analysis) return panel;
  const { fitted: { model, fit, knowledge }, draws, official } = analysis;
  return { ...panel, variances: fit.variances, averageDifference: averageDifference(model, fit.variances, streams), reliability: reliabilityOf(knowledge, draws, official) };
};

/** Plain means in the order of the declared rules, with the reason why nothing more is said. */
const plainScores = (table: ScoreTable, { tieDecimals }: ScoringRules, tieBreak: Float64Array[]) => entryStandings(table, undefined, undefined, toDecimals(rawMeans(table), tieDecimals), tieBreak, []);

type Analysis = { fitted: FittedContest; draws: Draws; alike: boolean; official: Float64Array; places: Places; without: LeaveOneOut; robustPlace: Int32Array };

export type Made = { fitted: FittedContest; draws: Draws };

const analyze = (table: ScoreTable, streams: Streams, rules: ScoringRules, columns: Float64Array[], made?: Made): Analysis => {
  const fitted = made?.fitted ?? fitContest(table, streams, rules.correctSpread);
  const { model, fit, knowledge: { effects, variances } } = fitted;
  const draws = made?.draws ?? drawPosterior(model, fitted.knowledge, streams, rules.draws);
  const alike = judgesAlike(variances);
  const official = toDecimals(alike ? rawMeans(table) : adjustedScores(effects), rules.tieDecimals);
  const places = placesOf(official, columns);
  const without = leaveOneJudgeOut(table, places, alike ? meansWithout(table) : adjustedWithout(model, effects, ratiosOf(fit.variances)));
  return { fitted, draws, alike, official, places, without, robustPlace: placesOf(robustEffects(model, fit).effects.entry).place };
};

/**
 * `tieBreak`: one column per declared rule, one number per entry of the table. `made`: the fit of the scored part and its draws,
 * when a job made them in pieces before. Deterministic: the same seed gives the same bytes, in pieces or at once.
 */
export const scoreContest = (given: ScoreTable, rules: ScoringRules, streams: Streams, tieBreak: Float64Array[] = [], made?: Made): ContestScores => {
  const { table, entryAt, judgeAt, unscored } = scoredPart(given);
  const columns = tieBreak.map((column) => Float64Array.from(entryAt, (entry) => column[entry]!));
  const refused = whyNotAdjusted(mixedModel(table));
  if (refused) {
    const entries = plainScores(table, rules, columns).map((standing, i) => ({ ...standing, entry: entryAt[i]! }));
    return { method: 'plain', reason: refused, entries, unscored, judges: [], finalists: [], panel: panelOf(table, streams, undefined) };
  }
  const analysis = analyze(table, streams, rules, columns, made);
  const { fitted, draws, alike, official, places, without, robustPlace } = analysis;
  const standings = entryStandings(table, fitted.knowledge.effects, draws, official, columns, rules.topK);
  const named = (finalists: Finalists): Finalists => ({ ...finalists, selected: finalists.selected.map((i) => entryAt[i]!), fragile: finalists.fragile.map((i) => entryAt[i]!) });
  return {
    method: alike ? 'plain' : 'adjusted', ...(alike ? { reason: 'judges-alike' as const } : {}), unscored, judgesLeftOut: without.judges,
    ...(table.position ? { alongList: alongList(fitted.knowledge.effects.fixed[1]!, table.value.length / table.judges) } : {}),
    entries: standings.map((standing, i) => ({ ...standing, entry: entryAt[i]!, robustPlace: robustPlace[i]!, withoutOneJudge: [without.best[i]!, without.worst[i]!] })),
    judges: judgeReadings(table, fitted.model, fitted.knowledge, draws).map((reading, j) => ({
      ...reading, judge: judgeAt[j]!, outliers: reading.outliers.map((outlier) => ({ ...outlier, entry: entryAt[outlier.entry]! })),
    })),
    finalists: rules.topK.map((k, at) => named(finalistsOf(places.order, standings.map((standing) => standing.topChances![at]!), k, without))),
    panel: panelOf(table, streams, analysis),
  };
};
