import type { ScoreTable } from '../fit/score-table.ts';

/**
 * Agreement on equal marks beyond chance, by Fleiss (1971) and by Gwet's AC1 (2008), both as generalized to missing marks: the share of equal pairs among
 * entries with two marks or more, the use of each mark over all entries. Undefined where no entry has two marks, or all marks are equal. Source: Gwet, Handbook of Inter-Rater Reliability (2014).
 */
export const equalMarks = ({ entries, value, first }: Pick<ScoreTable, 'entries' | 'value' | 'first'>): { fleiss: number; gwet: number } | undefined => {
  const used = new Map([...new Set(value)].toSorted((a, b) => a - b).map((mark) => [mark, 0]));
  let [marked, paired, equal] = [0, 0, 0];
  for (let i = 0; i < entries; i++) {
    const own = value.subarray(first[i], first[i + 1]);
    if (own.length === 0) continue;
    marked += 1;
    const counts = Map.groupBy(own, (mark) => mark);
    for (const [mark, { length }] of counts) used.set(mark, used.get(mark)! + length / own.length);
    if (own.length < 2) continue;
    paired += 1;
    equal += [...counts.values()].reduce((sum, { length }) => sum + length * (length - 1), 0) / (own.length * (own.length - 1));
  }
  if (paired === 0 || used.size < 2) return undefined;
  const share = [...used.values()].map((sum) => sum / marked);
  const same = share.reduce((sum, part) => sum + part * part, 0);
  const beyond = (chance: number) => (equal / paired - chance) / (1 - chance);
  return { fleiss: beyond(same), gwet: beyond((1 - same) / (used.size - 1)) };
};
