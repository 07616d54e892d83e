import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { keyfileSigner } from '../../../functions/adapters/keyfile/signer.ts';
import { digest } from '../../../functions/adapters/system/sha256.ts';
import { signerContract } from '../contract/signer.ts';

const name = 'log.example.gov/record';
const place = () => join(mkdtempSync(join(tmpdir(), 'laurel-key-')), 'keys', 'log.pem');
const kept = place();
signerContract('a key file', () => keyfileSigner(digest, { file: kept, name }));

test('of two that begin at once there is one key, which its owner alone can read', async () => {
  const file = place();
  const [one, two] = await Promise.all([keyfileSigner(digest, { file, name }), keyfileSigner(digest, { file, name })]);
  expect(one.key).toEqual(two.key);
  expect([readdirSync(dirname(file)), statSync(file).mode & 0o777]).toEqual([['log.pem'], 0o600]);
});

test('a key of another kind is refused', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'laurel-key-')), 'log.pem');
  writeFileSync(file, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }));
  await expect(keyfileSigner(digest, { file, name })).rejects.toThrow('holds no Ed25519 key.');
});
