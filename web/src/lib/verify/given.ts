import { textOfBytes } from '../../../../functions/domain/record/note/encoding.ts';
import { isTlogProof } from '../../../../functions/domain/record/note/tlog-proof.ts';
import type { GivenFile } from '../../../../functions/domain/record/receipt/check-receipt.ts';
import { mostReceiptBytes, parseReceipt, type Receipt } from '../../../../functions/domain/record/receipt/receipt.ts';
import { fileDigest } from './sha256.ts';

type Named<T> = { name: string; is: T };
/** Everything that was added so far, in whatever order. A receipt stands for a proof and its leaf, and they for it. */
export type Given = { receipt?: Named<Uint8Array>; proof?: Named<Uint8Array>; leaf?: Named<Uint8Array>; files: (GivenFile & { /** What it opens, where it is such a file. */ opens?: string | undefined })[]; /** Open Badges or a ZIP of one with its proofs, and the keys and lists of their issuers. */ credentials: Named<Uint8Array>[] };
export const nothing: Given = { files: [], credentials: [] };

const pastedName = 'what you pasted';
/** Files beside the log that open what leaves keep, by the form they say they have. */
const opens: Record<string, string> = { 'laurel-reveal/1': 'scores', 'laurel-opened-entries/1': 'hidden entries' };
const openedBy = (bytes: Uint8Array): string | undefined => opens[/^{[^{[]{0,300}"format":"(laurel-[\w/-]+)"/.exec(new TextDecoder().decode(bytes.subarray(0, 600)))?.[1] ?? ''];
type Part = 'receipt' | 'proof' | 'leaf' | 'file' | 'credential';

/** What something is, by how it begins: whether it holds is for the check. */
const partOf = (bytes: Uint8Array): Part => {
  if (isTlogProof(bytes)) return 'proof';
  if (bytes.length > mostReceiptBytes) return 'file';
  const text = new TextDecoder().decode(bytes);
  if (text.startsWith('PK\u0003\u0004')) return 'credential';
  if (/^{.*laurel-receipt\/1/s.test(text)) return 'receipt';
  if (/^{("_sd":|.*"v":"laurel-act\/1")/s.test(text)) return 'leaf';
  return /^\s*eyJ|VerifiableCredential"|openbadges?:?credential|"verificationMethod"/.test(text) ? 'credential' : 'file';
};

/** A receipt of a credential's being given, which a credential does not become valid by: where it is here itself, its own state counts. */
const isOfCredential = (receipt: Named<Uint8Array> | undefined): boolean => receipt !== undefined && /"act":"award\./.test(new TextDecoder().decode(receipt.is).replaceAll('\\', ''));

/** With one more. */
export const withGiven = async (given: Given, name: string, bytes: Uint8Array): Promise<Given> => {
  const fileOf = async (one: Named<Uint8Array>) => ({ name: one.name, size: one.is.length, sha256: await fileDigest(one.is), opens: openedBy(one.is) });
  const read = partOf(bytes);
  // beside a receipt these are files like any other, which it may name
  const part = (read === 'credential' && ((given.receipt && !isOfCredential(given.receipt)) || given.proof)) || (read === 'leaf' && given.receipt) ? 'file' : read;
  const { receipt: _receipt, ...parts } = given;
  const { proof: _proof, leaf: _leaf, ...whole } = given;
  if (part === 'credential') return { ...given, credentials: [...given.credentials, { name, is: bytes }] };
  if (part === 'receipt' && isOfCredential({ name, is: bytes })) return { ...whole, files: given.files, receipt: { name, is: bytes } };
  if (part !== 'file') {
    const files = [...given.files, ...(await Promise.all([...given.credentials, ...(part === 'receipt' && given.leaf && !given.proof ? [given.leaf] : [])].map(fileOf)))];
    return { ...(part === 'receipt' ? whole : parts), files, credentials: [], [part]: { name, is: bytes } };
  }
  const file = await fileOf({ name, is: bytes });
  return { ...given, files: [...given.files.filter((other) => other.sha256 !== file.sha256), file] };
};

export type Pasted = { given: Given } | { refused: string };

/** From the text box: a receipt, a proof, a leaf, or the digest of a file. */
export const withPasted = async (given: Given, pasted: string): Promise<Pasted> => {
  const text = pasted.trim();
  const digest = text.replaceAll(/\s/g, '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(digest)) return { given: { ...given, files: [...given.files.filter(({ sha256 }) => sha256 !== digest), { name: 'the digest', sha256: digest }] } };
  if (text === '') return { refused: 'Paste a receipt, a proof, a credential or a digest first.' };
  if (/^R-[0-9A-Z]+$/i.test(text)) return { refused: 'A receipt number alone proves nothing. Add the receipt itself.' };
  const number = /(?:^|\/credentials\/)(C-[0-9A-Z-]+)$/i.exec(text)?.[1];
  if (number) return { refused: `A number alone proves nothing. Its own page, /credentials/${number}, says how it stands now; to check it here, add its file.` };
  const bytes = new TextEncoder().encode(text.startsWith('{') ? text : `${text}\n`);
  if (partOf(bytes) === 'file') return { refused: 'This is no receipt, no proof, no credential and no digest. A digest has 64 digits and letters.' };
  return { given: await withGiven(given, pastedName, bytes) };
};

/** The receipt to check, or what is missing still. @throws Refusal where it cannot be read. */
export const receiptIn = ({ receipt, proof, leaf, files }: Given): { receipt: Receipt } | { missing: string } => {
  if (receipt) return { receipt: parseReceipt(receipt.is) };
  if (proof && leaf) return { receipt: { proof: textOfBytes(proof.is, 'the proof'), leaf: textOfBytes(leaf.is, 'the leaf'), disclosures: [] } };
  if (proof) return { missing: 'Now add the leaf that this proof is of. It is a small .json file beside the proof.' };
  if (leaf) return { missing: 'Now add the proof of this leaf. Its name ends in .tlog-proof.' };
  const opening = files.find(({ opens: what }) => what)?.opens;
  if (opening) return { missing: `This file opens ${opening} of a challenge. Now add the leaf that names it: on its page of the record it stands with its proof in one file. What was opened stands on the page of each leaf.` };
  return { missing: `Now add the receipt. Until then there is nothing to compare the ${files.some(({ size }) => size !== undefined) ? 'file' : 'digest'} with.` };
};

export const namesIn = ({ receipt, proof, leaf, files, credentials }: Given): string[] => [receipt, proof, leaf, ...files, ...credentials].flatMap((one) => (one ? [one.name] : []));

const quoted = (name: string): string => (/^[\w.][\w.-]*$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`);

/** The same check at a terminal. */
export const commandFor = ({ receipt, proof, leaf, files, credentials }: Given): string => {
  const own = receipt ? [receipt] : [proof, leaf, ...credentials].filter((one) => one !== undefined);
  const names = [...own, ...files.filter(({ size }) => size !== undefined)].map(({ name }) => (name === pastedName ? 'pasted.json' : name));
  return `npx laurel verify ${names.map(quoted).join(' ')} ${credentials.length > 0 ? '--online' : '--policy policy.txt'}`;
};
