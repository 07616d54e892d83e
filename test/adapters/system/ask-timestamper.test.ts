import { createHash, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { askTimestamper } from '../../../functions/adapters/system/ask-timestamper.ts';
import { isVouchedBy, readTimestamp } from '../../../functions/adapters/system/timestamp-token.ts';
import openssl from '../../fixtures/record/openssl-timestamps.json' with { type: 'json' };
import { serveAuthority, testAuthority } from '../../support/record/authority.ts';

const checkpoint = new TextEncoder().encode('log.example.gov/record\n5\nWjXx8KmNnzW9mS7yqVGQTQ9ASZ0UzM8LAzEJyhCqk2E=\n');
const authority = testAuthority();
const timestamper = askTimestamper({ seconds: 0.5 });
let at: Awaited<ReturnType<typeof serveAuthority>>;
beforeAll(async () => { at = await serveAuthority(authority); });
beforeEach(() => { for (const name of ['bent', 'reply'] as const) delete at.plan[name]; });
afterAll(() => at?.stop());

test('an authority is asked with the SHA-256 of the checkpoint, a nonce of its own each time, and for its certificate; its token is kept as it came', async () => {
  const first = await timestamper.ask(at.url, checkpoint);
  expect(first).toEqual({ at: '2027-01-15T05:00:01.000Z', token: expect.any(Uint8Array) });
  await timestamper.ask(at.url, checkpoint);
  const [one, two] = at.asked.map(({ type, request: { messageImprint, certReq, nonce } }) => ({ type, certReq, imprint: Buffer.from(messageImprint.hashedMessage.buffer).toString('hex'), algorithm: messageImprint.hashAlgorithm.algorithm, nonce: Buffer.from(nonce!).toString('hex') }));
  expect(one).toMatchObject({ type: 'application/timestamp-query', certReq: true, imprint: createHash('sha256').update(checkpoint).digest('hex'), algorithm: '2.16.840.1.101.3.4.2.1' });
  expect([one!.nonce.length, one!.nonce === two!.nonce]).toEqual([32, false]);
  const { token } = first as { token: Uint8Array };
  expect([timestamper.timeOf(token, checkpoint), timestamper.timeOf(token, checkpoint.slice(1)), timestamper.timeOf(token.slice(9), checkpoint)]).toEqual(['2027-01-15T05:00:01.000Z', undefined, undefined]);
});

test.each([
  ['a rejection', { bent: { reject: true } }, 'It was not granted (rejection: Not today.).'],
  ['another imprint', { bent: { imprint: new Uint8Array(32).fill(7) } }, 'It is over other bytes.'],
  ['another nonce', { bent: { nonce: Uint8Array.of(9, 9) } }, 'It is the answer to another request.'],
  ['a signature of somebody else', { bent: { forged: true } }, 'Its signature does not hold.'],
  ['no certificate', { bent: { bare: true } }, 'The certificate it is signed with is not in it.'],
  ['a page', { reply: { status: 200, body: new TextEncoder().encode('<html>') } }, 'It is not an answer of a time-stamping authority (RFC 3161).'],
  ['an error', { reply: { status: 503 } }, 'It answered 503.'],
  ['another address', { reply: { status: 302 } }, 'It answered 302.'],
  ['too much', { reply: { status: 200, body: new Uint8Array(70_000) } }, 'Its answer is too long.'],
  ['silence', { reply: 'nothing' as const }, 'It did not answer in time.'],
])('%s is no token, and it is said why', async (_, plan, why) => {
  Object.assign(at.plan, plan);
  expect(await timestamper.ask(at.url, checkpoint)).toEqual({ why });
});

test('a certificate for something else, or one that had ended, signs no time', () => {
  expect(() => readTimestamp(testAuthority({ purpose: '1.3.6.1.5.5.7.3.1' }).over(checkpoint), checkpoint)).toThrow('Its certificate is not one for timestamps.');
  expect(() => readTimestamp(testAuthority({ until: '2026-12-31' }).over(checkpoint), checkpoint)).toThrow('Its certificate was not valid at its time.');
});

test('a token is vouched for by the certificate it is signed with and by the one that issued it, and by no other', () => {
  const token = readTimestamp(authority.over(checkpoint), checkpoint);
  const other = testAuthority();
  expect([[authority.signer], [authority.root], [other.root, authority.root], [other.root], [other.signer], []].map((trusted) => isVouchedBy(token, trusted))).toEqual([true, true, true, false, false, false]);
});

test('no changed byte of a token moves its time', () => {
  const token = authority.over(checkpoint);
  const times = [...token.keys()].flatMap((i) => {
    const bent = token.slice();
    bent[i]! ^= 1;
    return timestamper.timeOf(bent, checkpoint) ?? [];
  });
  expect(new Set(times)).toEqual(new Set(['2027-01-15T05:00:01.000Z']));
  // an authority names itself and its certificate in parts that only the issuer of the certificate vouches for
  expect(times.length).toBeLessThan(token.length / 2);
});

test('openssl’s tokens are read, by RSA and by ECDSA, and openssl’s own certificate vouches for them', () => {
  for (const { token, ca, at: time } of Object.values(openssl.tokens)) {
    const bytes = new TextEncoder().encode(openssl.checkpoint);
    const read = readTimestamp(Buffer.from(token, 'base64'), bytes);
    expect([read.at, isVouchedBy(read, [new X509Certificate(ca)]), isVouchedBy(read, [authority.root])]).toEqual([time, true, false]);
    expect(() => readTimestamp(Buffer.from(token, 'base64'), new TextEncoder().encode(openssl.checkpoint.replace('5', '6')))).toThrow('It is over other bytes.');
  }
});
