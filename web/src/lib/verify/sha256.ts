import { _SHA256 } from '@noble/hashes/sha2.js';
import type { Digest } from '../../../../functions/domain/record/tree/hashing.ts';

/** The class alone: what stands around it for everybody weighs as much as a page of words, in a module that has 15 KB. */
export const sha256: Digest = (bytes) => new _SHA256().update(bytes).digest();
