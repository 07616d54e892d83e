import { toBase64 } from '../record/note/encoding.ts';
import type { Digest } from '../record/tree/hashing.ts';

const blockBytes = 64;
const joined = (...parts: Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** RFC 2104 over SHA-256: 32 bytes. */
export const hmacSha256 = (digest: Digest, key: Uint8Array, message: Uint8Array): Uint8Array => {
  const block = new Uint8Array(blockBytes);
  block.set(key.length > blockBytes ? digest(key) : key);
  const inner = digest(joined(block.map((byte) => byte ^ 0x36), message));
  return digest(joined(block.map((byte) => byte ^ 0x5c), inner));
};

/** As people copy it into their program. */
export const secretText = (key: Uint8Array): string => `whsec_${toBase64(key)}`;

type Message = { id: string; at: string; body: string };
/** The headers of Standard Webhooks 1.0: one `v1` signature for each secret that counts now. `at` is the instant of the try. */
export const signedHeaders = (digest: Digest, keys: Uint8Array[], { id, at, body }: Message): Record<string, string> => {
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': keys.map((key) => `v1,${toBase64(hmacSha256(digest, key, signed))}`).join(' ') };
};
