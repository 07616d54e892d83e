import { expect, test } from 'vitest';
import { countCame, tellCame } from '../../../functions/domain/event/attendance.ts';

const came = (organization: string, counted: boolean, sector: 'government' | 'business' = 'government', here = true) => ({ organization, sector, counted, came: here });

test('people are counted by organization where they agreed, and else under none', () => {
  const rows = countCame([came('Harbor Office', true), came('harbor  office', true), came('Harbor Office', false), came('Ledger Works', false, 'business'), came('Ledger Works', true, 'business', false)]);
  expect(rows).toEqual([{ organization: 'Harbor Office', sector: 'government', people: 2 }, { organization: '', sector: 'business', people: 1 }, { organization: '', sector: 'government', people: 1 }]);
  expect(tellCame(rows)).toEqual({ people: 4, organizations: [{ organization: 'Harbor Office', people: 2 }] });
});

test('sectors are told only where each has enough people', () => {
  const three = (sector: 'government' | 'business') => [1, 2, 3].map(() => came('', false, sector));
  expect(tellCame(countCame([...three('government'), ...three('business')])).sectors).toEqual([{ sector: 'business', people: 3 }, { sector: 'government', people: 3 }]);
  expect(tellCame(countCame([...three('government'), came('', false, 'business')])).sectors).toBeUndefined();
});
