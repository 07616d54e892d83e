import { judgesAtOnce } from '../../functions/domain/panel/judge-list.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mail } from '../../functions/domain/people/mail.ts';
import { hours, minutes } from '../support/clock.ts';
import { registerFor } from '../support/entry.ts';
import { postOffice } from '../support/letters.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let agencyId: string;
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  agencyId = (await openAgency(world)).id;
  challenge = await openChallenge(world, agencyId);
  await postOffice(world).nudge();
});
let hour = 0;
beforeEach(() => world.clock.set(`2027-01-05T${String(16 + hour++).padStart(2, '0')}:40:00.000Z`));
afterAll(() => world?.stop());

/** How often it goes, and what the refusal says in words and in the header. */
const until = async (ask: () => Promise<Response>) => {
  for (let done = 0; ; done++) {
    const reply = await ask();
    if (reply.status !== 429) {
      await answer(reply, reply.status < 300 ? reply.status : 200);
      continue;
    }
    const { title, code, detail } = (await reply.json()) as Record<string, string>;
    return { done, title, code, detail, retryAfter: reply.headers.get('retry-after') };
  }
};
const refusal = { title: 'Too many requests', code: 'too-many', detail: 'That was too often. Wait 20 minutes, then try again.', retryAfter: '1200' };

test('a team invites thirty times an hour, a link sent again among them', async () => {
  await registerFor(world, 'lena', challenge);
  const team = await answer<{ id: string }>(world.as('lena').post('/teams', { challengeId: challenge.id, name: 'Team lena' }), 201);
  const { invitation } = await answer<{ invitation: { id: string } }>(world.as('lena').post(`/teams/${team.id}/invitations`, { email: 'a@example.org' }), 201);
  expect(await until(() => world.as('lena').post(`/teams/${team.id}/invitations`, {}))).toEqual({ done: 29, ...refusal });
  expect(await answer(world.as('lena').post(`/teams/${team.id}/invitations/${invitation.id}/resend`), 429)).toMatchObject({ code: 'too-many' });
  world.clock.pass(20 * minutes);
  await answer(world.as('lena').post(`/teams/${team.id}/invitations`, {}), 201);
});

const filled = (email: string, wait: string, retryAfter: string) => ({
  ...refusal, detail: `Somebody tried to invite ${email} from here 6 times today, which is the most. Wait ${wait}, then try again.`, retryAfter,
});

test('a team writes to one address six times a day, however it asks, and to a longer one than mail knows never', async () => {
  await registerFor(world, 'rita', challenge);
  const team = await answer<{ id: string }>(world.as('rita').post('/teams', { challengeId: challenge.id, name: 'Team rita' }), 201);
  const path = `/teams/${team.id}/invitations`;
  const invite = (email: string) => world.as('rita').post(path, { email });
  const inviteAgain = async (email: string) => {
    const reply = await invite(email);
    if (reply.ok) await answer(world.as('rita').post(`${path}/${((await reply.clone().json()) as { invitation: { id: string } }).invitation.id}/revoke`));
    return reply;
  };
  expect(await until(() => inviteAgain('tired@example.org'))).toMatchObject({ done: 6, code: 'too-many' });
  expect(await answer(invite('Tired@Example.org'), 429)).toMatchObject({ errors: [{ field: 'email' }] });
  expect(await answer(invite('tired+2@example.org'), 429)).toMatchObject({ errors: [{ field: 'email' }] });
  const { invitation } = await answer<{ invitation: { id: string } }>(invite('other@example.org'), 201);
  expect(await until(() => world.as('rita').post(`${path}/${invitation.id}/resend`))).toMatchObject({ done: 5, code: 'too-many' });
  const long = `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(20)}.example`;
  expect(await answer(invite(long), 422)).toMatchObject({ errors: [{ field: 'email', message: 'An email address has at most 254 characters.' }] });
  expect(await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email: long }] }), 422)).toMatchObject({ errors: [{ field: 'judges.0.email', message: 'An email address has at most 254 characters.' }] });
  expect(await answer(world.as('mara').post(`/participants/${challenge.id}/invitations`, { emails: [long] }), 422)).toMatchObject({ errors: [{ field: 'emails.0', message: 'An email address has at most 254 characters.' }] });
});

const forty = (n: number) => Array.from({ length: 40 }, (_, i) => `reader${n}x${i}@example.org`);

test('a challenge invites five hundred judges a day and no more, counted by letter; one address gets six a day', async () => {
  const crowded = await openChallenge(world, agencyId);
  await world.ports.rates.hit(`judge-invitation ${crowded.id}`, 500, 86_400, world.clock.now(), 400);
  let n = 0;
  const inviteMore = () => world.as('mara').post(`/judges/${crowded.id}/invitations`, { judges: forty(n++).slice(0, judgesAtOnce).map((email) => ({ email })) });
  expect(await until(inviteMore)).toEqual({ done: 3, ...refusal, detail: 'That was too often. Wait 6 hours, then try again.', retryAfter: '19200' });
  n = 0;
  expect(await answer(inviteMore(), 201), 'who has a letter gets no other, and uses up nothing').toMatchObject({ invited: [] });
  n = 0;
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email: forty(n)[0]! }] }), 201);
  const { items } = await answer<{ items: { id: string; email: string }[] }>(world.as('mara').get(`/judges/${challenge.id}/invitations`));
  const { id, email } = items[0]!;
  expect(await until(() => world.as('mara').post(`/judges/${challenge.id}/invitations/${id}/resend`))).toEqual({ done: 5, ...filled(email, '6 hours', '19200') });
  expect(await answer(world.as('mara').post(`/judges/${challenge.id}/invitations/${id}/revoke`))).toMatchObject({ outcome: 'revoked' });
  world.clock.pass(60 * minutes);
  expect(await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email }] }), 429)).toMatchObject({ errors: [{ field: 'email' }] });
});

test('a challenge by invitation asks two thousand participants an hour and no more', async () => {
  const closed = await openChallenge(world, agencyId, { general: { participation: 'invitation' } });
  await world.ports.rates.hit(`participant-invitation ${closed.id}`, 2000, 3600, world.clock.now(), 1960);
  let n = 0;
  expect(await until(() => world.as('mara').post(`/participants/${closed.id}/invitations`, { emails: forty(n++) }))).toEqual({ done: 1, ...refusal });
});

test('a person exports their data ten times an hour', async () => {
  expect(await until(() => world.as('rita').get('/me/export'))).toEqual({ done: 10, ...refusal });
});

test('whoever sets them off, one address gets sixty letters an hour: the next ones wait, and go', async () => {
  const post = postOffice(world);
  await post.nudge();
  post.taken.length = 0;
  const letter = (n: number): Mail => ({
    id: world.ports.chance.id('mail'), to: people.vera.email, about: challenge.id, template: 'test', subject: `Letter ${n}`, text: 'Words', state: 'waiting', createdAt: world.clock.now(), version: 1,
  });
  await world.ports.mails.queue(Array.from({ length: 62 }, (_, n) => letter(n)));
  await post.nudge();
  const late = (await world.ports.mails.waiting()).map(({ state, reason, attempts }) => ({ state, reason, attempts }));
  expect([post.taken.length, late]).toEqual([60, Array(2).fill({ state: 'waiting', reason: 'More than 60 letters to this address within 60 minutes.', attempts: 1 })]);
  world.clock.pass(hours);
  await post.nudge();
  expect(post.taken).toHaveLength(62);
});
