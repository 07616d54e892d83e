/** A place in the ranking: 1 is first. Equal scores that no declared rule separates share a place, and say so. */
export type Places = { place: Int32Array; shared: Uint8Array; /** Entries from first to last. */ order: Int32Array };

/** Scores closer than this are equal: it is what recomputing elsewhere agrees to. */
const steps = (value: number): number => Math.round(value * 1e6);

/** Scores as they decide, to so many decimals: entries whose printed scores are the same are tied, and the declared rules part them. */
export const toDecimals = (score: Float64Array, decimals: number | undefined): Float64Array =>
  decimals === undefined ? score : score.map((value) => Number(value.toFixed(decimals)));

/** Ranks by score, then by each declared rule in order (higher first, NaN last). Competition ranking: 1, 2, 2, 4. */
export const placesOf = (score: Float64Array, rules: Float64Array[] = []): Places => {
  const columns = [score, ...rules].map((column) => Array.from(column, (value) => (value === value ? steps(value) : -Infinity)));
  const compare = (a: number, b: number): number => {
    for (const column of columns) if (column[a] !== column[b]) return column[a]! < column[b]! ? 1 : -1;
    return 0;
  };
  const order = Int32Array.from(Array.from(score.keys()).sort((a, b) => compare(a, b) || a - b));
  const place = new Int32Array(score.length);
  const shared = new Uint8Array(score.length);
  order.forEach((entry, at) => {
    const before = at > 0 ? order[at - 1]! : -1;
    const ties = before >= 0 && compare(before, entry) === 0;
    place[entry] = ties ? place[before]! : at + 1;
    if (ties) shared[before] = shared[entry] = 1;
  });
  return { place, shared, order };
};
