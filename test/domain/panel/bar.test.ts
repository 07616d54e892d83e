import { expect, test } from 'vitest';
import { computedConflict } from '../../../functions/domain/panel/bar.ts';
import { Judge } from '../../../functions/domain/panel/judge.ts';
import { Team } from '../../../functions/domain/entry/team.ts';
import { makeId } from '../../../functions/domain/id.ts';

const id = <Kind extends 'challenge' | 'person' | 'team'>(kind: Kind, n: number) => makeId(kind, new Uint8Array(20).fill(n));
const at = '2027-01-05T15:00:00.000Z';
const judge = (change: Partial<Judge>) => Judge.parse({ challengeId: id('challenge', 1), personId: id('person', 1), name: 'Jana Judge', email: 'jana@university.example', acceptedAt: at, version: 1, ...change });
const team = (change: Partial<Team>) => Team.parse({
  id: id('team', 1), challengeId: id('challenge', 1), name: 'Harborlight Works', leadId: id('person', 2), memberCount: 1, rulesVersion: 1, createdAt: at, version: 1,
  faces: [{ personId: id('person', 2), name: 'Lena Lead', organization: 'Pier 9', domain: 'pier9.example' }], ...change,
});

test('a judge may not meet a team of their own person, organization or address', () => {
  expect([
    { personId: id('person', 2) }, { organization: 'pier 9 ' }, { organization: ' harborlight works' }, { email: 'jana@pier9.example' }, { organization: 'Harborlight' },
  ].map((change) => computedConflict(judge(change), team({}), []))).toEqual(['same-person', 'same-organization', 'same-organization', 'same-domain', undefined]);
});

test('an empty organization and a public mail host say nothing', () => {
  const faces = [{ personId: id('person', 2), name: 'Lena Lead', organization: '', domain: 'gmail.com' }];
  expect(computedConflict(judge({ email: 'jana@gmail.com' }), team({ faces }), [''])).toBe(undefined);
});

test('who works for an organization that pays a prize meets no team', () => {
  expect(['Pier 10', ' PIER 10', 'Pier 1'].map((organization) => computedConflict(judge({ organization }), team({}), ['River Fund', 'Pier 10']))).toEqual(['sponsor', 'sponsor', undefined]);
});
