import type { Once } from './act.ts';
import { Refusal } from './refusal.ts';

/** Who is asking, and when. `at` is the instant the request arrived: the only instant compared, stored and logged. */
export type Caller = {
  at: string;
  address: string;
  person?: { id: string; email: string; name: string; operator: boolean; moderator?: boolean } | undefined;
  sessionId?: string | undefined;
  /** When the person last proved who they are (OpenID Connect auth_time). */
  authenticatedAt?: string | undefined;
  /** Present when an API token, not a browser session, is asking. */
  scopes?: string[] | undefined;
  once?: Once | undefined;
};

export type Person = NonNullable<Caller['person']>;

export const signedIn = (caller: Caller): Person => {
  if (!caller.person) throw new Refusal('signed-out', 'Sign in first.');
  return caller.person;
};

export const stepUpMinutes = 15;

/** Approve, publish, override, apply and operator acts need a sign-in of the last 15 minutes. */
export const recentlySignedIn = (caller: Caller): Person => {
  const person = signedIn(caller);
  if (caller.scopes) throw new Refusal('forbidden', 'No token can do this: it needs the person, in the browser, with a sign-in of the last 15 minutes.');
  const since = Date.parse(caller.at) - Date.parse(caller.authenticatedAt ?? '1970-01-01T00:00:00Z');
  if (since > stepUpMinutes * 60_000) {
    throw new Refusal('sign-in-again', 'Sign in again to do this. We ask when the last sign-in is over 15 minutes old.');
  }
  return person;
};
