import { afterAll, beforeAll, expect, test } from 'vitest';
import { hours } from '../support/clock.ts';
import { fillEntry, startEntry } from '../support/entry.ts';
import { draftChallenge, openAgency, openChallenge, timeline, headVersion } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: { id: string };
let storeTakes = 0;

beforeAll(async () => {
  // A store that is slow: by the time an entry is written, its deadline is long over.
  world = await makeWorld({ wrap: (ports) => ({ ...ports, entries: { ...ports.entries, send: async (...given) => {
    world.clock.pass(storeTakes);
    await ports.entries.send(...given);
  } } }) });
  agency = await openAgency(world);
});
afterAll(() => world?.stop());

/** Deadlines on the night before clocks change, on one hour after, on a leap day, and beyond the date line. */
const deadlines = [
  { zone: 'America/New_York', from: '2027-03-01T09:00', closes: '2027-03-13T23:59', last: '2027-03-14T04:59:59.999Z' },
  { zone: 'America/New_York', from: '2027-03-01T09:00', closes: '2027-03-14T03:00', last: '2027-03-14T07:00:59.999Z' },
  { zone: 'America/Los_Angeles', from: '2028-02-20T09:00', closes: '2028-02-29T23:59', last: '2028-03-01T07:59:59.999Z' },
  { zone: 'Pacific/Chatham', from: '2027-03-01T09:00', closes: '2027-04-03T23:59', last: '2027-04-03T10:14:59.999Z' },
];

test.for(deadlines)('$closes in $zone: received at the last millisecond and stored an hour later counts; one millisecond later is refused', async ({ zone, from, closes, last }) => {
  const [entries, judging] = timeline.phases as [object, object];
  const phases = [{ ...entries, opens: from, closes }, { ...judging, opens: '2028-06-01T09:00', closes: '2028-07-01T17:00' }];
  world.clock.set(new Date(Date.parse(last) - 100 * hours).toISOString());
  const challenge = await openChallenge(world, agency.id, { timeline: { zone, phases, resultsOn: '2028-08-01' } });
  const timely = await startEntry(world, 'lena', challenge);
  const late = await startEntry(world, 'rita', challenge);
  await fillEntry(world, 'lena', timely.entry.id);
  await fillEntry(world, 'rita', late.entry.id);

  world.clock.set(last);
  storeTakes = 1 * hours;
  const sent = await answer(world.as('lena').post(`/entries/${timely.entry.id}/send`, undefined, { version: 1 }), 201);
  storeTakes = 0;
  expect(sent).toMatchObject({ n: 1, sentAt: last });
  expect(world.clock.now()).toBe(new Date(Date.parse(last) + hours).toISOString());

  const received = new Date(Date.parse(last) + 1).toISOString();
  world.clock.set(received);
  const refused = await answer(world.as('rita').post(`/entries/${late.entry.id}/send`, undefined, { version: 1 }), 409);
  expect(refused).toMatchObject({ code: 'closed', closedAt: last, receivedAt: received });
  expect(refused['detail']).toContain('The time at which the server receives Send decides; the last sent version counts.');
  expect(await answer(world.as('rita').get(`/entries/${late.entry.id}`))).toMatchObject({ entry: { sentVersion: 0 } });
});

test('a time of publication given to the second is met to the millisecond', async () => {
  for (const [publishAt, instant] of [['2027-01-04T16:00:00Z', '2027-01-04T16:00:00.000Z'], ['2027-01-04T17:00:00.0Z', '2027-01-04T17:00:00.000Z']] as const) {
    world.clock.set('2027-01-04T15:00:00.000Z');
    const id = await draftChallenge(world, agency.id);
    await answer(world.as('mara').post(`/calls/${id}/submit`));
    const { slug } = await answer(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt }, { version: await headVersion(world, id) }));
    world.clock.set(new Date(Date.parse(instant) - 1).toISOString());
    await answer(world.as().get(`/challenges/${String(slug)}`), 404);
    world.clock.set(instant);
    expect(await answer(world.as().get(`/challenges/${String(slug)}`))).toMatchObject({ challenge: { publishAt: instant } });
  }
});

test('a day that no calendar has is told to the organizer, and the draft stays readable', async () => {
  world.clock.set('2027-01-04T15:00:00.000Z');
  const [entries, judging] = timeline.phases as [object, object];
  const id = await draftChallenge(world, agency.id, { timeline: { phases: [{ ...entries, closes: '2027-02-29T23:59' }, judging] } });
  const { lacks } = await answer<{ lacks: { section: string; message: string }[] }>(world.as('mara').get(`/calls/${id}`));
  expect(lacks.filter((lack) => lack.section === 'timeline').map((lack) => lack.message)).toContain('2027-02-29 23:59 is on no calendar. Choose another day or time.');
});
