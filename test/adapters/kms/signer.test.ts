import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kmsSigner } from '../../../functions/adapters/kms/signer.ts';
import { digest } from '../../../functions/adapters/system/sha256.ts';
import { startKms } from '../../support/kms-server.ts';
import { signerContract } from '../contract/signer.ts';

let kms: Awaited<ReturnType<typeof startKms>>;
beforeAll(async () => { kms = await startKms(); });
afterAll(() => kms?.stop());

const open = (keyId = 'log-key') => kmsSigner(digest, new KMSClient({ endpoint: kms.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' } }), { keyId, name: 'log.example.gov/record' });
signerContract('KMS', open);

test('a key of another kind, or none, is refused when it is opened', async () => {
  await expect(open('other-key')).rejects.toThrow('other-key is no Ed25519 key: it is ECC_NIST_P256.');
  await expect(open('lost-key')).rejects.toThrow('NotFoundException');
});

test('the key is asked for once, and then each signature is one request', async () => {
  kms.asked.length = 0;
  const { sign } = await open();
  for (const message of ['one', 'two']) await sign(new TextEncoder().encode(message));
  expect(kms.asked).toEqual(['GetPublicKey log-key', 'Sign log-key', 'Sign log-key']);
});
