import { recentlySignedIn, signedIn, type Caller, type Person } from '../domain/caller.ts';
import { notFound } from '../domain/refusal.ts';

/** To anybody else an operator's pages are not there. */
export const operatorLooking = (caller: Caller): Person => {
  const person = signedIn(caller);
  if (!person.operator) throw notFound();
  return person;
};

/** What an operator changes needs a sign-in of the last minutes. */
export const operatorActing = (caller: Caller): Person => {
  operatorLooking(caller);
  return recentlySignedIn(caller);
};
