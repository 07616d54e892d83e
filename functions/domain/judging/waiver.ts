import * as z from 'zod';
import { idOf } from '../id.ts';

/** A manager goes without reviews that an entry should have had, and says why. Nothing that was scored is changed by it. */
export const Waiver = z.object({
  roundId: idOf('round'), challengeId: idOf('challenge'), entryId: idOf('entry'),
  /** Reviews that were missing when it was given: if more go missing later, it does not cover them. */
  missing: z.number().int().min(1),
  reason: z.string().max(1000), by: z.string(), at: z.iso.datetime(), version: z.number().int(),
});
export type Waiver = z.infer<typeof Waiver>;

/** Reviews an entry still lacks beyond those that were waived. */
export const unwaived = (missing: number, waiver: Pick<Waiver, 'missing'> | undefined): number => (waiver && missing <= waiver.missing ? 0 : missing);
