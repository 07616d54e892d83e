import { fewestEntries, mostEntries } from './deliberation.ts';
import type { EntryResult, PanelResult } from '../result/result.ts';
import { zoneOf } from '../scores/standings/finalists.ts';
import { printedScore } from '../decision/unequal-ties.ts';

type Placed = Pick<EntryResult, 'entryId' | 'place' | 'score' | 'topChances'>;

/** Entries that the numbers do not part at a border of the prizes: too close to call, there only by one judge, or of one printed score on both sides of it. */
const around = (placed: Placed[], { k, fragile }: Pick<PanelResult['cuts'][number], 'k' | 'fragile'>, cut: number): Placed[] => {
  const [last, next] = [placed[k - 1], placed[k]].map((one) => one && printedScore(one));
  const tied = last !== undefined && last === next ? last : undefined;
  return placed.filter((one) => fragile.includes(one.entryId) || printedScore(one) === tied || (one.topChances?.[cut] !== undefined && zoneOf(one.topChances[cut]) === 'contested'));
};

/** What a deliberation room is opened for first: the entries nearest to the first border of the prizes that the scores leave open. */
export const contestedSet = (entries: Placed[], cuts: Pick<PanelResult['cuts'][number], 'k' | 'fragile'>[]): string[] => {
  const placed = entries.toSorted((a, b) => a.place - b.place || (a.entryId < b.entryId ? -1 : 1));
  const at = new Map(placed.map((one, n) => [one, n]));
  for (const [cut, border] of cuts.entries()) {
    const open = around(placed, border, cut);
    const away = (one: Placed) => Math.abs(at.get(one)! + 0.5 - border.k);
    if (open.length > 1) return open.toSorted((a, b) => away(a) - away(b)).slice(0, mostEntries).map(({ entryId }) => entryId);
  }
  return [];
};

/** What of the set no room has weighed yet: one entry alone is nothing to weigh. */
export const unweighed = (set: string[], there: ReadonlySet<string>): string[] => {
  const left = set.filter((id) => there.has(id));
  return left.length < fewestEntries ? [] : left;
};

/** Positions, from 0, of the entries that stand nearest to a border of the prizes, in their order: what a room could be for. */
export const nearBorders = (borders: number[], total: number, most: number): number[] => {
  const near = new Set((borders.length > 0 ? borders : [1]).flatMap((k) => Array.from({ length: 2 * most }, (_, n) => k - most + n)).filter((at) => at >= 0 && at < total));
  const away = (at: number) => Math.min(...(borders.length > 0 ? borders : [1]).map((k) => Math.abs(at + 0.5 - k)));
  return [...near].toSorted((a, b) => away(a) - away(b) || a - b).slice(0, most).toSorted((a, b) => a - b);
};
