import { afterAll, beforeAll, expect, test } from 'vitest';
import { breakable } from '../support/faults.ts';
import { postOffice } from '../support/letters.ts';
import { people, type PersonName } from '../support/people.ts';
import { openAgency } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

const line = breakable();
let world: World;
let post: ReturnType<typeof postOffice>;
let host: { kind: 'agency'; agencyId: string };
beforeAll(async () => {
  world = await makeWorld({ wrapStore: line.wrap });
  post = postOffice(world);
  world.clock.set('2027-01-04T15:00:00.000Z');
  host = { kind: 'agency', agencyId: (await openAgency(world)).id };
});
afterAll(() => world?.stop());

type Made = { id: string; events: string[] };
type Changed = { id: string; version: number };
const joinLink = 'https://meet.example.gov/secret-room';
const mara = () => world.as('mara');
const plan = { title: 'Weekly call', kind: 'call', summary: '', text: '', place: 'Room 1', joinLink, zone: 'America/New_York', minutes: 60, rule: { every: 'weeks', weeks: 1 }, count: 4, first: '2027-03-02T12:00' };
const make = (more: object = {}) => answer<Made>(mara().post('/event-series', { ...plan, host, ...more }), 201);
const wish = { title: 'Weekly call', summary: '', text: '', access: '', joinLink, place: 'Room 1', time: '12:00', minutes: 60 };
const change = (id: string, version: number, more: object) => mara().put(`/event-series/${id}`, { ...wish, ...more }, { version });
const register = (who: PersonName, id: string) => answer(world.as(who).post(`/events/${id}/registration`, { name: people[who].name, organization: '', sector: 'government' }), 201);
const shown = (ids: string[]) => Promise.all(ids.map((id) => answer<{ startsAt: string; place: string; state: string }>(world.as().get(`/events/${id}`))));
const lettersTo = (who: PersonName, subject: string) => post.taken.filter((one) => one.to === people[who].email && one.subject === subject);

test('where the next date alone was moved, the series follows what most of its dates say', async () => {
  const { id, events } = await make();
  await answer(mara().post(`/events/${events[0]}/move`, { zone: plan.zone, starts: '2027-03-04T09:00', minutes: 60, reason: 'The room is taken.' }, { version: 1 }));
  expect(await answer(change(id, 1, { time: '14:30', reason: 'Lunch.' }))).toMatchObject({ dates: 3 });
  expect((await shown(events)).map(({ startsAt }) => startsAt)).toEqual(['2027-03-04T14:00:00.000Z', '2027-03-09T19:30:00.000Z', '2027-03-16T18:30:00.000Z', '2027-03-23T18:30:00.000Z']);
});

test('a date of a changed series does not last until after the next one begins', async () => {
  const { id } = await make({ title: 'Long' });
  expect(await answer(change(id, 1, { title: 'Long', minutes: 7 * 24 * 60, reason: 'A week.' }), 422)).toMatchObject({ errors: [{ field: 'minutes', message: 'A date would last until after the next one begins. Plan fewer minutes.' }] });
});

for (const fault of ['failed', 'failed but stored'] as const) {
  test(`a series that was cancelled or moved and ${fault} on the way goes on when it is pressed again, and each person hears once of all their dates`, async () => {
    const title = `Call that ${fault}`;
    const { id, events } = await make({ title });
    for (const event of events) await register('vera', event);
    line.arm(fault, 3);
    await change(id, 1, { title, time: '15:00', reason: 'Noon is loud.' });
    expect(line.struck()).toBe(true);
    world.clock.pass(60_000);
    const { version } = await answer<Changed>(change(id, 1, { title, time: '15:00', reason: 'Noon is loud.' }));
    await post.nudge();
    expect((await shown(events)).map(({ startsAt }) => startsAt.slice(11, 13))).toEqual(['20', '19', '19', '19'].map((hour, i) => (i < 2 ? '20' : hour)));
    const moved = lettersTo('vera', `New time: ${title}`);
    expect([moved.length, moved[0]!.text.split('\n- ').length - 1]).toEqual([1, 4]);

    line.arm(fault, 3);
    await mara().post(`/event-series/${id}/cancel`, { reason: 'Nobody comes.' }, { version });
    expect(line.struck()).toBe(true);
    world.clock.pass(60_000);
    expect(await answer(mara().post(`/event-series/${id}/cancel`, { reason: 'Nobody comes.' }, { version }))).toMatchObject({ dates: 4 });
    await post.nudge();
    expect((await shown(events)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled']);
    const gone = lettersTo('vera', `Cancelled: ${title}`);
    expect([gone.length, gone[0]!.text.split('\n- ').length - 1]).toEqual([1, 4]);
  });
}
