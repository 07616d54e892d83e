import { createPrivateKey, createPublicKey, sign, verify as verifyBytes } from 'node:crypto';
import { digest } from '../../functions/adapters/system/sha256.ts';
import { verifierKey, type KeyType } from '../../functions/domain/record/note/verifier-key.ts';
import type { Verify } from '../../functions/domain/record/note/signed-note.ts';

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const spki = Buffer.from('302a300506032b6570032100', 'hex');

export const verify: Verify = (publicKey, message, signature) => verifyBytes(null, message, createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' }), signature);

/** A key of Ed25519 from 32 bytes that everybody knows: for tests alone. */
export const keyFrom = (seed: Uint8Array, name: string, type: KeyType = 'ed25519') => {
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32));
  return { key: verifierKey(digest, { name, type, publicKey }), sign: (message: Uint8Array) => new Uint8Array(sign(null, message, secret)) };
};
export type TestKey = ReturnType<typeof keyFrom>;

export const testKey = (name: string, type: KeyType = 'ed25519', seed = name): TestKey => keyFrom(digest(new TextEncoder().encode(`a test key: ${seed}`)), name, type);
