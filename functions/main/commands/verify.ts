import { basename } from 'node:path';
import { digest, sha256 } from '../../adapters/system/sha256.ts';
import { verify as verifySignature } from '../../adapters/system/verify.ts';
import { textOfBytes } from '../../domain/record/note/encoding.ts';
import { isTlogProof } from '../../domain/record/note/tlog-proof.ts';
import { checkReceipt, type CheckedReceipt } from '../../domain/record/receipt/check-receipt.ts';
import { parseReceipt, type Receipt } from '../../domain/record/receipt/receipt.ts';
import { Refusal } from '../../domain/refusal.ts';
import { readOptions } from '../read-options.ts';
import { told } from '../told.ts';
import { openLog } from './log-source.ts';
import { sayOutcome } from './say-outcome.ts';
import { readGiven, trustedKeys } from './trusted-keys.ts';

type Given = { name: string; bytes: Uint8Array };

/** A receipt is whole; of a bare proof, the leaf is the file after it. What is left are the files that were sent. */
const readParts = (first: Given, others: Given[]): { receipt: Receipt; files: Given[] } => {
  if (!isTlogProof(first.bytes)) return { receipt: parseReceipt(first.bytes), files: others };
  const [leaf, ...files] = others;
  if (!leaf) throw told(`${first.name} is a proof alone. Give the leaf that it is of after it: laurel verify PROOF LEAF.`);
  return { receipt: { proof: textOfBytes(first.bytes, 'the proof'), leaf: textOfBytes(leaf.bytes, 'the leaf'), disclosures: [] }, files };
};

const linesOf = (name: string, { sentence, steps, says, notProved }: CheckedReceipt): string[] => [
  `${name}: ${sentence}`, '',
  ...steps.map((step) => `  ${step.state.padEnd(12)} ${step.name}: ${step.sentence}`),
  ...(says.length > 0 ? ['', 'What it says:', ...says.map(([label, value]) => `  ${label}: ${value}`)] : []),
  ...(notProved.length > 0 ? ['', 'Not proved:', ...notProved.map((line) => `  ${line}`)] : []),
];

/** What cannot be read as a receipt does not hold. */
const malformed = (sentence: string): CheckedReceipt => ({ state: 'fails', sentence: `This receipt does not hold. ${sentence}`, steps: [], says: [], notProved: [] });

/** Checks a receipt, and the files that were sent, by the keys of a policy: no network but for the policy of `--url`. */
export const verify = async (args: string[]): Promise<void> => {
  const { values: { policy: given, url, json = false }, words: [name = '', ...more] } = readOptions(args, { policy: { type: 'string' }, url: { type: 'string' }, json: { type: 'boolean' } }, ['receipt', 'files...']);
  if (given !== undefined && url !== undefined) throw told('Give either --policy or --url, not both.');
  const [first, ...others] = [name, ...more].map((path) => ({ name: basename(path), bytes: readGiven(path) }));
  const keys = await trustedKeys(given, url === undefined ? undefined : openLog(url));
  const check = (): CheckedReceipt => {
    const { receipt, files } = readParts(first!, others);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return checkReceipt(digest, receipt, { policy: keys.policy, verify: verifySignature, zone: timeZone, files: files.map((file) => ({ name: file.name, size: file.bytes.length, sha256: sha256(file.bytes) })) });
  };
  let checked: CheckedReceipt;
  try {
    checked = check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    checked = malformed(error.message);
  }
  sayOutcome({ state: checked.state, lines: linesOf(first!.name, checked), value: { receipt: first!.name, keysFrom: keys.from, ...checked, says: Object.fromEntries(checked.says) }, warning: keys.warning }, json);
};
