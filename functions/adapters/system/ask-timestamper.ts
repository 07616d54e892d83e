import { createHash, randomBytes } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { MessageImprint, TimeStampReq } from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { sameBytes } from '../../domain/record/tree/hashing.ts';
import type { Timestamper } from '../../ports/timestamper.ts';
import { readBody } from './read-body.ts';
import { NoTimestamp, readTimestamp } from './timestamp-token.ts';

/** A token with its certificates has some thousand bytes. */
const mostBytes = 64 * 1024;
const sha256 = '2.16.840.1.101.3.4.2.1';

/** 16 bytes, positive as a number and without zeros before it, so that they come back as they were sent. */
const freshNonce = (): Uint8Array => {
  const nonce = new Uint8Array(randomBytes(16));
  nonce[0] = (nonce[0]! & 0x3f) | 0x40;
  return nonce;
};

const requestFor = (bytes: Uint8Array, nonce: Uint8Array): ArrayBuffer => AsnConvert.serialize(new TimeStampReq({
  messageImprint: new MessageImprint({ hashAlgorithm: new AlgorithmIdentifier({ algorithm: sha256, parameters: null }), hashedMessage: new OctetString(createHash('sha256').update(bytes).digest()) }),
  nonce: new Uint8Array(nonce).buffer, certReq: true,
}));

const whyNot = <T>(read: () => T): T | { why: string } => {
  try {
    return read();
  } catch (error) {
    if (error instanceof NoTimestamp) return { why: error.message };
    throw error;
  }
};

/** Asks the address that the setting names, and no other: where it sends elsewhere, that is no answer. */
export const askTimestamper = ({ seconds = 5 } = {}): Timestamper => ({
  async ask(url, bytes) {
    const nonce = freshNonce();
    let token: Uint8Array | undefined;
    try {
      const reply = await fetch(url, { method: 'POST', body: requestFor(bytes, nonce), redirect: 'manual', headers: { 'content-type': 'application/timestamp-query' }, signal: AbortSignal.timeout(seconds * 1000) });
      if (reply.status !== 200) {
        await reply.body?.cancel();
        return { why: `It answered ${reply.status}.` };
      }
      token = await readBody(reply.body, mostBytes);
    } catch {
      return { why: 'It did not answer in time.' };
    }
    if (!token) return { why: 'Its answer is too long.' };
    const answer = token;
    return whyNot(() => {
      const { at, nonce: told } = readTimestamp(answer, bytes);
      return told && sameBytes(told, nonce) ? { token: answer, at } : { why: 'It is the answer to another request.' };
    });
  },
  timeOf(token, bytes) {
    const read = whyNot(() => readTimestamp(token, bytes));
    return 'at' in read ? read.at : undefined;
  },
});
