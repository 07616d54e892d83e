import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keyfileCredentialSigner } from '../../../functions/adapters/keyfile/credential-signer.ts';
import { verify } from '../../../functions/adapters/system/verify.ts';
import { fromMultikey } from '../../../functions/domain/credential/multikey.ts';

const folder = mkdtempSync(join(tmpdir(), 'laurel-credential-key-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

test('the key is made once, read by its owner only, and named by its own letters', async () => {
  const given = { file: join(folder, 'credentials.pem'), origin: 'http://localhost:4321' };
  const [one, other] = await Promise.all([keyfileCredentialSigner(given), keyfileCredentialSigner(given)]);
  expect(statSync(given.file).mode & 0o777).toBe(0o600);
  expect([one.did, one.keyId]).toEqual(['did:web:localhost%3A4321', other.keyId]);
  const message = new TextEncoder().encode('what is signed');
  const signature = await one.sign(message);
  expect(await other.sign(message)).toEqual(signature);
  expect(verify(fromMultikey(one.keyId.split('#')[1]!, 'the key'), message, signature)).toBe(true);
});
