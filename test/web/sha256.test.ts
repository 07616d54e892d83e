import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../web/src/lib/verify/sha256.ts';

const known = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const own = (bytes: Uint8Array) => Buffer.from(sha256(bytes)).toString('hex');

test('the vectors of FIPS 180-4', () => {
  expect(own(Buffer.from('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(own(Buffer.from('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe('248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1');
  expect(own(new Uint8Array(1_000_000).fill(0x61))).toBe('cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0');
});

test('every length around a block, and any bytes, as Node hashes them', () => {
  for (let length = 0; length <= 200; length += 1) expect(own(new Uint8Array(length).fill(length)), `${length} bytes`).toBe(known(new Uint8Array(length).fill(length)));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 1000 }), (bytes) => own(bytes) === known(bytes)));
});
