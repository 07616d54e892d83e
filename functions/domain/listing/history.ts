import * as z from 'zod';
import { idOf } from '../id.ts';
import { canonical } from '../words/canonical.ts';
import { factNames, Facts, type Fact, type FactName, type Listing } from './listing.ts';

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

const same = (a: Fact | undefined, b: Fact | undefined) => canonical([a]) === canonical([b]);
/** The names of the facts in which two states of a listing differ; a new check is a difference too. */
export const changedFacts = (before: SomeFacts, after: SomeFacts): FactName[] => factNames.filter((name) => !same(before[name], after[name]));

/** Is it the value that changed, or only who looked at it? */
export const isNewValue = ({ before, after }: Pick<HistoryEntry, 'before' | 'after'>, name: FactName): boolean => canonical([before[name]?.value]) !== canonical([after[name]?.value]);

const only = (facts: SomeFacts, names: FactName[]): SomeFacts => Object.fromEntries(names.flatMap((name) => (facts[name] ? [[name, facts[name]]] : []))) as SomeFacts;

type Noted = Pick<HistoryEntry, 'what' | 'by'> & { note?: string };
export const entryOf = (before: Listing | undefined, after: Listing, { note = '', ...noted }: Noted): HistoryEntry => {
  const names = changedFacts(before?.facts ?? {}, after.facts);
  return { listingId: after.id, version: after.version, at: after.changedAt, note, ...noted, before: only(before?.facts ?? {}, names), after: only(after.facts, names) };
};
