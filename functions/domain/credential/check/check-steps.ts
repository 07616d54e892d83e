import { Refusal } from '../../refusal.ts';
import type { Digest } from '../../record/tree/hashing.ts';
import type { Json } from '../json.ts';

export type KeyOfIssuer = { algorithm: 'Ed25519'; raw: Uint8Array } | { algorithm: 'ES256' | 'RS256'; jwk: Json };

/** What a check needs from the world. Whoever carries it out answers each; a Refusal thrown into it is an answer too. */
export type Ask =
  | { ask: 'canonical'; document: Json } // a text: canonical N-Quads
  | { ask: 'bytes'; address: string } // what is at an address, or was kept of it; `unavailable` where it cannot be had
  | { ask: 'copies'; address: string } // what is there now, and everything that was kept of it
  | { ask: 'kept' } // whether an answer to `bytes` was a file that somebody kept
  | { ask: 'holds'; key: KeyOfIssuer; message: Uint8Array; signature: Uint8Array } // whether a signature does
  | { ask: 'unpacked'; gzip: Uint8Array }; // what was packed; `invalid` where it is not gzip, or of a size that no list has

/** A check, step by step: it stops at each thing it asks for. So it is pure, and the same at a terminal and in a browser. */
export type Steps<T> = Generator<Ask, T, unknown>;

export function* canonical(document: Json): Steps<string> {
  return (yield { ask: 'canonical', document }) as string;
}
export function* bytesAt(address: string): Steps<Uint8Array> {
  return (yield { ask: 'bytes', address }) as Uint8Array;
}
/** Of something that changes: as it is now, or why that cannot be had; and as it was when somebody kept it. */
export type Copies = { live: Uint8Array | Refusal; kept: readonly Uint8Array[] };
export function* copiesOf(address: string): Steps<Copies> {
  return (yield { ask: 'copies', address }) as Copies;
}
export function* keptCounted(): Steps<boolean> {
  return (yield { ask: 'kept' }) as boolean;
}
export function* signatureHolds(key: KeyOfIssuer, message: Uint8Array, signature: Uint8Array): Steps<boolean> {
  return (yield { ask: 'holds', key, message, signature }) as boolean;
}
export function* unpacked(gzip: Uint8Array): Steps<Uint8Array> {
  return (yield { ask: 'unpacked', gzip }) as Uint8Array;
}

export type Reading = {
  /** ISO 8601. */ now: string;
  digests: Record<'sha256' | 'sha384' | 'sha512', Digest>;
};

/** It breaks a rule, or its signature does not hold. */
export const refuse = (sentence: string): Refusal => new Refusal('invalid', sentence);
/** Nothing speaks against it, and it cannot be checked here and now. */
export const cannot = (sentence: string): Refusal => new Refusal('unavailable', sentence);
