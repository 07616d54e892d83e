import { standingWords } from '../../../../functions/domain/credential/credential-standing.ts';

export type State = 'offered' | 'declined' | 'valid' | 'not yet' | 'replaced' | 'suspended' | 'withdrawn' | 'expired' | 'unknown';

/** One set of words for every page; only `valid` is good. */
export const stateWords = (state: State): string => (state === 'offered' ? 'Offered' : state === 'declined' ? 'Declined' : standingWords[state]);

export const fieldWords = {
  what: 'What it is',
  name: 'Your name',
  team: 'Your team',
  challenge: 'The challenge, and the prize',
  reference: 'The agency’s number for you',
  dates: 'Its dates',
} as const;

type Field = keyof typeof fieldWords;
/** What its holder may choose to show: only what it says. What it is, each link shows. */
export const shareable = (one: { team?: string | undefined; challenge?: object | undefined; reference?: string | undefined }): Field[] =>
  (Object.keys(fieldWords) as Field[]).filter((field) => field === 'name' || field === 'dates' || (field !== 'what' && one[field] !== undefined));
