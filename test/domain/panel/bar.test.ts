import { expect, test } from 'vitest';
import { computedConflict, isCompeting } from '../../../functions/domain/panel/bar.ts';
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

test('an address in a department is one of the organization; a provider’s says nothing in any country', () => {
  const at = (domain: string) => team({ faces: [{ personId: id('person', 2), name: 'Lena Lead', organization: '', domain }] });
  const met = ([email, domain]: [string, string]) => computedConflict(judge({ email }), at(domain), []);
  expect(([['jana@cs.uni.edu', 'uni.edu'], ['jana@uni.edu', 'bio.uni.edu'], ['jana@hotmail.co.uk', 'hotmail.co.uk'], ['jana@web.de', 'web.de'], ['jana@leeds.gov.uk', 'york.gov.uk']] as [string, string][]).map(met)).toEqual(['same-domain', 'same-domain', undefined, undefined, undefined]);
});

test('a judge who is in a team here is after the same prizes as every other', () => {
  const [own, other] = [team({}), team({ id: id('team', 2), faces: [{ personId: id('person', 3), name: 'Bo', organization: '', domain: 'elsewhere.example' }] })];
  expect([isCompeting({ personId: id('person', 2) }, [other, own]), isCompeting({ personId: id('person', 2) }, [other]), isCompeting({ personId: id('person', 2) }, [])]).toEqual([true, false, false]);
  expect(computedConflict(judge({ personId: id('person', 2) }), other, []), 'of the other team alone nothing follows').toBe(undefined);
});
