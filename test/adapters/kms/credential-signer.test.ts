import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kmsCredentialSigner } from '../../../functions/adapters/kms/credential-signer.ts';
import { verify } from '../../support/keys.ts';
import { startKms } from '../../support/kms-server.ts';

let kms: Awaited<ReturnType<typeof startKms>>;
beforeAll(async () => { kms = await startKms(); });
afterAll(() => kms?.stop());

const open = (keyId: string) => kmsCredentialSigner(new KMSClient({ endpoint: kms.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' } }), { keyId, origin: 'https://challenges.example.gov' });

test('a key in KMS signs credentials in the name of the site, and its name holds the key itself', async () => {
  const { did, keyId, publicKey, sign } = await open('log-key');
  expect([did, keyId]).toEqual(['did:web:challenges.example.gov', expect.stringMatching(/^did:web:challenges\.example\.gov#z6Mk/)]);
  const message = new Uint8Array(64).fill(7);
  expect(verify(publicKey, message, await sign(message))).toBe(true);
  await expect(open('other-key')).rejects.toThrow('other-key is no Ed25519 key: it is ECC_NIST_P256.');
});
