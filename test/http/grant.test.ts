import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillEntry, registerFor, sendEntry, sentEntry, startEntry } from '../support/entry.ts';
import { postOffice } from '../support/letters.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Problem = { code: string; detail: string; errors?: { field: string; message: string }[] };
let world: World;
let challenge: Opened;
const late = '2027-01-16T15:00:00.000Z';
const give = (holder: string, change: object = {}, status = 201) =>
  answer<{ name: string; until: string } & Problem>(world.as('mara').post(`/grants/${challenge.id}`, { holder, until: '2027-01-17T17:00', reason: 'The storm took the office’s power.', ...change }), status);
const send = async (who: 'lena' | 'tim' | 'rita', entryId: string, status: number) => {
  const { entry } = await answer<{ entry: { version: number } }>(world.as(who).get(`/entries/${entryId}`));
  return answer<Problem & { n: number; sentAt: string }>(world.as(who).post(`/entries/${entryId}/send`, undefined, { version: entry.version }), status);
};
const officially = async () => (await world.ports.acts.about(challenge.id)).items.filter(({ kind }) => kind === 'grant.given').length;

beforeAll(async () => {
  world = await makeWorld();
  const agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id);
});
afterAll(() => world?.stop());

test('time is given to a team of this challenge, after the deadline and before judging, with a reason', async () => {
  const { team } = await startEntry(world, 'lena', challenge);
  expect(await give(team.id, { until: '2027-01-15T12:00' }, 422)).toMatchObject({ errors: [{ field: 'until', message: 'Everybody has until Friday, January 15, 2027, 11:59 p.m. Eastern. Give a later time.' }] });
  expect(await give(team.id, { until: '2027-01-18T09:00' }, 422)).toMatchObject({ errors: [{ field: 'until', message: 'Judging opens Monday, January 18, 2027, 9:00 a.m. Eastern. Give a time before it.' }] });
  expect((await give(team.id, { reason: '' }, 422)).errors).toEqual([{ field: 'reason', message: 'Say why. Whoever gets more time reads it.' }]);
  expect((await give(team.id, { sends: 11 }, 422)).errors).toMatchObject([{ field: 'sends' }]);
  await give(`tem_${'0'.repeat(21)}`, {}, 404);
  await give(people.vera.id, {}, 404);
  expect(await officially()).toBe(0);
});

test('the team writes, joins and sends after the close, as often as it was allowed and until its own deadline; nobody else does', async () => {
  const [{ entries: [entry], id: teamId }] = (await answer<{ teams: { id: string; entries: { id: string }[] }[] }>(world.as('lena').get(`/entries?challengeId=${challenge.id}`))).teams as [{ id: string; entries: [{ id: string }] }];
  const other = await sentEntry(world, 'tim', challenge);
  world.clock.set(late);
  await answer(world.as('lena').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch: 'Too late.' } }, { version: 0 }), 409);
  expect(await give(teamId)).toMatchObject({ name: 'Team lena', until: '2027-01-17T22:00:59.999Z' });
  expect(await answer(world.as('lena').get(`/grants/${challenge.id}/own`))).toMatchObject({ items: [{ holder: teamId, sends: 1, used: 0, reason: 'The storm took the office’s power.' }] });
  expect(await answer(world.as('tim').get(`/grants/${challenge.id}/own`))).toEqual({ items: [] });
  await fillEntry(world, 'lena', entry.id);
  expect(await send('lena', entry.id, 201)).toMatchObject({ n: 1, sentAt: late });
  expect(await send('lena', entry.id, 409)).toMatchObject({ code: 'limit', detail: 'You were given more time to send once, and have. The last sent version counts.' });
  expect(await send('tim', other.entry.id, 409)).toMatchObject({ code: 'closed' });
  await answer(world.as('tim').post(`/entries/${other.entry.id}/withdraw`), 409);
  await give(teamId, { sends: 2 });
  expect((await send('lena', entry.id, 201)).n).toBe(2);
  world.clock.set('2027-01-17T22:01:00.000Z');
  expect(await send('lena', entry.id, 409)).toMatchObject({ code: 'closed' });
  expect(await answer<{ items: object[] }>(world.as('mara').get(`/grants/${challenge.id}`))).toMatchObject({ items: [{ holder: teamId, name: 'Team lena', sends: 2, used: 1 }] });
});

test('somebody who registered can be given time before there is a team: they form one, start and send', async () => {
  world.clock.set('2027-01-06T15:00:00.000Z');
  await registerFor(world, 'rita', challenge);
  world.clock.set(late);
  await answer(world.as('rita').post('/teams', { challengeId: challenge.id, name: 'Late Harbor' }), 409);
  await give(people.rita.id, { sends: 2 });
  const team = await answer<{ id: string }>(world.as('rita').post('/teams', { challengeId: challenge.id, name: 'Late Harbor' }), 201);
  const entry = await answer<{ id: string }>(world.as('rita').post('/entries', { teamId: team.id, title: 'Late permits', area: 'permits' }), 201);
  await fillEntry(world, 'rita', entry.id);
  await sendEntry(world, 'rita', entry.id);
  expect(await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`), 409)).toMatchObject({ detail: 'A team has more time to enter, until Sunday, January 17, 2027, 5:00 p.m. Eastern. Publish after it.' });
});

test('a letter tells those it is for, and the record says that time was given, until when, and names nobody', async () => {
  const office = postOffice(world);
  await office.nudge();
  expect(office.taken.filter(({ template }) => template === 'more-time').map(({ to }) => to).toSorted()).toEqual([people.lena.email, people.rita.email]);
  const { items } = await answer<{ items: { act: string; words: string; pub?: { until?: string } }[] }>(world.as().get(`/record/challenges/${challenge.slug}`));
  expect(JSON.stringify(items)).not.toMatch(/storm|lena/i);
});
