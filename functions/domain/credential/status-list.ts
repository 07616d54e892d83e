import { fromBase64Url, toBase64Url } from '../record/note/encoding.ts';
import { refuseFormat } from '../record/refuse-format.ts';
import type { Json } from './json.ts';
import { credentialsContext } from './open-badge.ts';

/** Bitstring Status List 1.0: as many bits that one of them tells nobody who was asked for. */
export const statusListBits = 131_072;
const bitsInByte = 8;
export const statusListBytes = statusListBits / bitsInByte;

export type StatusPurpose = 'revocation' | 'suspension';

export const emptyStatusList = (): Uint8Array => new Uint8Array(statusListBytes);

const placeOf = (list: Uint8Array, index: number): { byte: number; mask: number } => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= list.length * bitsInByte) throw refuseFormat('the status list', `it has no place ${index}.`);
  return { byte: Math.floor(index / bitsInByte), mask: 0x80 >> (index % bitsInByte) };
};

/** The first bit is the leftmost of the first byte. @throws Refusal where the list is shorter. */
export const bitAt = (list: Uint8Array, index: number): boolean => {
  const { byte, mask } = placeOf(list, index);
  return (list[byte]! & mask) !== 0;
};

/** Another list with one bit set so. */
export const withBit = (list: Uint8Array, index: number, on: boolean): Uint8Array => {
  const { byte, mask } = placeOf(list, index);
  const changed = list.slice();
  changed[byte] = on ? changed[byte]! | mask : changed[byte]! & ~mask;
  return changed;
};

/** As it stands in a credential. `gzip` is given. */
export const encodeStatusList = (gzip: (bytes: Uint8Array) => Uint8Array, list: Uint8Array): string => `u${toBase64Url(gzip(list))}`;

/** The bytes that gzip wrote. @throws Refusal where it is not base64url after a “u”; early drafts wrote no “u”, and are not read. */
export const packedStatusList = (encodedList: string): Uint8Array => {
  if (!encodedList.startsWith('u')) throw refuseFormat('the status list', 'its list does not begin with “u”.');
  return fromBase64Url(encodedList.slice(1), 'the status list');
};

export type StatusListFacts = {
  /** Its address. */ id: string; /** A did. */ issuer: string; purpose: StatusPurpose; /** As encodeStatusList makes it. */ encodedList: string;
  validFrom: string; /** Whoever kept it longer asks again. */ validUntil?: string | undefined;
};

/** A list as a credential of its own, before it is signed. */
export const statusListCredential = ({ id, issuer, purpose, encodedList, validFrom, validUntil }: StatusListFacts): Json => ({
  '@context': [credentialsContext],
  id,
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer,
  validFrom,
  ...(validUntil ? { validUntil } : {}),
  credentialSubject: { id: `${id}#list`, type: 'BitstringStatusList', statusPurpose: purpose, encodedList },
});
