import { expect, test } from 'vitest';
import { placesGivenTwice, prizeWords, publicDecisions } from '../../../../functions/domain/judging/decision/prizes.ts';

const tiers = [{ id: 'runner-up', name: 'Runner-up', places: 2, cents: 5_000_50, other: '' }, { id: 'grand', name: 'Grand prize', places: 1, cents: 0, other: 'A desk in the transit lab' }];
const decided = (title: string, outcome: 'winner' | 'finalist' | 'not-selected', prizeId = '', place = 0, cents = 0) => ({ code: title.slice(0, 3), title, teamName: 'A team', outcome, prizeId, place, cents, reason: 'As scored.' });

test('the public reads the largest prize first, then the places of a prize in order, then finalists by name', () => {
  const read = publicDecisions([
    decided('Zinnia', 'finalist'), decided('Aster', 'winner', 'runner-up', 2, 1000), decided('Fern', 'not-selected'), decided('Ivy', 'finalist'), decided('Tulip', 'winner', 'runner-up', 1, 1000),
    decided('Rose', 'winner', 'grand', 1, 5000),
  ], tiers);
  expect(read.map(({ other }) => other)).toEqual(['A desk in the transit lab', undefined, undefined, undefined, undefined]);
  expect(read.map(({ title, prize }) => [title, prize])).toEqual([['Rose', 'Grand prize'], ['Tulip', 'Runner-up, place 1'], ['Aster', 'Runner-up, place 2'], ['Ivy', ''], ['Zinnia', '']]);
});

test('a winner reads which prize, how much, and what comes with it', () => {
  const won = [decided('Tulip', 'winner', 'runner-up', 1), decided('Rose', 'winner', 'grand', 1), decided('Ivy', 'finalist')];
  expect(won.map((decision) => prizeWords(decision, tiers))).toEqual(['Runner-up, place 1: $5,000.50', 'Grand prize. With it: A desk in the transit lab', '']);
});

test('a place that two who decided at one moment both gave is found', () => {
  const given = (code: string, place: number) => ({ code, place, outcome: 'winner' as const, prizeId: 'runner-up' });
  expect(placesGivenTwice(tiers, [given('A', 1), given('B', 2), given('C', 2)])).toEqual([{ place: 'Runner-up, place 2', codes: ['B', 'C'] }]);
});
