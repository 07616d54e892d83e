import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeBundle } from '../../../../functions/domain/judging/bundle/make-bundle.ts';
import { publishBundle, publishedText } from '../../../../functions/domain/judging/bundle/published-bundle.ts';
import { recomputePublished } from '../../../../functions/domain/judging/bundle/recompute-published.ts';
import type { Bundle } from '../../../../functions/domain/judging/bundle/bundle-form.ts';
import { sha256 } from '../scores/contests.ts';
import { judgedContest, ofFew } from './judged.ts';

const salt = 'c0'.repeat(32);
const bundle = makeBundle(judgedContest(sha256), sha256);
const publishedOf = (of: Bundle) => publishBundle(of, salt, sha256);
/** Everything that can be read: the two hashes that cover a salt are opaque. */
const readable = (of: Bundle) => publishedText({ ...publishedOf(of), full: '', digest: '' });
const text = publishedText(publishedOf(bundle));

/** Other employers, areas and loads; conflicts elsewhere, as they are in the lists of candidates and in the hashes. What was scored is the same. */
const elsewhere = fc.record({
  groups: fc.array(fc.integer({ min: -1, max: 7 }), { minLength: 8, maxLength: 8 }), clusters: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 8, maxLength: 8 }),
  most: fc.integer({ min: 8, max: 40 }), apart: fc.array(fc.tuple(fc.nat(19), fc.nat(7)), { maxLength: 12 }), salt: fc.string(),
});

test('who works where, and who is in conflict with whom, changes nothing that can be read', () => {
  const assigned = new Set(bundle.assignment.final.map(String));
  const found = fc.check(fc.property(elsewhere, ({ groups, clusters, most, apart, salt: other }) => {
    const conflicted = new Set(apart.map(String).filter((pair) => !assigned.has(pair)));
    const inputs: Bundle['inputs'] = {
      entries: bundle.inputs.entries.map((entry, i) => ({ ...entry, cluster: clusters[i % 8]! })),
      judges: bundle.inputs.judges.map((judge, j) => ({ ...judge, most, group: groups[j]!, cluster: clusters[j]! })),
      candidates: bundle.inputs.candidates.map((own, i) => own.filter(([j]) => !conflicted.has(String([i, j])))),
      conflicts: bundle.inputs.conflicts.map((hash) => sha256(`${other} ${hash}`)),
    };
    const seed = { ...bundle.seed, inputs: sha256(`${other} inputs`), seed: sha256(`${other} seed`) };
    return readable({ ...bundle, inputs, seed }) === readable(bundle);
  }), { numRuns: 100 });
  expect([found.failed, found.counterexample]).toEqual([false, null]);
});

test('what is published is this and nothing else: made-up ids in their own order, marks, results, and what opens the commitment', () => {
  const published = publishedOf(bundle);
  expect(Object.keys(published).toSorted()).toEqual(['contest', 'digest', 'engine', 'entries', 'format', 'full', 'judges', 'panel', 'results', 'rules', 'scores', 'seed']);
  expect([published.seed, published.judges, published.entries]).toEqual([{ commitment: bundle.seed.commitment, secret: bundle.seed.secret }, bundle.inputs.judges.map(({ id }) => id), bundle.inputs.entries.map(({ id }) => id)]);
  expect(published.scores!.every((score) => Object.keys(score).every((key) => ['entry', 'judge', 'marks'].includes(key)))).toBe(true);
  expect(text).not.toMatch(/group|cluster|candidates|conflict|least"|most"|drawn|solved|steps|affinity":\[/);
  // with the inputs' hash the seed of the draw would follow, and with that each guess of a conflict could be drawn and compared with who scored what
  for (const hidden of [bundle.seed.inputs, bundle.seed.seed, salt, ...bundle.inputs.conflicts]) expect(text).not.toContain(hidden);
});

test('who came late stands where the made-up id puts them, and who gave no score does not stand there at all', () => {
  const judged = judgedContest(sha256);
  const late = { id: 'judge-00', least: 0, most: 10, group: -1, cluster: -1 };
  const steps: typeof judged.steps = [...judged.steps, { kind: 'joined', judges: [late], candidates: [[0, 8, 500]], conflicts: [sha256('late')] }];
  const scores = judged.scores.flatMap((score) => (score.judge === 5 ? [] : score.entry === 0 ? [score, { ...score, judge: 8 }] : [score])).filter((score, at, all) => all.findIndex((one) => one.entry === score.entry && one.judge === score.judge) === at);
  const published = publishedOf(makeBundle({ ...judged, steps, scores }, sha256));
  expect(published.judges).toEqual(['judge-0', 'judge-00', 'judge-1', 'judge-2', 'judge-3', 'judge-4', 'judge-6', 'judge-7']);
  const shown = publishedText(published);
  expect(recomputePublished(shown, JSON.parse(shown), sha256)).toEqual({ holds: true, mismatches: [], untold: 0, checked: ['form', 'digest', 'seed', 'scores', 'places'] });
});

test.for([{}, { drift: true, correctSpread: true }, { leastAway: 20, experts: { count: 1, affinity: 600 } }])('a published file computes again, with %o', (change) => {
  const published = publishedOf(makeBundle(judgedContest(sha256, change), sha256));
  const shown = publishedText(published);
  expect(recomputePublished(shown, JSON.parse(shown), sha256).mismatches).toEqual([]);
  expect(published.scores!.every(({ order }) => (order !== undefined) === Boolean(published.rules.drift))).toBe(true);
});

test('whether marks are shown hangs on how many judges scored, and on nothing that is hidden', () => {
  const few = publishedOf(ofFew(bundle));
  expect([few.panel, few.judges, few.scores, few.results.entries.every(({ judgeMix, withoutOneJudge }) => judgeMix === 0 && withoutOneJudge === undefined)]).toEqual([4, undefined, undefined, true]);
  const fifth = { ...bundle, scores: bundle.scores.filter(({ judge }) => judge < 5) };
  expect([publishedOf(fifth).panel, publishedOf(fifth).judges?.length]).toEqual([5, 5]);
  expect(JSON.stringify(few)).not.toMatch(/marks|candidates|"drawn"/);
});

test('one changed byte anywhere fails', () => {
  const holds = (bent: string) => {
    try {
      return recomputePublished(bent, JSON.parse(bent), sha256).holds;
    } catch (error) {
      if (error instanceof SyntaxError) return false;
      throw error;
    }
  };
  const found = fc.check(fc.property(fc.nat(text.length - 2), fc.constantFrom(...'0123456789abcdef"{}[],:'), (at, byte) => text[at] === byte || !holds(text.slice(0, at) + byte + text.slice(at + 1))), { numRuns: 100 });
  expect([found.failed, found.counterexample]).toEqual([false, null]);
});
