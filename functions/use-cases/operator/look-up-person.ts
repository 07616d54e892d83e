import type { Membership } from '../../domain/people/agency.ts';
import type { Caller } from '../../domain/caller.ts';
import { isId } from '../../domain/id.ts';
import type { Person } from '../../domain/people/person.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Session } from '../../domain/people/session.ts';
import type { Ports } from '../../ports/ports.ts';
import { noteLook } from '../note-look.ts';
import { operatorLooking } from '../operator.ts';

export type PersonFile = { person: Person; agencies: Membership[]; sessions: Session[] };

/** An operator looks a person up by exact address or id. The look is on record before anything is shown. */
export const lookUpPerson = async (ports: Pick<Ports, 'people' | 'agencies' | 'sessions' | 'acts' | 'chance'>, caller: Caller, wanted: string): Promise<PersonFile> => {
  operatorLooking(caller);
  const exact = wanted.trim();
  if (!exact.includes('@') && !isId('person', exact)) throw new Refusal('invalid', 'Enter a whole email address, or an id that begins with per_.', 'q');
  const person = await (exact.includes('@') ? ports.people.findByEmail(exact) : ports.people.find(exact));
  if (!person) throw notFound('person');
  await noteLook(ports, caller, { about: person.id, refs: { what: 'account' } });
  const [agencies, sessions] = await Promise.all([ports.agencies.agenciesOf(person.id), ports.sessions.ofPerson(person.id)]);
  return { person, agencies, sessions };
};
