import type { Tier } from './prizes.ts';

/** How many entries win a prize of these or of a better one. */
export type PrizeCut = { k: number; prizes: string[] };

/** The places of the best prize, of the best two together, and so on; `prizes`: those that share them. */
export const prizeCuts = (tiers: Pick<Tier, 'name' | 'places' | 'cents'>[], entries: number): PrizeCut[] => {
  const found = new Map<number, string[]>();
  const [named, sum] = [[] as string[], { places: 0 }];
  for (const { name, places } of tiers.toSorted((a, b) => b.cents - a.cents)) {
    named.push(name);
    sum.places += places;
    const k = Math.min(sum.places, Math.max(1, entries));
    if (k > 0 && !found.has(k)) found.set(k, [...named]);
  }
  return [...found].map(([k, prizes]) => ({ k, prizes }));
};

/** Cuts that results were worked out for, with the prizes they stand for as far as the rules still say so. */
export const namedCuts = (cuts: { k: number }[], tiers: Parameters<typeof prizeCuts>[0]): PrizeCut[] => {
  const known = prizeCuts(tiers, Number.MAX_SAFE_INTEGER);
  return cuts.map(({ k }) => ({ k, prizes: known.find((one) => one.k === k)?.prizes ?? [] }));
};

/** “As many as win Grand prize or Runner-up.” Nothing where no prize ends there any more. */
export const cutPrizes = ({ prizes }: PrizeCut): string => (prizes.length > 0 ? `As many as win ${new Intl.ListFormat('en-US', { type: 'disjunction' }).format(prizes)}.` : '');

/** The head of a column of chances. */
export const cutName = (k: number): string => (k === 1 ? 'Is first' : `In first ${k}`);
/** What the column means, in a sentence. */
export const cutMeaning = (cut: PrizeCut): string => `${cutName(cut.k)}: the chance that the entry belongs ${cut.k === 1 ? 'in the first place' : `among the first ${cut.k}`}. ${cutPrizes(cut)}`.trim();
