import { statusOf, type Credential } from './credential.ts';

/** An agency's own number as it is looked for: without regard to spaces and small or capital letters. */
export const ownNumberKey = (typed: string): string => typed.toLowerCase().replaceAll(/\s+/g, '');

/** Of those with the same number of the agency: the ones of this kind that somebody holds, held, or may still accept. What was declined, taken back, or replaced is no second one. */
export const givenAlready = (found: readonly Credential[], kindId: string, now: string): Credential[] => found.filter((one) => {
  const status = statusOf(one, now);
  return one.kindId === kindId && status !== 'declined' && status !== 'replaced' && (status !== 'withdrawn' || one.accepted !== undefined);
});
