/** An entry that the chair moves: to which place, and from which. `tie`: its computed place, which others may share. */
export type Moving = { entryId: string; place: number; tie: number };
/** Rows of the computed order by position from 0, as far as they were looked up. */
export type Rows = ReadonlyMap<number, { entryId: string; code: string; place: number }>;

const ascending = (a: number, b: number) => a - b;

/** Positions that are left by those who are moved. Which of equals stands first makes no difference: it is the moved ones here. */
const leftBy = (moved: Moving[]): number[] =>
  [...Map.groupBy(moved, ({ tie }) => tie)].flatMap(([tie, own]) => own.map((_, n) => tie - 1 + n)).toSorted(ascending);

/** The n-th number, from `first`, that is none of these, which ascend. */
const passing = (taken: number[], first: number): number => taken.reduce((at, one) => (one <= at ? at + 1 : at), first);

/** Positions of the two, not moved, that a moved entry stands between. */
const neighborsOf = (one: Moving, moved: Moving[], total: number): [number, number] | undefined => {
  const before = one.place - 1 - moved.filter(({ place }) => place < one.place).length;
  if (before < 1 || before >= total - moved.length) return undefined;
  const left = leftBy(moved);
  return [passing(left, before - 1), passing(left, before)];
};

/** The next of the same computed place, if there is one that is not moved. */
const besideOf = (one: Moving, others: Moving[]): number => one.tie + others.filter(({ tie }) => tie === one.tie).length;

/** All that has to be looked up of an order of `total` entries before it can be said what one more move does to it: two rows a move, and one, however many entries there are. */
export const rowsToLookUp = (one: Moving, others: Moving[], total: number): number[] => {
  const moved = [...others, one];
  return [...new Set([besideOf(one, others), ...moved.flatMap((each) => neighborsOf(each, moved, total) ?? [])])].filter((at) => at < total).toSorted(ascending);
};

/** Where an entry stands while only the others are moved; nothing while it shares that place. */
export const placeAmong = (one: Moving, others: Moving[], rows: Rows): number | undefined => {
  if (rows.get(besideOf(one, others))?.place === one.tie) return undefined;
  const before = one.tie - 1 - others.filter(({ tie }) => tie < one.tie).length;
  return passing(others.map(({ place }) => place).toSorted(ascending), before + 1);
};

/** The first moved entry that stands between others whose scores do not part those. `tied`: their codes, as far as they were looked up; `more`: there may be others. */
export const firstParting = (moved: Moving[], total: number, rows: Rows): { entryId: string; tied: string[]; more: boolean } | undefined => {
  const ofMoved = new Set(moved.map(({ entryId }) => entryId));
  for (const one of moved.toSorted((a, b) => a.place - b.place)) {
    const beside = neighborsOf(one, moved, total)?.map((at) => rows.get(at)?.place);
    if (!beside || beside[0] === undefined || beside[0] !== beside[1]) continue;
    const equal = [...rows].filter(([, { place }]) => place === beside[0]);
    const last = Math.max(...equal.map(([at]) => at));
    const more = (last + 1 < total && !rows.has(last + 1)) || !rows.has(beside[0] - 1);
    return { entryId: one.entryId, tied: equal.flatMap(([, { entryId, code }]) => (ofMoved.has(entryId) ? [] : [code])).toSorted((a, b) => (a < b ? -1 : 1)), more };
  }
  return undefined;
};
