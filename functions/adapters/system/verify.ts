import { createPublicKey, verify as verifyBytes } from 'node:crypto';
import type { Verify } from '../../domain/record/note/signed-note.ts';

/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');

export const verify: Verify = (publicKey, message, signature) => verifyBytes(null, message, createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' }), signature);
