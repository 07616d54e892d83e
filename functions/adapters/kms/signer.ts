import { createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, SignCommand, type KMSClient } from '@aws-sdk/client-kms';
import { verifierKey } from '../../domain/record/note/verifier-key.ts';
import type { Digest } from '../../domain/record/tree/hashing.ts';
import type { Signer } from '../../ports/signer.ts';
import { rawPublicKey } from '../system/raw-public-key.ts';

/** A key in AWS KMS (ECC_NIST_EDWARDS25519), which signs there and never leaves. `name`: the origin of the log, or the name of the witness. */
export const kmsSigner = async (digest: Digest, client: KMSClient, { keyId, name, type = 'ed25519' }: { keyId: string; name: string; type?: 'ed25519' | 'cosignature' }): Promise<Signer> => {
  const { PublicKey, KeySpec } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
  const publicKey = PublicKey && rawPublicKey(createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' }));
  if (!publicKey) throw new Error(`${keyId} is no Ed25519 key: it is ${KeySpec}.`);
  return {
    key: verifierKey(digest, { name, type, publicKey }),
    async sign(message) {
      // RAW is plain Ed25519 (RFC 8032), of at most 4,096 bytes; a signed head has about 110.
      const { Signature } = await client.send(new SignCommand({ KeyId: keyId, Message: message, MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' }));
      return new Uint8Array(Signature!);
    },
  };
};
