import { createHash } from 'node:crypto';
import type { Digest } from '../../domain/record/tree/hashing.ts';
import type { Sha256 } from '../../domain/words/canonical.ts';

export const sha256: Sha256 = (input) => createHash('sha256').update(input).digest('hex');
/** The same hash as bytes: what the public record is made of. */
export const digest: Digest = (bytes) => createHash('sha256').update(bytes).digest();
