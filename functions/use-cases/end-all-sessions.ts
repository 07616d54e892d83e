import type { Caller } from '../domain/caller.ts';
import type { Person } from '../domain/people/person.ts';
import type { Ports } from '../ports/ports.ts';
import { tell } from './tell.ts';

/** The instant on the person voids every earlier session at once; removing the items after it is only tidying, so a crash between leaves nobody signed in. */
export const endAllSessions = async (ports: Pick<Ports, 'people' | 'sessions' | 'chance'>, caller: Caller, person: Person): Promise<number> => {
  const sessions = await ports.sessions.ofPerson(person.id);
  const deed = tell(ports, caller, 'session.ended', { about: person.id, refs: { ended: sessions.length }, answer: { ended: sessions.length } });
  await ports.people.change({ ...person, signedOutAt: caller.at, version: person.version + 1 }, deed);
  await ports.sessions.remove(sessions);
  return sessions.length;
};
