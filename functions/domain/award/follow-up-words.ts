/** Months after the results at which the agency looks at what became of its winners. */
export const followMonths = [6, 12, 24] as const;
export type FollowMonths = (typeof followMonths)[number];

export const uses = ['yes', 'partly', 'no', 'unknown'] as const;
export const useWords: Record<(typeof uses)[number], string> = { yes: 'In use', partly: 'In use in part', no: 'Not in use', unknown: 'Not known' };
export const ends = ['pilot', 'contract', 'adoption', 'ended', 'none'] as const;
export const endWords: Record<(typeof ends)[number], string> = { pilot: 'A pilot', contract: 'A contract', adoption: 'Adopted', ended: 'Ended', none: 'None of these' };

/** "6 months", "a year", "two years". */
export const monthsWords = (months: FollowMonths): string => ({ 6: 'six months', 12: 'a year', 24: 'two years' })[months];

/** What it comes to in one line: "A pilot, in use in part". */
export const followUpLine = ({ inUse, end }: { inUse: (typeof uses)[number]; end: (typeof ends)[number] }): string => (end === 'none' ? useWords[inUse] : `${endWords[end]}, ${useWords[inUse].toLowerCase()}`);
