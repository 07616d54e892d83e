import type { VerifierKey } from '../domain/record/note/verifier-key.ts';

/** The key of the log. It never leaves where it is kept. */
export type Signer = {
  /** Its name is the origin of the log. */
  readonly key: VerifierKey;
  /** 64 bytes of Ed25519 (RFC 8032): the same bytes for the same message. */
  sign(message: Uint8Array): Promise<Uint8Array>;
};
