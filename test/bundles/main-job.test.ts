import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest } from '../../functions/adapters/system/sha256.ts';
import { parsePolicy } from '../../functions/domain/record/note/policy.ts';
import { checkReceipt } from '../../functions/domain/record/receipt/check-receipt.ts';
import { parseReceipt } from '../../functions/domain/record/receipt/receipt.ts';
import { checkWholeLog } from '../../functions/main/commands/check-whole-log.ts';
import { openLog } from '../../functions/main/commands/log-source.ts';
import { fillEntry, sendEntry, sentEntry, startEntry } from '../support/entry.ts';
import { plantResults } from '../support/closed-round.ts';
import { judgeIn, marks } from '../support/judging.ts';
import { verify } from '../support/keys.ts';
import { startDeployment } from '../support/lambda/deployment.ts';
import { apiDocument } from '../../scripts/area-paths.ts';
import { shownDocuments } from '../support/planted.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

type Announced = { file: { id: string }; upload: { url: string; headers: Record<string, string> } };

let cloud: Awaited<ReturnType<typeof startDeployment>>;
let challenge: Opened;
let lena: string;
let receipt: string;
beforeAll(async () => { cloud = await startDeployment(); });
afterAll(() => cloud?.stop());

test('the gateway asked past the CDN answers as if nothing were there', async () => {
  expect(await answer(cloud.askGateway('/api/v1/agencies'), 404)).toMatchObject({ code: 'not-found', detail: 'There is no such address.' });
});

test('a visitor cannot pass for the CDN, nor for the site', async () => {
  const forged = { 'x-origin-secret': 'guessed', 'x-viewer-address': '192.0.2.66', 'x-site-forwarded': '0|192.0.2.66|guessed' };
  expect(await answer(cloud.ask('/api/v1/agencies', { headers: forged }))).toEqual({ items: [] });
  expect(await answer(cloud.askGateway('/api/v1/agencies', { headers: forged }), 404)).toMatchObject({ code: 'not-found' });
});

test('an agency opens a challenge through the challenges bundle, and the site bundle shows it', async () => {
  const agency = await openAgency(cloud.world);
  challenge = await openChallenge(cloud.world, agency.id, { form: shownDocuments });
  expect(await answer(cloud.ask(`/api/v1/challenges/${challenge.slug}`))).toMatchObject({ challenge: { slug: challenge.slug, rulesVersion: 1 } });
  const reply = await cloud.ask('/');
  expect(reply.status).toBe(200);
  expect(await reply.text()).toContain(`/challenges/${challenge.slug}`);
  expect(reply.headers.get('cache-control')).toMatch(/s-maxage|no-store/);
  expect(reply.headers.get('content-security-policy')).toContain("connect-src 'self' https://uploads.s3.us-east-1.amazonaws.com");
});

test('a team registers, writes, uploads to the bucket and sends through the entries bundle', async () => {
  const { entry } = await startEntry(cloud.world, 'lena', challenge);
  lena = entry.id;
  const bytes = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const wanted = { name: 'plan.pdf', type: 'application/pdf', size: bytes.length, sha256, field: 'documents' };
  const { file, upload } = await answer<Announced>(cloud.as('lena').post(`/entries/${entry.id}/files`, wanted), 201);
  expect(await answer(cloud.as('lena').post(`/entries/${entry.id}/files/${file.id}/confirm`), 409)).toMatchObject({ code: 'conflict' });
  expect((await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: bytes })).status).toBe(200);
  expect(await answer(cloud.as('lena').post(`/entries/${entry.id}/files/${file.id}/confirm`))).toMatchObject({ state: 'verified' });
  await fillEntry(cloud.world, 'lena', entry.id);
  await answer(cloud.as('lena').put(`/entries/${entry.id}/drafts/evidence`, { answers: { documents: [file.id] } }, { version: 1 }));
  const sent = await sendEntry(cloud.world, 'lena', entry.id);
  expect(sent).toMatchObject({ n: 1, sentAt: cloud.clock.now(), files: [{ id: file.id, sha256 }] });
  ({ receipt } = sent);
});

test('a page is made of what several areas answer, each asked as its reader', async () => {
  const page = async (path: string, cookie = '') => {
    const reply = await cloud.ask(path, { headers: { cookie } });
    return [reply.status, reply.headers.get('location'), await reply.text()] as const;
  };
  const [status, , text] = await page(`/apply/${challenge.slug}`, await cloud.cookieOf('lena'));
  expect([status, text.includes('lena@example.org') || text.includes('Lena'), text.includes('Team lena')]).toEqual([200, true, true]);
  expect((await page(`/apply/${challenge.slug}`)).slice(0, 2)).toEqual([303, `/auth/sign-in?return=${encodeURIComponent(`/apply/${challenge.slug}`)}`]);
  expect((await page('/challenges/nothing-here'))[0]).toBe(404);
});

test('the whole API is described where no area could, to programs and on its pages', async () => {
  const reply = await cloud.ask('/openapi.json');
  expect([reply.status, reply.headers.get('content-type'), reply.headers.get('cache-control')]).toEqual([200, 'application/json', 'no-store']);
  expect(await reply.text()).toBe(await apiDocument());
  expect(await (await cloud.ask('/api/reference/judging')).text()).toContain('/api/v1/judges/{challengeId}');
  expect(await (await cloud.ask('/api/reference/results')).text()).toContain('/api/v1/winners/{slug}');
});

test('judges score through the judging bundle, the agency decides and publishes through that of results, and everybody reads the winner', async () => {
  const rita = (await sentEntry(cloud.world, 'rita', challenge)).entry;
  for (const who of ['jana', 'jim', 'kofi'] as const) await judgeIn(cloud.world, challenge, who);
  cloud.clock.set('2027-01-18T15:00:00.000Z');
  await answer(cloud.as('mara').post(`/assignments/${challenge.id}/publish`));
  for (const [who, entryId, mark] of [['jana', lena, 4], ['jim', rita.id, 5]] as const) {
    const { judged } = await answer<{ judged: { files: { id: string }[] } }>(cloud.as(who).get(`/evaluations/${challenge.id}/${entryId}`));
    expect(judged.files).toHaveLength(entryId === lena ? 1 : 0);
    for (const { id } of judged.files) {
      const { url } = await answer<{ url: string }>(cloud.as(who).get(`/evaluations/${challenge.id}/${entryId}/files/${id}`));
      expect(await (await fetch(url)).text()).toContain('%PDF-1.7');
    }
    await answer(cloud.as(who).post(`/evaluations/${challenge.id}/${entryId}/save`, { marks: marks(mark), comments: {}, note: '', feedback: 'Clear.' }, { version: 1 }));
  }
  cloud.clock.set('2027-02-12T22:01:00.000Z');
  for (const [entryId, outcome, prizeId] of [[rita.id, 'winner', 'grand'], [lena, 'not-selected', '']] as const) {
    await answer(cloud.as('mara').post(`/results/${challenge.id}/decisions`, { entryId, outcome, prizeId, reason: 'As scored.', feedback: '' }, { version: 0 }));
  }
  await answer(cloud.as('mara').put(`/progress/${challenge.id}/waivers/${rita.id}`, { reason: 'One judge was free.' }, { version: 0 }));
  await plantResults(cloud.ports, (await cloud.ports.rounds.current(challenge.id))!, await cloud.ports.entries.findMany([rita.id, lena]), 1);
  await answer(cloud.as('mara').post(`/results/${challenge.id}/apply`));
  await answer(cloud.as('mara').post(`/results/${challenge.id}/publish`));
  expect(await answer(cloud.as().get(`/winners/${challenge.slug}`))).toMatchObject({ stage: 'results', winners: [{ teamName: 'Team rita', outcome: 'winner', cents: 25_000_00 }] });
});

test('the stream bundle looks when told, leaves nothing in the outbox and hands every letter to the post office; the clock bundle then finds nothing', async () => {
  const { outbox, mails } = cloud.ports;
  expect((await outbox.waiting()).map(({ kind }) => kind)).toContain('challenge.approved');
  await cloud.invoke('stream', { Records: [{ eventSource: 'aws:dynamodb', dynamodb: { Keys: { pk: { S: 'ACT#x' } } } }] });
  expect(await outbox.waiting()).toEqual([]);
  const handed = cloud.ses.asked.map(({ FromEmailAddress, Destination, Content }) => `${FromEmailAddress} to ${Destination.ToAddresses[0]}: ${Content.Simple.Subject.Data}`);
  expect(handed).toContain('laurel@example.gov to rita@example.org: The decision on your entry: Team rita permits');
  expect(handed.filter((line) => line.includes('We have your entry')).toSorted()).toEqual(
    ['lena', 'rita'].map((who) => `laurel@example.gov to ${who}@example.org: We have your entry: Team ${who} permits`));
  expect(await mails.waiting()).toEqual([]);
  await cloud.invoke('clock', {});
  expect(cloud.ses.asked).toHaveLength(handed.length);
});

test('until the record bundle looks, acts wait; then each has its place, under a head that the key signed, and the log holds as the CDN serves it', async () => {
  const state = (status: number) => answer<{ state: string; receipt?: string }>(cloud.as('lena').get(`/receipts/${receipt}/record`), status);
  expect([await state(202), (await cloud.ask('/record/log/policy')).status]).toEqual([{ state: 'received' }, 404]);
  expect(await (await cloud.ask('/record')).text()).toContain('not open yet');
  await cloud.invoke('record', { Records: [{ eventSource: 'aws:dynamodb', dynamodb: { Keys: { pk: { S: 'PENDING#3' } } } }] });
  const { size, origin } = await answer<{ size: number; origin: string }>(cloud.as().get('/record'));
  expect([origin, size > 10]).toEqual(['log.example.gov/record', true]);
  const log = openLog(cloud.logUrl);
  const policy = parsePolicy(digest, (await log.read('policy'))!);
  expect(await checkWholeLog(log, policy)).toMatchObject({ size, findings: [] });
  const { items } = await answer<{ items: { act?: string }[] }>(cloud.as().get('/record/leaves'));
  expect(items.map(({ act }) => act)).toEqual(expect.arrayContaining(['log.opened', 'rules.published', 'score.committed', 'result.published', 'scores.revealed']));
  const kept = parseReceipt((await state(200)).receipt!);
  expect(checkReceipt(digest, kept, { policy, verify })).toMatchObject({ state: 'holds' });
});

test('looking again signs nothing and changes nothing; the pages show the head and the keys', async () => {
  const head = await (await cloud.ask('/record/log/checkpoint')).text();
  const signed = cloud.kms.asked.filter((line) => line.startsWith('Sign')).length;
  await cloud.invoke('record', {});
  expect([await (await cloud.ask('/record/log/checkpoint')).text(), cloud.kms.asked.filter((line) => line.startsWith('Sign')).length]).toEqual([head, signed]);
  expect(cloud.kms.asked.filter((line) => !line.startsWith('Sign'))).toEqual(['GetPublicKey log-key']);
  expect(await (await cloud.ask('/record')).text()).toContain('log.example.gov/record');
  const key = (await (await cloud.ask('/record/log/vkey')).text()).trim();
  expect(await (await cloud.ask('/verify')).text()).toContain(key.split('+')[1]);
});

test('an area that is dead is a failure on our side, with its reference; the other areas answer', async () => {
  cloud.crash('results');
  const reply = await cloud.ask(`/challenges/${challenge.slug}/results`, { headers: { accept: 'text/html' } });
  expect([reply.status, reply.headers.get('cache-control')]).toEqual([500, 'private, no-store']);
  expect(await reply.text()).toMatch(/The fault is ours\.[^]*Reference <code>[0-9a-f]{8}-/);
  expect((await cloud.ask(`/challenges/${challenge.slug}/updates`)).status).toBe(200);
});

test('no function asked for more than its role allows', () => {
  expect(cloud.denied()).toEqual([]);
});
