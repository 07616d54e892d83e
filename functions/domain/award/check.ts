import * as z from 'zod';
import { idOf } from '../id.ts';
import { checkIds, formIds, type CheckId } from './check-list.ts';

export const Check = z.object({
  /** Found to be so, or received; not needed for this prize; found not to be so. */
  state: z.enum(['met', 'waived', 'failed']),
  by: idOf('person'),
  at: z.iso.datetime(),
  note: z.string().max(1000).default(''),
  /** Of a form: the day it came. */
  on: z.iso.date().optional(),
});
export type Check = z.infer<typeof Check>;

export const Checks = z.partialRecord(z.enum(checkIds), Check);
export type Checks = z.infer<typeof Checks>;

export const openChecks = (done: Checks): CheckId[] => checkIds.filter((id) => done[id] === undefined);
export const failedChecks = (done: Checks): CheckId[] => checkIds.filter((id) => done[id]?.state === 'failed');
/** What was asked of the winner and did not come yet. */
export const openForms = (done: Checks): CheckId[] => formIds.filter((id) => done[id] === undefined);
