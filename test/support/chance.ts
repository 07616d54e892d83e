import { createCipheriv } from 'node:crypto';
import { chanceFrom } from '../../functions/adapters/system/chance.ts';

const stream = createCipheriv('aes-128-ctr', Buffer.alloc(16, 'test'), Buffer.alloc(16));

/** The same in each run of a test file: what a draw gives, a test can count on. */
export const testChance = chanceFrom((count) => stream.update(Buffer.alloc(count)));
