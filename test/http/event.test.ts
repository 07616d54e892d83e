import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepTime } from '../../functions/use-cases/system/keep-time.ts';
import { postOffice } from '../support/letters.ts';
import { people, type PersonName } from '../support/people.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { at } from '../../functions/adapters/dynamodb/table.ts';
import { placeEarlier } from '../../functions/use-cases/system/place-earlier.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
let host: { kind: 'agency'; agencyId: string };
beforeAll(async () => {
  world = await makeWorld();
  post = postOffice(world);
  world.clock.set('2027-01-04T15:00:00.000Z');
  host = { kind: 'agency', agencyId: (await openAgency(world)).id };
});
afterAll(() => world?.stop());

type Changed = { id: string; version: number };
type Shown = { title: string; state: string; open: boolean; seats?: object; startsAt: string; attendance?: object; recording?: object; minutes?: string; sequence: number; cancelled?: { reason: string } };
const joinLink = 'https://meet.example.gov/secret-room';
const words = { title: 'Information session', kind: 'info-session', summary: 'Questions and answers.', text: '', place: '', joinLink, zone: 'America/New_York', starts: '2027-01-12T12:00', minutes: 60 };
const mara = () => world.as('mara');
const titles = async (query: string) => (await answer<{ items: { title: string }[] }>(world.as().get(`/events?${query}`))).items.map(({ title }) => title);
const settle = () => post.nudge();
const read = (id: string) => answer<Shown>(world.as().get(`/events/${id}`));
const make = async (more: object = {}): Promise<Changed> => {
  const draft = await answer<Changed>(mara().post('/events', { ...words, host, ...more }), 201);
  return answer<Changed>(mara().post(`/events/${draft.id}/publish`, {}, { version: draft.version }));
};
const asked = (who: PersonName, more: object = {}) => ({ name: people[who].name, organization: 'Harbor Office', sector: 'government', ...more });
const register = (who: PersonName, id: string, more: object = {}) => answer<{ state: string }>(world.as(who).post(`/events/${id}/registration`, asked(who, more)), 201);
const place = (who: PersonName, id: string) => answer<{ state: string; ahead?: number; joinLink?: string }>(world.as(who).get(`/events/${id}/registration`));
const lettersTo = (who: PersonName) => post.taken.filter(({ to }) => to === people[who].email);
const subjects = (who: PersonName) => lettersTo(who).map(({ subject }) => subject);

test('a draft is for its hosts alone; once published everybody finds it at the right instant', async () => {
  const draft = await answer<Changed>(mara().post('/events', { ...words, host }), 201);
  await answer(world.as().get(`/events/${draft.id}`), 404);
  await answer(world.as('otto').get(`/events/${draft.id}/desk`), 404);
  expect(await answer(mara().get(`/events/${draft.id}/desk`))).toMatchObject({ published: false, joinLink });
  expect(await answer(world.as().get('/events'))).toEqual({ items: [] });
  await answer(mara().post(`/events/${draft.id}/publish`, {}, { version: 1 }));
  expect(await read(draft.id)).toMatchObject({ title: 'Information session', startsAt: '2027-01-12T17:00:00.000Z', state: 'planned', open: true });
  const found = await answer<{ items: { id: string }[] }>(world.as().get(`/events?whose=${host.agencyId}`));
  expect(found.items.map(({ id }) => id)).toEqual([draft.id]);
  expect(await answer(world.as().get('/events?when=past'))).toEqual({ items: [] });
});

test('only a manager of the agency holds its events', async () => {
  for (const who of ['vera', 'otto', 'lena'] as const) await answer(world.as(who).post('/events', { ...words, host }), 404);
  await answer(world.as('paul').post('/events', { ...words, host }), 403);
});

test('the last seat has one owner, others wait in order, and whoever leaves gives it to the first of them with a letter', async () => {
  const { id } = await make({ title: 'Two seats', capacity: 2 });
  await register('vera', id);
  await register('tim', id);
  expect(await register('lena', id)).toMatchObject({ state: 'waiting' });
  world.clock.pass(1000);
  expect(await register('rita', id)).toMatchObject({ state: 'waiting' });
  expect(await read(id)).toMatchObject({ seats: { capacity: 2, taken: 2 } });
  expect([await place('lena', id), await place('rita', id)]).toEqual([{ state: 'waiting', ahead: 0, access: '' }, { state: 'waiting', ahead: 1, access: '' }]);
  await answer(world.as('vera').post(`/events/${id}/leave`));
  // before the seat is handed on nobody overtakes
  expect(await register('jim', id)).toMatchObject({ state: 'waiting' });
  await settle();
  await settle();
  expect([(await place('lena', id)).state, (await place('rita', id)).state, (await place('jim', id)).state]).toEqual(['seated', 'waiting', 'waiting']);
  expect(subjects('lena')).toEqual(expect.arrayContaining(['You are on the waiting list: Two seats', 'A seat for you: Two seats']));
  await answer(world.as('vera').get(`/events/${id}/registration`)).then((none) => expect(none).toEqual({ state: 'none' }));
});

test('ten people press at one moment for three seats: three have one, seven wait, and nobody is lost', async () => {
  const { id } = await make({ title: 'Three seats', capacity: 3 });
  const crowd = ['olga', 'mara', 'paul', 'otto', 'lena', 'tim', 'rita', 'jana', 'jim', 'vera'] as const;
  const states = await Promise.all(crowd.map(async (who) => (await register(who, id)).state));
  await settle();
  const now = await Promise.all(crowd.map(async (who) => (await place(who, id)).state));
  expect([states.length, now.filter((state) => state === 'seated').length, now.filter((state) => state === 'waiting').length]).toEqual([10, 3, 7]);
  expect(new Set((await world.ports.eventRegistrations.seats(id)).map(({ personId }) => personId)).size).toBe(3);
});

test('the link to join is told to those with a seat and to hosts, and nowhere else', async () => {
  const { id } = await make({ title: 'One seat', capacity: 1 });
  await register('vera', id);
  await register('tim', id);
  expect((await place('vera', id)).joinLink).toBe(joinLink);
  expect(await answer(mara().get(`/events/${id}/desk`))).toMatchObject({ joinLink });
  const others = await Promise.all([
    world.as().get(`/events/${id}`), world.as().get('/events'), world.as().get(`/events?whose=${host.agencyId}`), world.as('tim').get(`/events/${id}/registration`), world.as('otto').get(`/events/${id}/registration`),
    world.as('tim').get('/events/own'), world.as('vera').get('/events/own'), world.as('otto').get(`/events/${id}/desk`), world.as('paul').get(`/events/${id}/desk`), world.as('otto').get(`/events/${id}/registrants`), mara().get(`/events/hosted/${host.agencyId}`),
  ]);
  expect((await Promise.all(others.map((response) => response.text()))).filter((text) => text.includes('secret-room'))).toEqual([]);
  await settle();
  expect(lettersTo('tim').filter(({ text }) => text.includes('secret-room'))).toEqual([]);
});

test('registration ends by the clock of the server, and a cancelled event takes nobody', async () => {
  const { id, version } = await make({ title: 'Closes early', closes: '2027-01-11T17:00' });
  world.clock.set('2027-01-11T21:59:59.999Z');
  await register('vera', id);
  world.clock.set('2027-01-11T22:00:00.000Z');
  expect(await answer(world.as('tim').post(`/events/${id}/registration`, asked('tim')), 409)).toMatchObject({ code: 'closed', detail: 'Registration ended Monday, January 11, 2027, 5:00 p.m. Eastern.' });
  await answer(mara().post(`/events/${id}/cancel`, { reason: 'The speaker is ill.' }, { version }));
  await settle();
  expect(await read(id)).toMatchObject({ state: 'cancelled', cancelled: { reason: 'The speaker is ill.' }, open: false, sequence: 1 });
  expect(subjects('vera')).toContain('Cancelled: Closes early');
  expect((await place('vera', id)).joinLink).toBeUndefined();
});

test('an event that is moved keeps its seats, and everybody hears when it is now', async () => {
  const { id, version } = await make({ title: 'Moves' });
  await register('vera', id);
  await answer(mara().post(`/events/${id}/move`, { zone: 'America/New_York', starts: '2027-03-16T12:00', minutes: 60, reason: 'The room is taken.' }, { version }));
  await settle();
  expect(await read(id)).toMatchObject({ startsAt: '2027-03-16T16:00:00.000Z', sequence: 1 });
  expect(subjects('vera')).toContain('New time: Moves');
  const under = await answer<{ items: { id: string; startsAt: string }[] }>(world.as().get(`/events?whose=${host.agencyId}`));
  expect(under.items.filter((one) => one.id === id)).toMatchObject([{ startsAt: '2027-03-16T16:00:00.000Z' }]);
});

test('afterwards: who came is counted, a recording needs captions, and what was said about access is erased by the clock', async () => {
  const { id, version } = await make({ title: 'Afterwards' });
  await register('vera', id, { access: 'I read lips.', counted: true });
  world.clock.pass(1000);
  await register('tim', id, { organization: 'Ledger Works', sector: 'business' });
  expect(await answer(mara().put(`/events/${id}/attendance`, { came: [] }, { version }), 409)).toMatchObject({ code: 'closed' });
  expect(await answer<{ items: object[] }>(mara().get(`/events/${id}/registrants`))).toMatchObject({ items: [{ name: people.vera.name, access: 'I read lips.' }, { name: people.tim.name }] });
  world.clock.set('2027-01-12T18:30:00.000Z');
  const counted = await answer<Changed>(mara().put(`/events/${id}/attendance`, { came: [people.vera.id, people.tim.id] }, { version }));
  const recording = { url: 'https://video.example.gov/1', captionsUrl: '' };
  expect(await answer(mara().put(`/events/${id}/outcome`, { as: 'held', recording }, { version: counted.version }), 422)).toMatchObject({ errors: [{ field: 'recording.captionsUrl', message: 'Give the address of the captions. A recording is published with captions, or not at all.' }] });
  await answer(mara().put(`/events/${id}/outcome`, { as: 'held', recording: { ...recording, captionsUrl: 'https://video.example.gov/1.vtt' }, minutes: 'We met.' }, { version: counted.version }));
  expect(await read(id)).toMatchObject({ state: 'held', minutes: 'We met.', attendance: { people: 2, organizations: [{ organization: 'Harbor Office', people: 1 }] } });
  expect(JSON.stringify(await read(id))).not.toMatch(/per_|Ledger Works/);
  await keepTime(world.ports, (line) => world.logged.push(line), { hasTime: () => true });
  expect((await world.ports.eventRegistrations.find(id, people.vera.id))?.access).toBe('I read lips.');
  world.clock.set('2027-01-19T18:00:01.000Z');
  await keepTime(world.ports, (line) => world.logged.push(line), { hasTime: () => true });
  expect((await world.ports.eventRegistrations.find(id, people.vera.id))?.access).toBe('');
});

test('each date of a series stands with the entry of the atlas it is linked with, and a series that links much is short', async () => {
  const { rows } = await answer<{ rows: { id: string }[] }>(world.as('mona').post('/listing-imports', { csv: 'title,type,url\nPermit pilot,pilot,https://records.example.gov/pilot\nPermit program,program,https://records.example.gov/program\n' }));
  const [pilot, program] = rows.map(({ id }) => id);
  const plan = (count: number, listings: (string | undefined)[]) => mara().post('/event-series', { ...words, kind: 'call', host, zone: 'America/New_York', minutes: 60, title: 'Pilot call', first: '2029-03-06T12:00', rule: { every: 'weeks', weeks: 1 }, count, listings });
  expect(await answer(plan(26, [pilot, program]), 422)).toMatchObject({ errors: [{ field: 'count', message: 'A series that is linked with 2 pages has at most 18 dates. Plan fewer, or link fewer pages.' }] });
  const { events } = await answer<{ events: string[] }>(plan(18, [pilot, program]), 201);
  const under = await answer<{ items: { id: string }[] }>(world.as().get(`/events?whose=${program}`));
  expect(under.items.map(({ id }) => id)).toEqual(events);
  expect((await answer<{ listings: { title: string }[] }>(world.as().get(`/events/${events[0]}`))).listings.map(({ title }) => title)).toEqual(['Permit pilot', 'Permit program']);
});

test('a series is public at once, each event at the same time of the wall clock, and stands in its own list', async () => {
  const { starts: _, ...shared } = words;
  const { id, events } = await answer<{ id: string; events: string[] }>(mara().post('/event-series', { ...shared, host, kind: 'call', title: 'Community call', first: '2027-03-02T12:00', rule: { every: 'weeks', weeks: 2 }, count: 3 }), 201);
  expect(events).toHaveLength(3);
  const { items } = await answer<{ items: { startsAt: string }[] }>(world.as().get(`/events?whose=${id}`));
  expect(items.map(({ startsAt }) => startsAt)).toEqual(['2027-03-02T17:00:00.000Z', '2027-03-16T16:00:00.000Z', '2027-03-30T16:00:00.000Z']);
  expect(await answer(world.as().get(`/event-series/${id}`))).toMatchObject({ title: 'Community call', first: '2027-03-02T12:00' });
});

test('a whole series changes or is cancelled at once: dates with words of their own keep them, and people hear once', async () => {
  world.clock.set('2027-01-04T15:00:00.000Z');
  const { starts: _, ...shared } = words;
  const plan = { ...shared, host, kind: 'call', title: 'Weekly call', place: 'Room 1', rule: { every: 'weeks', weeks: 1 }, count: 4 };
  const { id, events } = await answer<{ id: string; events: string[] }>(mara().post('/event-series', { ...plan, first: '2027-03-02T12:00' }), 201);
  const [first, second, third, fourth] = events as [string, string, string, string];
  for (const event of [second, third]) await register('vera', event);
  await register('tim', fourth);
  // the third is in a room of its own
  await answer(mara().put(`/events/${third}`, { title: 'Weekly call', kind: 'call', place: 'The garden', joinLink, listings: [] }, { version: 1 }));
  // and the first is over
  world.clock.set('2027-03-02T19:00:00.000Z');
  const desk = await answer<{ version: number; coming: { id: string }[] }>(mara().get(`/event-series/${id}/desk`));
  expect(desk.coming.map((one) => one.id)).toEqual([second, third, fourth]);
  for (const who of ['otto', 'vera'] as const) await answer(world.as(who).get(`/event-series/${id}/desk`), 404);
  await answer(world.as('vera').post(`/event-series/${id}/cancel`, { reason: 'No.' }, { version: desk.version }), 404);
  const wish = { title: 'Weekly call', summary: words.summary, text: '', access: '', joinLink, place: 'Room 2', time: '14:30', minutes: 60 };
  expect(await answer(mara().put(`/event-series/${id}`, wish, { version: desk.version }), 422)).toMatchObject({ errors: [{ field: 'reason', message: 'Say why the time changes, in at least 3 characters.' }] });
  expect(await answer(mara().put(`/event-series/${id}`, { ...wish, reason: 'Lunch.' }, { version: desk.version }))).toMatchObject({ dates: 3, version: 2 });
  await settle();
  const shown = await Promise.all(events.map((event) => answer<Shown & { place: string }>(world.as().get(`/events/${event}`))));
  expect(shown.map(({ startsAt, place: room }) => [startsAt, room])).toEqual([
    ['2027-03-02T17:00:00.000Z', 'Room 1'], ['2027-03-09T19:30:00.000Z', 'Room 2'], ['2027-03-16T18:30:00.000Z', 'The garden'], ['2027-03-23T18:30:00.000Z', 'Room 2'],
  ]);
  expect(await answer(world.as().get(`/event-series/${id}`))).toMatchObject({ first: '2027-03-02T14:30' });
  const told = lettersTo('vera').filter(({ subject }) => subject === 'New time: Weekly call');
  expect(told.map(({ text }) => [text.includes('March 9, 2027, 2:30 p.m. Eastern'), text.includes('March 16'), text.includes('March 23')])).toEqual([[true, true, false]]);
  expect(await answer(mara().post(`/event-series/${id}/cancel`, { reason: 'Too late.' }, { version: desk.version }), 412)).toMatchObject({ code: 'stale' });
  const gone = { version: 2, key: 'cancel-weekly-call' };
  expect(await answer(mara().post(`/event-series/${id}/cancel`, { reason: 'The room is closed.' }, gone))).toMatchObject({ dates: 3, version: 3 });
  expect(await answer(mara().post(`/event-series/${id}/cancel`, { reason: 'The room is closed.' }, gone))).toMatchObject({ dates: 3, version: 3 });
  await settle();
  expect(await Promise.all(events.map(async (event) => (await read(event)).state))).toEqual(['planned', 'cancelled', 'cancelled', 'cancelled']);
  expect(await answer(world.as().get(`/event-series/${id}`))).toMatchObject({ cancelled: { reason: 'The room is closed.' } });
  const subject = 'Cancelled: Weekly call';
  expect([lettersTo('vera'), lettersTo('tim')].map((letters) => letters.filter((one) => one.subject === subject).map(({ text }) => text.split('- ').length - 1))).toEqual([[2], [1]]);
  expect(await answer(mara().post(`/event-series/${id}/cancel`, { reason: 'Again.' }, { version: 3 }), 409)).toMatchObject({ detail: 'No date of this series is still to come.' });
  expect(first).toBeDefined();
});

test('a date never lasts until after the next one begins, also where the clocks take an hour off the week', async () => {
  const { starts: _, ...shared } = words;
  const weekLong = (first: string) => mara().post('/event-series', { ...shared, host, kind: 'call', title: 'A week long', first, minutes: 7 * 24 * 60, rule: { every: 'weeks', weeks: 1 }, count: 2 });
  await answer(weekLong('2029-06-05T12:00'), 201);
  expect(await answer(weekLong('2029-03-06T12:00'), 422)).toMatchObject({ errors: [{ field: 'minutes', message: 'A date would last until after the next one begins. Plan fewer minutes, or dates further apart.' }] });
});

test('seats are lifted or lowered: whoever waits moves up at once and hears of it, and nobody loses a seat', async () => {
  world.clock.set('2027-01-04T15:00:00.000Z');
  const { id, version } = await make({ title: 'Seats', capacity: 3 });
  let now = version;
  const offer = async (capacity?: number) => {
    now = (await answer<Changed>(mara().put(`/events/${id}`, { title: 'Seats', kind: 'info-session', joinLink, listings: [], ...(capacity === undefined ? {} : { capacity }) }, { version: now }))).version;
    await settle();
    await settle();
  };
  const states = async (...who: PersonName[]) => Promise.all(who.map(async (one) => (await place(one, id)).state));
  for (const who of ['vera', 'tim'] as const) await register(who, id);
  await offer(1);
  expect(await states('vera', 'tim')).toEqual(['seated', 'seated']);
  world.clock.pass(1000);
  expect((await register('lena', id)).state).toBe('waiting');
  // one of two leaves the one seat that is offered: it is held, so nobody moves up
  await answer(world.as('vera').post(`/events/${id}/leave`));
  await settle();
  await settle();
  expect(await states('tim', 'lena')).toEqual(['seated', 'waiting']);
  world.clock.pass(1000);
  expect((await register('rita', id)).state).toBe('waiting');
  await offer(3);
  expect(await states('tim', 'lena', 'rita')).toEqual(['seated', 'seated', 'seated']);
  for (const who of ['lena', 'rita'] as const) expect(subjects(who)).toContain('A seat for you: Seats');
  expect((await register('jim', id)).state).toBe('waiting');
  await offer();
  expect(await states('jim')).toEqual(['seated']);
  expect((await register('jana', id)).state).toBe('seated');
  // and a limit again: whoever has a seat keeps it, and nobody gets one before those are counted
  now = (await answer<Changed>(mara().put(`/events/${id}`, { title: 'Seats', kind: 'info-session', joinLink, listings: [], capacity: 6 }, { version: now }))).version;
  expect((await register('otto', id)).state).toBe('waiting');
  await settle();
  await settle();
  expect(await states('tim', 'lena', 'rita', 'jim', 'jana', 'otto')).toEqual(Array.from({ length: 6 }, () => 'seated'));
  expect(await read(id)).toMatchObject({ seats: { capacity: 6, taken: 6 } });
  expect((await register('vera', id)).state).toBe('waiting');
  now = (await answer<Changed>(mara().get(`/events/${id}/desk`))).version;
  await offer(2);
  expect(await states('tim', 'lena', 'rita', 'jim', 'jana', 'otto', 'vera')).toEqual([...Array.from({ length: 6 }, () => 'seated'), 'waiting']);
});

test('an information session stands under its challenge, which is the agency’s own and published', async () => {
  world.clock.set('2027-01-04T15:00:00.000Z');
  const challenge = await openChallenge(world, host.agencyId);
  const { id } = await make({ challenge: challenge.slug });
  const { items } = await answer<{ items: { id: string }[] }>(world.as().get(`/events?whose=${challenge.id}`));
  expect(items.map((one) => one.id)).toEqual([id]);
  expect(await answer(mara().post('/events', { ...words, host, challenge: 'nonesuch' }), 422)).toMatchObject({ errors: [{ field: 'challenge' }] });
});

test('events are listed by host and kind without reading others, and under the entries of the atlas they name', async () => {
  world.clock.set('2027-01-04T15:00:00.000Z');
  const { rows } = await answer<{ rows: { id: string }[] }>(world.as('mona').post('/listing-imports', { csv: 'title,type,url\nPermit wallet pilot,pilot,https://records.example.gov/wallet\n' }));
  const listing = rows[0]!.id;
  const forum = await make({ title: 'Permit forum', kind: 'forum', listings: [listing] });
  expect(await titles('kind=forum')).toEqual(['Permit forum']);
  expect(await titles(`kind=forum&whose=${host.agencyId}`)).toEqual(['Permit forum']);
  expect(await titles('kind=webinar')).toEqual([]);
  expect(await titles(`whose=${listing}`)).toEqual(['Permit forum']);
  expect(await titles(`whose=${host.agencyId}`)).toEqual(expect.arrayContaining(['Permit forum', 'Information session']));
  await answer(world.as().get(`/events?kind=forum&whose=${listing}`), 422);
  // of another kind and without the entry from now on: it leaves both lists
  const { version } = await answer<Changed>(mara().put(`/events/${forum.id}`, { title: 'Permit forum', kind: 'webinar', joinLink, listings: [] }, { version: forum.version }));
  expect([await titles('kind=forum'), await titles('kind=webinar'), await titles(`kind=forum&whose=${host.agencyId}`), await titles(`whose=${listing}`)]).toEqual([[], ['Permit forum'], [], []]);
  await answer(mara().post(`/events/${forum.id}/move`, { zone: 'America/New_York', starts: '2027-01-14T12:00', minutes: 60, reason: 'The room.' }, { version }));
  expect(await titles('kind=webinar')).toEqual(['Permit forum']);
  // a year of a fortnightly call is one transaction, in all its lists
  await answer(mara().post('/event-series', { ...words, kind: 'call', host, title: 'A whole year', first: '2028-01-04T12:00', rule: { every: 'weeks', weeks: 2 }, count: 26 }), 201);
  expect((await titles(`kind=call&whose=${host.agencyId}`)).filter((title) => title === 'A whole year')).toHaveLength(26);
});

test('what was published before lists by kind were kept comes into them, once and a page at a time', async () => {
  const { id } = await make({ title: 'Old webinar', kind: 'webinar', starts: '2027-05-04T12:00' });
  const place = at.eventUnder(host.agencyId, (await world.ports.events.find(id))!.endsAt, id);
  const { ownerpk: _p, ownersk: _s, grouppk: _g, groupsk: _k, ...old } = (await world.store.get(place))!;
  await world.store.put(old);
  expect((await titles('kind=webinar')).includes('Old webinar')).toBe(false);
  const cancelled = await make({ title: 'Called off', kind: 'webinar', starts: '2027-05-05T12:00' });
  await answer(mara().post(`/events/${cancelled.id}/cancel`, { reason: 'Nobody came.' }, { version: cancelled.version }));
  const before = await titles('');
  await placeEarlier(world.ports, { hasTime: () => true });
  expect([(await titles('kind=webinar')).includes('Old webinar'), (await titles(`kind=webinar&whose=${host.agencyId}`)).includes('Old webinar'), await titles('')]).toEqual([true, true, before]);
  expect(await world.ports.places.again()).toBe(false);
});

test('a month holds what begins in it by the clock of its own zone, of a host and a kind too', async () => {
  const month = async (query: string) => (await answer<{ items: { title: string }[] }>(world.as().get(`/events/months/${query}`))).items.map(({ title }) => title);
  await make({ title: 'On the last evening', kind: 'forum', starts: '2030-04-30T23:00', zone: 'America/Los_Angeles' });
  await make({ title: 'On the first morning', kind: 'call', starts: '2030-05-01T01:00', zone: 'Pacific/Auckland' });
  await make({ title: 'A week of it', kind: 'forum', starts: '2030-05-31T09:00', minutes: 7 * 24 * 60 });
  expect([await month('2030-04'), await month('2030-05'), await month('2030-06')]).toEqual([['On the last evening'], ['On the first morning', 'A week of it'], []]);
  expect([await month(`2030-05?kind=forum`), await month(`2030-05?whose=${host.agencyId}&kind=call`)]).toEqual([['A week of it'], ['On the first morning']]);
  await answer(world.as().get('/events/months/2030-13'), 404);
  expect((await answer<{ month: string }>(world.as().get('/events/months/now'))).month).toBe(world.clock.now().slice(0, 7));
});

test('a series begins in time to come: a mistyped year is refused before anything is public', async () => {
  const past = await answer(mara().post('/event-series', { ...words, kind: 'call', host, zone: 'America/New_York', minutes: 60, title: 'Long ago', first: '2020-01-05T12:00', rule: { every: 'weeks', weeks: 2 }, count: 3 }), 422);
  expect(past).toMatchObject({ errors: [{ field: 'first', message: 'Choose a first date that is still to come.' }] });
});

test('who came without having registered is counted too, as the host says', async () => {
  world.clock.set('2027-01-04T15:00:00.000Z');
  const { id, version } = await make({ title: 'Open doors' });
  await register('vera', id, { counted: true });
  world.clock.set('2027-01-12T18:30:00.000Z');
  const others = [{ organization: 'harbor office', sector: 'government', people: 11 }, { organization: '', sector: 'business', people: 4 }];
  expect(await answer(mara().put(`/events/${id}/attendance`, { came: [], others: [{ ...others[0], people: 0 }] }, { version }), 422)).toMatchObject({ errors: [{ field: 'others.0.people', message: 'Count at least 1 person.' }] });
  await answer(mara().put(`/events/${id}/attendance`, { came: [people.vera.id], others }, { version }));
  expect(await read(id)).toMatchObject({ state: 'held', attendance: { people: 16, organizations: [{ organization: 'Harbor Office', people: 12 }] } });
  expect(await answer(mara().get(`/events/${id}/desk`))).toMatchObject({ unregistered: others });
});
