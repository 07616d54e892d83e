import * as z from 'zod';
import { monthsAfter } from '../credential/months-after.ts';
import { idOf } from '../id.ts';
import { ends, followMonths, uses, type FollowMonths } from './follow-up-words.ts';

/** What became of one winner by then. `shown`: everybody reads it. */
export const FollowUp = z.object({
  challengeId: idOf('challenge'),
  entryId: idOf('entry'),
  months: z.union([z.literal(6), z.literal(12), z.literal(24)]),
  code: z.string(), title: z.string(), teamName: z.string(),
  inUse: z.enum(uses),
  end: z.enum(ends),
  /** Money that came of it since, such as of a contract. */
  cents: z.number().int().min(0).default(0),
  source: z.string().max(600).default(''),
  text: z.string().max(4000).default(''),
  shown: z.boolean(),
  by: idOf('person'),
  at: z.iso.datetime(),
  version: z.number().int(),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** The end of that day, in UTC. */
export const followUpAt = (resultsAt: string, months: FollowMonths): string => monthsAfter(resultsAt, months);
export const dueFollowUps = (resultsAt: string | undefined, at: string): FollowMonths[] => (resultsAt ? followMonths.filter((months) => followUpAt(resultsAt, months) <= at) : []);

/** What everybody reads of those that are shown, the latest first. */
export type ShownFollowUp = Pick<FollowUp, 'months' | 'code' | 'title' | 'teamName' | 'inUse' | 'end' | 'cents' | 'source' | 'text' | 'at'>;
export const shownFollowUps = (all: FollowUp[]): ShownFollowUp[] =>
  all.filter(({ shown }) => shown).toSorted((a, b) => b.months - a.months || a.title.localeCompare(b.title, 'en')).map(({ months, code, title, teamName, inUse, end, cents, source, text, at }) => ({ months, code, title, teamName, inUse, end, cents, source, text, at }));
