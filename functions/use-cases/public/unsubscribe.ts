import type { Preference } from '../../domain/people/person.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';

const purpose = 'unsubscribe';

/** What a letter's one-click link carries: whose letters, and of which kind. It works for as long as the letter is kept. */
export const unsubscribeToken = (ports: Pick<Ports, 'seals'>, personId: string, preference: Preference): string => ports.seals.seal(purpose, `${personId} ${preference}`);

/** Whoever holds the letter can stop that kind of letter, signed in or not. Stopping twice changes nothing. */
export const unsubscribe = async (ports: Pick<Ports, 'seals' | 'people' | 'chance'>, at: string, token: string): Promise<Preference> => {
  const [id, preference] = (ports.seals.open(purpose, token) ?? '').split(' ') as [string, Preference];
  const person = id ? await ports.people.find(id) : undefined;
  if (!person) throw new Refusal('not-found', 'This link is not whole. Copy it again from the letter, or sign in and change your settings.');
  if (person.closed || !person.notify[preference]) return preference;
  const notify = { ...person.notify, [preference]: false };
  const deed = { id: ports.chance.id('act'), kind: 'person.changed', about: id, by: id, at, refs: { unsubscribed: preference } } as const;
  await ports.people.change({ ...person, notify, version: person.version + 1 }, deed);
  return preference;
};
