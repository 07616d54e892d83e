import type { Deed } from '../domain/act.ts';
import type { ChallengeCard } from '../domain/call/catalogue.ts';
import type { Challenge, Review, Rules, Seen, SectionDraft, SectionName } from '../domain/call/challenge.ts';
import type { Notice } from '../domain/call/notice.ts';
import type { Listed } from './page.ts';

export type Challenges = {
  /** `strong` before a write that depends on the clock or the approval. */
  find(id: string, how?: { strong?: boolean }): Promise<Challenge | undefined>;
  /** In no particular order; ids that are not there are left out. */
  findMany(ids: string[]): Promise<Challenge[]>;
  findBySlug(slug: string): Promise<Challenge | undefined>;
  /** All drafts and published ones of an agency, newest first, without the discarded. */
  ofAgency(agencyId: string, after?: string): Promise<Listed<Challenge>>;
  /** The discarded drafts of an agency, last discarded first. */
  discardedOf(agencyId: string, after?: string): Promise<Listed<Challenge>>;
  /** Submitted and not answered yet, longest waiting first. */
  awaitingApproval(agencyId: string): Promise<Challenge[]>;
  /** A card of every approved challenge, newest first: the public list filters and sorts it in memory. */
  catalogue(): Promise<ChallengeCard[]>;
  /** The published version, immutable: cached in the process. */
  rules(id: string, version: number): Promise<Rules | undefined>;
  sections(id: string): Promise<SectionDraft[]>;
  section(id: string, name: SectionName): Promise<SectionDraft | undefined>;
  reviews(id: string): Promise<Review[]>;
  /** What the approver last sent back. */
  seen(id: string): Promise<Seen | undefined>;
  notices(id: string): Promise<Notice[]>;
  /** Claims the slug and stores head and first sections in one transaction. Refuses `taken` by slug. */
  /** With `before`, the stage that it follows is stored too; refuses `stale`. */
  create(challenge: Challenge, drafts: SectionDraft[], deed: Deed, before?: Challenge): Promise<void>;
  /** Claims the slug and stores a challenge that is published from the start, with its rules, in one transaction. Refuses `taken` by slug. */
  enlist(challenge: Challenge, rules: Rules, deed: Deed): Promise<void>;
  /** No act. Refuses `stale` unless the stored version is one less; so too the head, where it is called something else now. */
  saveSection(draft: SectionDraft, head?: Challenge): Promise<void>;
  /** Stores the head (refuses `stale`) with whatever goes with the change: a review, a rules version, a notice, what the approver saw. */
  change(challenge: Challenge, deed: Deed, beside?: { review?: Review; rules?: Rules; notice?: Notice; seen?: Seen }): Promise<void>;
};
