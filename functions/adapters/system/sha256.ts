import { createHash } from 'node:crypto';
import type { Sha256 } from '../../domain/words/canonical.ts';

export const sha256: Sha256 = (input) => createHash('sha256').update(input).digest('hex');
