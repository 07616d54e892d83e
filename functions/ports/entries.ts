import type { Grant } from '../domain/entry/grant.ts';
import type { Deed } from '../domain/act.ts';
import type { DraftSection, Entry, EntryState, SentEntry } from '../domain/entry/entry.ts';
import type { SentSection } from '../domain/entry/sending.ts';
import type { Listed } from './page.ts';

export type EntryCard = Pick<Entry, 'id' | 'challengeId' | 'teamId' | 'code' | 'title' | 'area' | 'sentVersion' | 'sentAt' | 'sentAs' | 'withdrawnAt' | 'excludedAt'>;

export type Entries = {
  find(id: string, how?: { strong?: boolean }): Promise<Entry | undefined>;
  /** In no particular order; ids that are not there are left out. */
  findMany(ids: string[]): Promise<Entry[]>;
  /** By state, a page at a time. */
  ofChallenge(challengeId: string, state: EntryState, after?: string): Promise<Listed<EntryCard>>;
  ofTeam(teamId: string): Promise<EntryCard[]>;
  drafts(entryId: string): Promise<DraftSection[]>;
  draft(entryId: string, section: string): Promise<DraftSection | undefined>;
  /** A sent version, immutable. */
  sent(entryId: string, n: number): Promise<{ manifest: SentEntry; sections: SentSection[] } | undefined>;
  /** The newest 20 sent versions up to `n`, newest first. */
  versions(entryId: string, n: number): Promise<SentEntry[]>;
  /** By which act a version was sent, where that is not kept with it yet. Safe to repeat. */
  noteAct(sent: SentEntry, act: string): Promise<void>;
  receipt(receipt: string): Promise<SentEntry | undefined>;
  /** Takes one of the starter's entry slots in the challenge. Refuses `limit` when none is free. What goes on from an entry of an earlier stage is stored with that entry (refuses `stale`) and with what it is begun with. */
  start(entry: Entry, slots: number, deed: Deed, from?: { before: Entry; drafts: DraftSection[] }): Promise<Entry>;
  /** Autosave: one put, no act. Refuses `stale` unless the stored version is one less (0: not there yet). */
  saveDraft(draft: DraftSection): Promise<void>;
  /** Title and area, which live on the entry. Refuses `stale`. */
  change(entry: Entry): Promise<void>;
  /** The version, its sections, the pointer and the act, all or nothing; nothing in it is shared with another team. Refuses `stale`. */
  send(entry: Entry, sent: { manifest: SentEntry; sections: SentSection[] }, deed: Deed, used?: Grant): Promise<void>;
  /** Counts the entry among the sent ones of its challenge, or no longer; safe to repeat. Refuses `stale` when it is being counted at this moment. */
  count(entry: Entry): Promise<void>;
  /** How many are sent and not withdrawn, as far as they are counted: it may be moments behind. */
  sentCount(challengeId: string): Promise<number>;
  /** Refuses `stale`. Sent versions stay readable to the team. */
  withdraw(entry: Entry, deed: Deed): Promise<void>;
};
