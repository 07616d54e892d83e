import { expect, test } from 'vitest';
import { comesNext } from '../../web/src/lib/follow-words.ts';

const phases = [
  { kind: 'judging', opensAt: '2027-02-01T00:00:00.000Z', closesAt: '2027-02-12T00:00:00.000Z' },
  { kind: 'entries', opensAt: '2027-01-05T00:00:00.000Z', closesAt: '2027-01-16T00:00:00.000Z' },
  { kind: 'other', opensAt: '2027-01-02T00:00:00.000Z', closesAt: '2027-03-01T00:00:00.000Z' },
];

test('a followed challenge says which date comes next, until none does', () => {
  const told = ([['upcoming', '2027-01-01'], ['open', '2027-01-05'], ['closed', '2027-01-20'], ['judging', '2027-02-03'], ['deciding', '2027-02-13'], ['cancelled', '2027-01-01'], ['open', '2027-05-01']] as const)
    .map(([stage, day]) => comesNext(stage, phases, `${day}T00:00:00.000Z`));
  expect(told).toEqual([
    { what: 'Entries open', at: '2027-01-05T00:00:00.000Z' }, { what: 'Entries close', at: '2027-01-16T00:00:00.000Z' },
    { what: 'Judging starts', at: '2027-02-01T00:00:00.000Z' }, { what: 'Judging ends', at: '2027-02-12T00:00:00.000Z' }, undefined, undefined, undefined,
  ]);
});
