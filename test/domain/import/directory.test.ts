import { expect, test } from 'vitest';
import type { Agency } from '../../../functions/domain/people/agency.ts';
import { slugOfName, findAgency, sameness, splitAcronym } from '../../../functions/domain/import/directory.ts';

const agency = (name: string, { acronym = '', parent }: { acronym?: string; parent?: Agency } = {}): Agency => ({
  id: `agy_${slugOfName(name)}`, slug: slugOfName(name), name, acronym, parent: parent?.id, about: '', standing: 'listed', createdAt: '2027-01-01T00:00:00.000Z', version: 1,
});
const health = agency('Department of Health', { acronym: 'DOH' });
const labs = agency('National Laboratories', { parent: health });
const drugs = agency('Institute on Drugs', { parent: health });
const trade = agency('Department of Trade', { acronym: 'DOT' });
const count = agency('Bureau of the Count', { parent: trade });
const food = agency('Food, Water, and Air Service', { parent: trade });
const generals = [health, trade].map((parent) => ({ ...agency('Office of the General Counsel', { parent }), id: `agy_general-${parent.acronym}` }));
const directory = [health, labs, drugs, trade, count, food, ...generals];
const found = (text: string) => {
  const { agency: hit, missing } = findAgency(text, directory);
  return [hit?.id, ...missing.map(({ name, acronym }) => (acronym ? `${name} = ${acronym}` : name))];
};

test('a path of names ends at the last one that is there', () => {
  expect(found('Department of Health, National Laboratories, Institute on Drugs')).toEqual([drugs.id]);
  expect(found('Department of Health - National Laboratories')).toEqual([labs.id]);
  expect(found('Department of Health-National Laboratories (NL)')).toEqual([labs.id]);
  expect(found('Department of Trade; Food, Water, and Air Service')).toEqual([food.id]);
});

test('spelling differences that mean nothing are the same name', () => {
  expect(sameness('U.S. Bureau of the Count')).toBe(sameness('Count Bureau'));
  expect(found('The U.S. Department of Trade (DOT)')).toEqual([trade.id]);
  expect(found('U.S. Count Bureau')).toEqual([count.id]);
  expect(found('DOH')).toEqual([health.id]);
});

test('a name two agencies share is found only beside or under its own', () => {
  expect(found('Department of Trade, Office of the General Counsel')).toEqual(['agy_general-DOT']);
  expect(found('Office of the General Counsel')).toEqual([undefined, 'Office of the General Counsel']);
});

test('what is not there is named, with its acronym, under the last that is', () => {
  expect(found('Department of Health, National Laboratories (NL) - Safety Research (SR) Division')).toEqual([labs.id, 'Safety Research Division = SR']);
  expect(found('Harbor Board')).toEqual([undefined, 'Harbor Board']);
  expect(splitAcronym('The Harbor Board (HB)')).toEqual({ name: 'Harbor Board', acronym: 'HB' });
});
