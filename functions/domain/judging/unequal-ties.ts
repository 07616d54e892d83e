import type { Decision } from '../decision.ts';
import type { Summary } from './summary.ts';

type Row = { entryId: string; code: string; summary: Summary; decision?: Pick<Decision, 'outcome' | 'prizeId' | 'reason'> | undefined };

/** A mean as people read it: what looks the same there is the same to them. */
export const printedMean = (summary: Summary): string | undefined => summary.mean?.toFixed(1);

/** The border that was drawn: entries of one printed mean of which some won more than others. `unsaid` are those without a reason. */
export type UnequalTie = { mean: string; entryIds: string[]; codes: string[]; unsaid: string[] };

/** Ties that the decisions treat differently. Each entry of them needs a reason of its own. */
export const unequalTies = (rows: Row[]): UnequalTie[] =>
  [...Map.groupBy(rows, (row) => printedMean(row.summary))].flatMap(([mean, tied]): UnequalTie[] => {
    const decided = tied.filter((row) => row.decision);
    const given = new Set(decided.map(({ decision }) => `${decision!.outcome} ${decision!.prizeId}`));
    if (mean === undefined || given.size < 2) return [];
    return [{ mean, entryIds: decided.map((row) => row.entryId), codes: decided.map((row) => row.code), unsaid: decided.filter((row) => row.decision!.reason.trim() === '').map((row) => row.code) }];
  });
