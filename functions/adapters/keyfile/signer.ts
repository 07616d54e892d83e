import { sign } from 'node:crypto';
import { verifierKey } from '../../domain/record/note/verifier-key.ts';
import type { Digest } from '../../domain/record/tree/hashing.ts';
import type { Signer } from '../../ports/signer.ts';
import { openKeyfile, rawPublic } from './keyfile.ts';

/** The key of the log in a file of its own. `name`: the origin of the log. */
export const keyfileSigner = async (digest: Digest, { file, name }: { file: string; name: string }): Promise<Signer> => {
  const secret = await openKeyfile(file);
  return { key: verifierKey(digest, { name, type: 'ed25519', publicKey: rawPublic(secret) }), sign: async (message) => new Uint8Array(sign(null, message, secret)) };
};
