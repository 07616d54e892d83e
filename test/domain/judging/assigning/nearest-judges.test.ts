import { expect, test } from 'vitest';
import { nearestJudges } from '../../../../functions/domain/judging/assigning/nearest-judges.ts';
import { drawInputs, proposeFrom } from '../../../../functions/domain/judging/round/draw.ts';
import { largeField } from '../../../support/large-field.ts';
import { sha256 } from '../scores/contests.ts';

const field = largeField({ entries: 240, judges: 60, reviews: 3, least: 8 });
const whole = drawInputs(field);
const near = { ...field, rules: { ...field.rules, nearest: 24 } };
const inputs = drawInputs(near);

test('a field that fits is drawn from whole, as ever; only a larger one names how many judges are looked at', () => {
  expect([field.rules.nearest, largeField({ entries: 2000, judges: 100 }).rules.nearest, largeField({ entries: 2000, judges: 101 }).rules.nearest]).toEqual([undefined, undefined, 40]);
  expect(drawInputs({ ...field, rules: { ...field.rules, nearest: 60 } })).toEqual(whole);
});

test('about as many judges are looked at as asked for, nobody in conflict, and the same ones whoever computes it', () => {
  const sizes = inputs.candidates.map((own) => own.length);
  expect([Math.min(...sizes), Math.max(...sizes) <= 30]).toEqual([24, true]);
  expect(inputs.candidates.every((own, i) => own.every((pair) => whole.candidates[i]!.some((one) => String(one) === String(pair))))).toBe(true);
  expect(drawInputs(near)).toEqual(inputs);
});

test('every judge has entries enough to reach the least, every entry judges of its area, of other areas and of many organizations', () => {
  const of = inputs.judges.map((_, j) => inputs.candidates.filter((own) => own.some(([judge]) => judge === j)).length);
  expect(Math.min(...of)).toBeGreaterThanOrEqual(32);
  for (const own of inputs.candidates) {
    const affinities = own.map(([, affinity]) => affinity);
    expect([affinities.filter((one) => one === 800).length >= 10, affinities.filter((one) => one === 150).length >= 8]).toEqual([true, true]);
    expect(new Set(own.map(([j]) => inputs.judges[j]!.group).filter((group) => group >= 0)).size).toBeGreaterThanOrEqual(8);
  }
});

test('what is drawn from them lacks nothing that everybody would have given', () => {
  const { missing, below, service } = proposeFrom(near, sha256).drawn.assignment;
  expect([Math.max(...missing), Math.max(...below), service.expertsMissing]).toEqual([0, 0, 0]);
});

test('where nearly all judges are of one organization, those of others come first', () => {
  const group = Int32Array.from({ length: 100 }, (_, j) => (j < 90 ? 0 : j));
  const lists = nearestJudges({ need: new Int32Array(50).fill(3), group, least: new Int32Array(100), open: (_, j) => (j < 90 ? 800 : 150) }, 24);
  expect(lists.map((list) => list.filter((j) => j >= 90).length)).toEqual(lists.map(() => 10));
});

test('a judge with a least gets entries to choose from, though others fit better everywhere', () => {
  const least = new Int32Array(60);
  least[7] = 20;
  const lists = nearestJudges({ need: new Int32Array(40).fill(2), group: new Int32Array(60).fill(-1), least, open: (i, j) => (j === 7 && i < 10 ? -1 : j === 7 ? 150 : 800) }, 16);
  expect([lists.filter((list) => list.includes(7)).length, lists.slice(0, 10).some((list) => list.includes(7))]).toEqual([30, false]);
});

test('a pair that was not looked at can be given and taken back by hand', () => {
  const i = 5;
  const j = field.panel.judges.findIndex((_, at) => whole.candidates[i]!.some(([judge]) => judge === at) && !inputs.candidates[i]!.some(([judge]) => judge === at));
  const drawn = proposeFrom(near, sha256).at;
  const given = proposeFrom({ ...near, hand: { added: [[i, j]], removed: [] } }, sha256).at;
  expect([given.length, given.filter(([entry, judge]) => entry === i && judge === j).length]).toEqual([drawn.length + 1, 1]);
  expect(proposeFrom({ ...near, hand: { added: [], removed: [[i, j]] } }, sha256).at).toEqual(drawn);
});
