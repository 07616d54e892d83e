import * as z from 'zod';
import { monthsAfter } from '../credential/months-after.ts';
import { idOf } from '../id.ts';

/** Months after the results at which the agency looks at what became of its winners. */
export const followMonths = [6, 12, 24] as const;
export type FollowMonths = (typeof followMonths)[number];

export const uses = ['yes', 'partly', 'no', 'unknown'] as const;
export const useWords: Record<(typeof uses)[number], string> = { yes: 'In use', partly: 'In use in part', no: 'Not in use', unknown: 'Not known' };
export const ends = ['pilot', 'contract', 'adoption', 'ended', 'none'] as const;
export const endWords: Record<(typeof ends)[number], string> = { pilot: 'A pilot', contract: 'A contract', adoption: 'Adopted', ended: 'Ended', none: 'None of these' };

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

/** "6 months", "a year", "two years". */
export const monthsWords = (months: FollowMonths): string => ({ 6: 'six months', 12: 'a year', 24: 'two years' })[months];

/** What it comes to in one line: "A pilot, in use in part". */
export const followUpLine = ({ inUse, end }: Pick<FollowUp, 'inUse' | 'end'>): string => (end === 'none' ? useWords[inUse] : `${endWords[end]}, ${useWords[inUse].toLowerCase()}`);

/** What everybody reads of those that are shown, the latest first. */
export type ShownFollowUp = Pick<FollowUp, 'months' | 'code' | 'title' | 'teamName' | 'inUse' | 'end' | 'cents' | 'source' | 'text' | 'at'>;
export const shownFollowUps = (all: FollowUp[]): ShownFollowUp[] =>
  all.filter(({ shown }) => shown).toSorted((a, b) => b.months - a.months || a.title.localeCompare(b.title, 'en')).map(({ months, code, title, teamName, inUse, end, cents, source, text, at }) => ({ months, code, title, teamName, inUse, end, cents, source, text, at }));
