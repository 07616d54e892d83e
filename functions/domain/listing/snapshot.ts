import * as z from 'zod';
import type { ListingCard, ListingRow } from './row.ts';

/** Where the cards of the public lists are, all in one file of the file store, and until when they are known. */
export const SnapshotHead = z.object({
  file: z.string(),
  /** Kept until the next one: somebody may have read the head a moment ago. */
  before: z.string().optional(),
  through: z.iso.datetime(),
  rows: z.number().int(),
  bytes: z.number().int(),
  builtAt: z.iso.datetime(),
  version: z.number().int(),
});
export type SnapshotHead = z.infer<typeof SnapshotHead>;

/** The newest card of every listing there ever was, by id: also of those that are in no list any more, so that an older card brings none back. */
export type Cards = ReadonlyMap<string, ListingCard>;
export const rowsIn = (cards: Cards): ListingRow[] => [...cards.values()].flatMap(({ row }) => row ?? []);

/** With what is newer; `changed` is false where all was known. */
export const applyCards = (cards: Cards, news: ListingCard[]): { cards: Cards; changed: boolean } => {
  const newer = news.filter(({ id, version }) => (cards.get(id)?.version ?? 0) < version).toSorted((a, b) => a.version - b.version);
  return { cards: new Map([...cards, ...newer.map((card) => [card.id, card] as const)]), changed: newer.length > 0 };
};

/** An index follows a write by a moment, and two writers’ clocks differ by another: each look begins a little before the last one ended. */
const overlapSeconds = 120;
export const lookFrom = (through: string): string => new Date(Date.parse(through) - overlapSeconds * 1000).toISOString();
