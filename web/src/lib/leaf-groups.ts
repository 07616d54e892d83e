import type { LeafKind } from '../../../functions/domain/record/leaf/leaf-kinds.ts';

/** Of the log itself, and of no challenge. */
export type OfLog = 'log.opened' | 'policy.changed' | 'verifier.published' | 'erasure.recorded' | 'statuslist.published' | 'issuer.published';

/** The kinds of leaves that a challenge has, as people look for them. */
export const leafGroups: { label: string; kinds: Exclude<LeafKind, OfLog>[] }[] = [
  { label: 'Rules', kinds: ['rules.published', 'rules.amended', 'challenge.cancelled', 'grant.given'] },
  { label: 'Entries', kinds: ['entry.received', 'entry.replaced', 'entry.withdrawn', 'entry.redacted', 'entry.excluded', 'entry.reinstated', 'entry.disqualified', 'entry.advanced', 'submissions.closed', 'entries.opened'] },
  { label: 'Judging', kinds: ['conflict.declared', 'assignment.made', 'assignment.changed', 'assignment.extended', 'judge.revoked', 'judge.waived', 'judge.waiver-taken-back', 'score.committed', 'score.corrected', 'score.abstained'] },
  { label: 'Results', kinds: ['scores.revealed', 'score.overridden', 'score.override-taken-back', 'decisions.applied', 'result.published', 'result.corrected', 'vote.planned', 'vote.sealed', 'vote.counted', 'appeal.filed', 'appeal.decided'] },
  { label: 'Awards', kinds: ['prize.approved', 'prize.approval-taken-back', 'prize.paid', 'prize.payment-taken-back', 'prize.passed', 'award.issued', 'award.renewed', 'award.suspended', 'award.reinstated', 'award.revoked'] },
];
