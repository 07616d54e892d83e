import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bundle } from '../../../../functions/domain/judging/bundle/bundle-form.ts';
import { lineOf } from '../../../../functions/domain/judging/bundle/difference-words.ts';
import { fullText } from '../../../../functions/domain/judging/bundle/full-file.ts';
import { bundleText, digestOf, makeBundle, withDemoDay } from '../../../../functions/domain/judging/bundle/make-bundle.ts';
import { publishBundle, publishedText, type PublishedBundle } from '../../../../functions/domain/judging/bundle/published-bundle.ts';
import { recomputeBundle } from '../../../../functions/domain/judging/bundle/recompute-bundle.ts';
import { recomputeBoth, recomputeFile } from '../../../../functions/domain/judging/bundle/recompute-file.ts';
import { parts } from '../../../../functions/domain/judging/bundle/recompute-parts.ts';
import { workWords, type ToldOutcome } from '../../../../functions/domain/judging/bundle/recompute-words.ts';
import { sha256 } from '../scores/contests.ts';
import { comparedBy } from './compared.ts';
import { judgedContest, ofFew } from './judged.ts';

const salt = 'c0'.repeat(32);
const without = makeBundle(judgedContest(sha256), sha256);
const bundle = withDemoDay(without, comparedBy(8, sha256), sha256);
const text = bundleText(bundle);
const published = publishBundle(bundle, salt, sha256);
const ofFour = publishBundle(withDemoDay(without, comparedBy(4, sha256), sha256), salt, sha256);
const bytesOf = (of: string) => new TextEncoder().encode(of);
const tell = (of: string) => recomputeFile('result.json', bytesOf(of), sha256) as ToldOutcome;
const states = ({ steps }: ToldOutcome) => Object.fromEntries(steps.map(({ name, state }) => [name, state]));
const dayLines = ({ steps }: ToldOutcome) => steps.find(({ name }) => name === 'Demo day')!.differences.map(lineOf);
/** A forger who also repairs the digest. */
const forged = (change: (copy: NonNullable<Bundle['demoDay']>) => void): ToldOutcome => {
  const copy = structuredClone(bundle);
  change(copy.demoDay!);
  return tell(fullText({ bundle: { ...copy, digest: digestOf(sha256, copy) }, salt }));
};
const forgedPublished = (change: (copy: PublishedBundle) => void, of = published): ToldOutcome => {
  const copy = structuredClone(of);
  change(copy);
  return tell(publishedText({ ...copy, digest: digestOf(sha256, copy) }));
};

test('a demo day stands in the third form, changes nothing of the results, and computes again', () => {
  expect([without.format, bundle.format, bundle.results]).toEqual(['laurel-judging-bundle/1', 'laurel-judging-bundle/3', without.results]);
  expect(recomputeBundle(text, sha256)).toEqual({ holds: true, mismatches: [], untold: 0, checked: [...parts] });
  const said: string[] = [];
  const told = recomputeFile('full.json', bytesOf(fullText({ bundle, salt })), sha256, (work) => said.push(workWords[work])) as ToldOutcome;
  expect([told.holds, states(told)['Demo day'], told.steps.at(-1)!.sentence]).toEqual([true, 'same', 'From 40 comparisons of 6 entries follow the same order and the same chances, to one millionth.']);
  expect(said.at(-1)).toBe('Putting the demo day in order again ...');
  expect(told.notChecked).toContain('Whether every comparison of the demo day is the one that its judge made.');
});

test('the numbers are these, on every engine, in every locale and time zone', () => {
  const { judges, comparisons, byLot, reliability, rows } = bundle.demoDay!.result;
  expect([bundle.digest, judges, comparisons, byLot, reliability, rows.map(({ entry, place, strength, topChance }) => [bundle.demoDay!.entries[entry], place, strength, topChance])]).toMatchInlineSnapshot(`
    [
      "1b1a44957946bd72f4d1bc42c9be340d2ba6e9882137b5521fede2460eab41a8",
      8,
      40,
      28,
      586705,
      [
        [
          "QX",
          1,
          2078673,
          986000,
        ],
        [
          "BA",
          2,
          883993,
          829000,
        ],
        [
          "TT",
          3,
          -129973,
          102000,
        ],
        [
          "DE",
          4,
          -757736,
          41000,
        ],
        [
          "RU",
          5,
          -989099,
          35000,
        ],
        [
          "KM",
          6,
          -1085857,
          7000,
        ],
      ],
    ]
  `);
});

test('one changed byte of a full file with a demo day fails', () => {
  const [from, to] = [text.indexOf('"demoDay":'), text.indexOf('"digest":"')];
  const survives = (at: number, byte: string) => text[at] !== byte && recomputeBundle(text.slice(0, at) + byte + text.slice(at + 1), sha256).holds;
  const found = fc.check(fc.property(fc.integer({ min: from, max: to }), fc.constantFrom(...'0123456789abcdef"{}[],:'), (at, byte) => !survives(at, byte)), { numRuns: 60 });
  expect([found.failed, found.counterexample]).toEqual([false, null]);
});

test('one changed byte of the demo day in a published file fails', () => {
  const shown = publishedText(published);
  const [from, to] = [shown.indexOf('"demoDay":'), shown.indexOf('"digest":"')];
  const holds = (bent: string) => {
    const outcome = recomputeFile('result.json', bytesOf(bent), sha256);
    return outcome.kind === 'told' && outcome.holds;
  };
  const found = fc.check(fc.property(fc.integer({ min: from, max: to }), fc.constantFrom(...'0123456789abcdef"{}[],:'), (at, byte) => shown[at] === byte || !holds(shown.slice(0, at) + byte + shown.slice(at + 1))), { numRuns: 60 });
  expect([found.failed, found.counterexample]).toEqual([false, null]);
});

test('a forger who repairs the digest is found at the demo day, with where and what', () => {
  const { entry, place } = bundle.demoDay!.result.rows[2]!;
  const code = bundle.demoDay!.entries[entry]!;
  expect(dayLines(forged((day) => { day.result.rows[2]!.place += 1; }))).toEqual([`Demo day, entry ${code}, place: the file says ${place + 1}, computed ${place}. (demoDay.result.rows.2.place)`]);
  const turned = forged((day) => { const one = day.comparisons.find(({ stronger }) => stronger === 'first')!; one.stronger = 'second'; });
  expect(dayLines(turned).some((line) => /^Demo day, entry \w\w, strength: the file says -?\d+\.\d+, computed -?\d+\.\d+\. \(demoDay\.result\.rows\.\d\.strength\)$/.test(line))).toBe(true);
  expect(states(turned)).toMatchObject({ 'Digest': 'same', 'Seed': 'same', 'Scores': 'same', 'Places': 'same', 'Demo day': 'different' });
  expect(dayLines(forged((day) => { day.result.reliability! -= 100_000; }))).toEqual([expect.stringMatching(/^demoDay\.result\.reliability: It comes out differently\./)]);
  expect(dayLines(forged((day) => { day.rules.top = 3; })).some((line) => line.includes('chance to be among the first'))).toBe(true);
  expect(dayLines(forged((day) => { day.seed = 'ab'.repeat(32); })).length).toBeGreaterThan(0);
  expect(dayLines(forged((day) => { day.comparisons.pop(); })).some((line) => line.startsWith('demoDay.result.comparisons:'))).toBe(true);
  expect(dayLines(forged((day) => { day.comparisons[3]!.second = 77; }))).toEqual(['demoDay.comparisons.3: A comparison names two different entries of the demo day.']);
  expect(dayLines(forged((day) => { day.comparisons[3]!.judge = 77; }))).toEqual(['demoDay.comparisons.3: The comparison names a judge that is not in the file.']);
  expect(dayLines(forged((day) => { day.entries.reverse(); }))).toEqual(['demoDay.entries: Entries of the demo day stand in the order of their codes, each once.']);
});

test('published are pairs and what follows from them: no judge, no table, no order in which anything was said', () => {
  expect(Object.keys(published.demoDay!).toSorted()).toEqual(['comparisons', 'entries', 'panel', 'result', 'rules', 'seed']);
  expect(published.demoDay!.comparisons!.every((one) => Object.keys(one).toSorted().join(' ') === 'drawn first second stronger')).toBe(true);
  const shown = publishedText(published);
  for (const name of bundle.demoDay!.judges) expect(shown).not.toContain(name);
  expect(shown).not.toMatch(/per_0|day_0|2027-02-01|"table"|"number"/);
  expect(published.demoDay!.entries).toEqual(published.demoDay!.entries.toSorted());
  const asText = published.demoDay!.comparisons!.map((one) => JSON.stringify([one.first, one.second, one.stronger, one.drawn]));
  expect(asText).toEqual(asText.toSorted());
  const told = tell(shown);
  expect([published.format, told.holds, states(told)]).toEqual(['laurel-judging-sealed/3', true, { 'Format': 'same', 'Digest': 'same', 'Seed': 'same', 'Scores': 'same', 'Places': 'same', 'Demo day': 'same' }]);
});

test('of a demo day with fewer than five judges neither comparisons nor order are published; auditors have both, under the published hash', () => {
  expect(ofFour.demoDay).toEqual({ rules: bundle.demoDay!.rules, seed: bundle.demoDay!.seed, entries: bundle.demoDay!.entries, panel: 4 });
  const told = tell(publishedText(ofFour));
  expect([told.holds, 'Demo day' in states(told)]).toEqual([true, false]);
  expect(told.notChecked).toContain('What 4 judges said on the demo day, and so its order. With so few judges, who said what could be guessed, so it is not in the file.');
  const few = withDemoDay(without, comparedBy(4, sha256), sha256);
  const both = recomputeBoth({ name: 'result.json', bytes: bytesOf(publishedText(ofFour)) }, { name: 'full.json', bytes: bytesOf(fullText({ bundle: few, salt })) }, sha256) as ToldOutcome[];
  expect(both.map((one) => [one.holds, states(one)['Demo day'], states(one)['Seal']])).toEqual([[true, undefined, undefined], [true, 'same', 'same']]);
  const marksOfFew = publishBundle(withDemoDay({ ...ofFew(without) }, comparedBy(8, sha256), sha256), salt, sha256);
  expect([marksOfFew.scores, marksOfFew.demoDay!.comparisons!.length, states(tell(publishedText(marksOfFew)))]).toEqual([undefined, 40, { 'Format': 'same', 'Digest': 'same', 'Seed': 'same', 'Demo day': 'same' }]);
});

test('what a published file may hold of a demo day hangs on how many judges it says, and on its form', () => {
  const formOf = ({ steps }: ToldOutcome) => steps.find(({ name }) => name === 'Format')!.differences.map(lineOf);
  expect(formOf(forgedPublished((copy) => { copy.demoDay!.panel = 4; }))).toEqual(['demoDay.comparisons: Comparisons and their order are in the file from 5 judges on, and not before.']);
  expect(formOf(forgedPublished((copy) => { copy.demoDay!.panel = 5; }, ofFour))).toEqual(['demoDay.comparisons: Comparisons and their order are in the file from 5 judges on, and not before.']);
  expect(formOf(forgedPublished((copy) => { copy.format = 'laurel-judging-sealed/2'; }))).toEqual(['format: A demo day is in the third form, and in no other.']);
  expect(formOf(forgedPublished((copy) => { delete copy.demoDay; }))).toEqual(['format: A demo day is in the third form, and in no other.']);
  expect(dayLines(forgedPublished((copy) => { copy.demoDay!.panel = 7; }))).toEqual(['demoDay.result.judges: It comes out differently. The file says 8; computed: 7.']);
});

test('files of before are written, and compute again, as they did', () => {
  const before = publishBundle(without, salt, sha256);
  expect([before.format, fullText({ bundle: without, salt }).includes('"format":"laurel-judging-full/1"'), fullText({ bundle, salt }).includes('"format":"laurel-judging-full/2"')]).toEqual(['laurel-judging-sealed/2', true, true]);
  for (const old of [publishedText(before), fullText({ bundle: without, salt })]) expect([tell(old).holds, 'Demo day' in states(tell(old))]).toEqual([true, false]);
});
