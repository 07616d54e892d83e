import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../functions/adapters/system/sha256.ts';
import { fullText } from '../../functions/domain/judging/bundle/full-file.ts';
import { makeBundle, withDemoDay } from '../../functions/domain/judging/bundle/make-bundle.ts';
import { publishBundle, publishedText } from '../../functions/domain/judging/bundle/published-bundle.ts';
import { comparedBy } from '../domain/judging/bundle/compared.ts';
import { judgedContest, ofFew } from '../domain/judging/bundle/judged.ts';

/** A clean folder: the program, its packages, the file, and nothing that ran before. */
let folder: string;
const bundle = makeBundle(judgedContest(sha256), sha256);
const salt = '5a'.repeat(32);
const published = publishBundle(bundle, salt, sha256);
const text = publishedText(published);
const full = fullText({ bundle, salt });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-recompute-'));
  for (const part of ['bin', 'functions', 'package.json']) cpSync(part, join(folder, 'laurel', part), { recursive: true });
  mkdirSync(join(folder, 'work'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'laurel', 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const recompute = (content: string, withFull?: string) => {
  writeFileSync(join(folder, 'work', 'result.json'), content);
  if (withFull !== undefined) writeFileSync(join(folder, 'work', 'full.json'), withFull);
  const args = withFull === undefined ? ['result.json'] : ['result.json', '--full', 'full.json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'laurel', 'bin', 'laurel.js'), 'recompute', ...args], { cwd: join(folder, 'work'), encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  return { status, said: stdout + stderr };
};

const saidOfPublished = [
  'result.json: Everything in this file comes out the same.', '',
  '  same         Format: The file is written as a published result is (laurel-judging-sealed/2).',
  `  same         Digest: The digest that stands in the file is that of the rest of it, so the file agrees with itself: ${published.digest}, over its canonical JSON without the digest. The file as you gave it has the SHA-256 ${sha256(text)}. Whether it is the published one, only a comparison from outside tells: see “Not checked”.`,
  '  same         Seed: The secret is the one that was committed to (laurel-judging/4).',
  `  same         Scores: From ${bundle.scores.length} evaluations follow the same adjusted scores, to one millionth.`,
  '  same         Places: The places of 20 entries are the same.', '',
  'Not checked:',
  `  Who could read what is not in this file: it would show who was in conflict with whom. The draw is checked with the full file, whose hash stands here: ${published.full}. The results page has that file where the rules promised an open draw; otherwise the agency gives it to its auditors.`,
  '  Who the judges are. The file has names made up for it.',
  '  Whether every mark is the one that its judge gave.',
  `  When the secret of the draw was fixed, and whether others were tried before. The results page names what was committed to: ${bundle.seed.commitment}.`,
  `  Whether this is the file that was published. Compare the SHA-256 of the file, ${sha256(text)}, with the one in its leaf “Results published” on the public record, or on the results page; the digest, ${published.digest}, stands on the results page too.`,
  '  What the agency decided, and where its chair put entries in other places. Computed places do not bind it; its reasons are on the results page and in the decision record, a file that this check does not read. This does: laurel monitor LOG --results result.json --results record.json, with both as saved from the results page.', '',
];

test('a published result computes again in a clean folder', () => {
  const { status, said } = recompute(text);
  expect([said, status]).toEqual([saidOfPublished.join('\n'), 0]);
});

test('with the full file the judges are drawn again, and it is the one whose hash was published', () => {
  const { status, said } = recompute(text, full);
  expect(said).toBe([
    ...saidOfPublished,
    'full.json: Everything comes out the same.', '',
    '  same         Format: The file is written as a full result is (laurel-judging-bundle/1).',
    `  same         Digest: The digest that stands in the file is that of the rest of it, so the file agrees with itself: ${bundle.digest}, over its canonical JSON without the digest. The file as you gave it has the SHA-256 ${sha256(full)}. Whether it is the published one, only a comparison from outside tells: see “Not checked”.`,
    '  same         Seed: The secret is the one that was committed to, and the seed follows from it, the rules and the inputs (laurel-judging/4).',
    `  same         Assignment: All ${bundle.assignment.final.length} assignments of 20 entries are the same, pair for pair, with 2 changes after the draw.`,
    '  same         Certificate: The prices are the same, and prove that no other choice of pairs to draw from could be worth more.',
    `  same         Scores: From ${bundle.scores.length} evaluations follow the same adjusted scores, to one millionth.`,
    '  same         Places: The places of 20 entries are the same.',
    '  same         Seal: This is the full file whose hash stands in result.json, and all that was published stands in it.', '',
    'Not checked:',
    '  Who the judges are. The file has names made up for it.',
    '  Whether every mark is the one that its judge gave.',
    '  Whether every conflict was known, and every judge’s fit to an entry right. Lists of conflicts are in the file as hashes only.',
    `  When the secret of the draw was fixed, and whether others were tried before. The results page names what was committed to: ${bundle.seed.commitment}.`,
    '  What the agency decided, and where its chair put entries in other places. Computed places do not bind it; its reasons are on the results page and in the decision record, a file that this check does not read. This does: laurel monitor LOG --results result.json --results record.json, with both as saved from the results page.', '',
  ].join('\n'));
  expect(status).toBe(0);
  expect(recompute(full)).toMatchObject({ status: 0, said: expect.stringMatching(/^result\.json: Everything comes out the same\.\n/) as string });
  const other = fullText({ bundle, salt: 'b5'.repeat(32) });
  expect(recompute(text, other)).toMatchObject({ status: 2, said: expect.stringMatching(/ {2}different {4}Seal: This is not the full file whose hash stands in result\.json, or it holds something else than was published\.\n {4}digest: .*\n {4}full: /) as string });
});

test.each([
  ['a mark', () => text.replace(/"marks":\[(\d)/, (_, mark: string) => `"marks":[${mark === '1' ? 2 : 1}`), /Entry entry-\d+, plain score: the file says -?\d+\.\d+, computed -?\d+\.\d+\. \(results\.entries\.\d+\.raw\)/],
  ['the secret', () => text.replace(bundle.seed.secret, `${bundle.seed.secret.startsWith('0') ? '1' : '0'}${bundle.seed.secret.slice(1)}`), /seed\.secret: The secret is not the one that was committed to\./],
  ['the digest', () => text.replace(published.digest, `${published.digest.startsWith('0') ? '1' : '0'}${published.digest.slice(1)}`), /digest: Something in the file was changed after it was made\./],
  ['a space', () => text.replace('{', '{ '), /the text: The text is not the canonical text of this result\./],
])('with %s changed by one byte it fails, and says where and why', (_, bend, why) => {
  const { status, said } = recompute(bend());
  expect(said).toMatch(/^result\.json: Not everything comes out the same\.\n/);
  expect(said).toMatch(why);
  expect(status).toBe(2);
});

test('of fewer than five judges it says what can be checked and what cannot; a changed one fails', () => {
  const few = publishedText(publishBundle(ofFew(bundle), salt, sha256));
  const { status, said } = recompute(few);
  expect(said).toMatch(/^result\.json: What can be checked of this result of 4 judges comes out the same\.\n\n {2}same {9}Format: /);
  expect([status, /Scores:|Assignment:/.test(said)]).toEqual([0, false]);
  expect(recompute(few.replace(bundle.seed.commitment, bundle.seed.inputs))).toMatchObject({ status: 2, said: expect.stringMatching(/seed\.secret: /) as string });
});

test('the order of a demo day computes again from either file; a comparison turned round fails, with where and why', () => {
  const compared = withDemoDay(bundle, comparedBy(8, sha256), sha256);
  const shown = publishedText(publishBundle(compared, salt, sha256));
  const { status, said } = recompute(shown, fullText({ bundle: compared, salt }));
  expect([status, said.split('\n').filter((line) => line.includes('Demo day:'))]).toEqual([0, Array.from({ length: 2 }, () => '  same         Demo day: From 40 comparisons of 6 entries follow the same order and the same chances, to one millionth.')]);
  const turned = recompute(shown.replace('"stronger":"first"', '"stronger":"equal"'));
  expect(turned).toMatchObject({ status: 2, said: expect.stringMatching(/ {2}different {4}Demo day: The comparisons give another order, or other chances\.\n {4}Demo day, entry [A-Z]{2}, [\w ]+: the file says .*, computed .*\. \(demoDay\.result\.rows\.\d\./) as string });
});

test('what is no file and what is no result are told in a sentence', () => {
  expect(recompute('Nothing.')).toEqual({ status: 1, said: 'result.json is not JSON, or not all of it. Choose the file that the results page links to as “The published file”.\n' });
});
