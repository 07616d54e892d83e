import { expect, test } from 'vitest';
import { Webhook as Checker } from 'standardwebhooks';
import { digest } from '../../../functions/adapters/system/sha256.ts';
import type { Challenge } from '../../../functions/domain/call/challenge.ts';
import { afterTry, claimed, mostTries, newDelivery, refuseWindow, sentAgain, type Delivery, type Outcome } from '../../../functions/domain/webhook/delivery.ts';
import { challengeData, messageBody } from '../../../functions/domain/webhook/message.ts';
import { hmacSha256, secretText, signedHeaders } from '../../../functions/domain/webhook/sign-message.ts';
import { failedAgain, failsTooLong, refuseAddress, rotated, secretsAt, type Failing, type Webhook } from '../../../functions/domain/webhook/webhook.ts';
import { webhookKinds } from '../../../functions/domain/webhook/webhook-words.ts';

const at = '2027-01-05T15:00:00.000Z';
const later = (hours: number, from = at) => new Date(Date.parse(from) + hours * 3_600_000).toISOString();
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new TextEncoder().encode(text);

test('HMAC-SHA256 gives what RFC 4231 prints, for keys that are short, whole and longer than a block', () => {
  expect(hex(hmacSha256(digest, new Uint8Array(20).fill(0x0b), bytes('Hi There')))).toBe('b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7');
  expect(hex(hmacSha256(digest, bytes('Jefe'), bytes('what do ya want for nothing?')))).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  expect(hex(hmacSha256(digest, new Uint8Array(131).fill(0xaa), bytes('Test Using Larger Than Block-Size Key - Hash Key First')))).toBe('60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54');
});

test('the library of Standard Webhooks takes what is signed with either secret of a rotation, and nothing that was changed', () => {
  const [older, newer, other] = [1, 2, 3].map((fill) => new Uint8Array(32).fill(fill)) as [Uint8Array, Uint8Array, Uint8Array];
  const body = messageBody('results.published', at, { challenge: { title: 'Für Häfen 🌊' } });
  const now = new Date().toISOString();
  const headers = signedHeaders(digest, [newer, older], { id: 'msg_1', at: now, body });
  for (const key of [older, newer]) expect(new Checker(secretText(key)).verify(body, headers)).toEqual({ type: 'results.published', timestamp: at, data: { challenge: { title: 'Für Häfen 🌊' } } });
  for (const [key, sent, said] of [[other, body, headers], [newer, `${body} `, headers], [newer, body, { ...headers, 'webhook-id': 'msg_2' }]] as const) expect(() => new Checker(secretText(key)).verify(sent, said)).toThrow('No matching signature found');
  const old = signedHeaders(digest, [newer], { id: 'msg_1', at, body });
  expect(() => new Checker(secretText(newer)).verify(body, old)).toThrow(/Message timestamp/);
});

const webhook: Webhook = {
  id: 'whk_000000000000000000000', agencyId: 'agy_000000000000000000000', name: 'Chat', address: 'https://chat.example.gov/in', kinds: ['results.published'], secret: { n: 1, at }, slot: 1, createdAt: at, createdBy: 'per_000000000000000000000', version: 1,
};
test('a new secret signs beside the one before for a day, unless that one stops at once', () => {
  const soft = rotated(webhook, at, false);
  expect(secretsAt(soft, later(23.9))).toEqual([2, 1]);
  expect(secretsAt(soft, later(24))).toEqual([2]);
  expect(secretsAt(rotated(soft, later(1), true), later(1))).toEqual([3]);
});

test('an address is https, without a name and a password; on a site of one machine that machine may listen', () => {
  const site = 'https://site.example.gov';
  expect(() => refuseAddress('https://chat.example.gov/in', site)).not.toThrow();
  for (const address of ['http://chat.example.gov/in', 'http://localhost:4000/in']) expect(() => refuseAddress(address, site), address).toThrow('starts with https://');
  expect(() => refuseAddress('https://me:word@chat.example.gov/', site)).toThrow('Leave the name and password out');
  expect(() => refuseAddress('http://localhost:4000/in', 'http://localhost:4321')).not.toThrow();
  expect(() => refuseAddress('http://chat.example.gov/in', 'http://localhost:4321')).toThrow('starts with https://');
});

const fresh = newDelivery({ id: 'msg_000000000000000000000', agencyId: webhook.agencyId, webhookId: webhook.id, kind: 'results.published', body: '{}' }, at);
const outcome = (status?: number, more: Partial<Outcome> = {}): Outcome => ({ at, ...(status ? { status } : {}), note: 'It answered.', excerpt: '', milliseconds: 10, ...more });
const waitOf = ({ nextAt }: Delivery, now: string) => (Date.parse(nextAt) - Date.parse(now)) / 1000;

test('what is not taken is tried ten times over three days, and then given up', () => {
  let delivery = fresh;
  const waits: number[] = [];
  for (let n = 1; n < mostTries; n += 1) {
    delivery = afterTry(claimed(delivery, at), outcome(n % 2 ? 500 : undefined), at);
    expect(delivery.state).toBe('waiting');
    waits.push(waitOf(delivery, at));
  }
  expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  const given = afterTry(claimed(delivery, at), outcome(302), at);
  expect(given).toMatchObject({ state: 'failed', attempts: 10 });
  expect(given.tries).toHaveLength(10);
  expect(sentAgain(given, later(1), 'act_1')).toMatchObject({ state: 'waiting', attempts: 0, nextAt: later(1), id: given.id, body: given.body });
});

test('a site that asks to wait is given at least that; one that is gone is asked no more; any 2xx is taken', () => {
  expect(waitOf(afterTry(fresh, outcome(503, { retryAfter: 90 }), at), at)).toBe(90);
  expect(waitOf(afterTry(fresh, outcome(429, { retryAfter: 10_000_000 }), at), at)).toBe(86_400);
  expect(afterTry(fresh, outcome(410), at).state).toBe('failed');
  for (const status of [200, 202, 204]) expect(afterTry(fresh, outcome(status), at).state).toBe('delivered');
});

test('an endpoint fails too long after three days without a break, and a long silence begins anew', () => {
  const story = (hours: number[]): Failing => hours.reduce<Failing | undefined>((sofar, hour) => failedAgain(sofar, webhook.id, later(hour)), undefined)!;
  expect(failsTooLong(story([0, 5, 20, 44, 71]))).toBe(false);
  expect(failsTooLong(story([0, 5, 20, 44, 72]))).toBe(true);
  expect(failsTooLong(story([0, 24, 48, 72]))).toBe(false);
  expect(story([0, 5, 20, 1000])).toMatchObject({ since: later(1000), times: 1 });
});

test('a window that ends before it begins, or that nothing is kept of, is refused at the field', () => {
  expect(() => refuseWindow({ from: at, to: at, which: 'all' }, at)).toThrow('later than the beginning');
  expect(() => refuseWindow({ from: later(-900), to: later(-24 * 30 - 1), which: 'all' }, at)).toThrow('kept for 30 days');
  expect(() => refuseWindow({ from: later(-900), to: at, which: 'all' }, at)).not.toThrow();
});

const pages = { challenge: (slug: string, part = '') => `/challenges/${slug}${part}`, console: (id: string, part = '') => `/run/${id}${part}`, event: (id: string) => `/events/${id}`, publication: (id: string, part = '') => `/library/${id}${part}` };
const call = { id: 'chl_1', slug: 'permits', title: 'Secret plan', zone: 'America/New_York', approval: 'approved', publishAt: at, phases: [{ id: 'entries', kind: 'entries', name: 'Entries', opensAt: at, closesAt: later(24) }] } as unknown as Challenge;

test('a message says what the public page says; before a challenge is public, and of work inside, it holds ids alone', () => {
  expect(challengeData({ kind: 'question.answered', at, refs: { answer: 'ans_1', question: 'qst_1', asker: 'per_1' } }, call, pages)).toEqual({
    challenge: { id: 'chl_1', slug: 'permits', title: 'Secret plan', zone: 'America/New_York', opensAt: at, closesAt: later(24), url: '/challenges/permits' }, answer: 'ans_1', url: '/challenges/permits/questions',
  });
  expect(challengeData({ kind: 'challenge.corrected', at: later(-1), refs: { reason: 'x' } }, call, pages)).toEqual({ challenge: { id: 'chl_1' }, url: '/run/chl_1' });
  expect(challengeData({ kind: 'question.asked', at, refs: { question: 'qst_1', challenge: 'chl_1' } }, call, pages)).toEqual({ challenge: { id: 'chl_1' }, question: 'qst_1', url: '/run/chl_1/questions' });
});

test('nobody can be told of a single entry, team, judge, mark or person', () => {
  expect(webhookKinds.filter((kind) => /^(entry|team|registration|judge|evaluation|score|decision|person|credential|vote|deliberation|demo-day|assignment|conflicts|screening|appeal|grant)\./.test(kind))).toEqual([]);
});
