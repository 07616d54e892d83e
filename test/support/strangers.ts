import { testChance } from './chance.ts';
import { Person } from '../../functions/domain/people/person.ts';
import { people, type PersonName } from './people.ts';
import type { World } from './world.ts';

/** Somebody beyond the small cast, for a test of many. */
export type Stranger = { id: string; email: string; name: string };
export type Who = PersonName | Stranger;

export const personOf = (who: Who): Stranger => (typeof who === 'string' ? people[who] : who);

/** They have joined, and can sign in. */
export const joinStrangers = (world: Pick<World, 'ports' | 'clock'>, wanted: { email: string; name: string; organization?: string }[]): Promise<Stranger[]> =>
  Promise.all(wanted.map(async ({ email, name, organization = '' }) => {
    const [id, at] = [testChance.id('person'), world.clock.now()];
    const person = Person.parse({ id, issuer: 'https://issuer.example', subject: id, email, name, organization, operator: false, createdAt: at, version: 1 });
    await world.ports.people.join(person, { id: testChance.id('act'), kind: 'person.joined', about: id, by: id, at, refs: {} });
    return { id, email, name };
  }));
