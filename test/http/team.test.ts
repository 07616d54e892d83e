import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonical } from '../../functions/domain/words/canonical.ts';
import { answers, registerFor, sendEntry, sentEntry, startEntry } from '../support/entry.ts';
import { judgeIn, linkTo, tokenIn } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Invited = { invitation: { id: string; email: string; expiresAt: string }; link: string };
let world: World;
let agency: { id: string };
beforeAll(async () => {
  world = await makeWorld();
  agency = await openAgency(world);
});
afterAll(() => world?.stop());

const fresh = async (): Promise<Opened> => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  return openChallenge(world, agency.id);
};

test('a mailed invitation is renewed, and its old link is dead; a revoked one too', async () => {
  const challenge = await fresh();
  const { team } = await startEntry(world, 'lena', challenge);
  await registerFor(world, 'tim', challenge);
  const first = await answer<Invited>(world.as('lena').post(`/teams/${team.id}/invitations`, { email: 'tim@example.org' }), 201);
  world.clock.pass(86_400_000);
  const second = await answer<Invited>(world.as('lena').post(`/teams/${team.id}/invitations/${first.invitation.id}/resend`));
  expect(second.invitation).toEqual({ ...first.invitation, expiresAt: '2027-01-20T15:00:00.000Z' });
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(first.link)}/accept`), 404);
  expect(await answer(world.as('rita').post(`/team-invitations/${tokenIn(second.link)}/accept`), 409)).toMatchObject({ code: 'conflict', detail: 'This invitation was sent to t…@example.org. Sign in with that address, or ask the team for a link.' });
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(second.link)}/accept`));
  expect(await answer(world.as('lena').post(`/teams/${team.id}/invitations/${first.invitation.id}/revoke`), 409)).toMatchObject({ code: 'conflict' });
  const third = await answer<Invited>(world.as('tim').post(`/teams/${team.id}/invitations`, {}), 201);
  expect(await answer(world.as('rita').post(`/teams/${team.id}/invitations/${third.invitation.id}/revoke`), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as('lena').post(`/teams/${team.id}/invitations/${third.invitation.id}/revoke`))).toMatchObject({ outcome: 'revoked' });
  await registerFor(world, 'rita', challenge);
  expect(await answer(world.as('rita').post(`/team-invitations/${tokenIn(third.link)}/accept`), 409)).toMatchObject({ code: 'conflict' });
});

test('an invitation says whom it is for, and nobody is invited twice', async () => {
  const challenge = await fresh();
  const { team } = await startEntry(world, 'lena', challenge);
  await registerFor(world, 'tim', challenge);
  const invite = (email: string, status: number) => answer<Invited>(world.as('lena').post(`/teams/${team.id}/invitations`, { email }), status);
  const { link } = await invite('tim@example.org', 201);
  const seenBy = async (who: 'tim' | 'rita') => answer(world.as(who).get(`/team-invitations/${tokenIn(link)}`));
  expect(await seenBy('tim')).toMatchObject({ sentTo: 'tim@example.org', forAnother: false });
  expect(await seenBy('rita')).toMatchObject({ sentTo: 't…@example.org', forAnother: true });
  expect(await invite('Tim@Example.org', 409)).toMatchObject({ errors: [{ field: 'email', message: 'tim@example.org is invited already. Send that invitation again instead.' }] });
  expect(await invite('LENA@example.org', 409)).toMatchObject({ errors: [{ field: 'email', message: 'Lena Lead has this address and is in the team already.' }] });
});

test('whoever joins by one link needs no other: a waiting letter of the same team stops working, that of another team does not', async () => {
  const challenge = await fresh();
  const { team } = await startEntry(world, 'lena', challenge);
  const other = await startEntry(world, 'vera', challenge);
  await registerFor(world, 'tim', challenge);
  const invite = (who: 'lena' | 'vera', teamId: string, email?: string) => answer<Invited>(world.as(who).post(`/teams/${teamId}/invitations`, email ? { email } : {}), 201);
  const [mailed, open, elsewhere] = [await invite('lena', team.id, 'Tim@Example.org'), await invite('lena', team.id), await invite('vera', other.team.id, 'tim@example.org')];
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(open.link)}/accept`));
  const outcomes = await Promise.all([mailed, open, elsewhere].map(async ({ link }) => (await answer<{ invitation: { outcome: string } }>(world.as().get(`/team-invitations/${tokenIn(link)}`))).invitation.outcome));
  expect(outcomes).toEqual(['revoked', 'accepted', 'waiting']);
  await answer(world.as('tim').post(`/teams/${team.id}/members/${people.tim.id}/remove`));
  expect(await answer(world.as('tim').post(`/team-invitations/${tokenIn(mailed.link)}/accept`), 409)).toMatchObject({ code: 'conflict' });
});

test('a judge’s invitation names its address only to whoever it was sent to, and says to anybody else that it is for another', async () => {
  const challenge = await fresh();
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email: people.jana.email, name: 'Jana' }] }), 201);
  const token = tokenIn(await linkTo(world, people.jana.email));
  const seen = await Promise.all([world.as('jana'), world.as('rita'), world.as()].map(async (reader) => answer(reader.get(`/judge-invitations/${token}`))));
  expect(seen.map(({ sentTo, forAnother }) => ({ sentTo, forAnother }))).toEqual([
    { sentTo: people.jana.email, forAnother: false }, { sentTo: 'j…@university.example', forAnother: true }, { sentTo: 'j…@university.example', forAnother: false },
  ]);
  expect(JSON.stringify(seen.slice(1))).not.toContain(people.jana.email);
  expect(await answer(world.as('rita').post(`/judge-invitations/${token}/accept`), 409)).toMatchObject({
    code: 'conflict', title: 'Not possible now', detail: 'This invitation was sent to j…@university.example. Sign in with that address, or ask the agency to invite yours.',
  });
});

test('the lead renames the team, a member does not, and a stale name is not written over a newer one', async () => {
  const challenge = await fresh();
  const { team } = await startEntry(world, 'lena', challenge);
  await registerFor(world, 'tim', challenge);
  const { link } = await answer<Invited>(world.as('lena').post(`/teams/${team.id}/invitations`, {}), 201);
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(link)}/accept`));
  expect(await answer(world.as('tim').put(`/teams/${team.id}`, { name: 'Tim’s team' }, { version: 2 }), 403)).toMatchObject({ code: 'forbidden' });
  expect(await answer(world.as('lena').put(`/teams/${team.id}`, { name: 'Permit Works' }, { version: 1 }), 412)).toMatchObject({ code: 'stale' });
  expect(await answer(world.as('lena').put(`/teams/${team.id}`, { name: 'Permit Works' }, { version: 2 }))).toMatchObject({ name: 'Permit Works', version: 3 });
});

test('what was sent is read back as it was sent, whatever the draft says since; a withdrawn draft can be written', async () => {
  const challenge = await fresh();
  const { entry, receipt } = await sentEntry(world, 'lena', challenge);
  await answer(world.as('lena').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch: 'Not sent yet.' } }, { version: 1 }));
  await answer(world.as('lena').post(`/entries/${entry.id}/withdraw`));
  await answer(world.as('lena').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch: 'Better words.' } }, { version: 2 }));
  const { versions, sections } = await answer<{ versions: object[]; sections: { section: string; answers: object }[] }>(world.as('lena').get(`/entries/${entry.id}/sent`));
  expect(versions).toEqual([receipt]);
  expect(Object.fromEntries(sections.map(({ section, answers: said }) => [section, said]))).toEqual(answers);
  expect(await answer(world.as('rita').get(`/entries/${entry.id}/sent`), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as('rita').get(`/entries/${entry.id}/sent?version=1`), 404)).toMatchObject({ code: 'not-found' });
});

test('each sent version is read with its own answers, and its digest is of the receipt’s own text', async () => {
  const challenge = await fresh();
  const { entry } = await sentEntry(world, 'lena', challenge);
  await answer(world.as('lena').put(`/entries/${entry.id}/drafts/summary`, { answers: { ...answers.summary, pitch: 'Better words.' } }, { version: 1 }));
  const { receipt } = await sendEntry(world, 'lena', entry.id);
  const said = async (version: number) => (await answer<{ sections: { section: string; answers: { pitch?: string } }[] }>(world.as('lena').get(`/entries/${entry.id}/sent?version=${version}`))).sections.find(({ section }) => section === 'summary')?.answers.pitch;
  expect([await said(1), await said(2)]).toEqual([answers.summary.pitch, 'Better words.']);
  expect(await answer(world.as('lena').get(`/entries/${entry.id}/sent?version=3`), 404)).toMatchObject({ code: 'not-found' });
  const { digest, ...facts } = await answer<{ digest: string }>(world.as('lena').get(`/receipts/${receipt}`));
  expect(createHash('sha256').update(canonical(facts)).digest('hex')).toBe(digest);
});

test('a member who changed their name is read by it in their team', async () => {
  const { team } = await startEntry(world, 'tim', await fresh());
  const { name, organization, version } = (await world.ports.people.find(people.tim.id))!;
  await answer(world.as('tim').patch('/me', { name: 'Timothy Renamed', organization: 'Harbor Lab' }, { version }));
  const { members } = await answer<{ members: { name: string; organization: string }[] }>(world.as('tim').get(`/teams/${team.id}`));
  expect(members.map((one) => [one.name, one.organization])).toEqual([['Timothy Renamed', 'Harbor Lab']]);
  await answer(world.as('tim').patch('/me', { name, organization }, { version: version + 1 }));
});

test('nobody enters what they run or judge, and nobody judges what they entered', async () => {
  const challenge = await fresh();
  const register = (who: 'mara' | 'jana') => world.as(who).post('/registrations', { challengeId: challenge.id, rulesVersion: challenge.rulesVersion, rulesHash: challenge.rulesHash });
  expect(await answer(register('mara'), 403)).toMatchObject({ detail: expect.stringContaining('which runs this challenge, so you cannot enter it') });
  await judgeIn(world, challenge, 'jana');
  expect(await answer(register('jana'), 403)).toMatchObject({ detail: expect.stringContaining('You judge this challenge') });
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email: 'lena@example.org', name: 'Lena' }] }), 201);
  await startEntry(world, 'lena', challenge);
  const token = tokenIn(await linkTo(world, 'lena@example.org'));
  expect(await answer(world.as('lena').post(`/judge-invitations/${token}/accept`), 409)).toMatchObject({ detail: expect.stringContaining('You are in a team of this challenge') });
});

test('a link whose inviter left says to ask the lead', async () => {
  const challenge = await fresh();
  const { team } = await startEntry(world, 'lena', challenge, 'Harborlight');
  await registerFor(world, 'tim', challenge);
  const own = await answer<Invited>(world.as('lena').post(`/teams/${team.id}/invitations`, {}), 201);
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(own.link)}/accept`));
  const { link } = await answer<Invited>(world.as('tim').post(`/teams/${team.id}/invitations`, {}), 201);
  const read = () => answer(world.as().get(`/team-invitations/${tokenIn(link)}`));
  expect(await read()).toMatchObject({ inviter: people.tim.name, ask: people.tim.name });
  await answer(world.as('tim').post(`/teams/${team.id}/members/${people.tim.id}/remove`));
  expect(await read()).toMatchObject({ inviter: people.tim.name, ask: people.lena.name });
});

test('a name holds no web address, which letters would carry to others', async () => {
  const challenge = await fresh();
  await registerFor(world, 'lena', challenge);
  const message = 'Leave web addresses out of the name: no http://, https:// or www.';
  for (const name of ['Win at http://spam.example', 'HTTPS://spam.example', 'See www.spam.example']) {
    expect(await answer(world.as('lena').post('/teams', { challengeId: challenge.id, name }), 422)).toMatchObject({ errors: [{ field: 'name', message }] });
    expect(await answer(world.as('lena').patch('/me', { name }, { version: 1 }), 422)).toMatchObject({ errors: [{ field: 'name', message }] });
  }
  expect(await answer(world.as('lena').post('/teams', { challengeId: challenge.id, name: 'Awww.Parks' }), 201)).toMatchObject({ name: 'Awww.Parks' });
});
