/** The key that credentials are signed with: another than the log's, and it never leaves where it is kept. */
export type CredentialSigner = {
  /** The issuer: did:web of this site. */
  readonly did: string;
  /** `did#z6Mk...`, which the proof names. */
  readonly keyId: string;
  readonly publicKey: Uint8Array;
  /** 64 bytes of Ed25519 (RFC 8032): the same bytes for the same message. */
  sign(message: Uint8Array): Promise<Uint8Array>;
};
