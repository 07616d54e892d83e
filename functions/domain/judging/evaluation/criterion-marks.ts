import * as z from 'zod';
import type { Judged } from '../bundle/bundle-form.ts';

const count = z.number().int();

/** Every mark given on one criterion, without whose or of what. `apart`: standard deviation between judges of one entry. */
export const CriterionMarks = z.object({ id: z.string(), count, mean: z.number(), apart: z.number().optional(), /** Krippendorff's, ordinal metric; absent where it cannot be told, and in results of an earlier time. */ alpha: z.number().optional(), marks: z.array(z.object({ score: count, count })) });
export type CriterionMarks = z.infer<typeof CriterionMarks>;

const meanOf = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pooled over the entries that two or more judges read; absent where there is none. */
const apartOf = (byEntry: number[][]): number | undefined => {
  const shared = byEntry.filter((own) => own.length > 1);
  const freedom = shared.reduce((sum, own) => sum + own.length - 1, 0);
  const square = shared.reduce((sum, own) => sum + own.reduce((all, mark) => all + (mark - meanOf(own)) ** 2, 0), 0);
  return freedom > 0 ? Math.sqrt(square / freedom) : undefined;
};

export const marksByCriterion = ({ rules, scores }: Pick<Judged, 'rules' | 'scores'>): CriterionMarks[] => scores.length === 0 ? [] :
  rules.criteria.map(({ id }, c) => {
    const given = scores.map(({ marks }) => marks[c]!);
    const counted = [...Map.groupBy(given, (mark) => mark)].map(([score, own]) => ({ score, count: own.length })).toSorted((a, b) => a.score - b.score);
    const byEntry = [...Map.groupBy(scores, ({ entry }) => entry).values()].map((own) => own.map(({ marks }) => marks[c]!));
    return { id, count: given.length, mean: meanOf(given), apart: apartOf(byEntry), marks: counted };
  });
