import { dayWords } from '../moment.ts';
import type { Credential } from './credential.ts';

export type Holds = Pick<Credential, 'validFrom' | 'validUntil'> & { kind: { months?: number | undefined } };

/** How long something that is offered will hold: from when until when, and by which clock. */
export const holdsWords = ({ kind: { months }, validFrom, validUntil }: Holds, taken: 'you accept it' | 'it is accepted'): string => {
  const begins = validFrom ? `It is valid from ${dayWords(validFrom, 'UTC')}` : `It is valid from the moment ${taken}`;
  const ends = validUntil ? `until ${dayWords(validUntil, 'UTC')}` : months === undefined ? 'without an end' : `for ${months} ${months === 1 ? 'month' : 'months'}`;
  return `${begins}, ${ends}.${validFrom || validUntil ? ' Days are in UTC.' : ''}`;
};
