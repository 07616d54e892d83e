import { signedIn, type Caller } from '../../domain/caller.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { endAllSessions } from '../end-all-sessions.ts';

/** A person ends every session they have, this one too. */
export const signOutEverywhere = async (ports: Pick<Ports, 'people' | 'sessions' | 'chance'>, caller: Caller): Promise<number> => {
  const person = await ports.people.find(signedIn(caller).id);
  if (!person) throw notFound('account');
  return endAllSessions(ports, caller, person);
};
