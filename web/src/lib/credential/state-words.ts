import { standingWords } from '../../../../functions/domain/credential/credential-standing.ts';

export type State = 'offered' | 'declined' | 'valid' | 'replaced' | 'suspended' | 'withdrawn' | 'expired' | 'unknown';

/** One set of words for every page; only `valid` is good. */
export const stateWords = (state: State): string => (state === 'offered' ? 'Offered' : state === 'declined' ? 'Declined' : standingWords[state]);

export const fieldWords = {
  what: 'What it is, and what it was given for',
  name: 'Your name',
  team: 'Your team',
  challenge: 'The challenge',
  dates: 'Its dates',
} as const;
