import { basename } from 'node:path';
import { digest, sha256 } from '../../adapters/system/sha256.ts';
import { verify as verifySignature } from '../../adapters/system/verify.ts';
import { isZip } from '../../adapters/webcrypto/unzip.ts';
import { credentialTextIn } from '../../domain/credential/baked-picture.ts';
import type { CheckedCredential } from '../../domain/credential/check/check-credential.ts';
import { textOfBytes } from '../../domain/record/note/encoding.ts';
import { isTlogProof } from '../../domain/record/note/tlog-proof.ts';
import { checkReceipt, type CheckedReceipt } from '../../domain/record/receipt/check-receipt.ts';
import { parseReceipt, type Receipt } from '../../domain/record/receipt/receipt.ts';
import { Refusal } from '../../domain/refusal.ts';
import { readOptions } from './read-options.ts';
import { told } from './told.ts';
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

const linesOf = (name: string, { sentence, steps, says, notProved }: Omit<CheckedReceipt, 'state' | 'place'>): string[] => [
  `${name}: ${sentence}`, '',
  ...steps.map((step) => `  ${step.state.padEnd(12)} ${step.name}: ${step.sentence}`),
  ...(says.length > 0 ? ['', 'What it says:', ...says.map(([label, value]) => `  ${label}: ${value}`)] : []),
  ...(notProved.length > 0 ? ['', 'Not proved:', ...notProved.map((line) => `  ${line}`)] : []),
];

/** What cannot be read as a receipt was not checked: nothing is known of it. */
const malformed = (sentence: string): CheckedReceipt => ({ state: 'not checked', sentence: `This could not be checked. ${sentence}`, steps: [], says: [], notProved: [] });

type Options = { policy?: string | undefined; url?: string | undefined; online?: boolean; json: boolean };

const isAddress = (name: string): boolean => /^https?:\/\//.test(name);

/** What a credential needs is only read here, so that nobody who checks a receipt waits for it. */
const ofCredential = async (text: string, name: string, others: Given[], { policy, url, online = false, json }: Options): Promise<void> => {
  if (policy !== undefined || url !== undefined) throw told('--policy and --url are for receipts. The keys of a credential are those of its issuer: give its did.json, or let it be asked with --online.');
  const { verifyCredential, isHere } = await import('./verify-credential.ts');
  const checked = await verifyCredential(text, others, { online: online || isAddress(name), loopback: isHere(name) });
  sayCredential(name, checked, json);
};

const sayCredential = (name: string, checked: CheckedCredential & { asked: string[] }, json: boolean): void => {
  const { asked, ...rest } = checked;
  const lines = [...linesOf(name, rest), ...(asked.length > 0 ? ['', 'Asked:', ...asked.map((address) => `  ${address}`)] : [])];
  sayOutcome({ state: checked.state, lines, value: { credential: name, ...checked, says: Object.fromEntries(checked.says) } }, json);
};

/** Its receipt is checked too, where it is said whose signatures count: never by the keys in the bundle. */
const ofBundle = async ([first, ...others]: [Given, ...Given[]], { policy, url, online = false, json }: Options): Promise<void> => {
  if (url !== undefined) throw told('--url is for receipts. For a bundle, give --policy FILE.');
  const { verifyBundle, isHere } = await import('./verify-credential.ts');
  const trusted = policy === undefined ? undefined : (await trustedKeys(policy, undefined)).policy;
  sayCredential(first.name, await verifyBundle(first, others, { online: online || isAddress(first.name), loopback: isHere(first.name), policy: trusted }), json);
};

const ofReceipt = async (first: Given, others: Given[], { policy: given, url, online, json }: Options): Promise<void> => {
  if (online) throw told('--online is for credentials. A receipt is checked by --policy FILE, or by --url LOG.');
  if (given !== undefined && url !== undefined) throw told('Give either --policy or --url, not both.');
  const keys = await trustedKeys(given, url === undefined ? undefined : openLog(url));
  const check = (): CheckedReceipt => {
    const { receipt, files } = readParts(first, others);
    return checkReceipt(digest, receipt, { policy: keys.policy, verify: verifySignature, files: files.map((file) => ({ name: file.name, size: file.bytes.length, sha256: sha256(file.bytes) })) });
  };
  let checked: CheckedReceipt;
  try {
    checked = check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    checked = malformed(error.message);
  }
  sayOutcome({ state: checked.state, lines: linesOf(first.name, checked), value: { receipt: first.name, keysFrom: keys.from, ...checked, says: Object.fromEntries(checked.says) }, warning: keys.warning }, json);
};

/** People have the address of a credential's page; beside it stands the credential itself. */
const fileAt = (address: string): string => address.replace(/^([^/]+\/\/[^/]+)\/credentials\/(C-[0-9A-Z-]+)\/?$/i, '$1/api/v1/credentials/$2/file');

const readAt = async (address: string): Promise<Given> => {
  const { readAddress } = await import('./verify-credential.ts');
  return { name: address, bytes: await readAddress(fileAt(address)) };
};

/** A timestamp is over a checkpoint, which is given too. */
const ofTimestamp = async (token: Given, others: Given[], { checkpoint, tsa, policy, url, online }: { checkpoint: Given | undefined; tsa: Given | undefined; policy?: string | undefined; url?: string | undefined; online?: boolean | undefined }, json: boolean): Promise<void> => {
  if (!checkpoint) throw told(`A timestamp is over a checkpoint. Give it with --checkpoint FILE: laurel verify ${token.name} --checkpoint FILE.`);
  if (others.length > 0 || policy !== undefined || url !== undefined || online) throw told('A timestamp is checked with --checkpoint FILE and --tsa CERT.pem alone.');
  const { verifyTimestamp } = await import('./verify-timestamp.ts');
  verifyTimestamp(token, { checkpoint, tsa }, json);
};

/** Checks a receipt and the files that were sent, a credential, or a timestamp. No network but for the policy of `--url`, for `--online`, and for an address that was given. */
export const verify = async (args: string[]): Promise<void> => {
  const { values: { json = false, ...values }, words: [name = '', ...more] } = readOptions(args, { policy: { type: 'string' }, url: { type: 'string' }, online: { type: 'boolean' }, checkpoint: { type: 'string' }, tsa: { type: 'string' }, json: { type: 'boolean' } }, ['receipt', 'files...']);
  const local = (path: string): Given => ({ name: basename(path), bytes: readGiven(path) });
  const first = isAddress(name) ? await readAt(name) : local(name);
  const others = more.map(local);
  const given = (path: string | undefined): Given | undefined => (path === undefined ? undefined : local(path));
  const [checkpoint, tsa] = [given(values.checkpoint), given(values.tsa)];
  if (checkpoint || tsa || name.endsWith('.tsr')) return ofTimestamp(first, others, { ...values, checkpoint, tsa }, json);
  if (isZip(first.bytes)) return ofBundle([first, ...others], { ...values, json });
  const receiptOf = others.find(({ bytes }) => credentialTextIn(bytes) !== undefined) && /"act":"award\./.test(new TextDecoder().decode(first.bytes).replaceAll('\\', ''));
  if (receiptOf) return ofBundle([first, ...others], { ...values, json });
  const credential = credentialTextIn(first.bytes);
  if (credential !== undefined) return ofCredential(credential, first.name, others, { ...values, json });
  if (isAddress(name)) throw told(`${name} is not a credential.`);
  return ofReceipt(first, others, { ...values, json });
};
