import { expect, test } from 'vitest';
import { contestPower, dealtLinks } from '../../../../functions/domain/judging/power/contest-power.ts';
import { averageDifference, componentsOf, linkStrength, plannedModel } from '../../../../functions/domain/judging/scores/design-quality.ts';
import { streams } from '../scores/contests.ts';

test('dealt loads differ by one at most, and no judge reads an entry twice', () => {
  const { entry, judge } = dealtLinks({ entries: 23, judges: 7, reviews: 3, k: 1 }, streams, 0);
  const loads = Array.from({ length: 7 }, (_, j) => judge.filter((one) => one === j).length);
  expect([Math.max(...loads) - Math.min(...loads) <= 1, new Set(Array.from(entry, (i, t) => `${i} ${judge[t]}`)).size]).toEqual([true, 69]);
});

test('more reviews make the top surer; the simulated difference is that of the equations', () => {
  const powers = [2, 4, 8].map((reviews) => contestPower({ entries: 40, judges: 12, reviews, k: 4 }, streams, 120));
  expect(powers.map(({ rightShare }) => rightShare)).toEqual(powers.map(({ rightShare }) => rightShare).toSorted((a, b) => a - b));
  expect(powers.map(({ difference }) => difference)).toEqual(powers.map(({ difference }) => difference).toSorted((a, b) => b - a));
  expect(powers[2]!.rightShare).toBeGreaterThan(0.65);
  expect(powers[0]!.rightError).toBeLessThan(0.03);
});

test('when every judge reads everything the difference is the textbook one', () => {
  const [entries, judges] = [9, 4];
  const links = { entries, judges, entry: Int32Array.from({ length: 36 }, (_, t) => Math.floor(t / 4)), judge: Int32Array.from({ length: 36 }, (_, t) => t % 4) };
  const shrunk = 1 / (4 / 2 + 1 / 3);
  expect(averageDifference(plannedModel(links), { entry: 3, judge: 5, error: 2 }, streams)).toBeCloseTo(Math.sqrt(2 * shrunk), 10);
  expect(averageDifference(plannedModel({ ...links, judges: 301 }), { entry: 3, judge: 5, error: 2 }, streams)).toBeCloseTo(Math.sqrt(2 * shrunk), 1);
  expect(linkStrength(links)).toBeCloseTo(1, 6);
});

test('panels that share nothing are two components with no strength; one shared entry links them weakly', () => {
  const entry = Int32Array.from({ length: 24 }, (_, t) => t >> 1);
  const judge = Int32Array.from({ length: 24 }, (_, t) => (t & 1) + (t < 12 ? 0 : 2));
  const apart = { entries: 13, judges: 5, entry, judge };
  expect(componentsOf(apart)).toEqual({ count: 2, entry: Int32Array.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, -1), judge: Int32Array.of(0, 0, 1, 1, -1) });
  const bridged = { ...apart, entry: Int32Array.of(...entry, 0), judge: Int32Array.of(...judge, 2) };
  expect([linkStrength(apart), componentsOf(bridged).count, linkStrength(bridged) > 0, linkStrength(bridged) < 0.2]).toEqual([0, 1, true, true]);
});
