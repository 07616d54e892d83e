import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetPerson } from '../../functions/use-cases/system/forget-person.ts';
import { keepTime } from '../../functions/use-cases/system/keep-time.ts';
import { postOffice } from '../support/letters.ts';
import { people, type PersonName } from '../support/people.ts';
import { openAgency } from '../support/stage.ts';
import { allItems } from '../support/whole-table.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
let host: object;
beforeAll(async () => {
  world = await makeWorld();
  post = postOffice(world);
  host = { kind: 'agency', agencyId: (await openAgency(world)).id };
});
afterAll(() => world?.stop());

type Changed = { id: string; version: number };
type Own = { items: { id: string; state: string; title: string; version: number; decided?: { reason: string } }[] };
const start = '2027-01-04T15:00:00.000Z';
const words = { title: 'Permit forum', kind: 'forum', place: 'Room 4', agenda: [{ title: 'Welcome', minutes: 10 }] };
const times = { zone: 'America/New_York', starts: '2027-02-12T12:00', minutes: 60 };
const talk = { title: 'A counter without a queue', abstract: 'What we learned in a year of permits.', speakers: [{ name: 'Vera Visitor', organization: 'Market' }], minutes: 20, access: 'A low table.' };
const mara = () => world.as('mara');
const make = async (more: object = {}): Promise<Changed> => {
  world.clock.set(start);
  const draft = await answer<Changed>(mara().post('/events', { ...words, ...times, talksUntil: '2027-01-20T23:59', host, ...more }), 201);
  return answer<Changed>(mara().post(`/events/${draft.id}/publish`, {}, { version: draft.version }));
};
const propose = (who: PersonName, id: string, more: object = {}) => answer<Changed>(world.as(who).post(`/events/${id}/talks`, { ...talk, ...more }), 201);
const decide = (id: string, { id: talkId, version }: Changed, as: 'accepted' | 'declined') => mara().post(`/events/${id}/talks/${talkId}/decide`, { as, reason: 'It fits the day.' }, { version });
const agenda = async (id: string) => (await answer<{ agenda: { title: string }[] }>(world.as().get(`/events/${id}`))).agenda.map(({ title }) => title);

test('talks are proposed until the printed minute of the printed zone, and not a moment longer', async () => {
  const { id } = await make();
  world.clock.set('2027-01-21T04:59:59.000Z');
  expect(await answer(world.as().get(`/events/${id}`))).toMatchObject({ calls: true, until: '2027-01-21T04:59:59.999Z' });
  await propose('vera', id);
  world.clock.set('2027-01-21T05:00:00.000Z');
  expect(await answer(world.as().get(`/events/${id}`))).toMatchObject({ calls: false });
  expect(await answer(world.as('vera').post(`/events/${id}/talks`, talk), 409)).toMatchObject({ detail: 'Talks could be proposed until Wednesday, January 20, 2027, 11:59 p.m. Eastern.' });
  const none = await make({ talksUntil: undefined });
  expect(await answer(world.as('vera').post(`/events/${none.id}/talks`, talk), 409)).toMatchObject({ detail: 'This event does not call for talks.' });
  expect(await answer(mara().post('/events', { ...words, ...times, talksUntil: '2027-02-12T12:01', host }), 422)).toMatchObject({ errors: [{ field: 'talksUntil', message: 'Talks are proposed before the event begins. Choose an earlier time.' }] });
});

test('whoever hosts gets a letter for each talk that is proposed, without what it says, and none for one taken back', async () => {
  const { id } = await make();
  await post.nudge();
  post.taken.length = 0;
  await propose('vera', id);
  await post.nudge();
  const mail = post.letter('event-proposed')!;
  expect(mail).toMatchObject({ to: people.mara.email, subject: 'A talk was proposed: Permit forum' });
  expect(mail.text).toBe(`Somebody proposed a talk for “Permit forum”, which Department of records holds.\n\nWhen: Friday, February 12, 2027, 12:00 p.m. Eastern\n\nRead it, and accept or decline it. Whoever proposed it gets a letter with what you say:\nhttp://localhost:4321/me/events/${id}/talks\n`);
  expect(post.sent()).toEqual(['mara: event-proposed']);
  const taken = await propose('tim', id);
  await answer(world.as('tim').post(`/events/${id}/talks/${taken.id}/withdraw`, {}, { version: 1 }));
  await propose('mara', id);
  post.taken.length = 0;
  await post.nudge();
  expect(post.sent()).toEqual([]);
});

test('a wrong proposal names each field and the fix', async () => {
  const { id } = await make();
  expect(await answer(world.as('vera').post(`/events/${id}/talks`, { title: 'A', abstract: 'Short', speakers: [] }), 422)).toMatchObject({
    errors: [{ field: 'title', message: 'Give the talk a title of at least 3 characters.' }, { field: 'abstract', message: 'Say what the talk is about, in at least 20 characters.' }, { field: 'speakers', message: 'Name who speaks.' }],
  });
});

test('hosts alone read what was proposed; accepted it is in the agenda, declined after all it leaves it, and each answer is a letter with the reason', async () => {
  const { id } = await make();
  const proposed = await propose('vera', id);
  world.clock.pass(1000);
  await propose('tim', id, { title: 'Not read by Vera' });
  for (const who of ['vera', 'lena', 'otto'] as const) await answer(world.as(who).get(`/events/${id}/talks`), 404);
  const { items } = await answer<{ items: object[] }>(mara().get(`/events/${id}/talks`));
  expect(items).toMatchObject([{ ...talk, state: 'proposed' }, { title: 'Not read by Vera' }]);
  expect(JSON.stringify(items)).not.toContain('per_');
  await answer(decide(id, proposed, 'accepted'));
  expect(await agenda(id)).toEqual(['Welcome', 'A counter without a queue']);
  expect((await decide(id, proposed, 'declined')).status).toBe(412);
  expect((await decide(id, { ...proposed, version: 2 }, 'accepted')).status).toBe(409);
  await post.nudge();
  const letter = post.taken.find(({ to, subject }) => to === people.vera.email && subject === 'Your talk is accepted: A counter without a queue');
  expect(letter?.text).toContain('It fits the day.');
  await answer(decide(id, { ...proposed, version: 2 }, 'declined'));
  expect(await agenda(id)).toEqual(['Welcome']);
  await post.nudge();
  expect(post.taken.some(({ to, subject }) => to === people.vera.email && subject === 'Your talk was declined: A counter without a queue')).toBe(true);
  expect((await answer<Own>(world.as('vera').get(`/events/${id}/talks/own`))).items).toMatchObject([{ state: 'declined', decided: { reason: 'It fits the day.' } }]);
  expect(await answer(world.as('vera').get('/events/offered-talks'))).toMatchObject({ items: expect.arrayContaining([{ event: expect.objectContaining({ id, title: 'Permit forum' }), talk: { id: proposed.id, eventId: id, title: talk.title, state: 'declined' } }]) });
});

test('two talks accepted at one moment are both in the agenda', async () => {
  const { id } = await make();
  const [first, second] = [await propose('vera', id), await propose('tim', id, { title: 'A second talk', speakers: [{ name: 'Tim' }] })];
  expect((await Promise.all([decide(id, first, 'accepted'), decide(id, second, 'accepted')])).map(({ status }) => status)).toEqual([200, 200]);
  expect((await agenda(id)).toSorted()).toEqual(['A counter without a queue', 'A second talk', 'Welcome']);
});

test('whoever proposed a talk takes it back until the event begins: nothing of it stays, in the agenda neither; nobody else can', async () => {
  const { id } = await make();
  const [proposed, late] = [await propose('vera', id), await propose('vera', id, { title: 'Too late to take back' })];
  await answer(decide(id, proposed, 'accepted'));
  expect((await world.as('tim').post(`/events/${id}/talks/${proposed.id}/withdraw`, {}, { version: 2 })).status).toBe(404);
  expect((await world.as('vera').post(`/events/${id}/talks/${proposed.id}/withdraw`, {}, { version: 1 })).status).toBe(412);
  await answer(world.as('vera').post(`/events/${id}/talks/${proposed.id}/withdraw`, {}, { version: 2 }));
  expect(await agenda(id)).toEqual(['Welcome']);
  expect((await answer<Own>(world.as('vera').get(`/events/${id}/talks/own`))).items.map(({ title }) => title)).toEqual(['Too late to take back']);
  world.clock.set('2027-02-12T17:00:00.000Z');
  expect((await world.as('vera').post(`/events/${id}/talks/${late.id}/withdraw`, {}, { version: 1 })).status).toBe(409);
});

test('what a speaker needs is erased a week after the event; with the account everything goes, and the agenda of what is to come is told anew', async () => {
  const [{ id }, over] = [await make(), await make({ title: 'A forum before', starts: '2027-01-10T12:00', talksUntil: '2027-01-09T12:00' })];
  const [coming, spoken] = [await propose('lena', id), await propose('lena', over.id, { title: 'Spoken already' })];
  for (const [event, one] of [[id, coming], [over.id, spoken]] as const) await answer(decide(event, one, 'accepted'));
  const own = await answer<{ talks: object[] }>(world.as('lena').get('/me/export'));
  expect(own.talks).toEqual(expect.arrayContaining([expect.objectContaining({ event: 'Permit forum', title: talk.title, state: 'accepted', reason: 'It fits the day.', access: 'A low table.' })]));
  world.clock.set('2027-01-17T17:00:00.000Z');
  await keepTime(world.ports, (line) => world.logged.push(line), { hasTime: () => true });
  world.clock.set('2027-01-17T18:00:01.000Z');
  const needs = async (event: string) => (await answer<{ items: { access: string }[] }>(mara().get(`/events/${event}/talks`))).items.map(({ access }) => access);
  await keepTime(world.ports, (line) => world.logged.push(line), { hasTime: () => true });
  expect([await needs(id), await needs(over.id)]).toEqual([['A low table.'], ['']]);
  await answer(world.as().post('/me/closing', { confirmation: people.lena.email }, { headers: { cookie: await world.sessions.cookieOf('lena', 0) } }));
  for (let run = 0; run < 2; run++) await forgetPerson(world.ports, { id: `act_${'2'.repeat(21)}`, about: people.lena.id, at: world.clock.now() });
  expect([await agenda(id), await agenda(over.id)]).toEqual([['Welcome'], ['Welcome', 'Spoken already']]);
  expect((await allItems(world)).filter((line) => line.includes('"_t":"talk"') && line.includes(people.lena.id))).toEqual([]);
});

test('whoever is accepted need not be told why; whoever is declined is', async () => {
  const { id } = await make({ title: 'Another forum' });
  const offered = await propose('vera', id);
  const as = (kind: 'accepted' | 'declined') => mara().post(`/events/${id}/talks/${offered.id}/decide`, { as: kind }, { version: offered.version });
  expect(await answer(as('declined'), 422)).toMatchObject({ errors: [{ field: 'reason', message: 'Say why you decline it, in at least 3 characters. Whoever proposed it reads it.' }] });
  expect(await answer(as('accepted'))).toMatchObject({ id: offered.id });
});
