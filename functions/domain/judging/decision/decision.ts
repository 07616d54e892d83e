import * as z from 'zod';
import { idOf } from '../../id.ts';
import { seenText } from '../../words/one-line.ts';

/** Staged by a manager, applied all at once. */
export const Decision = z.object({
  challengeId: idOf('challenge'),
  entryId: idOf('entry'),
  teamId: idOf('team'),
  code: z.string(),
  title: z.string(),
  teamName: z.string(),
  outcome: z.enum(['winner', 'finalist', 'not-selected']),
  prizeId: z.string().default(''),
  cents: z.number().int().min(0).default(0),
  place: z.number().int().min(0).default(0),
  reason: z.string().max(2000).default(''),
  feedback: z.string().max(6000).default(''),
  stagedBy: z.string(),
  stagedAt: z.iso.datetime(),
  appliedAt: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type Decision = z.infer<typeof Decision>;

/** What a list tells of a decision, without its texts; `unsaid`: it gives no reason. */
export const DecisionCard = Decision.pick({ entryId: true, code: true, title: true, outcome: true, prizeId: true, place: true }).extend({ unsaid: z.boolean() });
export type DecisionCard = z.infer<typeof DecisionCard>;
export const cardOf = (decision: Decision): DecisionCard => DecisionCard.parse({ ...decision, unsaid: seenText(decision.reason) === '' });

/** The site promises the reason of whoever is selected. */
export const lacksReason = ({ outcome, reason }: Pick<Decision, 'outcome' | 'reason'>): boolean => outcome !== 'not-selected' && seenText(reason) === '';
