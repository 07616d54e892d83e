import type { Deed } from '../domain/act.ts';
import type { Award, AwardCard, AwardStep, Ended } from '../domain/award/award.ts';
import type { Decision } from '../domain/judging/decision/decision.ts';
import type { Listed } from './page.ts';

/** Another place that somebody left for this one, what is decided now, and who no longer holds what. */
export type PassedBeside = { decisions: Decision[]; ended: Ended[]; left?: { award: Award; step: AwardStep } };

/** What becomes of each place of each prize once the decisions were applied, and its ledger. */
export type Awards = {
  /** Read strongly. */
  find(challengeId: string, prizeId: string, place: number): Promise<Award | undefined>;
  /** Of every place that anything happened to; it may be moments behind. */
  cards(challengeId: string): Promise<AwardCard[]>;
  /** Creates (version 1) or replaces (one more than stored), with the line of the ledger and whatever changes hands, all or nothing; refuses `stale`. */
  save(award: Award, step: AwardStep, deed: Deed, beside?: PassedBeside): Promise<void>;
  /** What the clock has said of a deadline; no act of its own. Refuses `stale`. */
  noteTold(award: Award): Promise<void>;
  /** The ledger of a place, newest first. */
  steps(challengeId: string, prizeId: string, place: number, after?: string): Promise<Listed<AwardStep>>;
  /** All of that in a challenge. */
  endedIn(challengeId: string): Promise<Ended[]>;
  /** Prizes that an entry held and no longer does. */
  endedOf(challengeId: string, entryId: string): Promise<Ended[]>;
};
