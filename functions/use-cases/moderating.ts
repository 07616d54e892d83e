import { signedIn, type Caller, type Person } from '../domain/caller.ts';
import { notFound } from '../domain/refusal.ts';

/** To anybody else a moderator's pages are not there. */
export const moderating = (caller: Caller): Person => {
  const person = signedIn(caller);
  if (!person.moderator) throw notFound();
  return person;
};
