import type { Sha256 } from '../../words/canonical.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { grownInputs } from '../bundle/bundle-assignment.ts';
import type { Judged } from '../bundle/bundle-form.ts';
import { compositesOf, compositeTable, contestScores } from '../bundle/bundle-results.ts';
import { contestedSet } from '../deliberation/contested-set.ts';
import type { ByHand } from '../decision/draw-words.ts';
import { streamsOf, type Streams } from '../numbers/chance.ts';
import { seedOfScores } from '../numbers/committed-seed.ts';
import { rankingOf } from '../result/ranking.ts';
import type { EntryResult, PanelResult, Worked } from '../result/result.ts';
import { marksByCriterion } from '../evaluation/criterion-marks.ts';
import type { RoundDraw } from './draw.ts';
import type { Nearness } from './draw-told.ts';
import { caughtUp, type Mending, type Now } from './repair.ts';
import { whyNotAdjusted } from '../scores/adjustment.ts';
import { criterionAlphas } from '../scores/agreement/criterion-alphas.ts';
import { fitContest, type ContestScores, type FittedContest } from '../scores/contest-scores.ts';
import { mixedModel } from '../scores/fit/mixed-model.ts';
import { drawPosterior, joinDraws, type Draws } from '../scores/fit/posterior-draws.ts';
import type { ScoreTable } from '../scores/fit/score-table.ts';
import { scoredPart } from '../scores/fit/scored-part.ts';

/** A round as the engine is given it, with whom its numbers stand for. Plain JSON: a job keeps it between two steps. */
export type JudgedRound = { judged: Judged; entryIds: string[]; personIds: string[]; /** Pairs put in and kept out by hand, before publishing and since. */ byHand?: ByHand; nearness?: Nearness | undefined };

/** The place among what the judge scored: a gap in the order would tell that something was taken from the judge's list, and about what. */
const ordered = (scores: Required<Judged['scores'][number]>[]): Judged['scores'] => {
  const places = Map.groupBy(scores.map(({ order, judge }) => ({ order, judge })).toSorted((a, b) => a.order - b.order), ({ judge }) => judge);
  return scores.map((one) => ({ ...one, order: 1 + places.get(one.judge)!.findIndex(({ order }) => order === one.order) }));
};

/** What was drawn, what changed it, and every saved score of an entry that still stands. */
export const judgedRound = (draw: RoundDraw, mending: Mending, now: Now, evaluations: Evaluation[], sha256: Sha256): JudgedRound => {
  const holders = new Set(now.held.map(({ judgeId }) => judgeId));
  const { base, byHand, numbers, mending: { steps } } = caughtUp(draw, mending, { ...now, ready: now.judges.filter(({ personId }) => holders.has(personId)) }, sha256);
  const scores = evaluations.filter((one) => one.state === 'saved' && now.entryIds.has(one.entryId)).flatMap((one): Required<Judged['scores'][number]>[] => {
    const [entry, judge] = [numbers.entryAt.get(one.entryId), numbers.judgeAt.get(one.judgeId)];
    if (entry === undefined || judge === undefined) return [];
    return [{ entry, judge, marks: draw.rules.criteria.map(({ id }) => one.marks[id]!), order: one.order }];
  });
  return {
    judged: {
      contest: draw.challengeId, rules: draw.rules, inputs: base, scores: ordered(scores).toSorted((a, b) => a.entry - b.entry || a.judge - b.judge),
      steps: [...byHand, ...steps], commitment: draw.commitment, secret: draw.secret,
    },
    entryIds: draw.panel.entries.map(({ entryId }) => entryId), personIds: numbers.personIds,
    nearness: draw.told?.design.nearness,
    byHand: { added: draw.hand.added.length + steps.reduce((sum, step) => sum + (step.kind === 'by-hand' ? step.added.length : 0), 0), removed: draw.hand.removed.length },
  };
};

const givenBy = ({ judged }: JudgedRound) => ({ inputs: grownInputs(judged.inputs, judged.steps), rules: judged.rules, scores: judged.scores });
/** The composites of a round so far. */
export const roundTable = (round: JudgedRound): ScoreTable => compositeTable(givenBy(round));
const streamsFor = ({ judged }: JudgedRound, sha256: Sha256): Streams => streamsOf(sha256, seedOfScores(sha256, judged.secret));

/** Draws of one step of a job: about a second of work. */
const mostCells = 400_000;
const pieceOf = (round: JudgedRound): number => Math.max(25, Math.floor(mostCells / Math.max(1, round.entryIds.length)));

/** How many contests will be imagined: none where the scores cannot be adjusted anyway. */
export const plannedDraws = (round: JudgedRound): number => {
  if (round.judged.scores.length === 0) return 0;
  return whyNotAdjusted(mixedModel(scoredPart(roundTable(round)).table)) ? 0 : round.judged.rules.draws;
};

/** First draw and number of draws of each step. */
export const piecesOf = (round: JudgedRound, of: number): { from: number; count: number }[] => {
  const size = pieceOf(round);
  return Array.from({ length: Math.ceil(of / size) }, (_, at) => ({ from: at * size, count: Math.min(size, of - at * size) }));
};

export const fitRound = (round: JudgedRound, sha256: Sha256): FittedContest =>
  fitContest(scoredPart(roundTable(round)).table, streamsFor(round, sha256), round.judged.rules.correctSpread);

export const drawPiece = (round: JudgedRound, { model, knowledge }: FittedContest, { from, count }: { from: number; count: number }, sha256: Sha256): Draws =>
  drawPosterior(model, knowledge, streamsFor(round, sha256), count, from);

/** Everything said of the round, from its pieces; in pieces or at once, the same bytes. */
export const scoresFrom = (round: JudgedRound, pieces: Draws[], sha256: Sha256): ContestScores =>
  contestScores(givenBy(round), streamsFor(round, sha256), pieces.length > 0 ? { fitted: fitRound(round, sha256), draws: joinDraws(pieces) } : undefined);

/** What each entry was given, beside what it means: composites, lowest first, and mean marks. */
const givenTo = ({ judged }: JudgedRound): Map<number, NonNullable<EntryResult['given']>> => {
  const composites = compositesOf(judged);
  return new Map([...Map.groupBy(judged.scores.map(({ entry, marks }, at) => ({ entry, marks, score: composites[at]! })), ({ entry }) => entry)].map(([entry, own]) => [entry, {
    scores: own.map(({ score }) => score).toSorted((a, b) => a - b),
    criteria: Object.fromEntries(judged.rules.criteria.map(({ id }, c) => [id, own.reduce((sum, { marks }) => sum + marks[c]!, 0) / own.length])),
  }]));
};

/** The same by the ids of the product. */
export const workedOut = ({ entryIds, personIds, judged, byHand, nearness }: JudgedRound, found: ContestScores, told: Pick<PanelResult, 'digest' | 'fileHash' | 'sealed' | 'demoDay'>): Worked => {
  const { panel, method, reason } = found;
  const alphas = criterionAlphas(judged);
  const ids = (entries: Iterable<number>) => [...entries].map((i) => entryIds[i]!);
  const given = givenTo({ entryIds, personIds, judged });
  const entries = found.entries.map(({ entry, ...standing }) => ({ ...standing, entryId: entryIds[entry]!, score: method === 'adjusted' ? standing.adjusted : standing.raw, given: given.get(entry) }));
  const cuts = found.finalists.map(({ k, selected, expectedRight, zones, fragile }) => ({ k, selected: ids(selected), expectedRight, contested: zones.filter((zone) => zone === 'contested').length, fragile: ids(fragile) }));
  return {
    entries, ranking: rankingOf(entries, entryIds.map((entryId, i) => ({ entryId, code: judged.inputs.entries[i]!.id }))),
    judges: found.judges.map(({ judge, outliers, ...reading }) => ({ ...reading, personId: personIds[judge]!, outliers: outliers.map(({ entry, away }) => ({ entryId: entryIds[entry]!, away })) })),
    panel: {
      method, reason, judges: new Set(judged.scores.map(({ judge }) => judge)).size, scored: found.entries.length, total: entryIds.length, components: panel.components, leftOut: found.judgesLeftOut, alongList: found.alongList, criteria: marksByCriterion(judged).map((marks, c) => ({ ...marks, alpha: alphas[c] })),
      cuts,
      contested: contestedSet(entries, cuts),
      alpha: panel.alpha?.interval, alphaRange: panel.alpha?.range, variances: panel.variances, reliability: panel.reliability, averageDifference: panel.averageDifference, byHand, nearness, ...told,
    },
  };
};
