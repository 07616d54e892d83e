import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { verifierKey } from '../../domain/record/note/verifier-key.ts';
import type { Digest } from '../../domain/record/tree/hashing.ts';
import type { Signer } from '../../ports/signer.ts';
import { placeOnce } from '../disk/whole-file.ts';

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
};

const rawPublic = (secret: KeyObject): Uint8Array => {
  const { x } = createPublicKey(secret).export({ format: 'jwk' });
  return new Uint8Array(Buffer.from(x!, 'base64url'));
};

/** The key of the log in a file that only its owner reads, made at the first start: of two that begin at once, one makes it. `name`: the origin of the log. */
export const keyfileSigner = async (digest: Digest, { file, name }: { file: string; name: string }): Promise<Signer> => {
  if (!(await readFile(file).catch(missing))) await placeOnce(dirname(file), file, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }), 0o600);
  const secret = createPrivateKey(await readFile(file));
  if (secret.asymmetricKeyType !== 'ed25519') throw new Error(`${file} holds no Ed25519 key.`);
  return { key: verifierKey(digest, { name, type: 'ed25519', publicKey: rawPublic(secret) }), sign: async (message) => new Uint8Array(sign(null, message, secret)) };
};
