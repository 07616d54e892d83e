import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReturn } from '../../functions/adapters/ses/return-report.ts';
import type { Mail } from '../../functions/domain/people/mail.ts';
import { onReport } from '../../functions/jobs/on-report.ts';
import { postOffice } from '../support/letters.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  post = postOffice(world);
  await post.nudge();
  post.taken.length = 0;
});
afterAll(() => world?.stop());

const queued = async (to: string, personId?: string): Promise<string> => {
  const id = world.ports.chance.id('mail');
  const mail: Mail = { id, to, ...(personId ? { personId } : {}), about: people.lena.id, template: 'test', subject: 'We have your entry', text: 'Dear you', state: 'waiting', createdAt: world.clock.now(), version: 1 };
  await world.ports.mails.queue([mail]);
  await post.nudge();
  return id;
};
const mailOf = async (id: string) => world.ports.mails.find(id);
/** As EventBridge brings it from SES. */
const event = (type: 'Email Bounced' | 'Email Complaint Received', id: string, more: object) => ({
  version: '0', source: 'aws.ses', 'detail-type': type, detail: { eventType: 'x', mail: { messageId: 'm', destination: ['x'], tags: { 'ses:configuration-set': ['mail'], letter: [id] } }, ...more },
});
const bounce = (id: string, bounceType: string) => event('Email Bounced', id, { bounce: { bounceType, bounceSubType: 'General', bouncedRecipients: [{ emailAddress: 'x', action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 no such user' }] } });
const hear = async (told: object) => {
  for (let run = 0; run < 2; run++) await onReport(world.ports, readReturn(told)!);
};

test('a letter that bounced for good shows as such, and nothing more goes to its address, written in any case', async () => {
  const id = await queued('gone@example.org');
  expect((await mailOf(id))?.state).toBe('sent');
  await hear(bounce(id, 'Permanent'));
  expect(await mailOf(id)).toMatchObject({ state: 'returned', reason: 'It came back: smtp; 550 5.1.1 no such user' });
  const { items } = await answer<{ items: { id: string; state: string; reason: string }[] }>(world.as('olga').get('/operator/mails'));
  expect(items.find((one) => one.id === id)).toMatchObject({ state: 'returned', to: 'g…@example.org', reason: 'It came back: smtp; 550 5.1.1 no such user' });
  post.taken.length = 0;
  const next = await queued('Gone@Example.org');
  expect([post.taken, await mailOf(next)]).toMatchObject([[], { state: 'skipped', reason: 'Not sent: since 2027-01-05 letters to this address come back.' }]);
});

test('one that came back for the moment, as from a full mailbox, stops nothing', async () => {
  const id = await queued('full@example.org');
  await hear(bounce(id, 'Transient'));
  expect((await mailOf(id))?.state).toBe('returned');
  expect((await mailOf(await queued('full@example.org')))?.state).toBe('sent');
});

test('a reader who calls a letter unwanted gets none again, and reads why in the own settings', async () => {
  expect(await answer(world.as('tim').get('/me/mail'))).toEqual({});
  await hear(event('Email Complaint Received', await queued(people.tim.email, people.tim.id), { complaint: { complaintFeedbackType: 'abuse', complainedRecipients: [{ emailAddress: 'x' }] } }));
  expect((await mailOf(await queued(people.tim.email, people.tim.id)))?.reason).toBe('Not sent: since 2027-01-05 its reader calls our letters unwanted.');
  expect(await answer(world.as('tim').get('/me/mail'))).toEqual({ stopped: { why: 'unwanted', at: world.clock.now() } });
  expect(await answer(world.as('rita').get('/me/mail'))).toEqual({});
});

test('the organizer sees whom a letter did not reach', async () => {
  const agency = await openAgency(world);
  const challenge = await openChallenge(world, agency.id);
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email: 'wrong@example.org' }, { email: 'right@example.org' }] }), 201);
  await post.nudge();
  const { items } = await world.ports.mails.all();
  await hear(bounce(items.find(({ to }) => to === 'wrong@example.org')!.id, 'Permanent'));
  const listed = await answer<{ items: { email: string; unreached?: boolean }[] }>(world.as('mara').get(`/judges/${challenge.id}/invitations`));
  expect(Object.fromEntries(listed.items.map(({ email, unreached }) => [email, unreached]))).toEqual({ 'wrong@example.org': true, 'right@example.org': undefined });
});

test('an operator who knows that the address works sends the letter again, and others go there again too', async () => {
  const id = await queued('back@example.org');
  await hear(bounce(id, 'Permanent'));
  const { version } = (await mailOf(id))!;
  await answer(world.as('olga').post(`/operator/mails/${id}/send-again`, {}, { version }));
  await post.nudge();
  expect([(await mailOf(id))?.state, (await mailOf(await queued('back@example.org')))?.state]).toEqual(['sent', 'sent']);
});

test('a report on a letter that was erased, or on one of nobody’s, changes nothing; other events are none', async () => {
  await hear(bounce(world.ports.chance.id('mail'), 'Permanent'));
  expect([readReturn({ Records: [] }), readReturn({ 'detail-type': 'Email Bounced', detail: { mail: { tags: {} } } })]).toEqual([undefined, undefined]);
});
