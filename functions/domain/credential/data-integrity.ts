import { toBase58 } from './base58.ts';
import type { Digest } from '../record/tree/hashing.ts';
import { listOf, type Json } from './json.ts';

export const cryptosuite = 'eddsa-rdfc-2022';
export const proofType = 'DataIntegrityProof';
export const proofPurpose = 'assertionMethod';

export type ProofFacts = { /** To the second. */ created: string; /** Of the key. */ verificationMethod: string };

/** What a proof says of itself, without the signature: it is signed too. */
export const proofOptions = ({ created, verificationMethod }: ProofFacts): Json => ({ type: proofType, cryptosuite, created, verificationMethod, proofPurpose });

/** The options as they are made canonical: read in the contexts of the document. */
export const proofConfig = (document: Json, options: Json): Json => {
  const { proofValue: _value, ...rest } = options;
  return { ...rest, '@context': document['@context'] };
};

/** A secured document, taken apart. */
export const unsecured = (secured: Json): { document: Json; proofs: unknown[] } => {
  const { proof, ...document } = secured;
  return { document, proofs: listOf(proof) };
};

/** The 64 bytes that are signed: of the options first, then of the document, each as canonical N-Quads. */
export const hashData = (digest: Digest, canonicalOptions: string, canonicalDocument: string): Uint8Array => {
  const bytesOf = (text: string) => digest(new TextEncoder().encode(text));
  return Uint8Array.of(...bytesOf(canonicalOptions), ...bytesOf(canonicalDocument));
};

export const withProof = (document: Json, options: Json, signature: Uint8Array): Json => ({ ...document, proof: { ...options, proofValue: `z${toBase58(signature)}` } });
