import type { Streams } from '../numbers/chance.ts';
import { scoreContest, type ContestScores, type Made } from '../scores/contest-scores.ts';
import { scoreTable, type ScoreTable } from '../scores/fit/score-table.ts';
import { Refusal } from '../../refusal.ts';
import { millionths } from './bundle-assignment.ts';
import type { Bundle, BundleResults, BundleRules } from './bundle-form.ts';

/** All that scores follow from: of entries and judges nothing but how many there are, and the order of the judges' ids. */
export type Scored = Pick<Bundle, 'rules' | 'scores'> & { inputs: { entries: { id: string }[]; judges: { id: string }[] } };
type Marked = Bundle['scores'][number];

/** Weighted composite on 0 to 100: each mark placed in the declared range of its criterion. */
const compositeOf = (rules: BundleRules, { marks }: Marked, at: number): number => {
  if (marks.length !== rules.criteria.length) throw new Refusal('invalid', 'A score has one mark for each criterion.', `scores.${at}.marks`);
  let [sum, weights] = [0, 0];
  rules.criteria.forEach(({ id, weight, low, high }, c) => {
    const mark = marks[c]!;
    if (mark < low || mark > high) throw new Refusal('invalid', `The mark ${mark} on ${id} is outside ${low} to ${high}.`, `scores.${at}.marks.${c}`);
    sum += weight * ((mark - low) / (high - low));
    weights += weight;
  });
  return (100 * sum) / weights;
};

/** Mean mark of each entry on one criterion: what a declared tie-break rule compares. */
const criterionMeans = ({ inputs, rules, scores }: Scored, id: string): Float64Array => {
  const at = rules.criteria.findIndex((criterion) => criterion.id === id);
  if (at < 0) throw new Refusal('invalid', `The tie-break names "${id}", which is no criterion.`, 'rules.tieBreak');
  const [sum, count] = [new Float64Array(inputs.entries.length), new Float64Array(inputs.entries.length)];
  for (const { entry, marks } of scores) {
    sum[entry]! += marks[at]!;
    count[entry]! += 1;
  }
  return sum.map((total, i) => total / count[i]!);
};

const span = ([low, high]: [number, number]): [number, number] => [millionths(low), millionths(high)];
const maybe = <T, U>(value: T | undefined, map: (value: T) => U): U | undefined => (value === undefined ? undefined : map(value));

const standingOf = (entry: ContestScores['entries'][number]): BundleResults['entries'][number] => ({
  entry: entry.entry, scores: entry.scores, place: entry.place, shared: entry.shared, raw: millionths(entry.raw), adjusted: millionths(entry.adjusted), judgeMix: millionths(entry.judgeMix),
  interval: maybe(entry.interval, span), expectedRank: maybe(entry.expectedRank, millionths), rankInterval: entry.rankInterval, topChances: entry.topChances?.map(millionths),
  beatsNext: maybe(entry.beatsNext, millionths), robustPlace: entry.robustPlace, withoutOneJudge: entry.withoutOneJudge,
});

/** Composite of each score, on 0 to 100. */
export const compositesOf = ({ rules, scores }: Pick<Scored, 'rules' | 'scores'>): number[] => scores.map((marked, at) => compositeOf(rules, marked, at));

/** Numbers of the judges in the order of their made-up ids, so that it never matters who was there first. */
export const judgesById = ({ inputs: { judges } }: Pick<Scored, 'inputs'>): number[] => [...judges.keys()].sort((a, b) => (judges[a]!.id < judges[b]!.id ? -1 : judges[a]!.id > judges[b]!.id ? 1 : a - b));

/** The composites of a contest, judges by id; the reading order too, where the rules model it. */
export const compositeTable = ({ inputs, rules, scores }: Scored): ScoreTable => {
  const place = new Map(judgesById({ inputs }).map((judge, at) => [judge, at]));
  return scoreTable(inputs.entries.length, inputs.judges.length, scores.map((marked, at) => ({
    entry: marked.entry, judge: place.get(marked.judge) ?? marked.judge, value: compositeOf(rules, marked, at), ...(rules.drift ? { order: marked.order } : {}),
  })));
};

/** Scores and everything said of them, from the seed, of single judges too: that part stays private. */
export const contestScores = (given: Scored, streams: Streams, made?: Made): ContestScores => {
  const found = scoreContest(compositeTable(given), given.rules, streams, given.rules.tieBreak.map((id) => criterionMeans(given, id)), made);
  const numbers = judgesById(given);
  return { ...found, judges: found.judges.map((reading) => ({ ...reading, judge: numbers[reading.judge]! })) };
};

/** What is told of the scores: nothing of single judges. */
export const publicResults = (found: ContestScores): BundleResults => {
  const { panel } = found;
  return {
    method: found.method, reason: found.reason, entries: found.entries.map(standingOf), unscored: found.unscored,
    finalists: found.finalists.map(({ k, selected, expectedRight, fragile }) => ({ k, selected, expectedRight: millionths(expectedRight), fragile })),
    panel: {
      components: panel.components, alpha: maybe(panel.alpha, ({ interval }) => millionths(interval)), averageDifference: maybe(panel.averageDifference, millionths),
      variances: maybe(panel.variances, ({ entry, judge, error }) => [millionths(entry), millionths(judge), millionths(error)]),
      reliability: maybe(panel.reliability, ({ agreement, consistency, final }) => [millionths(agreement), millionths(consistency), millionths(final)]),
    },
  };
};

export const computeResults = (given: Scored, streams: Streams): BundleResults => publicResults(contestScores(given, streams));
