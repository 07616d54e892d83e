import { expect, test } from 'vitest';
import type { Bundle } from '../../../../functions/domain/judging/bundle/bundle-form.ts';
import { bundleText, digestOf, makeBundle } from '../../../../functions/domain/judging/bundle/make-bundle.ts';
import { mostBytes, recomputeFile, refuseSize } from '../../../../functions/domain/judging/bundle/recompute-file.ts';
import { lineOf, workWords, type ToldOutcome } from '../../../../functions/domain/judging/bundle/recompute-words.ts';
import { sealBundle } from '../../../../functions/domain/judging/bundle/sealed-bundle.ts';
import { canonical } from '../../../../functions/domain/words/canonical.ts';
import { sha256 } from '../scores/contests.ts';
import { judgedContest } from './judged.ts';

const bundle = makeBundle(judgedContest(sha256), sha256);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const tell = (text: string) => recomputeFile('result.json', bytesOf(text), sha256) as ToldOutcome;
const refusal = (text: string | Uint8Array) => recomputeFile('result.json', typeof text === 'string' ? bytesOf(text) : text, sha256);
const choose = 'Choose the file that the results page links to as “The published file”.';
/** What a forger who also repairs the digest is told. */
const forged = (change: (copy: Bundle) => void) => {
  const copy = structuredClone(bundle);
  change(copy);
  return tell(bundleText({ ...copy, digest: digestOf(sha256, copy) }));
};
const states = ({ steps }: ToldOutcome) => Object.fromEntries(steps.map(({ name, state }) => [name, state]));
const linesAt = ({ steps }: ToldOutcome, part: string) => steps.find(({ name }) => name === part)!.differences.map(lineOf);
const allSame = { Format: 'same', Digest: 'same', Seed: 'same', Assignment: 'same', Certificate: 'same', Scores: 'same', Places: 'same' };

test('while it works it says at what', () => {
  const said: string[] = [];
  const { holds, title } = recomputeFile('result.json', bytesOf(bundleText(bundle)), sha256, (work) => said.push(workWords[work])) as ToldOutcome;
  expect([holds, title]).toEqual([true, 'Everything comes out the same.']);
  expect(said).toEqual(['Reading the file ...', 'Checking what the draw follows from ...', 'Drawing the judges again ...', 'Scoring again ...']);
});

test('a difference stands with the step it belongs to, and the steps it does not touch are the same', () => {
  const place = forged((copy) => { copy.results.entries[4]!.place += 1; });
  const { entry, place: before } = bundle.results.entries[4]!;
  expect(states(place)).toEqual({ ...allSame, Places: 'different' });
  expect(linesAt(place, 'Places')).toEqual([`results.entries.4.place (entry entry-${entry}): It comes out differently. The file says ${before + 1}; computed: ${before}.`]);
  expect(states(forged((copy) => { copy.results.entries[4]!.adjusted += 2; }))).toEqual({ ...allSame, Scores: 'different' });
  expect(states(forged((copy) => { copy.assignment.prices[3]! += 1; }))).toEqual({ ...allSame, Certificate: 'different' });
  expect(states(forged((copy) => { copy.assignment.drawn.pop(); }))).toEqual({ ...allSame, Assignment: 'different' });
  expect(states(forged((copy) => { copy.rules.tieBreak = ['team']; }))).toEqual({ ...allSame, Seed: 'different', Assignment: 'not checked', Certificate: 'not checked', Scores: 'not checked', Places: 'not checked' });
});

test('what cannot be computed says nothing of what would follow', () => {
  const outside = forged((copy) => { copy.scores[2]!.marks[1] = 11; });
  const { entry, judge } = bundle.scores[2]!;
  expect(states(outside)).toEqual({ ...allSame, Scores: 'different', Places: 'not checked' });
  expect(linesAt(outside, 'Scores')).toEqual([`scores.2.marks.1 (entry entry-${entry}, judge-${judge}): The mark 11 on team is outside 0 to 10.`]);
  expect(states(forged((copy) => { copy.assignment.steps[0] = { kind: 'repaired', gone: [[99, 99]] }; }))).toMatchObject({ Assignment: 'different', Certificate: 'not checked', Places: 'same' });
});

test('many differences of one part never hide another part’s', () => {
  const all = forged((copy) => {
    copy.assignment.prices = copy.assignment.prices.map((price) => price + 1);
    copy.results.entries.forEach((one) => { one.raw += 5; one.place += 1; });
  });
  expect(states(all)).toEqual({ ...allSame, Certificate: 'different', Scores: 'different', Places: 'different' });
  expect([linesAt(all, 'Scores').length, all.more]).toEqual([20, undefined]);
  const more = forged((copy) => { copy.results.entries.forEach((one) => { one.raw += 5; one.adjusted += 5; }); });
  expect([linesAt(more, 'Scores').length, more.more]).toEqual([20, 'There are 20 more differences.']);
});

test('a spoiled form is told where, and a long word in it is cut', () => {
  const copy = structuredClone(bundle) as Bundle & { [more: string]: unknown };
  copy['x'.repeat(5000)] = 1;
  const outcome = tell(canonical(copy));
  expect(states(outcome)).toMatchObject({ Format: 'different', Digest: 'not checked' });
  expect(linesAt(outcome, 'Format').every((line) => line.length < 300)).toBe(true);
});

test('what is no published result is refused in a sentence that says what to do', () => {
  const refused = (sentence: string) => ({ kind: 'refused', sentence });
  expect(refusal('')).toEqual(refused('result.json is empty. Save it again from the results page, and choose it then.'));
  expect(refusal('Nothing.')).toEqual(refused(`result.json is not JSON, or not all of it. ${choose}`));
  expect(refusal(new Uint8Array([0xff, 0xd8, 0xff]))).toEqual(refused(`result.json is not JSON, or not all of it. ${choose}`));
  expect(refusal(`\uFEFF${bundleText(bundle)}`), 'a mark before the text is a changed byte').toEqual(refused(`result.json is not JSON, or not all of it. ${choose}`));
  for (const other of ['null', '[]', '7', '{"format":3}']) expect(refusal(other)).toEqual(refused(`result.json is JSON, but no published result. ${choose}`));
  expect(refusal('{"format":"laurel-judging-bundle/2"}')).toEqual(refused('result.json has the form laurel-judging-bundle/2, which laurel-judging/1 does not know. Use the version of Laurel that made it.'));
  expect(refusal('{"format":"laurel-judging-sealed/1"}')).toEqual(refused('result.json is a damaged sealed result. Save it again from the results page.'));
  expect(refuseSize('big.json', mostBytes + 1)).toEqual(refused(`big.json has 101 MB; a published result has at most 100 MB. ${choose}`));
  expect(refuseSize('big.json', mostBytes)).toBeUndefined();
});

test('of a sealed result it says what holds, and that marks and assignment are not in it', () => {
  const sealed = sealBundle(bundle, 'c0'.repeat(32), sha256);
  const told = tell(`${canonical(sealed)}\n`);
  expect([told.holds, told.title, states(told)]).toEqual([true, 'What can be checked of this sealed result of 8 judges comes out the same.', { Seed: 'same' }]);
  expect(told.notChecked[0]).toMatch(/^Marks and assignment, and so scores and places\./);
  const changed = tell(canonical({ ...sealed, seed: { ...sealed.seed, secret: 'ab'.repeat(32) } }));
  expect([changed.holds, linesAt(changed, 'Seed')]).toEqual([false, ['seed.secret: The secret is not the one that was committed to.']]);
});
