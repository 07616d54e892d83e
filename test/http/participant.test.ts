import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: { id: string };
beforeAll(async () => {
  world = await makeWorld();
  agency = await openAgency(world);
});
afterAll(() => world?.stop());

const opened = async (participation: string): Promise<Opened> => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  return openChallenge(world, agency.id, { general: { participation } });
};
const wish = ({ id, rulesVersion, rulesHash }: Opened, invitation?: string) => ({ challengeId: id, rulesVersion, rulesHash, ...(invitation ? { invitation } : {}) });
/** The letter of this challenge: the clock stands still here, so letters have no order. */
const tokenFor = async (email: string, challenge: Opened) => {
  const letters = (await world.ports.mails.all()).items.filter((mail) => mail.to === email && mail.about === challenge.id).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const whole = await world.ports.mails.find(letters[0]!.id);
  return /invitation=(\S+)/.exec(whole!.text)![1]!;
};
const invite = (challenge: Opened, ...emails: string[]) => world.as('mara').post(`/participants/${challenge.id}/invitations`, { emails });

describe('by invitation', () => {
  test('only the invited address may register, once, by the link in its letter', async () => {
    const challenge = await opened('invitation');
    expect(await answer(world.as('lena').post('/registrations', wish(challenge)), 403)).toMatchObject({ code: 'forbidden' });
    expect(await answer(invite(challenge, people.lena.email, people.tim.email), 201)).toEqual({ invited: [people.lena.email, people.tim.email], already: [] });
    expect(await answer(invite(challenge, people.lena.email.toUpperCase()), 201)).toEqual({ invited: [], already: [people.lena.email] });
    const token = await tokenFor(people.lena.email, challenge);
    expect(await answer(world.as('rita').post('/registrations', wish(challenge, token)), 403)).toMatchObject({ code: 'forbidden' });
    expect(await answer(world.as('lena').post('/registrations', wish(challenge, token)), 201)).toMatchObject({ standing: 'approved', personId: people.lena.id });
    const { items } = await answer<{ items: { email: string; outcome: string }[] }>(world.as('mara').get(`/participants/${challenge.id}/invitations`));
    expect(Object.fromEntries(items.map(({ email, outcome }) => [email, outcome]))).toEqual({ [people.lena.email]: 'accepted', [people.tim.email]: 'waiting' });
  });

  test('a revoked or expired link opens nothing', async () => {
    world.clock.set('2026-12-31T15:00:00.000Z');
    const challenge = await openChallenge(world, agency.id, { general: { participation: 'invitation' } });
    await answer(invite(challenge, people.lena.email, people.tim.email), 201);
    const [first, second] = [await tokenFor(people.lena.email, challenge), await tokenFor(people.tim.email, challenge)];
    const { items } = await answer<{ items: { id: string; email: string }[] }>(world.as('mara').get(`/participants/${challenge.id}/invitations`));
    const ofLena = items.find(({ email }) => email === people.lena.email)!;
    expect(await answer(world.as('mara').post(`/participants/${challenge.id}/invitations/${ofLena.id}/revoke`))).toMatchObject({ outcome: 'revoked' });
    expect(await answer(world.as('lena').post('/registrations', wish(challenge, first)), 403)).toMatchObject({ code: 'forbidden' });
    world.clock.set('2027-01-14T16:00:00.000Z');
    expect(await answer(world.as('tim').post('/registrations', wish(challenge, second)), 403)).toMatchObject({ code: 'forbidden' });
    expect(await answer(invite(challenge, people.tim.email), 201)).toEqual({ invited: [people.tim.email], already: [] });
    expect(await answer(world.as('tim').post('/registrations', wish(challenge, await tokenFor(people.tim.email, challenge))), 201)).toMatchObject({ standing: 'approved' });
  });
});

test('where participation needs approval, an invited person need not wait', async () => {
  const challenge = await opened('approval');
  await answer(invite(challenge, people.lena.email), 201);
  expect(await answer(world.as('rita').post('/registrations', wish(challenge)), 201)).toMatchObject({ standing: 'waiting' });
  expect(await answer(world.as('lena').post('/registrations', wish(challenge, await tokenFor(people.lena.email, challenge))), 201)).toMatchObject({ standing: 'approved' });
});

test('a refused registration says why, as whole sentences', async () => {
  const challenge = await opened('approval');
  const said = async (who: 'rita' | 'tim', reason: string) => {
    const { version } = await answer<{ version: number }>(world.as(who).post('/registrations', wish(challenge)), 201);
    await answer(world.as('mara').put(`/registrants/${challenge.id}/${people[who].id}`, { standing: 'refused', reason }, { version }));
    return (await answer(world.as(who).post('/teams', { challengeId: challenge.id, name: `Team ${who}` }), 403))['detail'];
  };
  expect([await said('rita', 'Only teams from the city take part.'), await said('tim', 'not from the city')]).toEqual([
    'The agency refused your registration: Only teams from the city take part.', 'The agency refused your registration: not from the city.',
  ]);
});

test('an open call invites nobody; another agency has no such page', async () => {
  const challenge = await opened('public');
  expect(await answer(invite(challenge, people.lena.email), 409)).toMatchObject({ code: 'conflict' });
  expect(await answer(world.as('otto').get(`/participants/${challenge.id}/invitations`), 404)).toMatchObject({ code: 'not-found' });
});

test('an answer is taken back until the person is in a team; they hear of it, and wait again', async () => {
  const challenge = await opened('approval');
  const decide = (who: 'rita' | 'tim', standing: string, version: number, status = 200) =>
    answer<{ standing: string; version: number; detail?: string }>(world.as('mara').put(`/registrants/${challenge.id}/${people[who].id}`, { standing, reason: 'Not from the city.' }, { version }), status);
  for (const who of ['rita', 'tim'] as const) await answer(world.as(who).post('/registrations', wish(challenge)), 201);
  expect(await decide('rita', 'waiting', 1, 409)).toMatchObject({ detail: 'This registration waits already.' });
  await decide('rita', 'refused', 1);
  expect(await decide('rita', 'waiting', 2)).toMatchObject({ standing: 'waiting', version: 3 });
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const subjects = (await world.ports.mails.all()).items.filter((mail) => mail.to === people.rita.email && mail.about === challenge.id).map(({ subject }) => subject);
  expect(subjects).toContain('Your registration waits again: Trusted permits');
  await decide('tim', 'approved', 1);
  await answer(world.as('tim').post('/teams', { challengeId: challenge.id, name: 'Team Tim' }), 201);
  expect(await decide('tim', 'waiting', 2, 409)).toMatchObject({ detail: 'This person is in a team already, so the approval stands. You can refuse the registration and say why.' });
});
