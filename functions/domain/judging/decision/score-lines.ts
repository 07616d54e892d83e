import type { Evaluation } from '../evaluation/evaluation.ts';
import { summarize } from '../evaluation/summary.ts';
import type { EntryResult } from '../result/result.ts';
import { atMostFourDecimals } from '../../words/csv.ts';
import type { Decision } from './decision.ts';
import { placeOf, type Tier } from './prizes.ts';

type Cell = string | number | null | undefined;
type Named = { id: string; name: string };
/** What of an entry's line follows from its scores and from what was written: it stays while decisions change. Plain JSON. */
export type FixedLine = { entryId: string; scored: Cell[]; written: Cell[] };
export type Scored = { entryId: string; code: string; title: string; team: string; reviews: number; result: EntryResult | undefined; saved: (Pick<Evaluation, 'comments' | 'note' | 'feedback'> & { judge: string })[] };

/** What several judges wrote, in one cell. */
const together = (written: { judge: string; text: string | undefined }[]): string => written.filter(({ text }) => text?.trim()).map(({ judge, text }) => `${judge}: ${text!.trim()}`).join('\n');
const short = atMostFourDecimals;

/** `cuts`: how many numbers of first places there is a chance for. */
export const fixedLine = ({ entryId, code, title, team, reviews, result, saved }: Scored, criteria: Named[], cuts: number): FixedLine => {
  const { n, mean, median, spread } = result?.given ? summarize(result.given.scores) : { n: reviews, mean: result?.raw };
  const modeled = result?.interval ? result : undefined;
  return {
    entryId,
    scored: [
      result?.place, result?.shared ? 'yes' : 'no', code, title, team, n, short(mean), short(median), short(spread), short(modeled?.adjusted), short(result?.interval?.[0]), short(result?.interval?.[1]),
      result?.rankInterval?.[0], result?.rankInterval?.[1], short(result?.expectedRank), ...Array.from({ length: cuts }, (_, at) => short(result?.topChances?.[at])), short(result?.beatsNext), short(modeled?.judgeMix),
      result?.withoutOneJudge?.[0], result?.withoutOneJudge?.[1], result?.robustPlace, ...criteria.map(({ id }) => (n > 0 ? short(result?.given?.criteria[id]) : undefined)), (result?.given?.scores ?? []).map(short).join(' '),
    ],
    written: [
      ...criteria.map(({ id }) => together(saved.map(({ judge, comments }) => ({ judge, text: comments[id] })))),
      together(saved.map(({ judge, note }) => ({ judge, text: note }))), together(saved.map(({ judge, feedback }) => ({ judge, text: feedback }))),
    ],
  };
};

const headOf = (criteria: Named[], cuts: { k: number }[]): string[] => [
  'place', 'tied', 'code', 'title', 'team', 'reviews', 'mean', 'median', 'spread', 'adjusted', 'low', 'high', 'best place', 'worst place', 'expected place', ...cuts.map(({ k }) => `chance of the first ${k}`), 'chance above the next',
  'judges stricter by', 'best without one judge', 'worst without one judge', 'robust place', ...criteria.map(({ name }) => `mean of ${name}`), 'scores',
  'decision', 'prize', 'chair’s place', 'chair’s reason', ...criteria.map(({ name }) => `comments on ${name}`), 'notes to the panel', 'feedback to the team',
];

export type Decided = Pick<Decision, 'outcome' | 'prizeId' | 'place'>;
type Standing = { decision?: Decided | undefined; chairPlace?: number | undefined; reason?: string | undefined };

/** Every line with what was decided of its entry by now. */
export const scoreLines = (head: { criteria: Named[]; cuts: { k: number }[]; tiers: Tier[] }, lines: FixedLine[], standingOf: (entryId: string) => Standing): (string | number | undefined)[][] => [
  headOf(head.criteria, head.cuts),
  ...lines.map(({ entryId, scored, written }) => {
    const { decision, chairPlace, reason } = standingOf(entryId);
    return [...scored, decision?.outcome, decision && placeOf(decision, head.tiers), chairPlace, reason, ...written].map((cell) => cell ?? undefined);
  }),
];
