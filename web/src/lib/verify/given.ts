import { textOfBytes } from '../../../../functions/domain/record/note/encoding.ts';
import { isTlogProof } from '../../../../functions/domain/record/note/tlog-proof.ts';
import type { GivenFile } from '../../../../functions/domain/record/receipt/check-receipt.ts';
import { mostReceiptBytes, parseReceipt, receiptFormat, type Receipt } from '../../../../functions/domain/record/receipt/receipt.ts';

type Named<T> = { name: string; is: T };
/** Everything that was added so far, in whatever order. A receipt stands for a proof and its leaf, and they for it. */
export type Given = { receipt?: Named<Uint8Array>; proof?: Named<Uint8Array>; leaf?: Named<Uint8Array>; files: GivenFile[] };
export const nothing: Given = { files: [] };

type Part = 'receipt' | 'proof' | 'leaf' | 'file';

/** What something is, by how it begins: whether it holds is for the check. */
const partOf = (bytes: Uint8Array): Part => {
  if (isTlogProof(bytes)) return 'proof';
  if (bytes.length > mostReceiptBytes || bytes[0] !== 0x7b) return 'file';
  const text = new TextDecoder().decode(bytes);
  if (text.includes(receiptFormat)) return 'receipt';
  return text.startsWith('{"_sd":') || text.includes('"v":"laurel-act/1"') ? 'leaf' : 'file';
};

/** With one more. `digest` is asked for only where it is a file that was sent. */
export const withGiven = async (given: Given, name: string, bytes: Uint8Array, digest: () => Promise<string>): Promise<Given> => {
  const part = partOf(bytes);
  const { receipt: _receipt, ...parts } = given;
  const { proof: _proof, leaf: _leaf, ...whole } = given;
  if (part === 'receipt') return { ...whole, receipt: { name, is: bytes } };
  if (part !== 'file') return { ...parts, [part]: { name, is: bytes } };
  const file = { name, size: bytes.length, sha256: await digest() };
  return { ...given, files: [...given.files.filter((other) => other.sha256 !== file.sha256), file] };
};

export type Pasted = { given: Given } | { refused: string };

/** From the text box: a receipt, a proof, a leaf, or the digest of a file. */
export const withPasted = async (given: Given, pasted: string): Promise<Pasted> => {
  const text = pasted.trim();
  const digest = text.replaceAll(/\s/g, '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(digest)) return { given: { ...given, files: [...given.files.filter(({ sha256 }) => sha256 !== digest), { name: 'the digest', sha256: digest }] } };
  if (text === '') return { refused: 'Paste a receipt, a proof or a digest first.' };
  if (/^R-[0-9A-Z]+$/i.test(text)) return { refused: 'A receipt number alone proves nothing. Add the receipt itself: it is on the page that you saw after you sent the entry.' };
  const bytes = new TextEncoder().encode(text.startsWith('{') ? text : `${text}\n`);
  if (partOf(bytes) === 'file') return { refused: 'This is no receipt, no proof and no digest. A receipt begins with {"disclosures", a proof with c2sp.org/tlog-proof, and a digest (SHA-256) has 64 digits and letters from a to f.' };
  return { given: await withGiven(given, 'what you pasted', bytes, async () => '') };
};

/** The receipt to check, or what is missing still. @throws Refusal where it cannot be read. */
export const receiptIn = ({ receipt, proof, leaf, files }: Given): { receipt: Receipt } | { missing: string } => {
  if (receipt) return { receipt: parseReceipt(receipt.is) };
  if (proof && leaf) return { receipt: { proof: textOfBytes(proof.is, 'the proof'), leaf: textOfBytes(leaf.is, 'the leaf'), disclosures: [] } };
  if (proof) return { missing: 'Now add the leaf that this proof is of. It is a small .json file beside the proof.' };
  if (leaf) return { missing: 'Now add the proof of this leaf. Its name ends in .tlog-proof.' };
  return { missing: files.some(({ size }) => size !== undefined) ? 'Now add the receipt. Until then there is nothing to compare the file with.' : 'Now add the receipt. Until then there is nothing to compare the digest with.' };
};

export const namesIn = ({ receipt, proof, leaf, files }: Given): string[] => [receipt, proof, leaf, ...files].flatMap((one) => (one ? [one.name] : []));

const quoted = (name: string): string => (/^[\w.][\w.-]*$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`);

/** The same check at a terminal. */
export const commandFor = ({ receipt, proof, leaf, files }: Given): string => {
  const own = receipt ? [receipt] : [proof, leaf].filter((one) => one !== undefined);
  const names = [...own, ...files.filter(({ size }) => size !== undefined)].map(({ name }) => (name === 'what you pasted' ? 'receipt.json' : name));
  return `npx laurel verify ${names.map(quoted).join(' ')} --policy policy.txt`;
};
