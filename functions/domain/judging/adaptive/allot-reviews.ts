import type { Draws } from '../scores/fit/posterior-draws.ts';

/** How often each entry is among the first k of the imagined contests. */
export const topChances = (pieces: Iterable<Pick<Draws, 'count' | 'entries' | 'rank'>>, k: number): number[] => {
  let [drawn, counts]: [number, number[]] = [0, []];
  for (const { count, entries, rank } of pieces) {
    if (counts.length === 0) counts = Array.from({ length: entries }, () => 0);
    for (let at = 0; at < count * entries; at++) if (rank[at]! <= k) counts[at % entries]! += 1;
    drawn += count;
  }
  return counts.map((times) => times / drawn);
};

/** An entry as the marks so far leave it. `most`: how many more reviews it could be given. */
export type Open = { chance: number; /** Reviews its chance rests on. */ saved: number; /** Reviews that are on their way. */ coming: number; most: number };

/** What is left of the doubt about an entry, p (1 - p), when so many more reviews of it come in: it shrinks as the variance of its score does. */
const doubt = ({ chance, saved, coming }: Open, given: number, ratio: number): number => (chance * (1 - chance) * (saved + ratio)) / (saved + coming + given + ratio);

/**
 * Where more reviews decide most: each in turn goes to the entry about which most doubt is left, until none is to spend, none can be given,
 * or there is no doubt. `ratio`: error variance over entry variance, the reviews' worth of what was known before any came. Of two with equal doubt the first.
 */
export const allotReviews = (entries: Open[], budget: number, ratio: number): number[] => {
  const given = entries.map(() => 0);
  const left = entries.map((entry) => (entry.most > 0 ? doubt(entry, 0, ratio) : 0));
  for (let spent = 0; spent < budget; spent++) {
    let best = 0;
    for (let i = 1; i < left.length; i++) if (left[i]! > left[best]!) best = i;
    if (!(left[best]! > 0)) break;
    given[best]! += 1;
    left[best] = given[best]! < entries[best]!.most ? doubt(entries[best]!, given[best]!, ratio) : 0;
  }
  return given;
};
