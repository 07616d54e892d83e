import type { Criterion } from '../../call/rubric.ts';

/**
 * Composite of one evaluation on 0 to 100: each mark is placed between the lowest (0) and highest (100) level of its
 * criterion, then weighted. Undefined until every criterion has a mark.
 */
export const composite = (criteria: Pick<Criterion, 'id' | 'weight' | 'levels'>[], marks: Record<string, number>): number | undefined => {
  let sum = 0;
  let weights = 0;
  for (const criterion of criteria) {
    const mark = marks[criterion.id];
    if (mark === undefined) return undefined;
    const scores = criterion.levels.map((level) => level.score);
    const low = Math.min(...scores);
    const high = Math.max(...scores);
    sum += criterion.weight * ((mark - low) / (high - low));
    weights += criterion.weight;
  }
  return (100 * sum) / weights;
};
