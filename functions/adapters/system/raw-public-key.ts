import type { KeyObject } from 'node:crypto';

/** The 32 bytes of an Ed25519 public key; undefined of any other. */
export const rawPublicKey = (key: KeyObject): Uint8Array | undefined => (key.asymmetricKeyType === 'ed25519' ? new Uint8Array(Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url')) : undefined);
