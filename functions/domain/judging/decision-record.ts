import * as z from 'zod';
import type { Criterion } from '../call/rubric.ts';
import { CriterionMarks } from './criterion-marks.ts';
import type { Decision } from './decision.ts';
import { fewestBallots, type Room } from './deliberation.ts';
import { departures } from './departures.ts';
import type { Tally } from './pairs/ballot-tally.ts';
import type { Round } from './round/round.ts';
import { EntryResult, PanelResult } from './result.ts';
import { Said, saidOf } from './said.ts';
import type { Waiver } from './waiver.ts';

const count = z.number().int();
const Shown = EntryResult.pick({ place: true, shared: true, score: true, interval: true, rankInterval: true, topChances: true, scores: true, robustPlace: true, withoutOneJudge: true })
  .extend({ judgeMix: z.number().optional(), code: z.string(), title: z.string(), outcome: z.string() });
const ShownMarks = CriterionMarks.omit({ id: true }).extend({ name: z.string(), weight: count, marks: z.array(z.object({ score: count, label: z.string(), count })) });

/** How the decision came about, by entry codes: what the agency read when it decided. Only the first places; all of them are in the file of the run. */
export const DecisionRecord = z.object({
  run: z.string(), panel: PanelResult.omit({ unscored: true, cuts: true, criteria: true }), said: Said, draws: count, commitment: z.string(), rows: z.array(Shown), total: count,
  /** Marks on each criterion and how far judges agree on it, of a small panel only their means. */
  criteria: z.array(ShownMarks).default([]),
  /** Selected entries that others stand above which were not. */
  departures: z.array(z.object({ code: z.string(), place: count, over: z.array(z.string()) })).default([]),
  /** Reviews the agency went without. */
  waived: z.array(z.object({ code: z.string(), missing: count, reason: z.string() })).default([]),
  /** Rooms in which judges weighed entries before the decisions: what was weighed and why, and what they found together. */
  deliberations: z.array(z.object({ question: z.string(), codes: z.array(z.string()), minutes: z.string(), ballots: count.optional(), order: z.array(z.object({ code: z.string(), place: count, shared: z.boolean(), sure: z.string() })) })).default([]),
});
export type DecisionRecord = z.infer<typeof DecisionRecord>;

const mostRows = 100;

/** What tells of single judges where they are few. */
const ofSingleJudges = { judgeMix: undefined, withoutOneJudge: undefined };

const shownMarks = ({ criteria, sealed }: PanelResult, rubric: Criterion[]) =>
  criteria.flatMap(({ id, marks, apart, alpha, ...all }) => {
    const criterion = rubric.find((one) => one.id === id);
    if (!criterion) return [];
    const { name, weight, levels } = criterion;
    const counted = levels.toSorted((a, b) => a.score - b.score).map(({ score, label }) => ({ score, label, count: marks.find((mark) => mark.score === score)?.count ?? 0 }));
    return [sealed ? { ...all, name, weight, marks: [] } : { ...all, apart, alpha, name, weight, marks: counted }];
  });

type Deliberated = { question: string; codes: string[]; minutes?: Room['minutes']; tally?: Tally | undefined };

/** Of few ballots nothing is told but that there was a room: single answers could be guessed. */
const shownRoom = ({ question, codes, minutes, tally }: Deliberated) => {
  const told = tally && tally.ballots >= fewestBallots ? tally : undefined;
  return { question, codes, minutes: minutes?.text ?? '', ballots: told?.ballots, order: (told?.order ?? []).map(({ code, place, shared, sure }) => ({ code, place, shared, sure })) };
};

type Given = { panel: PanelResult; entries: EntryResult[]; decisions: Decision[]; rubric: Criterion[]; waivers: Waiver[]; rooms: Deliberated[] };

/** Entries that were not selected are named by their codes alone. */
export const recordOf = ({ draws, commitment }: Pick<Round, 'draws' | 'commitment'>, run: string, { panel, entries, decisions, rubric, waivers, rooms }: Given): DecisionRecord => {
  const decided = new Map(decisions.map((decision) => [decision.entryId, decision]));
  const rows = entries.flatMap((one) => {
    const decision = decided.get(one.entryId);
    return decision ? [{ ...one, ...(panel.sealed ? ofSingleJudges : {}), code: decision.code, title: decision.outcome === 'not-selected' ? '' : decision.title, outcome: decision.outcome }] : [];
  }).toSorted((a, b) => a.place - b.place || (a.code < b.code ? -1 : 1));
  return DecisionRecord.parse({
    run, panel, said: saidOf(panel), draws, commitment, rows: rows.slice(0, mostRows), total: rows.length, criteria: shownMarks(panel, rubric), departures: departures(rows).slice(0, mostRows),
    waived: waivers.flatMap(({ entryId, missing, reason }) => (decided.has(entryId) ? [{ code: decided.get(entryId)!.code, missing, reason }] : [])).slice(0, mostRows),
    deliberations: rooms.map(shownRoom),
  });
};
