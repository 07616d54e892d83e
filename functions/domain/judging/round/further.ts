import type { Sha256 } from '../../words/canonical.ts';
import type { Pair } from '../../panel/assignment.ts';
import { allotReviews, topChances, type Open } from '../adaptive/allot-reviews.ts';
import { leastSaved } from '../adaptive/further-reviews.ts';
import { loadsOf } from '../assigning/problem.ts';
import { bundleProblem, chosenOf } from '../bundle/bundle-assignment.ts';
import type { Step } from '../bundle/bundle-form.ts';
import { notAdjustedWords, whyNotAdjusted } from '../scores/adjustment.ts';
import type { FittedContest } from '../scores/contest-scores.ts';
import { mixedModel } from '../scores/fit/mixed-model.ts';
import type { Draws } from '../scores/fit/posterior-draws.ts';
import { scoredPart } from '../scores/fit/scored-part.ts';
import type { RoundDraw } from './draw.ts';
import { caughtUp, goneNow, type Mending, type Now } from './repair.ts';
import { roundTable, type JudgedRound } from './results.ts';

/** More reviews than a round has entries for, and each prize once: the border that the reviews are spent on. */
const borderOf = ({ rules }: Pick<RoundDraw, 'rules'>): number | undefined => rules.topK.at(-1);

/** As the pairs stand now, every one that is lost filled as far as it can be. `room`: how many more judges each entry could get, `held`: how many it has. */
type Seats = { steps: Step[]; joined: Mending['joined']; settle: (steps: Step[]) => [number, number][]; pairs: [number, number][]; personIds: string[]; need: number[]; held: number[]; room: number[]; load: Int32Array; free: number };

const seatsNow = (draw: RoundDraw, before: Mending, now: Now, sha256: Sha256): Seats => {
  const { inputs, settle, numbers, mending } = caughtUp(draw, before, now, sha256);
  const gone = goneNow(draw, inputs, numbers, now);
  const steps: Step[] = [...mending.steps, { kind: 'repaired', gone }];
  const pairs = settle(steps);
  const problem = bundleProblem({ inputs, rules: draw.rules });
  const [chosen, out] = [chosenOf(problem, pairs, 'further'), chosenOf(problem, gone, 'further')];
  const { first, judge, group, most, entries } = problem;
  const load = loadsOf(problem, chosen);
  const [held, room] = [Array.from({ length: entries }, () => 0), Array.from({ length: entries }, () => 0)];
  for (let i = 0; i < entries; i++) {
    const own = Array.from({ length: first[i + 1]! - first[i]! }, (_, at) => first[i]! + at);
    const used = new Set(own.filter((e) => chosen[e] === 1).map((e) => group[judge[e]!]!));
    held[i] = own.filter((e) => chosen[e] === 1).length;
    const able = own.filter((e) => chosen[e] === 0 && out[e] === 0 && load[judge[e]!]! < most[judge[e]!]! && (group[judge[e]!]! < 0 || !used.has(group[judge[e]!]!)));
    room[i] = now.entryIds.has(draw.panel.entries[i]!.entryId) ? able.length : 0;
  }
  const working = new Set(now.ready.map(({ personId }) => personId));
  const free = numbers.personIds.reduce((sum, personId, j) => sum + (working.has(personId) ? Math.max(0, most[j]! - load[j]!) : 0), 0);
  return { steps, joined: mending.joined, settle, pairs, personIds: numbers.personIds, need: [...problem.need], held, room, load, free };
};

/** The step that gives so many reviews to each entry; what an entry has beyond its need does not use them up. */
const stepOf = ({ need, held }: Seats, more: [number, number][]): Step => ({ kind: 'further', more: more.map(([entry, reviews]) => [entry, Math.max(0, held[entry]! - need[entry]!) + reviews]) });

const keyOf = ([i, j]: [number, number]) => `${i} ${j}`;
const addedBy = (seats: Seats, more: [number, number][]): [number, number][] => {
  const before = new Set(seats.pairs.map(keyOf));
  return seats.settle([...seats.steps, stepOf(seats, more)]).filter((pair) => !before.has(keyOf(pair)));
};

export type Further = { more: [number, number][]; reviews: number; entries: number; added: number[]; heaviest: number };

/** Entries that have too few reviews for anything to be said of their place. `spared`: those that go without, by a reason. */
const thinEntries = ({ judged, entryIds }: JudgedRound, { entryIds: sent }: Now, spared: Set<string>): number => {
  const saved = new Int32Array(entryIds.length);
  for (const { entry } of judged.scores) saved[entry]! += 1;
  return entryIds.filter((id, i) => sent.has(id) && !spared.has(id) && saved[i]! < leastSaved).length;
};

/** Why the marks so far do not say where more reviews would decide most; nothing where they do. */
export const whyNoFurther = (round: JudgedRound, draw: RoundDraw, now: Now, spared: Set<string>): string | undefined => {
  if (borderOf(draw) === undefined) return 'This challenge has no prize with a place, so there is no border to spend reviews on.';
  const thin = thinEntries(round, now, spared);
  if (thin > 0) return `${thin} ${thin === 1 ? 'entry has' : 'entries have'} fewer than ${leastSaved} reviews yet, so the marks do not say where more would decide most. Remind their judges, or give ${thin === 1 ? 'it' : 'them'} to other judges by hand. Where nobody is left to read an entry, you can go without its reviews: Progress offers it for each review that nobody has, and once judging is closed for each that did not come.`;
  const { table } = scoredPart(roundTable(round));
  const reason = whyNotAdjusted(mixedModel(table));
  return reason && `The marks cannot be compared yet. ${notAdjustedWords[reason]}`;
};

type Found = { fitted: FittedContest; pieces: Iterable<Draws>; budget: number };

/**
 * Where the budget goes, and who would read it by the draw's own seed; a sentence when nobody can take any, or there is no doubt to spend it on.
 * The chances leave this function as nothing but how many reviews each entry gets.
 */
export const proposeFurther = (round: JudgedRound, draw: RoundDraw, before: Mending, now: Now, { fitted, pieces, budget }: Found, sha256: Sha256): Further | string => {
  const seats = seatsNow(draw, before, now, sha256);
  if (seats.free === 0) return 'No judge has room for another entry. Let judges read more, or invite one, then ask again.';
  const { entryAt } = scoredPart(roundTable(round));
  const saved = new Int32Array(round.entryIds.length);
  for (const { entry } of round.judged.scores) saved[entry]! += 1;
  const chances = topChances(pieces, borderOf(draw)!);
  const open = Array.from(entryAt, (entry, at): Open => ({ chance: chances[at]!, saved: saved[entry]!, coming: Math.max(0, seats.held[entry]! - saved[entry]!), most: seats.room[entry]! }));
  const { entry, error } = fitted.fit.variances;
  const given = allotReviews(open, Math.min(budget, seats.free), entry > 0 ? error / entry : 1);
  const wanted = given.flatMap((reviews, at): [number, number][] => (reviews > 0 ? [[entryAt[at]!, reviews]] : []));
  const pairs = addedBy(seats, wanted);
  if (pairs.length === 0) return 'More reviews would not decide anything: which entries win is clear by the marks so far, or no free judge may read the others.';
  const more = [...Map.groupBy(pairs, ([i]) => i)].map(([i, own]): [number, number] => [i, own.length]).toSorted(([a], [b]) => a - b);
  const byJudge = [...Map.groupBy(pairs, ([, j]) => j)].map(([j, own]) => ({ j, own: own.length }));
  const added = Array.from({ length: Math.max(...byJudge.map(({ own }) => own)) + 1 }, (_, n) => byJudge.filter(({ own }) => own === n).length);
  return { more, reviews: pairs.length, entries: more.length, added, heaviest: Math.max(...byJudge.map(({ j, own }) => seats.load[j]! + own)) };
};

/** What becomes of the draw when so many reviews are given: the change that the bundle tells of, and the pairs it makes. */
export const giveFurther = (draw: RoundDraw, before: Mending, now: Now, more: [number, number][], sha256: Sha256): { mending: Mending; given: Pair[] } => {
  const seats = seatsNow(draw, before, now, sha256);
  const still = more.map(([entry, reviews]): [number, number] => [entry, Math.min(reviews, seats.room[entry]!)]).filter(([, reviews]) => reviews > 0);
  const given = still.length > 0 ? addedBy(seats, still) : [];
  const mending = given.length > 0 ? { steps: [...seats.steps, stepOf(seats, still)], joined: seats.joined } : before;
  return { mending, given: given.map(([i, j]) => ({ judgeId: seats.personIds[j]!, entryId: draw.panel.entries[i]!.entryId })) };
};
