import type { Caller } from '../../domain/caller.ts';
import { mayAct, type Person } from '../../domain/people/person.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { operatorActing } from '../operator.ts';
import { tell } from '../tell.ts';

/** An operator makes somebody a moderator of the atlas, or ends it. */
export const nameModerator = async (ports: Pick<Ports, 'people' | 'chance'>, caller: Caller, id: string, moderator: boolean): Promise<Person> => {
  operatorActing(caller);
  const person = await ports.people.find(id);
  if (!person || !mayAct(person)) throw notFound('person');
  if (person.moderator === moderator) return person;
  const changed: Person = { ...person, moderator, version: person.version + 1 };
  await ports.people.change(changed, tell(ports, caller, 'person.changed', { about: id, refs: { moderator }, answer: changed }));
  return changed;
};
