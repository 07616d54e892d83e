import { expect, test } from 'vitest';
import { applySteps, bundleProblem, chosenOf, standingOf, type Pair } from '../../../../functions/domain/judging/bundle/bundle-assignment.ts';
import { streamsOf } from '../../../../functions/domain/judging/numbers/chance.ts';
import { proposeFrom, seedOf } from '../../../../functions/domain/judging/round/draw.ts';
import { linksWanted } from '../../../../functions/domain/judging/assigning/steering.ts';
import { largeField } from '../../../support/large-field.ts';
import { sha256 } from '../scores/contests.ts';

/** Repair fills what is missing with who suits best and takes nothing from anybody, so it does not swap for links. What that costs them, in fields that a draw gives all of theirs. */
const repaired = (size: { entries: number; judges: number; reviews: number }, goneFrom: (pairs: Pair[], candidates: [number, number][][]) => Pair[]) => {
  const draw = largeField(size);
  const { inputs, drawn, at } = proposeFrom(draw, sha256);
  const given = { inputs, rules: draw.rules };
  const gone = goneFrom(at, inputs.candidates);
  const after = applySteps(at, { ...given, steps: [{ kind: 'repaired', gone }] }, streamsOf(sha256, seedOf(draw, inputs, sha256).seed));
  const problem = bundleProblem(given);
  const { load, service } = standingOf({ problem }, chosenOf(problem, after, 'after'), given);
  const away = Array.from(load, (_, j) => after.filter(([i, judge]) => judge === j && inputs.entries[i]!.cluster !== inputs.judges[j]!.cluster).length);
  return {
    before: drawn.assignment.service.linksMissing, missing: service.linksMissing, wanted: load.reduce((sum, count) => sum + linksWanted(count, draw.rules.leastAway!), 0),
    leastShare: Math.min(...Array.from(load).flatMap((count, j) => (count > 0 ? [away[j]! / count] : []))), reviews: after.length,
  };
};
const tenth = (pairs: Pair[]): Pair[] => {
  const chance = streamsOf(sha256, 'gone')('gone');
  return pairs.filter(() => chance.below(10) === 0);
};
const everyTenthJudge = (_: Pair[], candidates: [number, number][][]): Pair[] => candidates.flatMap((own, i) => own.filter(([j]) => j % 10 === 0).map(([j]): Pair => [i, j]));

test('with five reviews each, every judge keeps a fifth of links after a tenth of the pairs or of the judges went', () => {
  const size = { entries: 200, judges: 20, reviews: 5 };
  for (const gone of [tenth, everyTenthJudge]) {
    const { before, missing, leastShare, reviews } = repaired(size, gone);
    expect([before, missing, reviews, leastShare >= 0.2]).toEqual([0, 0, 1000, true]);
  }
});

test('with three reviews each, where a draw has hardly more links than it needs, fewer than one in thirty are missing after a repair, and no judge falls below one in eight', () => {
  const size = { entries: 400, judges: 40, reviews: 3 };
  for (const gone of [tenth, everyTenthJudge]) {
    const { before, missing, wanted, leastShare, reviews } = repaired(size, gone);
    expect([before, reviews, missing / wanted < 1 / 30, leastShare > 1 / 8], `${missing} of ${wanted}, least ${leastShare}`).toEqual([0, 1200, true, true]);
  }
});
