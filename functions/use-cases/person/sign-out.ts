import type { Caller } from '../../domain/caller.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

/** A person ends the session whose secret their browser holds. Ending an ended one does nothing. */
export const signOut = async (ports: Pick<Ports, 'sessions' | 'chance' | 'sha256'>, caller: Caller, secret: string): Promise<void> => {
  const session = await ports.sessions.find(ports.sha256(secret));
  if (!session) return;
  await ports.sessions.end(session, tell(ports, caller, 'session.ended', { about: session.personId, refs: { session: session.id } }));
};
