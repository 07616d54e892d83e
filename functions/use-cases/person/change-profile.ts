import { signedIn, type Caller } from '../../domain/caller.ts';
import type { Person, Profile } from '../../domain/person.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

/** A person sets their own name, place, zone and preferences. */
export const changeProfile = async (ports: Pick<Ports, 'people' | 'chance'>, caller: Caller, wanted: Partial<Profile>, version: number): Promise<Person> => {
  const person = await ports.people.find(signedIn(caller).id);
  if (!person) throw notFound('account');
  const changed: Person = { ...person, ...wanted, version: version + 1 };
  await ports.people.change(changed, tell(ports, caller, 'person.changed', { about: person.id }));
  return changed;
};
