import { canonical } from '../../words/canonical.ts';
import { bytesOfText, fromBase64Url, textOfBytes, toBase64Url } from '../note/encoding.ts';
import { refuseFormat } from '../refuse-format.ts';
import type { Digest } from '../tree/hashing.ts';

/** A value of a leaf that only its digest stands for, until somebody shows this. */
export type Disclosure = { salt: string; name: string; value: unknown };

/** 256 bits of chance, as base64url. */
const saltShape = /^[A-Za-z0-9_-]{43}$/;

/** RFC 9901, 4.2.1: the text that is shown, and that the digest is over. */
export const formatDisclosure = ({ salt, name, value }: Disclosure): string => toBase64Url(bytesOfText(canonical([salt, name, value])));

/** RFC 9901, 4.2.3: base64url of the SHA-256 of that text. */
export const disclosureDigest = (digest: Digest, disclosure: string): string => toBase64Url(digest(bytesOfText(disclosure)));

/** Without zod, for pages that check receipts in a few kilobytes. @throws Refusal for any text that formatDisclosure does not write, or with a salt that could be guessed. */
export const parseDisclosure = (disclosure: string): Disclosure => {
  const text = textOfBytes(fromBase64Url(disclosure, 'the disclosure'), 'the disclosure');
  const parsed = readJson(text);
  const [salt, name, value, ...more] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
  if (typeof salt !== 'string' || typeof name !== 'string' || value === undefined || more.length > 0) throw refuseFormat('the disclosure', 'it is not a list of a salt, a name and a value.');
  if (formatDisclosure({ salt, name, value }) !== disclosure) throw refuseFormat('the disclosure', 'its JSON is not canonical.');
  if (!saltShape.test(salt)) throw refuseFormat('the disclosure', 'its salt is not 256 bits in base64url.');
  return { salt, name, value };
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw refuseFormat('the disclosure', 'it is not JSON.');
  }
};

/** Salts a value: the one place where salts are checked before a digest of them is published. */
export const disclose = (salt: string, name: string, value: unknown): string => {
  if (!saltShape.test(salt)) throw new TypeError(`the salt of ${name} is not 256 bits in base64url`);
  return formatDisclosure({ salt, name, value });
};
