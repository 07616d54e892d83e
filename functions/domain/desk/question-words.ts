/** Without zod: pages read these too. */
export const questionStates = ['waiting', 'answered', 'declined'] as const;
export type QuestionState = (typeof questionStates)[number];
export const mostAsked = 2000;
export const mostAnswered = 6000;
/** So many ask the same at most: all of them are moved in one transaction. */
export const mostAlike = 80;
/** So many are put under another at once. */
export const mostMerged = 20;

export const stateWords: Record<QuestionState, string> = { waiting: 'Waits for an answer', answered: 'Answered', declined: 'Not answered' };

/** A question as a heading names it: its first line, cut at a word. */
export const headingOf = (text: string): string => {
  const line = text.split('\n')[0] ?? '';
  return line.length <= 140 ? line : `${line.slice(0, 140).replace(/\s+\S*$/, '')} …`;
};
/** What the heading leaves out. */
export const isWhole = (text: string): boolean => headingOf(text) === text;
