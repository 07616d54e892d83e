import { expect, test } from 'vitest';
import { sections, type Rules } from '../../../../functions/domain/call/challenge.ts';
import { templates } from '../../../../functions/domain/call/template.ts';
import { commitmentTo } from '../../../../functions/domain/judging/numbers/committed-seed.ts';
import { idBytes, makeId } from '../../../../functions/domain/id.ts';
import { sha256 } from '../scores/contests.ts';
import { drawInputs, DrawPanel, engineRules, proposeFrom, type ToDraw } from '../../../../functions/domain/judging/round/draw.ts';

const template = templates['ledger-challenge'] as Record<'judging', object>;
const area = (id: string) => ({ id, name: id, description: '' });
const rulesWith = (areas: object[]) => ({ sections: { judging: sections.judging.parse(template.judging), prizes: sections.prizes.parse({ tiers: [{ id: 'grand', name: 'Grand prize', places: 1, cents: 100, other: '' }] }), details: sections.details.parse({ areas }) } }) as Pick<Rules, 'sections'>;
const size = { entries: 2, judges: 1 };
const person = makeId('person', new Uint8Array(idBytes));
const entry = makeId('entry', new Uint8Array(idBytes));

test('reviews from the entry’s own area are a rule of the draw where there are areas, and the least of a judge is one of its inputs', () => {
  const rules = engineRules(rulesWith([area('a'), area('b')]), size, { expertsPerEntry: 2, byLot: true });
  expect([rules.experts, engineRules(rulesWith([area('a')]), size, { expertsPerEntry: 2, byLot: true }).experts, engineRules(rulesWith([area('a'), area('b')]), size).experts]).toEqual([{ count: 2, affinity: 800 }, undefined, undefined]);
  const judge = { personId: person, name: 'judge-1', organization: '', areas: ['a'], most: 9 };
  const panel = (judges: object[]) => DrawPanel.parse({ judges, entries: [{ entryId: entry, code: 'AB12', area: 'a' }], reviews: 1, barred: [], conflicts: [] });
  expect(drawInputs({ rules, panel: panel([{ ...judge, least: 4 }]) }).judges).toEqual([{ id: 'judge-1', least: 4, most: 9, group: -1, cluster: 0 }]);
  expect(drawInputs({ rules, panel: panel([judge]) }).judges[0]!.least).toBe(0);
});

const secret = '5e'.repeat(32);
const numberedId = (kind: 'person' | 'entry', n: number) => makeId(kind, new Uint8Array(idBytes).fill(n + 1));
type Limits = { most: number; least?: number; reviews?: number; experts?: number; byLot?: boolean };
const limitedDraw = ({ most, least = 0, reviews = 3, experts = 0, byLot = true }: Limits): ToDraw => ({
  roundId: makeId('round', new Uint8Array(idBytes)), challengeId: makeId('challenge', new Uint8Array(idBytes)), hand: { added: [], removed: [] }, commitment: commitmentTo(sha256, secret), secret,
  rules: engineRules(rulesWith([area('a'), area('b')]), { entries: 24, judges: 8 }, { expertsPerEntry: experts, byLot }),
  panel: {
    judges: Array.from({ length: 8 }, (_, j) => ({ personId: numberedId('person', j), name: `judge-${j}`, organization: '', areas: [j % 2 ? 'a' : 'b'], least, most })),
    entries: Array.from({ length: 24 }, (_, i) => ({ entryId: numberedId('entry', i), code: `E${10 + i}`, area: i % 4 ? 'a' : 'b' })), reviews, barred: [], conflicts: Array.from({ length: 8 }, (_, j) => sha256(`conflicts ${j}`)),
  },
});

test('a limit that keeps nobody from anything does not change the draw; one that does, changes no more than it must', () => {
  const drawn = (limits: Limits) => proposeFrom(limitedDraw(limits), sha256);
  const loads = ({ inputs, at }: ReturnType<typeof drawn>) => inputs.judges.map((_, j) => at.filter(([, judge]) => judge === j).length);
  const first = drawn({ most: 20 });
  const [heaviest, lightest] = [Math.max(...loads(first)), Math.min(...loads(first))];
  for (const most of [200, 24, 19, 18, 15, heaviest]) expect(drawn({ most }).at, `most ${most}`).toEqual(first.at);
  for (let least = 1; least <= lightest; least++) expect(drawn({ most: 20, least }).at, `least ${least}`).toEqual(first.at);
  expect([first.drawn.limited, drawn({ most: heaviest, least: lightest }).drawn.limited]).toEqual([false, false]);
  const bound = drawn({ most: 9, least: 9 });
  expect([loads(bound), bound.drawn.limited, bound.seed]).toEqual([Array.from({ length: 8 }, () => 9), true, first.seed]);
  expect([drawn({ most: 20, reviews: 4 }).seed, drawn({ most: 20, experts: 1 }).seed]).toEqual([first.seed, first.seed]);
});

test('whether a lot is drawn gives no other seed; without one the best match stands as it was solved', () => {
  const drawn = (byLot: boolean) => proposeFrom(limitedDraw({ most: 20, byLot }), sha256);
  const [lot, best] = [drawn(true), drawn(false)];
  expect([best.seed, best.drawn.assignment.lot, best.drawn.assignment.chosen]).toEqual([lot.seed, undefined, best.drawn.assignment.proof.chosen]);
  expect(best.drawn.assignment.service.total).toBeGreaterThanOrEqual(lot.drawn.assignment.service.total);
  expect(best.at).not.toEqual(lot.at);
});
