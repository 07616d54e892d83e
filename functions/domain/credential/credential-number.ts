import { codeFrom, isCode } from '../id.ts';

/** 55 random bits and a check character. */
const randomBytes = 11;

/** "C-7K2M-9QXW-B4TD": what a credential is called in public. It tells neither how many there are nor which comes next, and can be read out. */
export const numberFrom = (bytes: Uint8Array): string => `C-${codeFrom(bytes.subarray(0, randomBytes)).toUpperCase().replace(/(.{4})(?=.)/g, '$1-')}`;

/** The number as somebody typed or heard it: small letters, no dashes, O for 0, I or L for 1. Undefined where it can be none. */
export const readNumber = (typed: string): string | undefined => {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '').replace(/^c(?=.{12}$)/, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return plain.length === randomBytes + 1 && isCode(plain) ? `C-${plain.toUpperCase().replace(/(.{4})(?=.)/g, '$1-')}` : undefined;
};
