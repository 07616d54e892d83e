import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { keepTime } from '../../functions/use-cases/system/keep-time.ts';
import { headVersion, draftChallenge, openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let drawn: string[] = [];
beforeAll(async () => {
  world = await makeWorld({ wrap: (ports) => ({ ...ports, drawPicture: async (facts) => {
    drawn.push(`${facts.title}: ${facts.line} (${facts.by}, ${facts.site})`);
    return ports.drawPicture(facts);
  } }) });
  challenge = await openChallenge(world, (await openAgency(world)).id);
});
afterAll(() => world?.stop());

const drain = async () => {
  drawn = [];
  expect(await drainOutbox(world.ports, (line) => world.logged.push(line))).toBe(0);
  return drawn;
};
const nameOf = async (path: string) => (await answer<{ picture: string }>(world.as().get(path))).picture;
const bytes = async (name: string) => {
  const reply = await world.as().get(`/pictures/${name}`);
  return { status: reply.status, type: reply.headers.get('content-type'), kept: reply.headers.get('cache-control'), start: [...new Uint8Array(await reply.arrayBuffer()).subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('') };
};
const page = () => `/challenges/${challenge.slug}`;

test('a published challenge has a picture by the name that its page gives; before the job has run there is none', async () => {
  const name = await nameOf(page());
  expect((await bytes(name)).status).toBe(404);
  expect(await drain()).toEqual(['Trusted permits: Entries close Friday, January 15, 2027, 11:59 p.m. Eastern (Department of records, Open Challenges · localhost:4321)']);
  expect(await bytes(name)).toEqual({ status: 200, type: 'image/png', kept: 'public, max-age=31536000, immutable', start: 'PNG' });
  expect(await drain()).toEqual([]);
});

test('when its deadline moves, or it is cancelled, the page names another one, and it is there', async () => {
  const before = await nameOf(page());
  await answer(world.as('mara').post(`/calls/${challenge.id}/extend`, { reason: 'A storm closed the offices.', closes: '2027-01-16T23:59' }));
  expect(await drain()).toEqual([expect.stringContaining('Entries close Saturday, January 16')]);
  const after = await nameOf(page());
  expect([after === before, (await bytes(after)).status]).toEqual([false, 200]);
  await answer(world.as('mara').post(`/calls/${challenge.id}/cancel`, { reason: 'The budget is gone.' }));
  expect(await drain()).toEqual([expect.stringContaining('Trusted permits: Cancelled')]);
  expect((await bytes(await nameOf(page()))).status).toBe(200);
});

test('a challenge that is approved for later has none until its moment, and nothing of it is drawn before', async () => {
  const { id: agency } = await openAgency(world, 'harbors');
  const id = await draftChallenge(world, agency, { general: { title: 'A secret plan' } });
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  await answer(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: '2027-01-06T15:00:00.000Z' }, { version: await headVersion(world, id) }));
  expect(await drain()).toEqual([]);
  world.clock.set('2027-01-06T15:00:00.000Z');
  await keepTime(world.ports, (line) => world.logged.push(line), { hasTime: () => true });
  expect(await drain()).toEqual([expect.stringContaining('A secret plan: Entries close')]);
});

test('an event has one once it is published, and another when it moves', async () => {
  const { id: agencyId } = await openAgency(world, 'parks');
  const { id } = await answer<{ id: string }>(world.as('mara').post('/events', { title: 'Information session', kind: 'info-session', zone: 'America/New_York', minutes: 60, host: { kind: 'agency', agencyId }, starts: '2027-06-13T12:00', joinLink: 'https://meet.example.gov/room' }), 201);
  expect(await drain()).toEqual([]);
  await answer(world.as('mara').post(`/events/${id}/publish`, {}, { version: 1 }));
  expect(await drain()).toEqual(['Information session: Sunday, June 13, 2027, 12:00 p.m. Eastern (Department of parks, Open Challenges · localhost:4321)']);
  expect((await bytes(await nameOf(`/events/${id}`))).status).toBe(200);
  const { version, ...event } = (await world.ports.events.find(id))!;
  await answer(world.as('mara').post(`/events/${id}/cancel`, { reason: 'Nobody can come.' }, { version }));
  expect(await drain()).toEqual([expect.stringContaining(`${event.title}: Cancelled`)]);
});

test('a name that nothing was drawn under, or that is none, is not there', async () => {
  for (const name of ['f'.repeat(40), 'F'.repeat(40), '..%2F..%2Fsecret', 'x']) expect((await bytes(name)).status, name).toBe(404);
});
