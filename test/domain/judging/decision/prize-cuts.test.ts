import { expect, test } from 'vitest';
import { cutMeaning, namedCuts, prizeCuts } from '../../../../functions/domain/judging/decision/prize-cuts.ts';

const tiers = [{ name: 'Runner-up', places: 2, cents: 2000 }, { name: 'Grand prize', places: 1, cents: 5000 }, { name: 'Honorable mention', places: 4, cents: 0 }];

test('a prize ends after its own places and those of all better prizes, and never after more entries than there are', () => {
  expect(prizeCuts(tiers, 40)).toEqual([{ k: 1, prizes: ['Grand prize'] }, { k: 3, prizes: ['Grand prize', 'Runner-up'] }, { k: 7, prizes: ['Grand prize', 'Runner-up', 'Honorable mention'] }]);
  expect(prizeCuts(tiers, 3).map(({ k }) => k)).toEqual([1, 3]);
  expect(prizeCuts([], 3)).toEqual([]);
});

test('a chance is told with the prizes it is about; where the rules no longer say, without', () => {
  expect(namedCuts([{ k: 3 }, { k: 1 }, { k: 5 }], tiers).map(cutMeaning)).toEqual([
    'In first 3: the chance that the entry belongs among the first 3. As many as win Grand prize or Runner-up.', 'Is first: the chance that the entry belongs in the first place. As many as win Grand prize.',
    'In first 5: the chance that the entry belongs among the first 5.',
  ]);
});
