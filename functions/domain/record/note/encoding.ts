import { refuseFormat } from '../refuse-format.ts';

const atOnce = 4096;
const toText = (bytes: Uint8Array): string => {
  let text = '';
  for (let from = 0; from < bytes.length; from += atOnce) text += String.fromCharCode(...bytes.subarray(from, from + atOnce));
  return text;
};

/** RFC 4648, section 4, with padding. */
export const toBase64 = (bytes: Uint8Array): string => btoa(toText(bytes));

/** Canonical only: what toBase64 writes. @throws Refusal for anything else, spare bits that are not zero included. */
export const fromBase64 = (text: string, where: string): Uint8Array => {
  const bytes = /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0 ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0)) : undefined;
  if (!bytes || toBase64(bytes) !== text) throw refuseFormat(where, 'this is not canonical base64.');
  return bytes;
};

/** RFC 4648, section 5, without padding. */
export const toBase64Url = (bytes: Uint8Array): string => toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export const fromBase64Url = (text: string, where: string): Uint8Array => {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw refuseFormat(where, 'this is not base64url without padding.');
  return fromBase64(`${text.replaceAll('-', '+').replaceAll('_', '/')}${'='.repeat((4 - (text.length % 4)) % 4)}`, where);
};

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What toHex writes. */
export const fromHex = (text: string): Uint8Array => Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));

export const bytesOfText = (text: string): Uint8Array => new TextEncoder().encode(text);

/** @throws Refusal where the bytes are not UTF-8. */
export const textOfBytes = (bytes: Uint8Array, where: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuseFormat(where, 'these bytes are not UTF-8.');
  }
};

/** A whole number as the formats write it: decimal, without leading zeros. */
export const fromDecimal = (text: string, where: string): number => {
  if (!/^(0|[1-9][0-9]*)$/.test(text)) throw refuseFormat(where, 'this is not a decimal number without leading zeros.');
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw refuseFormat(where, 'this number is beyond 9007199254740991, the largest that is counted exactly.');
  return number;
};

/** 32 bytes in base64. */
export const fromHashText = (text: string, where: string): Uint8Array => {
  const hash = fromBase64(text, where);
  if (hash.length !== 32) throw refuseFormat(where, `a hash has 32 bytes; this has ${hash.length}.`);
  return hash;
};

const eightBytes = 8;

/** An unsigned number of 64 bits, the largest byte first. */
export const fromUint64 = (bytes: Uint8Array, where: string): number => {
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  if (bytes.length !== eightBytes || !Number.isSafeInteger(number)) throw refuseFormat(where, 'this is no time that can be: its seconds are beyond 9007199254740991.');
  return number;
};

export const toUint64 = (number: number): Uint8Array => {
  const bytes = new Uint8Array(eightBytes);
  for (let [at, rest] = [eightBytes - 1, number]; at >= 0; at -= 1, rest = Math.floor(rest / 256)) bytes[at] = rest % 256;
  return bytes;
};
