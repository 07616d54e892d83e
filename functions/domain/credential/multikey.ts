import { fromBase64Url } from '../record/note/encoding.ts';
import { refuseFormat } from '../record/refuse-format.ts';
import { fromBase58, toBase58 } from './base58.ts';

/** What stands before a key says its kind (multicodec): 0xed01 an Ed25519 public key. */
const ed25519 = [0xed, 0x01] as const;
const keyBytes = 32;

/** Multibase, in the two forms that the data model names: base58 after a “z”, base64url after a “u”. @throws Refusal for others. */
export const fromMultibase = (text: string, where: string): Uint8Array => {
  if (text.startsWith('z')) return fromBase58(text.slice(1), where);
  if (text.startsWith('u')) return fromBase64Url(text.slice(1), where);
  throw refuseFormat(where, 'this is not multibase of base58 (z) or base64url (u).');
};

/** z6Mk...: an Ed25519 key as Multikey writes it. */
export const toMultikey = (publicKey: Uint8Array): string => {
  if (publicKey.length !== keyBytes) throw refuseFormat('the key', `an Ed25519 key has ${keyBytes} bytes; this has ${publicKey.length}.`);
  return `z${toBase58(Uint8Array.of(...ed25519, ...publicKey))}`;
};

/** The 32 bytes of an Ed25519 key. @throws Refusal where it is a key of another kind, or none. */
export const fromMultikey = (text: string, where: string): Uint8Array => {
  const bytes = fromMultibase(text, where);
  if (bytes[0] !== ed25519[0] || bytes[1] !== ed25519[1] || bytes.length !== ed25519.length + keyBytes) throw refuseFormat(where, 'this is not an Ed25519 key.');
  return bytes.subarray(ed25519.length);
};
