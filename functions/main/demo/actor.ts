import type { Caller } from '../../domain/caller.ts';
import { Person } from '../../domain/people/person.ts';
import { embeddedIssuer, embeddedSubject } from '../../adapters/oidc/embedded/loopback.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../../use-cases/tell.ts';
import type { Player } from './cast.ts';

const day = 86_400_000;

/** The demo's calendar: `at(-3)` is three days before today at 15:00 UTC, `at(-3, 20)` a little after that; `ago(20)` is twenty minutes before the demo is played. */
export const calendar = (now: string) => {
  const today = Date.parse(`${now.slice(0, 10)}T15:00:00.000Z`);
  return {
    at: (days: number, minutes = 0) => new Date(today + days * day + minutes * 60_000).toISOString(),
    ago: (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString(),
    local: (days: number, time: string) => `${new Date(today + days * day).toISOString().slice(0, 10)}T${time}`,
  };
};
export type Calendar = ReturnType<typeof calendar>;

/** Everybody in the demo joins once, under the identity the local provider will vouch for; then acts at a given instant, freshly signed in. */
export const company = (ports: Ports) => {
  const known = new Map<string, Promise<Person>>();
  const join = async ({ email, name, organization }: Player, at: string): Promise<Person> => {
    const subject = embeddedSubject(email);
    const id = ports.chance.id('person');
    const operator = email === 'olga.petrova@laurel.example';
    const person = Person.parse({ id, issuer: embeddedIssuer, subject, email, name, organization, operator, createdAt: at, version: 1 });
    return ports.people.join(person, tell(ports, { at, address: 'demo', person }, 'person.joined', { about: id }));
  };
  const personOf = (player: Player, at: string) => {
    const person = known.get(player.email) ?? join(player, at);
    known.set(player.email, person);
    return person;
  };
  const as = async (player: Player, at: string): Promise<Caller & { person: Person }> => ({ at, address: 'demo', authenticatedAt: at, person: await personOf(player, at) });
  return { as };
};
export type Company = ReturnType<typeof company>;
