import * as z from 'zod';
import type { Criterion } from '../../call/rubric.ts';
import { givenIn, type FurtherReviews } from '../adaptive/further-reviews.ts';
import { chairOrder } from '../chair/chair-order.ts';
import { isStanding, type Override } from '../chair/override.ts';
import { CriterionMarks } from '../evaluation/criterion-marks.ts';
import type { Decision } from './decision.ts';
import { OpenDraw, openDrawOf } from './open-draw.ts';
import { namedCuts } from './prize-cuts.ts';
import { placeOf, type Tier } from './prizes.ts';
import { fewestBallots, type Room } from '../deliberation/deliberation.ts';
import { departures } from './departures.ts';
import type { DemoResult } from '../expo/demo-result.ts';
import type { Tally } from '../pairs/ballot-tally.ts';
import type { Round } from '../round/round.ts';
import { EntryResult, PanelResult } from '../result/result.ts';
import { Said, saidOf } from '../result/said.ts';
import type { Waiver } from '../progress/waiver.ts';

const count = z.number().int();
const Shown = EntryResult.pick({ place: true, shared: true, score: true, interval: true, expectedRank: true, rankInterval: true, topChances: true, scores: true, robustPlace: true, withoutOneJudge: true })
  .extend({ /** Before strictness was taken out, and what these judges did to it. */ raw: z.number().optional(), judgeMix: z.number().optional(), /** Where it stands by the chair; there for every entry once one was moved. */ chairPlace: count.optional(), chairShared: z.boolean().optional(), /** Where it stands by the demo day. */ day: z.object({ place: count, shared: z.boolean(), rankInterval: z.tuple([count, count]) }).optional(), code: z.string(), title: z.string(), outcome: z.string(), /** What a winner gets; absent in records of an earlier time. */ prize: z.string().optional() });
const ShownMarks = CriterionMarks.omit({ id: true }).extend({ name: z.string(), weight: count, marks: z.array(z.object({ score: count, label: z.string(), count })) });

/** How the decision came about, by entry codes: what the agency read when it decided. Only the first places; all of them are in the file of the run. */
export const DecisionRecord = z.object({
  run: z.string(), panel: PanelResult.omit({ total: true, contested: true, cuts: true, criteria: true }), said: Said, draws: count, /** Proposals that could be read before one was published; 0 where they were not counted. */ proposals: count.default(0), /** False where nobody drew by lot who reads what. */ byLot: z.boolean().default(true), openDraw: OpenDraw.default('closed'), commitment: z.string(), rows: z.array(Shown), total: count,
  /** What each of a row's chances is of: how many first places, and the prizes that share them. */
  cuts: z.array(z.object({ k: count, prizes: z.array(z.string()) })).default([]),
  /** Marks on each criterion and how far judges agree on it, of a small panel only their means. */
  criteria: z.array(ShownMarks).default([]),
  /** Selected entries that others stand above which got less. */
  departures: z.array(z.object({ code: z.string(), place: count, prize: z.string().default(''), over: z.array(z.string()), more: count.default(0) })).default([]),
  /** How many there are, of which the first are listed; absent in records of an earlier time, which list all. */
  departed: count.optional(),
  /** Entries that the chair put in another place than their scores did; the places that were computed stay as they are. */
  overrides: z.array(z.object({ code: z.string(), computed: count, score: z.number(), interval: EntryResult.shape.interval, place: count, reason: z.string(), at: z.string() })).default([]),
  /** Reviews beyond those that every entry got, where the marks left most doubt; `entries`: of how many, each time. */
  further: z.object({ reviews: count, entries: count }).optional(),
  /** Reviews the agency went without; `waivedCount`: how many entries, of which the first are listed. */
  waived: z.array(z.object({ code: z.string(), missing: count, reason: z.string() })).default([]),
  waivedCount: count.optional(),
  /** How many judges compared entries side by side, and how many pairs; of few judges nothing is told but that there was a day. */
  demoDay: z.object({ judges: count, comparisons: count }).optional(),
  /** Rooms in which judges weighed entries before the decisions: what was weighed and why, and what they found together. */
  deliberations: z.array(z.object({ question: z.string(), codes: z.array(z.string()), /** It got more time while it was open. */ longer: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }).optional(), minutes: z.string(), ballots: count.optional(), order: z.array(z.object({ code: z.string(), place: count, shared: z.boolean(), sure: z.string() })) })).default([]),
});
export type DecisionRecord = z.infer<typeof DecisionRecord>;

const mostRows = 100;

/** What tells of single judges where they are few. */
const ofSingleJudges = { raw: undefined, judgeMix: undefined, withoutOneJudge: undefined, topChances: undefined };

const shownMarks = ({ criteria, sealed }: PanelResult, rubric: Criterion[]) =>
  criteria.flatMap(({ id, marks, apart, alpha, ...all }) => {
    const criterion = rubric.find((one) => one.id === id);
    if (!criterion) return [];
    const { name, weight, levels } = criterion;
    const counted = levels.toSorted((a, b) => a.score - b.score).map(({ score, label }) => ({ score, label, count: marks.find((mark) => mark.score === score)?.count ?? 0 }));
    return [sealed ? { ...all, name, weight, marks: [] } : { ...all, apart, alpha, name, weight, marks: counted }];
  });

type Deliberated = { question: string; codes: string[]; endsAt?: string; firstEndsAt?: string | undefined; minutes?: Room['minutes']; tally?: Tally | undefined };

/** Of few ballots nothing is told but that there was a room: single answers could be guessed. */
const shownRoom = ({ question, codes, endsAt, firstEndsAt, minutes, tally }: Deliberated) => {
  const told = tally && tally.ballots >= fewestBallots ? tally : undefined;
  const longer = endsAt && firstEndsAt ? { from: firstEndsAt, to: endsAt } : undefined;
  return { question, codes, longer, minutes: minutes?.text ?? '', ballots: told?.ballots, order: (told?.order ?? []).map(({ code, place, shared, sure }) => ({ code, place, shared, sure })) };
};

/** A demo day that is over, by entries. */
export type Compared = Pick<DemoResult, 'judges' | 'comparisons'> & { rows: (Pick<DemoResult['rows'][number], 'place' | 'shared' | 'rankInterval'> & { entryId: string })[] };

const shownFurther = (further: FurtherReviews | undefined): DecisionRecord['further'] => {
  const given = givenIn(further);
  const sum = (of: 'reviews' | 'entries') => given.reduce((all, one) => all + one[of], 0);
  return given.length > 0 ? { reviews: sum('reviews'), entries: sum('entries') } : undefined;
};

type Given = { panel: PanelResult; entries: EntryResult[]; decisions: Decision[]; tiers: Tier[]; rubric: Criterion[]; waivers: Waiver[]; overrides: Override[]; rooms: Deliberated[]; compared?: Compared | undefined; further?: FurtherReviews | undefined; /** By the rules that the judges scored under. */ drawPromised: boolean };

/** Entries that were not selected are named by their codes alone. */
export const recordOf = ({ draws, proposals, byLot, commitment }: Pick<Round, 'draws' | 'proposals' | 'byLot' | 'commitment'>, run: string, { panel, entries, decisions, tiers, rubric, waivers, overrides, rooms, compared, further, drawPromised }: Given): DecisionRecord => {
  const decided = new Map(decisions.map((decision) => [decision.entryId, decision]));
  const moved = overrides.filter(isStanding).toSorted((a, b) => a.place - b.place);
  const { places } = chairOrder(entries, moved);
  const told = panel.demoDay === 'open' ? compared : undefined;
  const dayOf = new Map(told?.rows.map(({ entryId, place, shared, rankInterval }) => [entryId, { place, shared, rankInterval }]));
  const rows = entries.flatMap((one) => {
    const decision = decided.get(one.entryId);
    const chair = moved.length > 0 ? { chairPlace: places.get(one.entryId)!.place, chairShared: places.get(one.entryId)!.shared } : {};
    return decision ? [{ ...one, ...(panel.sealed ? ofSingleJudges : {}), ...chair, day: dayOf.get(one.entryId), code: decision.code, title: decision.outcome === 'not-selected' ? '' : decision.title, outcome: decision.outcome, prize: placeOf(decision, tiers) }] : [];
  }).toSorted((a, b) => a.place - b.place || (a.code < b.code ? -1 : 1));
  const left = departures(rows.map((row) => ({ ...row, prizeId: decided.get(row.entryId)?.prizeId })), tiers);
  const waived = waivers.flatMap(({ entryId, missing, reason }) => (decided.has(entryId) ? [{ code: decided.get(entryId)!.code, missing, reason }] : [])).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return DecisionRecord.parse({
    run, panel, said: saidOf(panel), draws, proposals, byLot, openDraw: openDrawOf(drawPromised, panel), commitment, rows: rows.slice(0, mostRows), total: rows.length, cuts: panel.sealed ? [] : namedCuts(panel.cuts, tiers), criteria: shownMarks(panel, rubric), departures: left.slice(0, mostRows), departed: left.length,
    waived: waived.slice(0, mostRows), waivedCount: waived.length,
    overrides: moved.flatMap(({ entryId, computed: { place: computed, score, interval }, place, reason, at }) => (decided.has(entryId) ? [{ code: decided.get(entryId)!.code, computed, score, interval, place, reason, at }] : [])),
    ...(told ? { demoDay: { judges: told.judges, comparisons: told.comparisons } } : {}), deliberations: rooms.map(shownRoom), further: shownFurther(further),
  });
};
