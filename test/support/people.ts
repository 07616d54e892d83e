import { makeId } from '../../functions/domain/id.ts';
import { Person } from '../../functions/domain/people/person.ts';
import type { Ports } from '../../functions/ports/ports.ts';

/** A small named cast. Ids are fixed, so that a failing test reads the same twice. */
const cast = [
  ['olga', 'Olga Operator'],
  ['mara', 'Mara Manager'],
  ['paul', 'Paul Approver'],
  ['otto', 'Otto Otheragency'],
  ['lena', 'Lena Lead'],
  ['tim', 'Tim Member'],
  ['rita', 'Rita Rival'],
  ['jana', 'Jana Judge'],
  ['jim', 'Jim Judge'],
  ['kofi', 'Kofi Conflicted'],
  ['vera', 'Vera Visitor'],
  ['nora', 'Nora Officer'],
  ['mona', 'Mona Moderator'],
] as const;

export type PersonName = (typeof cast)[number][0];
// Judges work elsewhere: an address at a team's own domain is a conflict.
const judgeAddress: Record<string, string> = { jana: 'jana@university.example', jim: 'jim@gmail.com', kofi: 'kofi@harbor.example', vera: 'vera@gmail.com' };

export const people = Object.fromEntries(
  cast.map(([key, name], index) => [
    key,
    { id: makeId('person', new Uint8Array(20).fill(index + 1)), email: judgeAddress[key] ?? `${key}@example.org`, name, operator: key === 'olga' },
  ]),
) as Record<PersonName, { id: string; email: string; name: string; operator: boolean }>;

/** Everybody has joined before the test begins. */
export const seedPeople = async (ports: Pick<Ports, 'people' | 'chance' | 'clock'>) => {
  const at = ports.clock.now();
  await Promise.all(Object.entries(people).map(([subject, { id, email, name, operator }]) =>
    ports.people.join(
      Person.parse({ id, issuer: 'https://issuer.example', subject, email, name, operator, moderator: subject === 'mona', createdAt: at, version: 1 }),
      { id: ports.chance.id('act'), kind: 'person.joined', about: id, by: id, at, refs: {} },
    )));
};
