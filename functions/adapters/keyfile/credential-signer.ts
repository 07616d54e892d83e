import { sign } from 'node:crypto';
import { didOfOrigin, keyIdOf } from '../../domain/credential/did.ts';
import type { CredentialSigner } from '../../ports/credential-signer.ts';
import { openKeyfile, rawPublic } from './keyfile.ts';

/** The key of credentials in a file of its own. `origin`: of the site, which is the issuer. */
export const keyfileCredentialSigner = async ({ file, origin }: { file: string; origin: string }): Promise<CredentialSigner> => {
  const secret = await openKeyfile(file);
  const [did, publicKey] = [didOfOrigin(origin), rawPublic(secret)];
  return { did, keyId: keyIdOf(did, publicKey), publicKey, sign: async (message) => new Uint8Array(sign(null, message, secret)) };
};
