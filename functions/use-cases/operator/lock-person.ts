import type { Caller } from '../../domain/caller.ts';
import type { Person } from '../../domain/people/person.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { endAllSessions } from '../end-all-sessions.ts';
import { operatorActing } from '../operator.ts';
import { tell } from '../tell.ts';

type Needs = Pick<Ports, 'people' | 'sessions' | 'chance'>;

/** An operator locks an account: every session and token of it stops with this write. */
export const lockPerson = async (ports: Needs, caller: Caller, id: string, reason: string): Promise<Person> => {
  const operator = operatorActing(caller);
  if (operator.id === id) throw new Refusal('conflict', 'You cannot lock your own account. Ask another operator.');
  const person = await ports.people.find(id);
  if (!person || person.closed) throw notFound('person');
  const locked: Person = { ...person, locked: { at: caller.at, by: operator.id, reason }, signedOutAt: caller.at, version: person.version + 1 };
  await ports.people.change(locked, tell(ports, caller, 'person.locked', { about: id, answer: locked }));
  await ports.sessions.remove(await ports.sessions.ofPerson(id));
  return locked;
};

/** An operator lets a person in again. */
export const unlockPerson = async (ports: Needs, caller: Caller, id: string): Promise<Person> => {
  const operator = operatorActing(caller);
  const person = await ports.people.find(id);
  if (!person?.locked) throw notFound('locked person');
  const { locked, ...rest } = person;
  const free: Person = { ...rest, lastLock: { ...locked, endedAt: caller.at, endedBy: operator.id }, version: person.version + 1 };
  await ports.people.change(free, tell(ports, caller, 'person.unlocked', { about: id, answer: free }));
  return free;
};

/** An operator ends every session of a person, for a lost or stolen device. */
export const endSessionsOf = async (ports: Needs, caller: Caller, id: string): Promise<number> => {
  operatorActing(caller);
  const person = await ports.people.find(id);
  if (!person || person.closed) throw notFound('person');
  return endAllSessions(ports, caller, person);
};
