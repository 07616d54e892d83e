import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../../functions/use-cases/public/sign-in.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { forgetPerson } from '../../functions/use-cases/system/forget-person.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { registerFor, sentEntry } from '../support/entry.ts';
import { judgeIn, marks, tokenIn } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { allItems } from '../support/whole-table.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld(); });
afterAll(() => world?.stop());

test('a person takes along all that is kept about them, as a file without secrets', async () => {
  await answer(world.as('lena').post('/tokens', { name: 'Mine', scopes: ['entries:read'], days: 30 }), 201);
  const reply = await world.as('lena').get('/me/export');
  expect(reply.headers.get('content-disposition')).toBe('attachment; filename="laurel-2027-01-04.json"');
  const own = await answer<{ acts: { kind: string }[] }>(reply);
  expect(own).toMatchObject({ madeAt: '2027-01-04T15:00:00.000Z', profile: { email: 'lena@example.org', name: 'Lena Lead' }, tokens: [{ name: 'Mine' }], sessions: [{ device: 'Test' }] });
  expect(own.acts.map((act) => act.kind).sort()).toEqual(['person.joined', 'token.made']);
  expect(JSON.stringify(own)).not.toMatch(/hash|secret/);
});

test('a judge takes along what they said at the gate and their own scores, and nothing of entries they do not have', async () => {
  const challenge = await openChallenge(world, (await openAgency(world, 'judged')).id);
  const { entry } = await sentEntry(world, 'rita', challenge, 'Tidewater');
  await judgeIn(world, challenge, 'kofi', [{ name: 'Harborlight', reason: 'I work there.' }]);
  await judgeIn(world, challenge, 'jana');
  const before = await answer<{ judging: object[] }>(world.as('jana').get('/me/export'));
  expect(before.judging).toMatchObject([{ challengeId: challenge.id, declared: [{ names: [] }], evaluations: [] }]);
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await answer(world.as('jana').put(`/evaluations/${challenge.id}/${entry.id}`, { marks: marks(4), comments: {}, note: 'Only here.', feedback: '' }, { version: 1 }));
  const { judging } = await answer<{ judging: object[] }>(world.as('jana').get('/me/export'));
  expect(judging).toMatchObject([{ challengeId: challenge.id, evaluations: [{ entryId: entry.id, state: 'started' }] }]);
  expect(JSON.stringify(judging)).toContain('Only here.');
  expect((await answer<{ judging: object[] }>(world.as('kofi').get('/me/export'))).judging).toMatchObject([{ declared: [{ names: [{ name: 'Harborlight', reason: 'I work there.' }] }] }]);
  world.clock.set('2027-01-04T15:00:00.000Z');
});

test('closing an account needs a fresh sign-in and the typed address', async () => {
  expect(await answer(world.as('rita', 16).post('/me/closing', { confirmation: 'rita@example.org' }), 401)).toMatchObject({ code: 'sign-in-again' });
  expect(await answer(world.as('rita').post('/me/closing', { confirmation: 'rita' }), 422)).toMatchObject({ errors: [{ field: 'confirmation', message: 'Type rita@example.org to confirm.' }] });
});

test('a closed account is nobody, keeps only its id, and its address and identity are free', async () => {
  const agency = await answer<{ id: string }>(world.as('olga').post('/agencies', { name: 'Department of Records', slug: 'records' }), 201);
  await answer(world.as('olga').post(`/operator/agencies/${agency.id}/people`, { email: 'rita@example.org', roles: ['manager'] }));
  const cookie = await world.sessions.cookieOf('rita', 0);
  const token = await answer<{ secret: string }>(world.as('rita').post('/tokens', { name: 'Mine', scopes: ['accounts:read'], days: 30 }), 201);
  await answer(world.as().post('/me/closing', { confirmation: ' Rita@example.org' }, { headers: { cookie } }));
  expect((await world.as().get('/me', { headers: { cookie } })).status).toBe(401);
  expect((await world.as().get('/me', { headers: { authorization: `Bearer ${token.secret}` } })).status).toBe(401);
  expect(await world.ports.people.find(people.rita.id)).toEqual({
    id: people.rita.id, issuer: '', subject: '', email: '', name: 'Closed account', organization: '', zone: 'UTC', notify: { challenges: false, reminders: false }, newsPace: 'at-once', shortcuts: true,
    operator: false, moderator: false, closed: { at: '2027-01-04T15:00:00.000Z' }, signedOutAt: '2027-01-04T15:00:00.000Z', createdAt: '2027-01-04T15:00:00.000Z', version: 2,
  });
  for (let run = 0; run < 2; run++) await forgetPerson(world.ports, { id: `act_${'0'.repeat(21)}`, about: people.rita.id, at: world.clock.now() });
  expect([await world.ports.people.findByEmail('rita@example.org'), await world.ports.people.findByIdentity('https://issuer.example', 'rita'), await world.ports.agencies.rolesOf(agency.id, people.rita.id)])
    .toEqual([undefined, undefined, []]);
  const claims = { issuer: 'https://issuer.example', subject: 'rita', email: 'rita@example.org', emailVerified: true, name: 'Rita', authenticatedAt: world.clock.now() };
  const back = await signIn(world.ports, { at: world.clock.now(), address: '192.0.2.1' }, claims, { device: 'Test' });
  expect(back.person.id).not.toBe(people.rita.id);
});

test('letters sent to the address before it had an account are erased with it, waiting and sent, and no others', async () => {
  const challenge = await openChallenge(world, (await openAgency(world, 'bridges')).id);
  const { team } = await sentEntry(world, 'lena', challenge, 'Spanwide');
  const toInvite = ['Nora@example.org', 'nobody@example.org'];
  for (const email of toInvite) await answer(world.as('lena').post(`/teams/${team.id}/invitations`, { email }), 201);
  const invited = (await world.ports.mails.waiting()).filter(({ to }) => toInvite.includes(to));
  const sentOne = invited.find(({ to }) => to === 'Nora@example.org')!;
  await world.ports.mails.change({ ...sentOne, state: 'sent', sentAt: world.clock.now(), version: sentOne.version + 1 });
  const invitation = (await world.ports.invitations.ofOwner(team.id)).items.find(({ email }) => email === sentOne.to)!;
  await answer(world.as('lena').post(`/teams/${team.id}/invitations/${invitation.id}/resend`));
  expect((await world.ports.mails.ofAddress('nora@example.org')).items.map(({ state }) => state).toSorted()).toEqual(['sent', 'waiting']);
  await answer(world.as('nora').post('/me/closing', { confirmation: 'nora@example.org' }));
  expect([(await world.ports.mails.ofAddress('nora@example.org')).items, await world.ports.mails.find(sentOne.id)]).toEqual([[], undefined]);
  expect((await world.ports.mails.all()).items.map(({ to }) => to.toLowerCase())).not.toContain('nora@example.org');
  expect((await world.ports.mails.ofAddress('nobody@example.org')).items.length).toBe(1);
});

test('a lead with company hands over before closing; what is left of a member names nobody', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const challenge = await openChallenge(world, (await openAgency(world, 'parks')).id);
  const { team, entry } = await sentEntry(world, 'lena', challenge, 'Harborlight');
  const { link } = await answer<{ link: string }>(world.as('lena').post(`/teams/${team.id}/invitations`, { email: '' }), 201);
  await answer(world.as('tim').post('/registrations', { challengeId: challenge.id, rulesVersion: challenge.rulesVersion, rulesHash: challenge.rulesHash }), 201);
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(link)}/accept`));
  expect(await answer(world.as('lena').get('/me/closing'))).toEqual({
    lead: [{ id: team.id, name: 'Harborlight', challengeId: challenge.id, challenge: { title: 'Trusted permits', slug: challenge.slug }, entryId: entry.id }],
  });
  expect(await answer(world.as('lena').post('/me/closing', { confirmation: 'lena@example.org' }), 409)).toMatchObject({ detail: 'You lead Harborlight. Hand over to another member first.' });
  const own = await answer<{ registrations: object[]; teams: { name: string; entries: { sentVersion: number }[] }[] }>(world.as('tim').get('/me/export'));
  expect(own.teams.map(({ name, entries }) => [name, entries.map((entry) => entry.sentVersion)])).toEqual([['Harborlight', [1]]]);
  expect(own.registrations).toEqual([{ challengeId: challenge.id, standing: 'approved', rulesVersion: 1, acceptedAt: '2027-01-05T15:00:00.000Z' }]);
  expect(JSON.stringify(own)).not.toContain('lena@example.org');
  await answer(world.as('tim').post('/me/closing', { confirmation: 'tim@example.org' }));
  expect(await drainOutbox(world.ports, (line) => world.logged.push(line))).toBe(0);
  expect((await world.ports.teams.members(team.id)).map((member) => member.email)).toEqual(['lena@example.org']);
  expect((await world.ports.teams.find(team.id))?.faces.map((face) => face.name)).toEqual(['Lena Lead']);
  expect(await answer(world.as('lena').get('/me/closing'))).toEqual({ lead: [] });
});

test('the lead is handed over after the deadline too, so that an account can be closed; nothing that was sent changes', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const challenge = await openChallenge(world, (await openAgency(world, 'harbors')).id);
  const { team, entry } = await sentEntry(world, 'lena', challenge, 'Night Shift');
  const { link } = await answer<{ link: string }>(world.as('lena').post(`/teams/${team.id}/invitations`, { email: '' }), 201);
  await registerFor(world, 'otto', challenge);
  await answer(world.as('otto').post(`/team-invitations/${tokenIn(link)}/accept`));
  const sent = () => world.ports.entries.sent(entry.id, 1);
  const before = await sent();
  world.clock.set('2027-01-18T15:00:00.000Z');
  expect(await answer(world.as('lena').post(`/teams/${team.id}/members/${people.otto.id}/remove`), 409)).toMatchObject({ code: 'closed' });
  expect(await answer(world.as('lena').post(`/teams/${team.id}/lead`, { personId: people.otto.id }))).toMatchObject({ leadId: people.otto.id });
  expect(await answer(world.as('lena').get('/me/closing'))).toEqual({ lead: [] });
  expect(await sent()).toEqual(before);
});

test('no token fetches the whole record, whatever it may read', async () => {
  const { secret } = await answer<{ secret: string }>(world.as('vera').post('/tokens', { name: 'Mine', scopes: ['accounts:read', 'entries:read', 'judging:read', 'challenges:read'], days: 30 }), 201);
  expect(await answer(world.as().get('/me/export', { headers: { authorization: `Bearer ${secret}` } }), 403)).toMatchObject({ code: 'not-permitted', detail: expect.stringContaining('No token can fetch this') });
});

test('groups and events are taken along, and forgotten: what was asked, what was said to a host, the seat and the membership', async () => {
  const agency = await openAgency(world, 'meeting');
  const group = async (name: string) => (await answer<{ id: string }>(world.as('mara').post('/groups', { name, purpose: 'Compares how offices issue permits.', agencyId: agency.id, joining: name === 'Open group' ? 'open' : 'approval' }), 201)).id;
  const [open, closed] = [await group('Open group'), await group('Closed group')];
  const draft = await answer<{ id: string; version: number }>(world.as('mara').post('/events', { title: 'Wallet clinic', kind: 'call', place: 'Room 4', zone: 'UTC', starts: '2027-02-12T12:00', minutes: 60, host: { kind: 'agency', agencyId: agency.id } }), 201);
  await answer(world.as('mara').post(`/events/${draft.id}/publish`, {}, { version: draft.version }));
  await answer(world.as('vera').post(`/groups/${open}/join`, { named: true }));
  await answer(world.as('vera').post(`/groups/${closed}/join`, { note: 'I check permits at a market.' }));
  await answer(world.as('vera').post(`/events/${draft.id}/registration`, { name: 'Vera', organization: 'Market', sector: 'other', access: 'A ramp' }), 201);
  expect(await answer(world.as('vera').get('/me/export'))).toMatchObject({
    groups: [{ group: 'Open group', named: true, chair: false }], asked: [{ group: 'Closed group', note: 'I check permits at a market.' }],
    events: [{ event: 'Wallet clinic', name: 'Vera', organization: 'Market', sector: 'other', access: 'A ramp', counted: false, state: 'seated', came: false }],
  });
  await answer(world.as().post('/me/closing', { confirmation: people.vera.email }, { headers: { cookie: await world.sessions.cookieOf('vera', 0) } }));
  for (let run = 0; run < 2; run++) await forgetPerson(world.ports, { id: `act_${'1'.repeat(21)}`, about: people.vera.id, at: world.clock.now() });
  const kept = (await allItems(world)).filter((line) => line.includes(people.vera.id) && /"_t":"(group-member|group-request|event-registration)"/.test(line));
  expect(kept).toEqual([]);
  expect((await allItems(world)).filter((line) => /I check permits at a market|A ramp/.test(line))).toEqual([]);
});
