import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../functions/adapters/system/sha256.ts';
import { canonical } from '../../functions/domain/words/canonical.ts';
import { bundleText, makeBundle } from '../../functions/domain/judging/bundle/make-bundle.ts';
import { sealBundle } from '../../functions/domain/judging/bundle/sealed-bundle.ts';
import { judgedContest } from '../domain/judging/bundle/judged.ts';

/** A clean folder: the program, its packages, the file, and nothing that ran before. */
let folder: string;
const bundle = makeBundle(judgedContest(sha256), sha256);
const text = bundleText(bundle);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-recompute-'));
  for (const part of ['bin', 'functions', 'package.json']) cpSync(part, join(folder, 'laurel', part), { recursive: true });
  mkdirSync(join(folder, 'work'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'laurel', 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const recompute = (content: string) => {
  writeFileSync(join(folder, 'work', 'result.json'), content);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'laurel', 'bin', 'laurel.js'), 'recompute', 'result.json'], { cwd: join(folder, 'work'), encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  return { status, said: stdout + stderr };
};

test('a published result computes again in a clean folder', () => {
  const { status, said } = recompute(text);
  expect(said).toBe([
    'result.json: Everything comes out the same.', '',
    '  same         Format: The file is written as a published result is (laurel-judging-bundle/1).',
    `  same         Digest: Nothing was changed after the file was made. Its digest is ${bundle.digest}.`,
    '  same         Seed: The secret is the one that was committed to, and the seed follows from it, the rules and the inputs (laurel-judging/1).',
    `  same         Assignment: All ${bundle.assignment.final.length} assignments of 20 entries are the same, pair for pair, with 2 changes after the draw.`,
    '  same         Certificate: The prices are the same, and prove that no other choice of pairs to draw from could be worth more.',
    `  same         Scores: From ${bundle.scores.length} evaluations follow the same adjusted scores, to one millionth.`,
    '  same         Places: The places of 20 entries are the same.', '',
    'Not checked, because no file can show it:',
    '  Who the judges are. The file has names made up for it.',
    '  Whether every mark is the one that its judge gave.',
    '  Whether every conflict was known, and every judge’s fit to an entry right. Lists of conflicts are in the file as hashes only.',
    `  When the secret of the draw was fixed, and whether others were tried before. The results page names what was committed to: ${bundle.seed.commitment}.`,
    `  Whether this is the file that the results page names. Compare the hash there: ${bundle.digest}.`,
    '  What the agency decided. Places do not bind it; its reasons are on the results page.', '',
  ].join('\n'));
  expect(status).toBe(0);
});

test.each([
  ['a mark', () => text.replace(/"marks":\[(\d)/, (_, mark: string) => `"marks":[${mark === '1' ? 2 : 1}`), /results\.entries\.\d+\.raw \(entry entry-\d+\): It comes out differently\. The file says -?\d+; computed: -?\d+\./],
  ['the seed', () => text.replace(bundle.seed.seed, `${bundle.seed.seed.startsWith('0') ? '1' : '0'}${bundle.seed.seed.slice(1)}`), /seed\.seed: The seed does not follow from the commitment, the inputs and the secret\./],
  ['the digest', () => text.replace(bundle.digest, `${bundle.digest.startsWith('0') ? '1' : '0'}${bundle.digest.slice(1)}`), /digest: Something in the bundle was changed after it was made\./],
  ['a space', () => text.replace('{', '{ '), /the text: The text is not the canonical text of this bundle\./],
])('with %s changed by one byte it fails, and says where and why', (_, bend, why) => {
  const { status, said } = recompute(bend());
  expect(said).toMatch(/^result\.json: Not everything comes out the same\.\n/);
  expect(said).toMatch(why);
  expect(status).toBe(1);
});

test('of a sealed result it says what can be checked and what cannot; a changed one fails', () => {
  const sealed = `${canonical(sealBundle(bundle, '5a'.repeat(32), sha256))}\n`;
  const { status, said } = recompute(sealed);
  expect(said).toMatch(/^result\.json: What can be checked of this sealed result of 8 judges comes out the same\.\n\n {2}same {9}Seed: /);
  expect(status).toBe(0);
  expect(recompute(sealed.replace(bundle.seed.commitment, bundle.seed.inputs))).toMatchObject({ status: 1, said: expect.stringMatching(/seed\.secret: /) });
});

test('what is no file and what is no result are told in a sentence', () => {
  expect(recompute('Nothing.')).toEqual({ status: 1, said: 'result.json is not JSON, or not all of it. Choose the file that the results page links to as “The published file”.\n' });
});
