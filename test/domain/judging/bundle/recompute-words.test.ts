import { expect, test } from 'vitest';
import type { Bundle } from '../../../../functions/domain/judging/bundle/bundle-form.ts';
import { fullText } from '../../../../functions/domain/judging/bundle/full-file.ts';
import { lineOf } from '../../../../functions/domain/judging/bundle/difference-words.ts';
import { digestOf, makeBundle } from '../../../../functions/domain/judging/bundle/make-bundle.ts';
import { publishBundle, publishedText } from '../../../../functions/domain/judging/bundle/published-bundle.ts';
import { mostBytes, recomputeBoth, recomputeFile, refuseSize } from '../../../../functions/domain/judging/bundle/recompute-file.ts';
import { workWords, type ToldOutcome } from '../../../../functions/domain/judging/bundle/recompute-words.ts';
import { canonical } from '../../../../functions/domain/words/canonical.ts';
import { sha256 } from '../scores/contests.ts';
import { judgedContest, ofFew } from './judged.ts';

const bundle = makeBundle(judgedContest(sha256), sha256);
const salt = 'c0'.repeat(32);
const full = fullText({ bundle, salt });
const published = publishBundle(bundle, salt, sha256);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const tell = (text: string) => recomputeFile('result.json', bytesOf(text), sha256) as ToldOutcome;
const refusal = (text: string | Uint8Array) => recomputeFile('result.json', typeof text === 'string' ? bytesOf(text) : text, sha256);
const choose = 'Choose the file that the results page links to as “The published file”.';
/** What a forger who also repairs the digest is told. */
const forged = (change: (copy: Bundle) => void) => {
  const copy = structuredClone(bundle);
  change(copy);
  return tell(fullText({ bundle: { ...copy, digest: digestOf(sha256, copy) }, salt }));
};
const states = ({ steps }: ToldOutcome) => Object.fromEntries(steps.map(({ name, state }) => [name, state]));
const linesAt = ({ steps }: ToldOutcome, part: string) => steps.find(({ name }) => name === part)!.differences.map(lineOf);
const allSame = { Format: 'same', Digest: 'same', Seed: 'same', Assignment: 'same', Certificate: 'same', Scores: 'same', Places: 'same' };

test('while it works it says at what', () => {
  const said: string[] = [];
  const { holds, title } = recomputeFile('result.json', bytesOf(full), sha256, (work) => said.push(workWords[work])) as ToldOutcome;
  expect([holds, title]).toEqual([true, 'Everything comes out the same.']);
  expect(said).toEqual(['Reading the file ...', 'Checking what the draw follows from ...', 'Drawing the judges again ...', 'Scoring again ...']);
});

test('a difference stands with the step it belongs to, and the steps it does not touch are the same', () => {
  const place = forged((copy) => { copy.results.entries[4]!.place += 1; });
  const { entry, place: before } = bundle.results.entries[4]!;
  expect(states(place)).toEqual({ ...allSame, Places: 'different' });
  expect(linesAt(place, 'Places')).toEqual([`Entry entry-${entry}, place: the file says ${before + 1}, computed ${before}. (results.entries.4.place)`]);
  expect(states(forged((copy) => { copy.results.entries[4]!.adjusted += 2; }))).toEqual({ ...allSame, Scores: 'different' });
  expect(states(forged((copy) => { copy.assignment.prices[3]! += 1; }))).toEqual({ ...allSame, Certificate: 'different' });
  expect(states(forged((copy) => { copy.assignment.drawn.pop(); }))).toEqual({ ...allSame, Assignment: 'different' });
  expect(states(forged((copy) => { copy.rules.tieBreak = ['team']; }))).toEqual({ ...allSame, Seed: 'different', Assignment: 'not checked', Certificate: 'not checked', Scores: 'not checked', Places: 'not checked' });
});

test('a difference of an entry says which entry and what, on the scale that a reader knows; the path comes after', () => {
  const { entry, adjusted, topChances } = bundle.results.entries[0]!;
  const first = (change: (copy: Bundle) => void, part = 'Scores') => linesAt(forged(change), part)[0];
  const points = (millionths: number, decimals: number) => (millionths / 1e6).toFixed(decimals);
  expect(first((copy) => { copy.results.entries[0]!.adjusted += 2_000_000; })).toBe(`Entry entry-${entry}, adjusted score: the file says ${points(adjusted + 2_000_000, 2)}, computed ${points(adjusted, 2)}. (results.entries.0.adjusted)`);
  expect(first((copy) => { copy.results.entries[0]!.adjusted += 2; }), 'as many decimals as tell them apart').toBe(`Entry entry-${entry}, adjusted score: the file says ${points(adjusted + 2, 6)}, computed ${points(adjusted, 6)}. (results.entries.0.adjusted)`);
  const chance = topChances![0]!;
  expect(first((copy) => { copy.results.entries[0]!.topChances![0] = chance - 300_000; }))
    .toBe(`Entry entry-${entry}, chance to be among the first ${bundle.rules.topK[0]}: the file says ${Math.round((chance - 300_000) / 10_000)}%, computed ${Math.round(chance / 10_000)}%. (results.entries.0.topChances.0)`);
  const price = bundle.assignment.prices[3]!;
  expect(first((copy) => { copy.assignment.prices[3]! += 3_000_000; }, 'Certificate')).toBe(`assignment.prices.3: It comes out differently. The file says ${points(price + 3_000_000, 2)}; computed: ${points(price, 2)}.`);
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
  const outcome = tell(fullText({ bundle: copy, salt }));
  expect(states(outcome)).toMatchObject({ Format: 'different', Digest: 'not checked' });
  expect(linesAt(outcome, 'Format').every((line) => line.length < 300)).toBe(true);
});

test('what is no published result is refused in a sentence that says what to do', () => {
  const refused = (sentence: string) => ({ kind: 'refused', sentence });
  expect(refusal('')).toEqual(refused('result.json is empty. Save it again from the results page, and choose it then.'));
  expect(refusal('Nothing.')).toEqual(refused(`result.json is not JSON, or not all of it. ${choose}`));
  expect(refusal(new Uint8Array([0xff, 0xd8, 0xff]))).toEqual(refused(`result.json is not JSON, or not all of it. ${choose}`));
  expect(refusal(`\uFEFF${full}`), 'a mark before the text is a changed byte').toEqual(refused(`result.json is not JSON, or not all of it. ${choose}`));
  for (const other of ['null', '[]', '7', '{"format":3}']) expect(refusal(other)).toEqual(refused(`result.json is JSON, but no published result. ${choose}`));
  for (const old of ['laurel-judging-bundle/1', 'laurel-judging-sealed/1', 'laurel-judging-full/9']) {
    expect(refusal(canonical({ format: old }))).toEqual(refused(`result.json has the form ${old}, which laurel-judging/4 does not know. Use the version of Laurel that made it.`));
  }
  expect(refusal(`${full} `)).toEqual(refused('result.json is a damaged full file. Download it again, or have a manager of the challenge do so.'));
  expect(refuseSize('big.json', mostBytes + 1)).toEqual(refused(`big.json has 101 MB; a published result has at most 100 MB. ${choose}`));
  expect(refuseSize('big.json', mostBytes)).toBeUndefined();
});

const ofPublished = { Format: 'same', Digest: 'same', Seed: 'same', Scores: 'same', Places: 'same' };
const notThere = 'Who could read what is not in this file: it would show who was in conflict with whom. The draw is checked with the full file, whose hash stands here: ';
const whoHasIt = 'The results page has that file where the rules promised an open draw; otherwise the agency gives it to its auditors.';

test('of a published result it says that scores and places come out the same, and that who could read what is not in it', () => {
  const said: string[] = [];
  const told = recomputeFile('result.json', bytesOf(publishedText(published)), sha256, (work) => said.push(workWords[work])) as ToldOutcome;
  expect([told.holds, told.title, states(told), told.notChecked[0]]).toEqual([true, 'Everything in this file comes out the same.', ofPublished, `${notThere}${published.full}. ${whoHasIt}`]);
  expect(said).toEqual(['Reading the file ...', 'Checking what the draw follows from ...', 'Scoring again ...']);
});

test('one changed mark of a published result shows in the scores, with where; so does it when the digest is repaired', () => {
  const copy = structuredClone(published);
  const { entry, judge, marks } = copy.scores![3]!;
  marks[0] = marks[0] === 1 ? 5 : 1;
  expect(states(tell(publishedText(copy)))).toMatchObject({ ...ofPublished, Digest: 'different', Scores: 'different', Places: expect.any(String) as string });
  const repaired = tell(publishedText({ ...copy, digest: digestOf(sha256, copy) }));
  expect(states(repaired)).toMatchObject({ Digest: 'same', Seed: 'same', Scores: 'different' });
  expect(linesAt(repaired, 'Scores')[0]).toMatch(/^Entry entry-\d+, [\w ]+: the file says -?\d+\.\d+%?, computed -?\d+\.\d+%?\. \(results\.entries\.\d+\.[\w.]+\)$/);
  marks[0] = 6;
  expect(linesAt(tell(publishedText({ ...copy, digest: digestOf(sha256, copy) })), 'Scores')).toEqual([`scores.3.marks.0 (entry entry-${entry}, judge-${judge}): The mark 6 on need is outside 1 to 5.`]);
});

test('of fewer than five judges it says what holds, and that marks are not in it', () => {
  const few = publishBundle(ofFew(bundle), salt, sha256);
  const told = tell(publishedText(few));
  expect([told.holds, told.title, states(told)]).toEqual([true, 'What can be checked of this result of 4 judges comes out the same.', { Format: 'same', Digest: 'same', Seed: 'same' }]);
  expect(told.notChecked.slice(0, 2)).toEqual([`${notThere}${few.full}. ${whoHasIt}`, 'Marks, and so scores and places. With so few judges, who gave which mark could be guessed, so they are not in the file.']);
  const changed = tell(publishedText({ ...few, seed: { ...few.seed, secret: 'ab'.repeat(32) } }));
  expect([changed.holds, linesAt(changed, 'Seed')]).toEqual([false, [expect.stringMatching(/^seed\.secret: The secret is not the one that was committed to\./)]]);
});

test('a full file is the one whose hash was published, or it is told that it is not', () => {
  const named = (name: string, text: string) => ({ name, bytes: bytesOf(text) });
  const both = (first: string, second: string) => recomputeBoth(named('result.json', first), named('full.json', second), sha256);
  const sealOf = (first: string, second: string) => (both(first, second) as ToldOutcome[]).map((outcome) => [outcome.holds, outcome.steps.find(({ name }) => name === 'Seal')?.state]);
  const text = publishedText(published);
  expect(sealOf(text, full)).toEqual([[true, undefined], [true, 'same']]);
  expect(sealOf(text, fullText({ bundle, salt: 'd0'.repeat(32) }))).toEqual([[true, undefined], [false, 'different']]);
  const other = structuredClone(bundle);
  other.rules.draws = 201;
  expect(sealOf(text, fullText({ bundle: { ...other, digest: digestOf(sha256, other) }, salt }))).toEqual([[true, undefined], [false, 'different']]);
  expect(both(full, text)).toEqual({ kind: 'refused', sentence: 'result.json is the full file. Name the published file first, and the full one with --full.' });
  expect(both(text, text)).toEqual({ kind: 'refused', sentence: 'full.json is a published file. With --full goes the full file: of an open draw it is on the results page, otherwise a manager of the challenge can download it.' });
});
