import * as z from 'zod';
import type { Waiting } from './record/sequencing/batch.ts';

/**
 * An act is what happened: written in the same transaction as the change it tells of, and read back as the outbox.
 * It holds ids, never names or free text, and stays under 1 KB.
 */
export const actKinds = [
  'deployment.begun',
  'operator.named',
  'agency.created',
  'agency.changed',
  'agency.imported',
  'agency.member-added',
  'agency.member-removed',
  'challenge.created',
  'challenge.submitted',
  'challenge.edits-requested',
  'challenge.edit-marked',
  'challenge.approved',
  'challenge.withdrawn',
  'challenge.discarded',
  'challenge.restored',
  'challenge.preview-shared',
  'challenge.preview-revoked',
  'challenge.published',
  'challenge.opened',
  'challenge.closed',
  'challenge.extended',
  'judging.extended',
  'challenge.corrected',
  'challenge.cancelled',
  'challenge.imported',
  'deadline.near',
  'judging.opened',
  'judging.near',
  'judging.closed',
  'challenge.followed',
  'challenge.unfollowed',
  'registration.made',
  'registration.approved',
  'registration.refused',
  'registration.invited',
  'rules.accepted',
  'team.formed',
  'team.renamed',
  'team.invited',
  'team.invitation-revoked',
  'team.joined',
  'team.left',
  'team.removed',
  'team.lead-handed-over',
  'entry.started',
  'entry.sent',
  'entry.withdrawn',
  'entry.redacted',
  'judge.invited',
  'judge.invitation-revoked',
  'judge.accepted',
  'judge.declined',
  'judge.revoked',
  'judge.oriented',
  'judge.conflicts-declared',
  'judge.reminded',
  'judge.waived',
  'judge.waiver-taken-back',
  'samples.changed',
  'practice.scored',
  'conflicts.reasons-read',
  'round.planned',
  'assignments.requested',
  'assignments.published',
  'assignment.moved',
  'assignment.taken-back',
  'reviews.proposed',
  'reviews.added',
  'evaluation.started',
  'evaluation.saved',
  'evaluation.skipped',
  'evaluation.recused',
  'scores.requested',
  'deliberation.opened',
  'deliberation.closed',
  'deliberation.extended',
  'deliberation.reminded',
  'deliberation.guided',
  'deliberation.recorded',
  'deliberation.posted',
  'deliberation.post-taken-back',
  'deliberation.answered',
  'score.overridden',
  'score.override-taken-back',
  'demo-day.planned',
  'demo-day.discarded',
  'demo-day.started',
  'demo-day.ended',
  'demo-day.table-freed',
  'demo-day.went-on',
  'demo-day.answered',
  'demo-day.answer-changed',
  'demo-day.time-taken',
  'demo-day.stepped-back',
  'decision.staged',
  'decisions.requested',
  'decisions.applied',
  'results.published',
  'results.full-file-read',
  'results.judges-read',
  'gallery.published',
  'gallery.taken-back',
  'gallery.shown',
  'gallery.withheld',
  'credential-kind.changed',
  'credentials.requested',
  'credential.offered',
  'credential.accepted',
  'credential.declined',
  'credential.issued',
  'credential.suspended',
  'credential.reinstated',
  'credential.withdrawn',
  'credential.replaced',
  'credential.renewed',
  'credential.near-end',
  'credential.shared',
  'credential.share-ended',
  'listing.added',
  'listing.imported',
  'listing.changed',
  'listing.checked',
  'listing.archived',
  'listing.restored',
  'listing.merged',
  'suggestion.made',
  'suggestion.rejected',
  'person.joined',
  'person.signed-in',
  'person.changed',
  'person.locked',
  'person.unlocked',
  'person.closed',
  'session.ended',
  'token.made',
  'token.revoked',
  'letter.sent-again',
  'private.looked-at',
] as const;

export const Act = z.object({
  id: z.string(),
  kind: z.enum(actKinds),
  /** Whose story it belongs to: a challenge, an agency, a person or a team. */
  about: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  /** Ids, counts and codes only. */
  refs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});
export type Act = z.infer<typeof Act>;
export type ActKind = Act['kind'];

/**
 * Is this act about the call or the agency itself: its words, dates and approval, or who of its staff read what judges said in confidence? All
 * else tells of registrants, teams, entries, judges or scores, and is for the manager.
 */
export const isOfTheCall = (kind: ActKind): boolean => /^(agency|challenge|conflicts|deadline|judging|results)\./.test(kind);

const ofStaff = new Set<ActKind>([
  'registration.approved', 'registration.refused', 'registration.invited', 'entry.redacted', 'judge.invited', 'judge.invitation-revoked', 'judge.revoked', 'judge.reminded', 'judge.waived', 'judge.waiver-taken-back', 'samples.changed',
  'round.planned', 'assignments.requested', 'assignments.published', 'assignment.moved', 'assignment.taken-back', 'reviews.proposed', 'reviews.added', 'scores.requested', 'deliberation.opened', 'deliberation.closed', 'deliberation.extended', 'deliberation.reminded', 'deliberation.guided', 'deliberation.recorded', 'demo-day.planned', 'demo-day.discarded', 'demo-day.started', 'demo-day.ended', 'demo-day.table-freed', 'score.overridden', 'score.override-taken-back', 'decision.staged', 'decisions.requested', 'decisions.applied',
  'gallery.published', 'gallery.taken-back', 'credential-kind.changed', 'credentials.requested', 'credential.offered', 'credential.suspended', 'credential.reinstated', 'credential.withdrawn', 'credential.replaced', 'credential.renewed',
]);

/** Only the agency's own staff does this: other staff may read who it was, though not what it was done to. */
export const isByStaff = (kind: ActKind): boolean => ofStaff.has(kind);

/** The request's Idempotency-Key: stored with the act, in the same transaction, so that a retry finds the answer. */
export type Once = { key: string; fingerprint: string };

/** What goes on the public record of an act. `disclosures` show what its digests stand for; they are kept under `subject`, whom they are about. */
export type Recorded = Waiting & { subject: string; disclosures: string[] };

/** An act on its way to the store. `answer` is what a retry of the same request hears; leave it out when it holds a secret. */
export type Deed = Act & { once?: Once | undefined; answer?: unknown; record?: Recorded };
