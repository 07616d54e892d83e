import { createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, SignCommand, type KMSClient } from '@aws-sdk/client-kms';
import { didOfOrigin, keyIdOf } from '../../domain/credential/did.ts';
import type { CredentialSigner } from '../../ports/credential-signer.ts';
import { rawPublicKey } from '../system/raw-public-key.ts';

/** The key of credentials in AWS KMS, another than the log's. `origin`: of the site, which is the issuer. */
export const kmsCredentialSigner = async (client: KMSClient, { keyId, origin }: { keyId: string; origin: string }): Promise<CredentialSigner> => {
  const { PublicKey, KeySpec } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
  const publicKey = PublicKey && rawPublicKey(createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' }));
  if (!publicKey) throw new Error(`${keyId} is no Ed25519 key: it is ${KeySpec}.`);
  const did = didOfOrigin(origin);
  return {
    did, keyId: keyIdOf(did, publicKey), publicKey,
    async sign(message) {
      // RAW is plain Ed25519 (RFC 8032); what is signed here is 64 bytes.
      const { Signature } = await client.send(new SignCommand({ KeyId: keyId, Message: message, MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' }));
      return new Uint8Array(Signature!);
    },
  };
};
