import { canonical } from '../../domain/words/canonical.ts';
import { signedIn, type Caller } from '../../domain/caller.ts';
import type { Person, Profile } from '../../domain/people/person.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { limited, limits } from '../limited.ts';
import { tell } from '../tell.ts';

/**
 * A person sets their own name, place, zone and preferences. The same words again change nothing, so a repeat needs no record of its key,
 * which would keep what the person said of themselves a second time.
 */
export const changeProfile = async (ports: Pick<Ports, 'people' | 'chance' | 'rates'>, caller: Caller, wanted: Partial<Profile>, version: number): Promise<Person> => {
  const person = await ports.people.find(signedIn(caller).id);
  if (!person) throw notFound('account');
  if (canonical({ ...person, ...wanted }) === canonical(person)) return person;
  if (wanted.name !== undefined && wanted.name !== person.name) await limited(ports, `renames of ${person.id}`, limits.renamesOfPerson, caller.at);
  const changed: Person = { ...person, ...wanted, version: version + 1 };
  await ports.people.change(changed, tell(ports, { ...caller, once: undefined }, 'person.changed', { about: person.id }));
  return changed;
};
