import { sha256 as noble } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { bundleText, makeBundle, withDemoDay } from '../../functions/domain/judging/bundle/make-bundle.ts';
import { recomputeBundle } from '../../functions/domain/judging/bundle/recompute-bundle.ts';
import { comparedBy } from '../domain/judging/bundle/compared.ts';
import { judgedContest } from '../domain/judging/bundle/judged.ts';

/** The same contest and demo day, made and recomputed by whatever engine runs this script: in a browser, or in any Node. */
const sha256 = (input: string | Uint8Array) => bytesToHex(noble(typeof input === 'string' ? utf8ToBytes(input) : input));
const bundle = withDemoDay(makeBundle(judgedContest(sha256), sha256), comparedBy(8, sha256), sha256);
const said = `${bundle.digest} ${recomputeBundle(bundleText(bundle), sha256).holds}`;
(globalThis as { said?: string }).said = said;
console.log(said);
