import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';

/** A cursor is the store's own key, encrypted and bound to caller and query: it tells nothing and fits nowhere else. */
export type Cursors = { seal(next: string | undefined, bound: string): string | undefined; open(cursor: string | undefined, bound: string): string | undefined };

/** In bytes. A cursor that was cut has a shorter tag, which is refused before it is compared. */
const ivLength = 12;
const authTagLength = 16;

export const makeCursors = (secret: string): Cursors => {
  const key = createHash('sha256').update(`cursor ${secret}`).digest();
  return {
    seal(next, bound) {
      if (next === undefined) return undefined;
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength }).setAAD(Buffer.from(bound));
      return Buffer.concat([iv, cipher.update(next, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    open(cursor, bound) {
      if (cursor === undefined) return undefined;
      try {
        const bytes = Buffer.from(cursor, 'base64url');
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength), { authTagLength }).setAAD(Buffer.from(bound));
        decipher.setAuthTag(bytes.subarray(ivLength).subarray(-authTagLength));
        return decipher.update(bytes.subarray(ivLength, -authTagLength)).toString('utf8') + decipher.final('utf8');
      } catch {
        throw new Refusal('invalid', 'This page link is for another list. Start from the first page.', 'cursor');
      }
    },
  };
};
