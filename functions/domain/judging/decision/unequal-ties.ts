import type { DecisionCard } from './decision.ts';

type Row = { entryId: string; code: string; score?: number | undefined; decision?: Pick<DecisionCard, 'outcome' | 'prizeId' | 'unsaid'> | undefined };

export const printedDecimals = 1;

/** The score that decides a place, as people read it: what looks the same there is the same to them. */
export const printedScore = ({ score }: { score?: number | undefined }): string | undefined => score?.toFixed(printedDecimals);

/** The border that was drawn: entries of one printed score of which some won more than others. `unsaid` are those without a reason. */
export type UnequalTie = { score: string; entryIds: string[]; codes: string[]; unsaid: string[] };

/** Ties that the decisions treat differently. Each entry of them needs a reason of its own. */
export const unequalTies = (rows: Row[]): UnequalTie[] =>
  [...Map.groupBy(rows, printedScore)].flatMap(([score, tied]): UnequalTie[] => {
    const decided = tied.filter((row) => row.decision);
    const given = new Set(decided.map(({ decision }) => `${decision!.outcome} ${decision!.prizeId}`));
    if (score === undefined || given.size < 2) return [];
    return [{ score, entryIds: decided.map((row) => row.entryId), codes: decided.map((row) => row.code), unsaid: decided.filter((row) => row.decision!.unsaid).map((row) => row.code) }];
  });
