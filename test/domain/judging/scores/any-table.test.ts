import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreContest } from '../../../../functions/domain/judging/scores/contest-scores.ts';
import { scoreTable, type Score } from '../../../../functions/domain/judging/scores/fit/score-table.ts';
import { streams } from './contests.ts';

/** Any panel at all: few or many marks missing, whole marks on a short scale, some judges or entries without any. */
const tables = fc.record({ entries: fc.integer({ min: 1, max: 9 }), judges: fc.integer({ min: 1, max: 6 }), marks: fc.array(fc.integer({ min: -3, max: 5 }), { minLength: 54, maxLength: 54 }), ordered: fc.boolean() }).map(
  ({ entries, judges, marks, ordered }) => {
    const scores: Score[] = [];
    for (let entry = 0; entry < entries; entry++) {
      for (let judge = 0; judge < judges; judge++) {
        const value = marks[entry * 6 + judge]!;
        if (value >= 0) scores.push({ entry, judge, value: 20 * value, ...(ordered ? { order: scores.filter((score) => score.judge === judge).length + 1 } : {}) });
      }
    }
    return { entries, judges, scores };
  },
);

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];

test('whatever the panel, every number told is finite, places are places, and what is not supported is not told', () => {
  fc.assert(fc.property(tables, ({ entries, judges, scores }) => {
    const found = scoreContest(scoreTable(entries, judges, scores), { topK: [2], draws: 60, correctSpread: true }, streams);
    expect(numbersIn(found).every(Number.isFinite)).toBe(true);
    const scored = new Set(scores.map((score) => score.entry));
    expect([...found.entries.map(({ entry }) => entry), ...found.unscored].toSorted((a, b) => a - b)).toEqual(Array.from({ length: entries }, (_, i) => i));
    expect(found.entries.length).toBe(scored.size);
    const places = found.entries.map(({ place }) => place).toSorted((a, b) => a - b);
    expect(places.every((place, at) => place === (at > 0 && places[at - 1] === place ? place : at + 1))).toBe(true);
    const told = found.entries.some(({ interval }) => interval !== undefined);
    expect(told).toBe(found.reason === undefined || found.reason === 'judges-alike');
    expect(found.method).toBe(found.reason === undefined ? 'adjusted' : 'plain');
  }), { numRuns: 80, seed: 7 });
});

test('judges who agree in every mark, and judges who all gave one mark: every number told is finite', () => {
  const marks = [[80, 80, 80, 40, 40, 40], [60, 60, 60, 60, 60, 60], [20, 40, 60, 80, 100, 0]];
  for (const own of marks) {
    const scores = own.flatMap((value, entry) => [0, 1, 2].map((judge) => ({ entry, judge, value, order: entry + 1 })));
    const found = scoreContest(scoreTable(6, 3, scores), { topK: [2], draws: 60, correctSpread: true }, streams);
    expect({ own, finite: numbersIn(found).every(Number.isFinite), complete: found.panel.complete }).toEqual({ own, finite: true, complete: undefined });
  }
});
