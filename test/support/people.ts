import { makeId } from '../../functions/domain/id.ts';

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
] as const;

export type PersonName = (typeof cast)[number][0];
export const people = Object.fromEntries(
  cast.map(([key, name], index) => [
    key,
    { id: makeId('person', new Uint8Array(20).fill(index + 1)), email: `${key}@example.org`, name, operator: key === 'olga' },
  ]),
) as Record<PersonName, { id: string; email: string; name: string; operator: boolean }>;
