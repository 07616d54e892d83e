import { canonical } from '../../words/canonical.ts';
import { bytesOfText, textOfBytes, toHex } from '../note/encoding.ts';
import { parseTlogProof } from '../note/tlog-proof.ts';
import { refuseFormat } from '../refuse-format.ts';
import type { Digest } from '../tree/hashing.ts';

/** A file as a manifest names it. */
export type SentFile = { name: string; size: number; sha256: string };
/** What was sent, as domain/entry/sending.ts makes it; its digest is over its canonical JSON. Other members are covered and not read. */
export type Manifest = { files: SentFile[]; [more: string]: unknown };

/** What a person keeps of an act. `leaf`, `proof` and `disclosures` are texts to the letter: they are what hashes and signatures are over. */
export type Receipt = { leaf: string; proof: string; disclosures: string[]; manifest?: Manifest | undefined };

export const receiptFormat = 'laurel-receipt/1';
/** A receipt is a few kilobytes; what is larger is something else. */
export const mostReceiptBytes = 1024 * 1024;

const where = 'the receipt';

/** As `sentVersion` makes it. */
export const manifestDigest = (digest: Digest, manifest: Manifest): string => toHex(digest(bytesOfText(canonical(manifest))));

/** @throws Refusal where what it would write is no receipt. */
export const formReceipt = ({ leaf, proof, disclosures, manifest }: Receipt): string => {
  const text = canonical({ format: receiptFormat, leaf, proof, disclosures, ...(manifest ? { manifest } : {}) });
  parseReceipt(text);
  return text;
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw refuseFormat(where, 'it is not JSON, or not all of it. Download it again.');
  }
};

const isFile = (file: unknown): file is SentFile => {
  const { name, size, sha256 } = (file ?? {}) as Partial<Record<keyof SentFile, unknown>>;
  return typeof name === 'string' && Number.isSafeInteger(size) && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
};

const isManifest = (manifest: unknown): manifest is Manifest => {
  const files = (manifest as { files?: unknown } | null)?.files;
  return Array.isArray(files) && files.every(isFile);
};

/** Its form alone: what is in it is checked by checkReceipt. @throws Refusal for any bytes that formReceipt does not write. */
export const parseReceipt = (receipt: string | Uint8Array): Receipt => {
  const text = typeof receipt === 'string' ? receipt : textOfBytes(receipt, where);
  if (text.length > mostReceiptBytes) throw refuseFormat(where, 'it is larger than a receipt can be.');
  const parsed = readJson(text);
  const { format, leaf, proof, disclosures, manifest, ...more } = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as Record<string, unknown>;
  if (format !== receiptFormat) throw refuseFormat(where, `it is JSON, but not a receipt of the form ${receiptFormat}.`);
  if (typeof leaf !== 'string' || typeof proof !== 'string') throw refuseFormat(where, 'leaf and proof are not both texts.');
  if (!Array.isArray(disclosures) || !disclosures.every((one) => typeof one === 'string')) throw refuseFormat(where, 'disclosures is not a list of texts.');
  if (manifest !== undefined && !isManifest(manifest)) throw refuseFormat(where, 'manifest has no list of files with a name, a size and a SHA-256 each.');
  if (Object.keys(more).length > 0 || canonical(parsed) !== text) throw refuseFormat(where, 'some program wrote it anew: spaces, line breaks or the order of its parts are not as they were given. That proves nothing against it. Use the file as it was downloaded, or download it again from its page.');
  if (parseTlogProof(proof).extra) throw refuseFormat(where, 'its proof has extra data, which nothing covers.');
  return { leaf, proof, disclosures, ...(manifest ? { manifest } : {}) };
};
