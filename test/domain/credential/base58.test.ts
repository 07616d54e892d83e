import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase58, toBase58 } from '../../../functions/domain/credential/base58.ts';
import { fromMultikey, toMultikey } from '../../../functions/domain/credential/multikey.ts';
import vectors from '../../fixtures/credential/eddsa-rdfc-2022.json' with { type: 'json' };

test('the examples of the Base58 draft come out, and go in again', () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  expect(toBase58(bytesOf('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U');
  expect(toBase58(bytesOf('The quick brown fox jumps over the lazy dog.'))).toBe('USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z');
  expect(toBase58(Uint8Array.of(0, 0, 0x28, 0x7f, 0xb4, 0xcd))).toBe('11233QC4');
});

test('any bytes come back as they were, zeros in front included', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => { expect(fromBase58(toBase58(bytes), 'it')).toEqual(bytes); }));
});

test('a letter that is not of the alphabet is refused', () => {
  for (const text of ['0', 'O', 'I', 'l', 'a b', 'é']) expect(() => fromBase58(text, 'the key')).toThrow('The key: this is not base58.');
  expect(() => fromBase58('1'.repeat(513), 'the key')).toThrow('The key: this is not base58.');
});

test('a Multikey is the one of the W3C vectors; a secret key is not taken for a public one', () => {
  const { publicKeyMultibase, privateKeyMultibase } = vectors.keys;
  expect(toMultikey(fromMultikey(publicKeyMultibase, 'the key'))).toBe(publicKeyMultibase);
  expect(() => fromMultikey(privateKeyMultibase, 'the key')).toThrow('The key: this is not an Ed25519 key.');
  expect(() => fromMultikey('f00', 'the key')).toThrow('The key: this is not multibase of base58 (z) or base64url (u).');
  expect(() => toMultikey(new Uint8Array(31))).toThrow('an Ed25519 key has 32 bytes; this has 31.');
});
