import * as z from 'zod';
import { idOf } from '../id.ts';
import { fundKinds, mostFunds, partIds } from './report-words.ts';

export const Fund = z.object({ source: z.string().max(160), kind: z.enum(fundKinds), account: z.string().max(120).default(''), cents: z.number().int().min(0) });
export type Fund = z.infer<typeof Fund>;

/** One part, saved by itself: two people in two parts never meet. */
export const ReportPart = z.object({
  challengeId: idOf('challenge'),
  part: z.enum(partIds),
  text: z.string().max(12_000).default(''),
  /** Of the cash: each source of money for prizes. */
  funds: z.array(Fund).max(mostFunds).default([]),
  editedBy: idOf('person'),
  editedAt: z.iso.datetime(),
  version: z.number().int(),
});
export type ReportPart = z.infer<typeof ReportPart>;

const count = z.number().int().min(0);
/** What was counted, and when; nobody types it. */
export const Counts = z.object({
  at: z.iso.datetime(),
  registrations: z.object({ approved: count, waiting: count, refused: count }),
  teams: count,
  entries: z.object({ draft: count, sent: count, withdrawn: count, excluded: count }),
  judges: z.object({ serving: count, revoked: count }),
  evaluations: count,
  announcements: z.object({ sent: count, letters: count }),
  questions: z.object({ answered: count, waiting: count, declined: count }),
});
export type Counts = z.infer<typeof Counts>;

/** That somebody asked for a new count, and what was counted last. */
export const Counting = z.object({ challengeId: idOf('challenge'), asked: z.object({ act: z.string(), at: z.iso.datetime() }).optional(), counts: Counts.optional(), version: z.number().int() });
export type Counting = z.infer<typeof Counting>;
