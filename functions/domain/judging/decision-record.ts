import * as z from 'zod';
import type { Decision } from './decision.ts';
import type { Round } from './round.ts';
import { EntryResult, PanelResult } from './result.ts';
import { Said, saidOf } from './said.ts';

const Shown = EntryResult.pick({ place: true, shared: true, score: true, interval: true, rankInterval: true, topChances: true, scores: true, robustPlace: true, withoutOneJudge: true })
  .extend({ judgeMix: z.number().optional(), code: z.string(), title: z.string(), outcome: z.string() });

/** How the decision came about, by entry codes: what the agency read when it decided. Only the first places; all of them are in the file of the run. */
export const DecisionRecord = z.object({
  run: z.string(), panel: PanelResult.omit({ unscored: true, cuts: true }), said: Said, draws: z.number().int(), commitment: z.string(), rows: z.array(Shown), total: z.number().int(),
});
export type DecisionRecord = z.infer<typeof DecisionRecord>;

const mostRows = 100;

/** What tells of single judges where they are few. */
const ofSingleJudges = { judgeMix: undefined, withoutOneJudge: undefined };

/** Entries that were not selected are named by their codes alone. */
export const recordOf = ({ draws, commitment }: Pick<Round, 'draws' | 'commitment'>, run: string, { panel, entries }: { panel: PanelResult; entries: EntryResult[] }, decisions: Decision[]): DecisionRecord => {
  const decided = new Map(decisions.map((decision) => [decision.entryId, decision]));
  const rows = entries.toSorted((a, b) => a.place - b.place).flatMap((one) => {
    const decision = decided.get(one.entryId);
    return decision ? [{ ...one, ...(panel.sealed ? ofSingleJudges : {}), code: decision.code, title: decision.outcome === 'not-selected' ? '' : decision.title, outcome: decision.outcome }] : [];
  });
  return DecisionRecord.parse({ run, panel, said: saidOf(panel), draws, commitment, rows: rows.slice(0, mostRows), total: rows.length });
};
