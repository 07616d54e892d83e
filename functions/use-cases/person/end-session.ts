import { signedIn, type Caller } from '../../domain/caller.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

/** A person ends one of their own sessions, on whatever device. */
export const endSession = async (ports: Pick<Ports, 'sessions' | 'chance'>, caller: Caller, id: string): Promise<void> => {
  const person = signedIn(caller);
  const session = (await ports.sessions.ofPerson(person.id)).find((one) => one.id === id);
  if (!session) throw notFound('session');
  await ports.sessions.end(session, tell(ports, caller, 'session.ended', { about: person.id, refs: { session: id }, answer: {} }));
};
