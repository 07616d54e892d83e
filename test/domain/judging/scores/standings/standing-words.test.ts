import { expect, test } from 'vitest';
import { chanceText, cutLines, cutWords, judgeMixText, judgeMixWords, rankWords, robustWords, triedWords, withoutJudgeWords } from '../../../../../functions/domain/judging/scores/standings/standing-words.ts';

test('what the judges did is told in points, to one decimal', () => {
  expect([0.04, 1, -2.345, 12].map((judgeMix) => judgeMixWords({ judgeMix }))).toEqual([
    'These judges were as strict as the average judge.', 'These judges were 1.0 point stricter than the average judge.',
    'These judges were 2.3 points milder than the average judge.', 'These judges were 12.0 points stricter than the average judge.',
  ]);
  expect([0.04, 1, -2.345].map((judgeMix) => judgeMixText({ judgeMix }))).toEqual(['average judges', 'judges 1.0 stricter', 'judges 2.3 milder']);
});

test('what leaving a judge out, and far marks counting less, does to a place is told in words', () => {
  expect([withoutJudgeWords({ place: 3, withoutOneJudge: [2, 4] }), withoutJudgeWords({ place: 1, withoutOneJudge: [1, 1] })]).toEqual(['Without any one judge the place lies between 2 and 4.', 'Without any one judge it keeps place 1.']);
  expect([robustWords({ place: 3, robustPlace: 3 }), robustWords({ place: 3, robustPlace: 5 })]).toEqual(['Where marks far from the rest count less, it keeps this place.', 'Where marks far from the rest count less, it would be in place 5.']);
  expect([triedWords(6, 6), triedWords(160, 500)]).toEqual(['Each judge was left out in turn, and the places worked out anew.', 'Of 500 judges, the 160 who read the entries in the first places were left out in turn.']);
});

test('how sure a place and a cut are is told in one sentence or two', () => {
  expect([rankWords({ place: 2, rankInterval: [1, 3] }), rankWords({ place: 1, rankInterval: [1, 1] }), rankWords({ place: 4 })]).toEqual(['Between place 1 and place 3.', 'Place 1, surely.', 'Place 4.']);
  const cut = { k: 3, selected: [0, 1, 2], expectedRight: 2.41, fragile: [] };
  expect([cutWords({ ...cut, zones: ['in', 'in', 'contested', 'contested', 'out'] }), cutWords({ ...cut, zones: ['in', 'in', 'in', 'out'] })]).toEqual([
    'Of the 3 in the first places, 2.4 are expected to belong there. 2 entries are too close to call.', 'Of the 3 in the first places, 2.4 are expected to belong there. No entry is too close to call.',
  ]);
});

test('where nobody is close to the first, that is said of the first place alone', () => {
  expect(cutLines([{ k: 1, expectedRight: 0.97, contested: 0 }, { k: 3, expectedRight: 2.3, contested: 3 }])).toEqual([
    'The entry in first place belongs there with a chance of 97%. Who is first is clear.', 'Who else is among the first 3 is not certain: 3 entries are too close to call.',
  ]);
});

test('of several cuts the first is told in full and the others in one line', () => {
  const cuts = [{ k: 1, expectedRight: 0.76, contested: 4 }, { k: 3, expectedRight: 2.41, contested: 1 }, { k: 4, expectedRight: 3.1, contested: 0 }];
  expect([cutLines(cuts), cutLines(cuts.slice(0, 1)), cutLines([])]).toEqual([
    ['The entry in first place belongs there with a chance of 76%. 4 entries are too close to call.', 'Who else is among the first 3 is not certain: 1 entry is too close to call. Who else is among the first 4 is clear.'],
    ['The entry in first place belongs there with a chance of 76%. 4 entries are too close to call.'], [],
  ]);
});

test('a chance is never told as certain', () => {
  expect([0, 0.004, 0.005, 0.5, 0.9949, 0.995, 1, undefined].map(chanceText)).toEqual(['under 1%', 'under 1%', '1%', '50%', '99%', 'over 99%', 'over 99%', '']);
});
