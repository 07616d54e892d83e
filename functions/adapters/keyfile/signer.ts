import { sign } from 'node:crypto';
import { verifierKey, type KeyType } from '../../domain/record/note/verifier-key.ts';
import type { Digest } from '../../domain/record/tree/hashing.ts';
import type { Signer } from '../../ports/signer.ts';
import { openKeyfile, rawPublic } from './keyfile.ts';

/** A key in a file of its own. `name`: the origin of the log, or of the witness. */
export const keyfileSigner = async (digest: Digest, { file, name, type = 'ed25519' }: { file: string; name: string; type?: KeyType }): Promise<Signer> => {
  const secret = await openKeyfile(file);
  return { key: verifierKey(digest, { name, type, publicKey: rawPublic(secret) }), sign: async (message) => new Uint8Array(sign(null, message, secret)) };
};
