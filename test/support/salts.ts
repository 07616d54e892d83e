import { digest } from '../../functions/adapters/system/sha256.ts';
import { bytesOfText, toBase64Url } from '../../functions/domain/record/note/encoding.ts';

/** Salts that are the same in each run. */
export const testSalts = (mark = 'salt'): (() => string) => {
  let made = 0;
  return () => toBase64Url(digest(bytesOfText(`${mark} ${(made += 1)}`)));
};
