import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { placeOnce } from '../disk/whole-file.ts';
import { rawPublicKey } from '../system/raw-public-key.ts';

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
};

export const rawPublic = (secret: KeyObject): Uint8Array => rawPublicKey(createPublicKey(secret))!;

/** A key in a file that only its owner reads, made at the first start: of two that begin at once, one makes it. */
export const openKeyfile = async (file: string): Promise<KeyObject> => {
  if (!(await readFile(file).catch(missing))) await placeOnce(dirname(file), file, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }), 0o600);
  const secret = createPrivateKey(await readFile(file));
  if (secret.asymmetricKeyType !== 'ed25519') throw new Error(`${file} holds no Ed25519 key.`);
  return secret;
};
