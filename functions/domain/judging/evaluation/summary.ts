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
