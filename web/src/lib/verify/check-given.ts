import { bytesOfText, toBase64, toHex } from '../../../../functions/domain/record/note/encoding.ts';
import type { Policy } from '../../../../functions/domain/record/note/policy.ts';
import type { Claim, Verify } from '../../../../functions/domain/record/note/signed-note.ts';
import { claimsOfProof } from '../../../../functions/domain/record/receipt/check-head.ts';
import { checkReceipt, type CheckedReceipt } from '../../../../functions/domain/record/receipt/check-receipt.ts';
import { leafHash } from '../../../../functions/domain/record/tree/hashing.ts';
import { Refusal } from '../../../../functions/domain/refusal.ts';
import { receiptIn, type Given } from './given.ts';
import { sha256, subtle, type Bytes } from './sha256.ts';

const nameOf = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): string => [publicKey, message, signature].map(toBase64).join(' ');

/** The browser verifies one after the other, the domain asks at once: it is all verified before. Undefined where this browser has no Ed25519. */
const verifierFor = async (claims: Claim[]): Promise<Verify | undefined> => {
  const answers = new Map<string, boolean>();
  for (const { key, message, signature } of claims) {
    try {
      const own = await subtle!.importKey('raw', key.publicKey as Bytes, 'Ed25519', false, ['verify']);
      answers.set(nameOf(key.publicKey, message, signature), await subtle!.verify('Ed25519', own, signature as Bytes, message as Bytes));
    } catch {
      return undefined;
    }
  }
  return (...asked) => answers.get(nameOf(...asked)) ?? false;
};

const claimsIn = (proof: string, policy: Policy): Claim[] => {
  try {
    return claimsOfProof(proof, policy);
  } catch (error) {
    // It cannot be read: the check itself says where and why.
    if (error instanceof Refusal) return [];
    throw error;
  }
};

/** `drawnFrom`: the hash of the leaf that was given, genuine or not. */
export type Outcome = (CheckedReceipt & { drawnFrom?: string }) | { missing: string };

/** The check of everything that was added, by the keys of the policy alone. */
export const checkGiven = async (given: Given, policy: Policy): Promise<Outcome> => {
  try {
    const found = receiptIn(given);
    if ('missing' in found) return found;
    const verify = await verifierFor(claimsIn(found.receipt.proof, policy));
    return { ...checkReceipt(sha256, found.receipt, { policy, verify, files: given.files }), drawnFrom: toHex(leafHash(sha256, bytesOfText(found.receipt.leaf))) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { state: 'not checked', sentence: 'This receipt could not be checked. It is not as it was given: cut off, or written anew by a program.', steps: [{ name: 'Receipt', state: 'not checked', sentence: error.message }], notProved: [], says: [] };
  }
};
