import { keccak_256 } from '@noble/hashes/sha3.js';

/** EIP-55: the letters of an address are capitals where the Keccak-256 of its lower-case text says so. */
export const checksumAddress = (address: string): string => {
  const digits = address.slice(2).toLowerCase();
  const hash = Buffer.from(keccak_256(new TextEncoder().encode(digits))).toString('hex');
  return `0x${[...digits].map((digit, i) => (parseInt(hash[i]!, 16) >= 8 ? digit.toUpperCase() : digit)).join('')}`;
};
