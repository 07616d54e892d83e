import { describe, expect, test } from 'vitest';
import { digest } from '../../../functions/adapters/system/sha256.ts';
import { formatVerifierKey, parseVerifierKey } from '../../../functions/domain/record/note/verifier-key.ts';
import type { Signer } from '../../../functions/ports/signer.ts';
import { verify } from '../../support/keys.ts';

/** What every technology of the signer must do. `open` opens the same key each time. */
export const signerContract = (technology: string, open: () => Promise<Signer>): unknown =>
  describe(`signer on ${technology}`, () => {
    test('its signatures hold under its key, for this message alone, and are the same each time', async () => {
      const { key, sign } = await open();
      const message = new TextEncoder().encode('log.example.gov/record\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n');
      const signature = await sign(message);
      expect([signature.length, verify(key.publicKey, message, signature), verify(key.publicKey, message.with(0, 0), signature)]).toEqual([64, true, false]);
      expect(await sign(message)).toEqual(signature);
    });

    test('opened again it is the same key, named after the log', async () => {
      const [first, second] = [(await open()).key, (await open()).key];
      expect(second).toEqual(first);
      expect([first.name, first.type, parseVerifierKey(digest, formatVerifierKey(first))]).toEqual(['log.example.gov/record', 'ed25519', first]);
    });
  });
