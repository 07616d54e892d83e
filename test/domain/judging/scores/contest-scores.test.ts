import { expect, test } from 'vitest';
import { notAdjustedWords } from '../../../../functions/domain/judging/scores/adjustment.ts';
import { scoreContest, type ScoringRules } from '../../../../functions/domain/judging/scores/contest-scores.ts';
import { scoreTable, type Score } from '../../../../functions/domain/judging/scores/fit/score-table.ts';
import { madeContest, streams, wide } from './contests.ts';

const rules: ScoringRules = { topK: [3], draws: 200, correctSpread: false };
const shape = { entries: 16, judges: 6, reviews: 3, seed: 'metamorphic' };
const { scores } = madeContest(shape);
const judged = (given: Score[], entries = shape.entries, judges = shape.judges) => scoreContest(scoreTable(entries, judges, given, wide), rules, streams);
const usual = judged(scores);
/** The widest gap between two lists of numbers. */
const apart = (found: (number | undefined)[], expected: (number | undefined)[]) => Math.max(...found.map((value, at) => Math.abs(value! - expected[at]!)));

test('the same scores in another order give the same bytes', () => {
  expect(judged(scores.toReversed())).toEqual(usual);
});

test('every mark higher by 5 makes every score higher by 5 and changes no place or chance', () => {
  const shifted = judged(scores.map((score) => ({ ...score, value: score.value + 5 })));
  expect(apart(shifted.entries.map((entry) => entry.adjusted), usual.entries.map((entry) => entry.adjusted + 5))).toBeLessThan(5e-9);
  expect(shifted.entries.map(({ place, rankInterval }) => ({ place, rankInterval }))).toEqual(usual.entries.map(({ place, rankInterval }) => ({ place, rankInterval })));
});

test('marks on a scale ten times as wide make scores and intervals ten times as wide', () => {
  const wider = judged(scores.map((score) => ({ ...score, value: 10 * score.value })));
  expect(apart(wider.entries.map((entry) => entry.adjusted), usual.entries.map((entry) => 10 * entry.adjusted))).toBeLessThan(5e-7);
  expect(apart(wider.entries.map((entry) => entry.interval![1] - entry.interval![0]), usual.entries.map((entry) => 10 * (entry.interval![1] - entry.interval![0])))).toBeLessThan(5e-5);
  expect(wider.entries.map((entry) => entry.place)).toEqual(usual.entries.map((entry) => entry.place));
});

test('a judge who turns much stricter moves raw means, but hardly any adjusted score', () => {
  const strict = judged(scores.map((score) => (score.judge === 2 ? { ...score, value: score.value - 20 } : score)));
  const moved = (pick: (entry: (typeof usual.entries)[number]) => number) => {
    const change = strict.entries.map((entry, i) => pick(entry) - pick(usual.entries[i]!));
    const mean = change.reduce((a, b) => a + b) / change.length;
    return Math.max(...change.map((value) => Math.abs(value - mean)));
  };
  expect(moved((entry) => entry.raw)).toBeGreaterThan(3);
  expect(moved((entry) => entry.adjusted)).toBeLessThan(0.3);
  expect(strict.judges[2]!.severity).toBeLessThan(-15);
  expect(strict.entries.filter((entry) => scores.some((score) => score.judge === 2 && score.entry === entry.entry)).every((entry) => entry.judgeMix > 2)).toBe(true);
});

test('entries and judges under other numbers get the same scores', () => {
  const [entryTo, judgeTo] = [(entry: number) => (entry * 7 + 3) % 16, (judge: number) => 5 - judge];
  const renamed = judged(scores.map((score) => ({ ...score, entry: entryTo(score.entry), judge: judgeTo(score.judge) })));
  expect(apart(usual.entries.map(({ entry }) => renamed.entries[entryTo(entry)]!.adjusted), usual.entries.map(({ adjusted }) => adjusted))).toBeLessThan(5e-9);
  expect(apart(usual.judges.map(({ judge }) => renamed.judges[judgeTo(judge)]!.severity), usual.judges.map(({ severity }) => severity))).toBeLessThan(5e-9);
});

test('an entry without a score is listed, never placed; a judge without a score changes nothing', () => {
  const more = judged(scores, shape.entries + 1, shape.judges + 1);
  expect(more).toEqual({ ...usual, unscored: [16] });
});

test('twins scored alike share a place unless a declared rule parts them', () => {
  const twins = scores.filter((score) => score.entry !== 1).concat(scores.filter((score) => score.entry === 0).map((score) => ({ ...score, entry: 1 })));
  const [first, second] = judged(twins).entries;
  expect([first!.place === second!.place, first!.shared, second!.shared]).toEqual([true, true, true]);
  const rule = Float64Array.from({ length: 16 }, (_, i) => (i === 1 ? 4 : 3));
  const parted = scoreContest(scoreTable(16, 6, twins, wide), rules, streams, [rule]).entries;
  expect([parted[1]!.place, parted[0]!.place]).toEqual([first!.place, first!.place + 1]);
});

test('scores that are printed the same are a tie, however little lies between them, and the declared rule parts it', () => {
  const ruled = (tieBreak: Float64Array[]) => scoreContest(scoreTable(16, 6, scores, wide), { ...rules, tieDecimals: 0 }, streams, tieBreak).entries;
  const printed = usual.entries.map(({ adjusted }) => Number(adjusted.toFixed(0)));
  const above = (i: number) => printed.filter((value) => value > printed[i]!).length;
  expect(new Set(printed).size).toBeLessThan(16);
  expect(ruled([]).map(({ place, shared, adjusted }) => ({ place, shared, adjusted }))).toEqual(usual.entries.map(({ adjusted }, i) => ({ place: 1 + above(i), shared: printed.filter((value) => value === printed[i]).length > 1, adjusted })));
  // The rule prefers entries of higher numbers.
  const later = (i: number) => printed.filter((value, other) => value === printed[i] && other > i).length;
  expect(ruled([Float64Array.from({ length: 16 }, (_, i) => i)]).map(({ place, shared }) => ({ place, shared }))).toEqual(printed.map((_, i) => ({ place: 1 + above(i) + later(i), shared: false })));
});

test.for([
  { name: 'one judge', reason: 'one-judge', given: [0, 1, 2].map((entry) => ({ entry, judge: 0, value: entry })) },
  { name: 'one entry', reason: 'one-entry', given: [0, 1, 2].map((judge) => ({ entry: 0, judge, value: judge })) },
  { name: 'equal scores', reason: 'no-spread', given: Array.from({ length: 12 }, (_, t) => ({ entry: t >> 2, judge: t & 3, value: 50 })) },
  { name: 'two panels that share nothing', reason: 'not-linked', given: Array.from({ length: 16 }, (_, t) => ({ entry: t >> 1, judge: (t & 1) + (t < 8 ? 0 : 2), value: (t * 5) % 9 })) },
  { name: 'one score an entry but one', reason: 'too-few-scores', given: [0, 1, 2, 3].map((entry) => ({ entry, judge: entry % 2, value: entry })).concat({ entry: 0, judge: 1, value: 2 }) },
] as const)('with $name nothing is adjusted, and the reason is told', ({ reason, given }) => {
  const found = scoreContest(scoreTable(8, 6, [...given]), rules, streams);
  expect([found.method, found.reason, found.finalists, found.entries.every((entry) => entry.adjusted === entry.raw && entry.interval === undefined)]).toEqual(['plain', reason, [], true]);
});

test.for([
  { fault: 'not a number', score: { entry: 0, judge: 0, value: NaN } },
  { fault: 'not a number', score: { entry: 0, judge: 0, value: 100.5 } },
  { fault: 'not in the round', score: { entry: 3, judge: 0, value: 1 } },
  { fault: 'not in the round', score: { entry: 0, judge: -1, value: 1 } },
  { fault: 'given twice', score: { entry: 1, judge: 1, value: 3 } },
])('a score that is $fault is refused: $score', ({ fault, score }) => {
  expect(() => scoreTable(3, 3, [{ entry: 1, judge: 1, value: 2 }, score])).toThrow(fault);
});

test('top chances add up to k, places agree with scores, and expected ranks average out', () => {
  const total = usual.entries.reduce((sum, entry) => sum + entry.topChances![0]!, 0);
  const ranks = usual.entries.reduce((sum, entry) => sum + entry.expectedRank!, 0) / 16;
  expect([Math.round(total * 1e9) / 1e9, Math.round(ranks * 1e9) / 1e9]).toEqual([3, 8.5]);
  const byPlace = usual.entries.toSorted((a, b) => a.place - b.place);
  expect(byPlace.every((entry, at) => at === 0 || byPlace[at - 1]!.adjusted >= entry.adjusted)).toBe(true);
  expect(usual.entries.every((entry) => entry.withoutOneJudge![0] <= entry.place && entry.place <= entry.withoutOneJudge![1])).toBe(true);
});

test('judges who do not differ in strictness at all leave the plain mean, and that is the reason told', () => {
  const noise = [[1, -1, 0], [0, 1, -1], [-1, 0, 1]];
  const alike = Array.from({ length: 36 }, (_, t) => ({ entry: Math.floor(t / 3), judge: t % 3, value: 40 + 2 * Math.floor(t / 3) + noise[Math.floor(t / 3) % 3]![t % 3]! }));
  const found = judged(alike, 12, 3);
  expect([found.method, found.reason]).toEqual(['plain', 'judges-alike']);
  expect(found.entries.map(({ raw, place }) => [raw, place])).toEqual(Array.from({ length: 12 }, (_, i) => [40 + 2 * i, 12 - i]));
  expect(notAdjustedWords[found.reason!]).toBe('The judges were about equally strict, so there is nothing to adjust.');
  const stricter = judged(alike.map((score) => (score.judge === 0 ? { ...score, value: score.value - 3 } : score)), 12, 3);
  expect([stricter.method, stricter.reason]).toEqual(['adjusted', undefined]);
});
