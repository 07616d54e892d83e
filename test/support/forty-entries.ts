import { sha256 } from '../../functions/adapters/system/sha256.ts';
import { sections } from '../../functions/domain/call/challenge.ts';
import { templates } from '../../functions/domain/call/template.ts';
import { composite } from '../../functions/domain/judging/evaluation/composite.ts';
import { streamsOf } from '../../functions/domain/judging/numbers/chance.ts';
import { fitContest } from '../../functions/domain/judging/scores/contest-scores.ts';
import { adjustedScores } from '../../functions/domain/judging/scores/standings/entry-standings.ts';
import { scoreTable } from '../../functions/domain/judging/scores/fit/score-table.ts';
import { inBatches } from './crowd.ts';
import { sentEntry } from './entry.ts';
import { openAgency, openChallenge } from './stage.ts';
import { joinStrangers } from './strangers.ts';
import type { World } from './world.ts';

/** Team n's entry is the nth best. Of the first four nobody is in doubt: the second is half a level behind the first, the third and fourth another half; the rest fall evenly, far behind. */
const worthOf = (n: number, criterion: number): number => {
  if (n > 4) return 3.4 - (1.4 * (n - 5)) / 35;
  return n === 2 ? [5, 4, 4, 5][criterion]! : [5, 5, 4, 4][n - 1]!;
};

const template = sections.judging.parse(templates['ledger-challenge']['judging']);
/** Weights that share no divisor: totals lie close together, so that two can be brought to the same tenth. */
export const criteria = template.criteria.map((criterion, i) => ({ ...criterion, weight: [33, 27, 23, 17][i]! }));

export const panel = {
  hard: { name: 'Hanna Hard', email: 'hanna@north.example', organization: '' },
  colluder: { name: 'Colin Close', email: 'colin@west.example', organization: '' },
  vanished: { name: 'Vanna Gone', email: 'vanna@south.example', organization: '' },
  late: { name: 'Rosa Recused', email: 'rosa@east.example', organization: '' },
  ada: { name: 'Ada Able', email: 'ada@able.example', organization: '' },
  ben: { name: 'Ben Bright', email: 'ben@bright.example', organization: '' },
  cho: { name: 'Cho Careful', email: 'cho@careful.example', organization: 'Harbor Works' },
  dora: { name: 'Dora Dee', email: 'dora@team8.example', organization: '' },
  emil: { name: 'Emil Even', email: 'emil@even.example', organization: '' },
  fay: { name: 'Fay Fair', email: 'fay@fair.example', organization: '' },
};
export type JudgeName = keyof typeof panel;
export const judgeNames = Object.keys(panel) as JudgeName[];

/** Who may not meet which team, and how that is known: said at the gate by the name of the team or of its lead, or computed from the employer or the address. */
export const apart: { judge: JudgeName; n: number; kind: string; said?: string }[] = [
  { judge: 'emil', n: 1, kind: 'declared', said: 'Team 1' },
  { judge: 'ada', n: 5, kind: 'declared', said: 'Team 5' },
  { judge: 'ben', n: 6, kind: 'declared', said: 'Lead 6' },
  { judge: 'cho', n: 7, kind: 'same-organization' },
  { judge: 'dora', n: 8, kind: 'same-domain' },
];

export type Marks = Record<string, number>;
export type Review = { judge: JudgeName; n: number; order: number; marks: Marks };

/** The same for the same words, evenly between -1 and 1. */
const chanceOf = (words: string): number => (Number.parseInt(sha256(words).slice(0, 8), 16) / 2 ** 32) * 2 - 1;
const level = (value: number): number => Math.min(5, Math.max(1, Math.round(value)));

/** What the judge sees in the entry, to within little more than half a level; Hanna gives more than a level less than she sees. */
export const marksOf = (judge: JudgeName, n: number): Marks =>
  Object.fromEntries(criteria.map(({ id }, i) => [id, level(worthOf(n, i) + (n > 4 ? 0.6 : 0.2) * chanceOf(`${judge} ${n} ${id}`) - (judge === 'hard' ? 1.2 : 0))]));

export const totalOf = ({ marks }: Pick<Review, 'marks'>): number => composite(criteria, marks)!;
export const publicValueOf = (n: number, reviews: Review[]): number => {
  const own = reviews.filter((review) => review.n === n);
  return own.reduce((sum, { marks }) => sum + marks['public-value']!, 0) / own.length;
};

/** What the reviews say of each entry, computed from nothing but them: scores by number of the entry. */
export const scoresOf = (reviews: Review[]) => {
  const placeOf = ({ judge, order }: Review) => reviews.filter((other) => other.judge === judge && other.order <= order).length;
  const table = scoreTable(40, judgeNames.length, reviews.map((review) => ({ entry: review.n - 1, judge: judgeNames.indexOf(review.judge), value: totalOf(review), order: placeOf(review) })));
  const adjusted = adjustedScores(fitContest(table, streamsOf(sha256, 'forty entries'), true).knowledge.effects);
  const mean = (n: number) => {
    const own = reviews.filter((review) => review.n === n);
    return own.reduce((sum, review) => sum + totalOf(review), 0) / own.length;
  };
  return { adjusted: (n: number) => adjusted[n - 1]!, mean };
};

/** All marks there are, by their total, lowest first. */
const marksByTotal = (): Marks[][] => {
  const all = criteria.reduce<Marks[]>((before, { id }) => before.flatMap((marks) => [1, 2, 3, 4, 5].map((mark) => ({ ...marks, [id]: mark }))), [{}]);
  return [...Map.groupBy(all.toSorted((x, y) => totalOf({ marks: x }) - totalOf({ marks: y })), (marks) => totalOf({ marks }).toFixed(2)).values()];
};

/** One review each of the third and the fourth entry is still to come: with these marks both scores are printed the same, while their public value differs. */
export const tyingReviews = (reviews: Review[], third: Omit<Review, 'marks'>, fourth: Omit<Review, 'marks'>): [Review, Review] => {
  const rising = marksByTotal();
  const own = totalOf({ marks: marksOf(third.judge, 3) });
  const away = ([marks]: Marks[]) => Math.abs(totalOf({ marks: marks! }) - own);
  const both = (of3: Marks, of4: Marks): [Review, Review] => [{ ...third, marks: of3 }, { ...fourth, marks: of4 }];
  const scores = (pair: [Review, Review]) => [3, 4].map(scoresOf([...reviews, ...pair]).adjusted) as [number, number];
  const ties = (pair: [Review, Review]) => {
    const [x, y] = scores(pair);
    const [p, q] = [3, 4].map((n) => publicValueOf(n, [...reviews, ...pair]));
    return x.toFixed(1) === y.toFixed(1) && p !== q && [x, y].every((score) => Math.abs(((10 * score) % 1) - 0.5) > 0.01);
  };
  for (const [of3] of rising.toSorted((x, y) => away(x) - away(y)).filter((_, i) => i % 3 === 0)) {
    let [below, above] = [0, rising.length - 1];
    while (above - below > 1) {
      const middle = (below + above) >> 1;
      const [x, y] = scores(both(of3!, rising[middle]![0]!));
      if (y < x) below = middle;
      else above = middle;
    }
    const found = [...rising[below]!, ...rising[above]!].map((of4) => both(of3!, of4)).find(ties);
    if (found) return found;
  }
  throw new Error('no marks make the tie');
};

const prizes = { tiers: [{ id: 'grand', name: 'Grand prize', places: 1, cents: 25_000_00, other: '' }, { id: 'second', name: 'Runner-up', places: 2, cents: 5_000_00, other: '' }] };

/** Forty people register, form a team each and send its entry. Judges have accounts and are not invited yet. */
export const plantForty = async (world: World) => {
  const agency = await openAgency(world);
  const challenge = await openChallenge(world, agency.id, { prizes, judging: { criteria, reviewsPerEntry: 3, quorum: 2, tieBreak: ['public-value'], openDraw: true } });
  const leads = await joinStrangers(world, Array.from({ length: 40 }, (_, i) => ({ name: `Lead ${i + 1}`, email: `lead${i + 1}@team${i + 1}.example`, organization: i === 6 ? 'Harbor Works' : '' })));
  const entries = await inBatches(leads, async (lead, i) => {
    const { entry, team } = await sentEntry(world, lead, challenge, `Team ${i + 1}`);
    return { n: i + 1, id: entry.id, code: entry.code, teamId: team.id, lead };
  }, 8);
  const joined = await joinStrangers(world, Object.values(panel));
  const judges = Object.fromEntries(judgeNames.map((judge, i) => [judge, joined[i]!])) as Record<JudgeName, (typeof joined)[number]>;
  return { challenge, entries, judges };
};
export type Forty = Awaited<ReturnType<typeof plantForty>>;
