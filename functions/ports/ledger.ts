import type { LeafKind } from '../domain/record/leaf/leaf-kinds.ts';
import type { LeafPlace, Mark, Waiting } from '../domain/record/sequencing/batch.ts';
import type { Recorded } from '../domain/act.ts';
import type { Listed } from './page.ts';
import type { Head, StagedHead } from '../domain/record/sequencing/head.ts';

export type Placed = LeafPlace & { /** What opens it, where it is hidden. */ opening: string[] };
/** What a list tells of a leaf. */
export type LeafCard = Pick<Mark, 'id' | 'act' | 'at' | 'n' | 'index' | 'entry'>;
/** What a leaf kept from the public until an act opened it: everybody may read it now. `card`: of a leaf that no list told of before. */
export type Opening = { index: number; disclosures: string[]; card?: LeafCard | undefined };
export type Opened = { /** The act that opened it. */ by: string; disclosures: string[] };
/** Which acts open leaves: a leaf may be opened by each. */
export const openers = ['closing', 'reveal'] as const;
/** Something that is told on the record once all that came before it has its place: how many entries stand, what the scores were, or that what could open the leaves of a person was destroyed. */
export type Promised = { what: 'closing' | 'reveal' | 'erasure'; challenge: string; /** The act that set it off, and when. */ act: string; at: string; /** Of an erasure: whose. */ subject?: string | undefined; /** It was set off before there was a record. */ backfilled?: true | undefined };
/** How far acts from before the record are told: of which challenge last, by its id; how many; and of how many too little was kept. `since`: what happened before it is told late. */
export type Earlier = { since: string; after?: string | undefined; told: number; untold: number; done: boolean };

/** What the log is, and which acts wait for their place in it. Everything is read strongly. */
export type Ledger = {
  /** The head of an empty log before the first batch. */
  head(): Promise<Head>;
  /** Puts an act among the waiting, unless it is there or has its place: what the record itself tells. Safe to repeat with the same `receivedAt`, which is part of what it waits under. */
  admit(act: Waiting): Promise<void>;
  /** The same of an act from before the record, with what its digests stand for. False: it waits or stands there already. Safe to repeat with the same `receivedAt`. */
  admitEarlier(act: Recorded): Promise<boolean>;
  /** Undefined until somebody began to tell. */
  earlier(): Promise<Earlier | undefined>;
  noteEarlier(earlier: Earlier): Promise<void>;
  /** Admitted acts without a place that were received until then, the first ones first, at most `most`. An act that nobody may know of yet waits under a later time. */
  waiting(most: number, until: string): Promise<Waiting[]>;
  /** How far each of these counters is; one without any leaf is left out. */
  counts(counters: string[]): Promise<Map<string, number>>;
  /** Where the leaves of these acts stand; an act without a place is left out. */
  places(acts: string[]): Promise<Map<string, Placed>>;
  /** The leaves that everybody can read of a challenge, or of the log itself, all or those of one kind: newest first, a page at a time; as last indexed. */
  leavesOf(challenge: string, after?: string, act?: LeafKind): Promise<Listed<LeafCard>>;
  /** The leaves of a challenge that hide what they tell: oldest first, a page at a time. Nobody may read them before they are opened. */
  hiddenOf(challenge: string, after?: string): Promise<Listed<LeafCard>>;
  /** Notes what a file beside the log opens, leaf by leaf, and lists those that were hidden. Safe to repeat. */
  noteOpened(what: (typeof openers)[number], by: string, challenge: string, openings: Opening[]): Promise<void>;
  /** What was opened of the leaves at these indexes; one that nothing opened is left out. */
  opened(indexes: number[]): Promise<Map<number, Opened[]>>;
  /** What the digests of an act stand for, kept under whomever it is about; empty where it is not there. */
  disclosures(subject: string, challenge: string, act: string): Promise<string[]>;
  /** All that digests of a challenge stand for that is kept under somebody, by the acts they are of. */
  shown(subject: string, challenge: string): Promise<{ act: string; texts: string[] }[]>;
  /** Destroys what the digests of these acts stand for. Every proof stays valid, and nobody can open them any more. Safe to repeat. */
  erase(subject: string, challenge: string, acts: string[]): Promise<void>;
  /** What is to be told later. Safe to repeat; what was told already is told to be so, and changes nothing. */
  promise(promised: Promised): Promise<void>;
  /** What was promised until then and is not told yet. */
  promised(until: string): Promise<Promised[]>;
  /** It is told. Safe to repeat. */
  kept(promised: Promised): Promise<void>;
  /** Replaces the head if it is still this one and nothing is staged. False: somebody else was first. When it throws, nobody knows: read the head again. */
  win(head: Head, next: StagedHead): Promise<boolean>;
  /** Gives each act its place and ends its waiting, both or neither. Safe to repeat; throws where an act has another place already. */
  settle(marks: Mark[]): Promise<void>;
  /** Raises a counter; a lower number than it has is passed over, as it comes from somebody who was held up. Safe to repeat. */
  raise(counter: string, count: number): Promise<void>;
  /** Nothing is staged any more, if the head is still this one; else nothing happens. Safe to repeat. */
  clear(head: StagedHead): Promise<void>;
};
