import { refuseFormat } from '../record/refuse-format.ts';

const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const base = 58;
const byte = 256;

/** The digits of a number in another base, the largest first. */
const inBase = (digits: readonly number[], from: number, to: number): number[] => {
  const result: number[] = [];
  for (const digit of digits) {
    let carry = digit;
    for (let i = 0; i < result.length; i += 1) {
      carry += result[i]! * from;
      result[i] = carry % to;
      carry = Math.floor(carry / to);
    }
    for (; carry > 0; carry = Math.floor(carry / to)) result.push(carry % to);
  }
  return result.toReversed();
};

const zerosBefore = (digits: readonly number[]): number => {
  const first = digits.findIndex((digit) => digit !== 0);
  return first === -1 ? digits.length : first;
};

const converted = (digits: readonly number[], from: number, to: number): number[] => {
  const zeros = zerosBefore(digits);
  return [...Array<number>(zeros).fill(0), ...inBase(digits.slice(zeros), from, to)];
};

/** Base58 with the alphabet of Bitcoin: what multibase writes after a “z”. */
export const toBase58 = (bytes: Uint8Array): string => converted([...bytes], byte, base).map((digit) => letters[digit]).join('');

/** Longer is no key and no signature, and the time it takes grows with the square. */
const longest = 512;

/** @throws Refusal for any other letter. */
export const fromBase58 = (text: string, where: string): Uint8Array => {
  const digits = Array.from(text, (letter) => letters.indexOf(letter));
  if (digits.includes(-1) || digits.length > longest) throw refuseFormat(where, 'this is not base58.');
  return Uint8Array.from(converted(digits, base, byte));
};
