import { beforeAll, expect, test } from 'vitest';
import { fitContest } from '../../../../functions/domain/judging/scores/contest-scores.ts';
import { drawPosterior } from '../../../../functions/domain/judging/scores/fit/posterior-draws.ts';
import { scoreTable } from '../../../../functions/domain/judging/scores/fit/score-table.ts';
import { binsOf, miscalibrated, type Told } from './calibration.ts';
import { madeContest, streams } from './contests.ts';

const whole = (value: number) => Math.max(0, Math.min(100, Math.round(50 + 10 * value)));
const sizes = [
  { entries: 12, judges: 4, reviews: 3, contests: 60, k: 3 },
  { entries: 20, judges: 10, reviews: 3, contests: 40, k: 3 },
  { entries: 40, judges: 20, reviews: 3, contests: 30, k: 5 },
  { entries: 100, judges: 20, reviews: 5, contests: 12, k: 10 },
];
type Size = (typeof sizes)[number];
const drawn = 200;

/** Value of each entry in each draw, and what is true of it. */
type Contest = Size & { draws: Float64Array; truth: number[]; best: Set<number> };

const judged = ({ entries, judges, reviews, contests, k }: Size): Contest[] => Array.from({ length: contests }, (_, run) => {
  const made = madeContest({ entries, judges, reviews, seed: `coverage ${entries} ${run}`, round: whole });
  const { model, knowledge } = fitContest(scoreTable(entries, judges, made.scores), streams, false);
  const mean = made.truth.reduce((a, b) => a + b) / entries;
  const best = new Set([...made.truth.keys()].sort((a, b) => made.truth[b]! - made.truth[a]!).slice(0, k));
  return { entries, judges, reviews, contests, k, best, draws: drawPosterior(model, knowledge, streams, drawn).value, truth: made.truth.map((value) => 10 * (value - mean)) };
});

/** Share of draws in which an entry is among the first k, with every draw brought nearer to the mean of all (below 1), or further from it. */
const chancesOf = ({ entries, k, draws, best }: Contest, width = 1): Told[] => {
  const first = new Int32Array(entries);
  const mean = Array.from({ length: entries }, (_, i) => Array.from({ length: drawn }, (_unused, d) => draws[d * entries + i]!).reduce((a, b) => a + b) / drawn);
  for (let d = 0; d < drawn; d++) {
    const value = mean.map((center, i) => center + width * (draws[d * entries + i]! - center));
    for (const i of [...value.keys()].sort((a, b) => value[b]! - value[a]!).slice(0, k)) first[i]! += 1;
  }
  return Array.from(first, (count, i) => ({ chance: count / drawn, came: best.has(i) }));
};

const all = new Map<number, Contest[]>();
beforeAll(() => { for (const size of sizes) all.set(size.entries, judged(size)); }, 300_000);
const told = (width?: number) => [...all.values()].flat().flatMap((contest) => chancesOf(contest, width));

test.for(sizes)('whole-number scores, $entries entries: 90 % intervals cover', ({ entries, contests }) => {
  const covered = all.get(entries)!.reduce((count, { draws, truth }) => count + truth.filter((value, i) => {
    const own = Float64Array.from({ length: drawn }, (_, d) => draws[d * entries + i]!).sort();
    return own[10]! <= value && value <= own[189]!;
  }).length, 0);
  const coverage = covered / (contests * entries);
  expect(coverage).toBeGreaterThan(0.84);
  expect(coverage).toBeLessThan(0.95);
});

test('a chance to be among the first comes true as often as it says: small, middling and large ones', () => {
  const found = told();
  expect(binsOf(found).every(({ count }) => count >= 50)).toBe(true);
  expect(miscalibrated(found)).toEqual([]);
});

test.for([{ what: 'too sure', width: 0.7 }, { what: 'too timid', width: 1.5 }])('an engine that is $what is found out', ({ width }) => {
  expect(miscalibrated(told(width)).at(-1)).toMatch(/^all together/);
});
