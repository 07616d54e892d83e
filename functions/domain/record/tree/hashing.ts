/** SHA-256 of bytes: given to the domain, never imported by it. 32 bytes. */
export type Digest = (bytes: Uint8Array) => Uint8Array;
/** One hash of the tree: 32 bytes. */
export type Hash = Uint8Array;

export const hashBytes = 32;

// Hashing is most of what a log costs, and a digest has read its bytes when it returns: the same room is filled each time.
const leafRoom = new Uint8Array(16_384);
const nodeRoom = new Uint8Array(1 + 2 * hashBytes);
nodeRoom[0] = 1;

/** RFC 6962, 2.1: the hash of an entry. */
export const leafHash = (digest: Digest, entry: Uint8Array): Hash => {
  const room = entry.length < leafRoom.length ? leafRoom.subarray(0, entry.length + 1) : new Uint8Array(entry.length + 1);
  room.set(entry, 1);
  return digest(room);
};

/** RFC 6962, 2.1: the hash over two subtrees. */
export const nodeHash = (digest: Digest, left: Hash, right: Hash): Hash => {
  nodeRoom.set(left, 1);
  nodeRoom.set(right, 1 + hashBytes);
  return digest(nodeRoom);
};

/** The root of a tree without entries. */
export const emptyRoot = (digest: Digest): Hash => digest(new Uint8Array(0));

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
};

export const joinBytes = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
