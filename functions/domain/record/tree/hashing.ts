/** SHA-256 of bytes: given to the domain, never imported by it. 32 bytes. */
export type Digest = (bytes: Uint8Array) => Uint8Array;
/** One hash of the tree: 32 bytes. */
export type Hash = Uint8Array;

export const hashBytes = 32;

/** RFC 6962, 2.1: the hash of an entry. */
export const leafHash = (digest: Digest, entry: Uint8Array): Hash => {
  const bytes = new Uint8Array(entry.length + 1);
  bytes.set(entry, 1);
  return digest(bytes);
};

/** RFC 6962, 2.1: the hash over two subtrees. */
export const nodeHash = (digest: Digest, left: Hash, right: Hash): Hash => {
  const bytes = new Uint8Array(1 + 2 * hashBytes);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + hashBytes);
  return digest(bytes);
};

/** The root of a tree without entries. */
export const emptyRoot = (digest: Digest): Hash => digest(new Uint8Array(0));

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

export const joinBytes = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
