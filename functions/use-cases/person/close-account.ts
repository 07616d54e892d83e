import { recentlySignedIn, type Caller } from '../../domain/caller.ts';
import { closedPerson } from '../../domain/person.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'people' | 'sessions' | 'agencies' | 'chance'>;

/** A person closes their account. Everything personal goes; what they did keeps an id that leads nowhere. */
export const closeAccount = async (ports: Needs, caller: Caller, confirmation: string): Promise<void> => {
  const { id } = recentlySignedIn(caller);
  const person = await ports.people.find(id);
  if (!person) throw notFound('account');
  if (confirmation.trim().toLowerCase() !== person.email.toLowerCase()) throw new Refusal('invalid', `Type ${person.email} to confirm.`, 'confirmation');
  const sessions = await ports.sessions.ofPerson(id);
  for (const { agencyId } of await ports.agencies.agenciesOf(id)) {
    await ports.agencies.removeMember(agencyId, id, tell(ports, { ...caller, once: undefined }, 'agency.member-removed', { about: agencyId, refs: { person: id } }));
  }
  await ports.people.close(closedPerson(person, caller.at), tell(ports, caller, 'person.closed', { about: id, answer: {} }));
  await ports.sessions.remove(sessions);
};
