/** `open(i, j)`: affinity of a pair that may be, or -1. `group[j]`: the judge's organization (-1: none). `least[j]`: entries the judge is to read at least. */
export type Field = { need: Int32Array; group: Int32Array; least: Int32Array; open: (entry: number, judge: number) => number };

/** Candidates for each entry the judge must read: room for the doubled problem, and for others to be preferred half of the time. */
const choices = 4;

/** The same on every engine, and no two entries begin with the same judges. */
const turnOf = (entry: number, judge: number): number => {
  const mixed = Math.imul(entry + 1, 0x9e3779b1) ^ Math.imul(judge + 1, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
};

/** Takes judges from `order` until `list` holds `limit`: at most `each` of one organization, while there are others. */
const takeFrom = (order: number[], list: number[], limit: number, each: number, group: Int32Array): void => {
  const of = new Map<number, number>();
  for (const j of list) of.set(group[j]!, (of.get(group[j]!) ?? 0) + 1);
  for (const j of order) {
    if (list.length >= limit) return;
    const had = of.get(group[j]!) ?? 0;
    if (list.includes(j) || (group[j]! >= 0 && had >= each)) continue;
    of.set(group[j]!, had + 1);
    list.push(j);
  }
};

/** Who has too few entries to choose from gets more, wherever that may be. */
const fillLeast = (lists: number[][], count: Int32Array, { least, open }: Field): void => {
  least.forEach((wanted, j) => {
    if (count[j]! >= choices * wanted) return;
    const others = lists.flatMap((list, i) => (!list.includes(j) && open(i, j) >= 0 ? [i] : [])).sort((a, b) => open(b, j) - open(a, j) || turnOf(a, j) - turnOf(b, j) || a - b);
    for (const i of others.slice(0, choices * wanted - count[j]!)) lists[i]!.push(j);
  });
};

/**
 * Judges worth considering for each entry, where all pairs would not fit in memory: about `limit`, half of them those who fit best (what experts
 * need), half whoever was considered least often so far, of any area (what even loads and links between areas need), of as many organizations
 * as twice the reviews; and for each judge with a least, entries enough to reach it. Needs no chance, so anybody gets the same.
 */
export const nearestJudges = (field: Field, limit: number): number[][] => {
  const { need, group, open } = field;
  const count = new Int32Array(group.length);
  const lists = Array.from(need, (reviews, i) => {
    const size = Math.max(limit, choices * 2 * reviews);
    const each = Math.max(1, Math.floor(size / Math.max(1, 4 * reviews)));
    const fit = Array.from(group, (_, j) => open(i, j));
    const turn = Array.from(group, (_, j) => turnOf(i, j));
    const seldom = fit.flatMap((affinity, j) => (affinity < 0 ? [] : [j])).sort((a, b) => count[a]! - count[b]! || turn[a]! - turn[b]! || a - b);
    const list: number[] = [];
    takeFrom(seldom.toSorted((a, b) => fit[b]! - fit[a]!), list, size / 2, each, group);
    takeFrom(seldom, list, size, 2 * each, group);
    takeFrom(seldom, list, size, group.length, group);
    for (const j of list) count[j]! += 1;
    return list;
  });
  fillLeast(lists, count, field);
  return lists.map((list) => list.sort((a, b) => a - b));
};
