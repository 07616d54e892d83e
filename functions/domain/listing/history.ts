import * as z from 'zod';
import { idOf } from '../id.ts';
import { changedFacts } from './fact-changes.ts';
import type { FactName } from './fact-names.ts';
import { Facts, type Listing } from './listing.ts';

const SomeFacts = Facts.partial();
export type SomeFacts = z.infer<typeof SomeFacts>;

export const deeds = ['added', 'imported', 'changed', 'corrected', 'checked', 'archived', 'restored', 'merged'] as const;
/** One version of a listing: who, when, why, and the facts that it changed as they were before and after. */
export const HistoryEntry = z.object({
  listingId: idOf('listing'),
  version: z.number().int(),
  what: z.enum(deeds),
  at: z.iso.datetime(),
  /** Who decided it; whose word it is stands with each fact. */
  by: z.string(),
  note: z.string().max(400).default(''),
  before: SomeFacts,
  after: SomeFacts,
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

const only = (facts: SomeFacts, names: FactName[]): SomeFacts => Object.fromEntries(names.flatMap((name) => (facts[name] ? [[name, facts[name]]] : []))) as SomeFacts;

type Noted = Pick<HistoryEntry, 'what' | 'by'> & { note?: string };
export const entryOf = (before: Listing | undefined, after: Listing, { note = '', ...noted }: Noted): HistoryEntry => {
  const names = changedFacts(before?.facts ?? {}, after.facts);
  return { listingId: after.id, version: after.version, at: after.changedAt, note, ...noted, before: only(before?.facts ?? {}, names), after: only(after.facts, names) };
};
