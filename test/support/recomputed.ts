import { sha256 as noble } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { bundleText, makeBundle, withDemoDay } from '../../functions/domain/judging/bundle/make-bundle.ts';
import { recomputeBundle } from '../../functions/domain/judging/bundle/recompute-bundle.ts';
import { streamsOf } from '../../functions/domain/judging/numbers/chance.ts';
import { scoreContest } from '../../functions/domain/judging/scores/contest-scores.ts';
import { scoreTable } from '../../functions/domain/judging/scores/fit/score-table.ts';
import { mostDenseJudges } from '../../functions/domain/judging/scores/fit/variance-fit.ts';
import { comparedBy } from '../domain/judging/bundle/compared.ts';
import { judgedContest } from '../domain/judging/bundle/judged.ts';

/** The same contests and demo day, made and recomputed by whatever engine runs this script: in a browser, or in any Node. */
const sha256 = (input: string | Uint8Array) => bytesToHex(noble(typeof input === 'string' ? utf8ToBytes(input) : input));
const bundle = withDemoDay(makeBundle(judgedContest(sha256), sha256), comparedBy(8, sha256), sha256);

/** More judges than are fitted exactly: variances by probes and conjugate gradients, then draws, on marks that are nothing nice. */
const streams = streamsOf(sha256, 'many judges');
const [entries, judges, reviews] = [420, mostDenseJudges + 12, 4];
const chance = streams('marks');
const strictness = Float64Array.from({ length: judges }, () => 7 * chance.normal());
const scores = Array.from({ length: entries * reviews }, (_, t) => {
  const [entry, judge] = [Math.floor(t / reviews), (31 * Math.floor(t / reviews) + 77 * (t % reviews)) % judges];
  return { entry, judge, value: 50 + 3 * chance.normal() + strictness[judge]! + 5 * chance.normal() };
});
const many = scoreContest(scoreTable(entries, judges, scores, { low: -1e3, high: 1e3 }), { topK: [5, 20], draws: 60, correctSpread: true }, streams);
if (many.method !== 'adjusted') throw new Error('The large contest was not adjusted.');

const said = `${bundle.digest} ${recomputeBundle(bundleText(bundle), sha256).holds} ${sha256(JSON.stringify(many))}`;
(globalThis as { said?: string }).said = said;
console.log(said);
