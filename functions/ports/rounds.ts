import type { Deed } from '../domain/act.ts';
import type { HandChanges } from '../domain/panel/assignment.ts';
import type { Conflict } from '../domain/panel/conflict.ts';
import type { Decision, DecisionCard } from '../domain/judging/decision/decision.ts';
import type { Evaluation } from '../domain/judging/evaluation/evaluation.ts';
import type { Round } from '../domain/judging/round/round.ts';
import type { Waiver } from '../domain/judging/progress/waiver.ts';
import type { Listed } from './page.ts';

export type Rounds = {
  /** The latest round of a challenge. */
  current(challengeId: string): Promise<Round | undefined>;
  /** Creates (version 1) or replaces, and the changes by hand beside it; refuses `stale`. */
  save(round: Round, deed: Deed, hand?: HandChanges): Promise<void>;
  /** Takes the next version, so that one writer at a time publishes; no act, for nothing can be seen of it. Refuses `stale`. */
  claim(round: Round): Promise<void>;
  /** What was changed by hand in a round's proposal. */
  hand(roundId: string): Promise<HandChanges | undefined>;
  /** Refuses `stale`. */
  saveHand(hand: HandChanges, deed: Deed): Promise<void>;
  /** Of every entry that goes without some of its reviews. */
  waivers(roundId: string): Promise<Waiver[]>;
  waiver(roundId: string, entryId: string): Promise<Waiver | undefined>;
  /** Creates (version 1) or replaces; refuses `stale`. */
  waive(waiver: Waiver, deed: Deed): Promise<void>;
  decisions(challengeId: string): Promise<Decision[]>;
  /** A page at a time, in no order that means anything. */
  decisionPage(challengeId: string, after?: string): Promise<Listed<Decision>>;
  /** Of every decision what lists tell, by entry code; it may be moments behind. */
  decisionCards(challengeId: string): Promise<DecisionCard[]>;
  /** A page of the same, so many at a time. */
  decisionCardPage(challengeId: string, limit: number, after?: string): Promise<Listed<DecisionCard>>;
  /** Of some entries; those without a decision are left out. In no particular order. */
  someDecisions(challengeId: string, entryIds: string[]): Promise<Decision[]>;
  decision(challengeId: string, entryId: string): Promise<Decision | undefined>;
  /** Winners and finalists, as last indexed, in no particular order; of one code when it is given. */
  selected(challengeId: string, code?: string): Promise<Decision[]>;
  /** Stages decisions, all or none, at most 90; refuses `stale`. */
  stage(decisions: Decision[], deed: Deed): Promise<void>;
};

export type Evaluations = {
  find(roundId: string, judgeId: string, entryId: string): Promise<Evaluation | undefined>;
  ofJudge(roundId: string, judgeId: string): Promise<Evaluation[]>;
  /** Every judge's on one entry, in no particular order. */
  ofEntry(roundId: string, entryId: string): Promise<Evaluation[]>;
  /** Written before they can be seen: the round's pointer makes a batch visible. Safe to repeat; replaces only pairs of an earlier batch that nobody began. */
  assign(evaluations: Evaluation[]): Promise<void>;
  /** One more, with its act. Refuses `stale` when the pair is there in this batch, or begun; one that was taken back comes again. */
  add(evaluation: Evaluation, deed: Deed): Promise<void>;
  /** By which act it was saved last, where that is not kept with it yet; nothing else of it changes. Refuses `stale`. */
  noteSave(evaluation: Evaluation, act: string): Promise<void>;
  /** Autosave: one put, no act. Refuses `stale`. */
  keep(evaluation: Evaluation): Promise<void>;
  /** The evaluation and its act; a conflict when the judge steps back. Refuses `stale`. */
  save(evaluation: Evaluation, deed: Deed, conflict?: Conflict): Promise<void>;
};
