import * as z from 'zod';
import { idOf } from '../../id.ts';

/** A manager goes without reviews that an entry should have had, and says why. Nothing that was scored is changed by it. */
export const Waiver = z.object({
  roundId: idOf('round'), challengeId: idOf('challenge'), entryId: idOf('entry'),
  /** Reviews that were missing when it was given: if more go missing later, it does not cover them. */
  missing: z.number().int().min(1),
  reason: z.string().max(1000), by: z.string(), at: z.iso.datetime(), takenBack: z.object({ by: z.string(), at: z.iso.datetime() }).optional(), version: z.number().int(),
});
export type Waiver = z.infer<typeof Waiver>;

/** Those that count: a waiver that was taken back is kept, and says nothing any more. */
export const standingWaivers = <W extends Pick<Waiver, 'takenBack'>>(waivers: W[]): W[] => waivers.filter(({ takenBack }) => takenBack === undefined);

/** Reviews an entry still lacks beyond those that were waived. */
export const unwaived = (missing: number, waiver: Pick<Waiver, 'missing'> | undefined): number => (waiver && missing <= waiver.missing ? 0 : missing);

type Row = { code: string; reviews: number; decision?: { outcome: string } | undefined; waiver?: Pick<Waiver, 'missing'> | undefined };
/** Codes of winners that rest on fewer reviews than the rules count, without a reason why. */
export const thinWinners = (rows: Row[], { quorum, reviewsPerEntry }: { quorum: number; reviewsPerEntry: number }): string[] =>
  rows.filter(({ reviews, decision, waiver }) => decision?.outcome === 'winner' && reviews < quorum && unwaived(reviewsPerEntry - reviews, waiver) > 0).map(({ code }) => code);
