import fc from 'fast-check';
import { sha256 as noble } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { computeAssignment } from '../../../../functions/domain/judging/bundle/bundle-assignment.ts';
import { streamsOf } from '../../../../functions/domain/judging/numbers/chance.ts';
import { bundleText, digestOf, makeBundle } from '../../../../functions/domain/judging/bundle/make-bundle.ts';
import { bundleParts, recomputeBundle } from '../../../../functions/domain/judging/bundle/recompute-bundle.ts';
import type { Bundle } from '../../../../functions/domain/judging/bundle/bundle-form.ts';
import { sha256 } from '../scores/contests.ts';
import { checkCertificate } from '../assigning/certificate-checker.ts';
import { judgedContest } from './judged.ts';

const bundle = makeBundle(judgedContest(sha256), sha256);
const text = bundleText(bundle);
const held = { holds: true, mismatches: [], untold: 0, checked: bundleParts(bundle) };

test('a bundle recomputes to itself, with either hash function', () => {
  expect(recomputeBundle(text, sha256)).toEqual(held);
  expect(recomputeBundle(text, (input) => bytesToHex(noble(typeof input === 'string' ? utf8ToBytes(input) : input)))).toEqual(held);
});

test('the bytes are these, on every engine, in every locale and time zone', () => {
  expect([bundle.digest, bundle.assignment.final.length, bundle.results.method, bundle.results.finalists[0]!.selected]).toMatchInlineSnapshot(`
    [
      "5bac76c17f310f2e3f0b36d2013a4eae2e3651b92f9270ba208cb67e38ea2d93",
      59,
      "adjusted",
      [
        2,
        17,
        12,
      ],
    ]
  `);
});

test('with the reading order in the model, and without a draw, bundles recompute too', () => {
  for (const change of [{ drift: true, correctSpread: true }, { randomize: false, leastAway: 20, experts: { count: 1, affinity: 600 } }]) {
    expect(recomputeBundle(bundleText(makeBundle(judgedContest(sha256, change), sha256)), sha256)).toEqual(held);
  }
});

test('a bundle with further reviews is written in the second form, and computes again; others stay in the first', () => {
  const judged = judgedContest(sha256);
  const spent = makeBundle({ ...judged, steps: [...judged.steps, { kind: 'further', more: [[5, 2], [4, 1]] }] }, sha256);
  const readers = (of: Bundle, entry: number) => of.assignment.final.filter(([i]) => i === entry).length;
  expect([bundle.format, spent.format, readers(spent, 5) - readers(bundle, 5), readers(spent, 4) - readers(bundle, 4)]).toEqual(['laurel-judging-bundle/1', 'laurel-judging-bundle/2', 2, 1]);
  expect(recomputeBundle(bundleText(spent), sha256)).toEqual(held);
  const forged = structuredClone(spent);
  forged.assignment.steps = forged.assignment.steps.map((step) => (step.kind === 'further' ? { ...step, more: [[1, 2], [4, 1]] } : step));
  const repaired = { ...forged, digest: digestOf(sha256, forged) };
  expect(recomputeBundle(bundleText(repaired), sha256).mismatches.every(({ part }) => part === 'assignment')).toBe(true);
  expect(recomputeBundle(bundleText(repaired), sha256).holds).toBe(false);
});

test('one changed byte anywhere fails', () => {
  const survives = (at: number, byte: string) => text[at] !== byte && recomputeBundle(text.slice(0, at) + byte + text.slice(at + 1), sha256).holds;
  const found = fc.check(fc.property(fc.nat(text.length - 2), fc.constantFrom(...'0123456789abcdef"{}[],:'), (at, byte) => !survives(at, byte)), { numRuns: 60 });
  expect([found.failed, found.counterexample]).toEqual([false, null]);
});

test('the bundle alone, without the engine, proves how far from the best the assignment can be', () => {
  const { inputs, rules, assignment } = bundle;
  const times = rules.randomize ? 2 : 1;
  const solved = new Set(assignment.solved.map(([entry, judge]) => `${entry} ${judge}`));
  const pairs = inputs.candidates.flatMap((own, entry) => own.map(([judge, affinity]) => ({ entry, judge, affinity })));
  const reviews = inputs.entries.map((_, entry) => assignment.solved.filter(([of]) => of === entry).length);
  const unlimited = inputs.judges.map((_, judge) => ({ least: 0, most: pairs.filter((pair) => pair.judge === judge).length }));
  const slots = (assignment.limited ? inputs.judges : unlimited).map(({ least, most }) => Array.from({ length: times * most }, (_, slot) => (slot < times * least ? -2000 : (rules.balance / times) * (slot - times * least))));
  const { worth, bound } = checkCertificate(
    pairs.map(({ entry, judge, affinity }, e) => [entry, judge, assignment.values?.[e] ?? affinity, solved.has(`${entry} ${judge}`)]), reviews, assignment.prices.map((price) => price / 1e6), slots, inputs.judges.map(({ group }) => group),
  );
  expect([1e6 * worth, 1e6 * bound]).toEqual([assignment.worth, assignment.bound]);
  expect(assignment.bound - assignment.worth).toBeLessThanOrEqual(1e-4 * assignment.bound);
});

/** A forger who also repairs the digest. */
const forged = (change: (copy: Bundle) => void): string => {
  const copy = structuredClone(bundle);
  change(copy);
  return bundleText({ ...copy, digest: digestOf(sha256, copy) });
};

test.for([
  { what: 'a mark', where: 'results.entries', change: (copy: Bundle) => { copy.scores[0]!.marks[0] = copy.scores[0]!.marks[0] === 1 ? 5 : 1; } },
  { what: 'a mark outside the range', where: 'scores.2.marks.1', change: (copy: Bundle) => { copy.scores[2]!.marks[1] = 11; } },
  { what: 'a place', where: 'results.entries.4.place', change: (copy: Bundle) => { copy.results.entries[4]!.place += 1; } },
  { what: 'two millionths of a score', where: 'results.entries.4.adjusted', change: (copy: Bundle) => { copy.results.entries[4]!.adjusted += 2; } },
  { what: 'a pair', where: 'assignment.drawn', change: (copy: Bundle) => { copy.assignment.drawn.pop(); } },
  { what: 'a price', where: 'assignment.prices.3', change: (copy: Bundle) => { copy.assignment.prices[3]! += 1; } },
  { what: 'an affinity', where: 'inputs', change: (copy: Bundle) => { copy.inputs.candidates[0]![0]![1] += 1; } },
  { what: 'a rule', where: 'inputs', change: (copy: Bundle) => { copy.rules.tieBreak = []; } },
  { what: 'the secret', where: 'seed.secret', change: (copy: Bundle) => { copy.seed.secret = 'ab'.repeat(32); } },
  { what: 'the seed', where: 'seed.seed', change: (copy: Bundle) => { copy.seed.seed = 'ab'.repeat(32); } },
  { what: 'the engine', where: 'engine', change: (copy: Bundle) => { copy.engine = 'laurel-judging/0'; } },
  { what: 'a score of a stranger', where: 'scores.1', change: (copy: Bundle) => { copy.scores[1]!.judge = copy.scores[1]!.judge === 5 ? 6 : 5; } },
  { what: 'a change that names nobody', where: 'assignment.steps.0', change: (copy: Bundle) => { copy.assignment.steps[0] = { kind: 'repaired', gone: [[99, 99]] }; } },
])('a forger who changes $what and repairs the digest is found at $where', ({ where, change }) => {
  const { holds, mismatches } = recomputeBundle(forged(change), sha256);
  expect(holds).toBe(false);
  expect(mismatches.map((mismatch) => mismatch.where).some((at) => at.startsWith(where))).toBe(true);
  expect(mismatches.some(({ where: at }) => at === 'digest')).toBe(false);
});

test('a pair that was given back after a repair took it stays through later repairs', () => {
  const { inputs, rules, assignment: { drawn } } = bundle;
  const [back, other] = [drawn[0]!, drawn.at(-1)!];
  const steps = [{ kind: 'repaired' as const, gone: [back] }, { kind: 'by-hand' as const, added: [back], removed: [] }, { kind: 'repaired' as const, gone: [other] }];
  const { final } = computeAssignment({ inputs, rules, steps }, streamsOf(sha256, bundle.seed.seed));
  expect([final.some((pair) => String(pair) === String(back)), final.some((pair) => String(pair) === String(other))]).toEqual([true, false]);
});

test('what is no bundle is told, never thrown', () => {
  expect(recomputeBundle('not json', sha256).mismatches).toEqual([{ part: 'form', where: '', why: 'The text is not JSON.' }]);
  expect(recomputeBundle('{"format":"laurel-judging-bundle/1"}', sha256).mismatches.map(({ where }) => where)).toContain('inputs');
  expect(recomputeBundle(` ${text}`, sha256).mismatches).toEqual([{ part: 'form', where: '', why: 'The text is not the canonical text of this bundle.' }]);
});

test('conflicts, pseudonyms and judges\' habits: nothing of them is in the bundle', () => {
  expect(Object.keys(bundle.results)).toEqual(['method', 'reason', 'entries', 'unscored', 'finalists', 'panel']);
  expect(text).not.toMatch(/severity|agreement":\{|outlier|conflicted/);
});
