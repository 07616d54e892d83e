import { refuseFormat } from '../refuse-format.ts';
import { joinBytes, type Digest } from '../tree/hashing.ts';
import { bytesOfText, fromBase64, toBase64, toHex } from './encoding.ts';

/** C2SP signed-note, "Signature types": an Ed25519 signature over the text, or a timestamped cosignature of a checkpoint. */
export const keyTypes = { ed25519: 1, cosignature: 4 } as const;
export type KeyType = keyof typeof keyTypes;

/** Whose signatures are known. `id`: four bytes in hexadecimal; `publicKey`: 32 bytes of Ed25519. */
export type VerifierKey = { name: string; id: string; type: KeyType; publicKey: Uint8Array };

/** Key names are not empty and have neither white space nor a plus. */
export const isKeyName = (name: string): boolean => name !== '' && !/[\p{White_Space}\p{Surrogate}+]/u.test(name);

const typedKey = ({ type, publicKey }: Pick<VerifierKey, 'type' | 'publicKey'>): Uint8Array => joinBytes([Uint8Array.of(keyTypes[type]), publicKey]);

const keyIdOf = (digest: Digest, name: string, typed: Uint8Array): string => toHex(digest(joinBytes([bytesOfText(`${name}\n`), typed])).slice(0, 4));

/** @throws Refusal where the name or the length of the key is not allowed. */
export const verifierKey = (digest: Digest, { name, type, publicKey }: Omit<VerifierKey, 'id'>): VerifierKey => {
  if (!isKeyName(name)) throw refuseFormat('the key name', 'it is empty, or has white space or a plus.');
  if (publicKey.length !== 32) throw refuseFormat('the public key', `an Ed25519 key has 32 bytes; this has ${publicKey.length}.`);
  return { name, type, publicKey, id: keyIdOf(digest, name, typedKey({ type, publicKey })) };
};

/** C2SP signed-note, "Verifier keys". */
export const formatVerifierKey = (key: VerifierKey): string => `${key.name}+${key.id}+${toBase64(typedKey(key))}`;

const typeOf = (byte: number | undefined): KeyType | undefined => (Object.keys(keyTypes) as KeyType[]).find((type) => keyTypes[type] === byte);

/** Only the first two plus signs part the key: base64 may hold more. @throws Refusal for any text that formatVerifierKey does not write. */
export const parseVerifierKey = (digest: Digest, text: string, where = 'the verifier key'): VerifierKey => {
  const [, name = '', id = '', key = ''] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? [];
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/.test(id)) throw refuseFormat(where, 'write <name>+<key id, eight digits of lower-case hexadecimal>+<key in base64>.');
  const typed = fromBase64(key, where);
  const type = typeOf(typed[0]);
  if (!type) throw refuseFormat(where, `its signature type is ${typed[0] ?? 'missing'}; only 1 (Ed25519) and 4 (cosignature) are checked here.`);
  const made = verifierKey(digest, { name, type, publicKey: typed.slice(1) });
  if (made.id !== id) throw refuseFormat(where, `its key id is ${made.id}, not ${id}.`);
  return made;
};
