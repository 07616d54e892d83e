/** What the composites of one entry say, each on 0 to 100. `spread` is the sample standard deviation, absent below two. */
export type Summary = { n: number; mean?: number | undefined; median?: number | undefined; spread?: number | undefined };

export const summarize = (composites: number[]): Summary => {
  const n = composites.length;
  if (n === 0) return { n };
  const mean = composites.reduce((sum, value) => sum + value, 0) / n;
  const sorted = composites.toSorted((a, b) => a - b);
  const median = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.ceil((n - 1) / 2)]!) / 2;
  const spread = n < 2 ? undefined : Math.sqrt(composites.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  return { n, mean, median, spread };
};

export type Ranked<T> = T & { rank: number; tied: boolean };

/** Competition ranks (1, 2, 2, 4) by mean, then by the declared tie-break criteria in order; equal in all of them is a tie. */
export const rankByMean = <T extends { summary: Summary; criteria: Record<string, number> }>(rows: T[], tieBreak: string[]): Ranked<T>[] => {
  const steps = (row: T) => [row.summary.mean ?? -1, ...tieBreak.map((id) => row.criteria[id] ?? -1)].map((value) => Math.round(value * 1e6));
  const compare = (a: T, b: T) => {
    const [left, right] = [steps(a), steps(b)];
    const at = left.findIndex((value, i) => value !== right[i]);
    return at < 0 ? 0 : right[at]! - left[at]!;
  };
  const sorted = rows.toSorted(compare);
  return sorted.map((row) => {
    const first = sorted.findIndex((other) => compare(other, row) === 0);
    const same = sorted.filter((other) => compare(other, row) === 0).length;
    return { ...row, rank: first + 1, tied: same > 1 };
  });
};
