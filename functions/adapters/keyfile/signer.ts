import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { verifierKey } from '../../domain/record/note/verifier-key.ts';
import type { Digest } from '../../domain/record/tree/hashing.ts';
import type { Signer } from '../../ports/signer.ts';

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
};
const present = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EEXIST') throw error;
};

/** Two who begin at once end with one key: only the first link holds. */
const makeKey = async (file: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.${randomUUID()}.part`;
  await writeFile(beside, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flush: true });
  await link(beside, file).catch(present);
  await rm(beside);
};

const rawPublic = (secret: KeyObject): Uint8Array => {
  const { x } = createPublicKey(secret).export({ format: 'jwk' });
  return new Uint8Array(Buffer.from(x!, 'base64url'));
};

/** The key of the log in a file that only its owner reads, made at the first start. `name`: the origin of the log. */
export const keyfileSigner = async (digest: Digest, { file, name }: { file: string; name: string }): Promise<Signer> => {
  if (!(await readFile(file).catch(missing))) await makeKey(file);
  const secret = createPrivateKey(await readFile(file));
  if (secret.asymmetricKeyType !== 'ed25519') throw new Error(`${file} holds no Ed25519 key.`);
  return { key: verifierKey(digest, { name, type: 'ed25519', publicKey: rawPublic(secret) }), sign: async (message) => new Uint8Array(sign(null, message, secret)) };
};
