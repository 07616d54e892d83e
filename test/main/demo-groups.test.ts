import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendar, company } from '../../functions/main/demo/actor.ts';
import { lena, mara } from '../../functions/main/demo/cast.ts';
import { keepArchives } from '../../functions/main/demo/groups/play-archives.ts';
import { meetInGroup } from '../../functions/main/demo/groups/play-practice-group.ts';
import { openAgency } from '../../functions/main/demo/load.ts';
import { fillAtlas } from '../../functions/main/demo/atlas/play-atlas.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

/** On the last day of a quarter, when the one before is furthest away, and a day into a new one. */
const dates = { late: '2027-03-31T16:20:00.000Z', early: '2027-04-02T16:20:00.000Z' };
const worlds: Partial<Record<keyof typeof dates, World>> = {};
const play = async (now: string): Promise<World> => {
  const world = await makeWorld();
  world.clock.set(now);
  const [troupe, days] = [company(world.ports), calendar(now)];
  const agency = await openAgency(world.ports, troupe, days.at(-200));
  const whole = { ports: world.ports, company: troupe, calendar: days, agency };
  await fillAtlas(whole);
  await Promise.all([keepArchives(whole), meetInGroup(whole)]);
  return world;
};
beforeAll(async () => {
  worlds.late = await play(dates.late);
  worlds.early = await play(dates.early);
}, 120_000);
afterAll(() => Promise.all(Object.values(worlds).map((world) => world.stop())));

type Group = { id: string; name: string; ended: boolean };
const groupsOf = async (world: World) => (await answer<{ items: Group[] }>(world.as().get('/groups'))).items;
const named = async (world: World, name: string) => (await groupsOf(world)).find((group) => group.name.startsWith(name))!;

test.each([['late', '2026-Q4'], ['early', '2027-Q1']] as const)('the living group: the report of its full quarter is what was played, reckoned by hand (%s)', async (which, quarter) => {
  const world = worlds[which]!;
  const { id } = await named(world, 'Wallet practice');
  const { report, complete } = await answer<{ report: { participants: { perCall: { people?: number }[] } }; complete: boolean }>(world.as().get(`/groups/${id}/health/${quarter}`));
  expect(complete).toBe(true);
  expect(report.participants.perCall.map(({ people }) => people)).toEqual([7, 8, undefined, 9]);
  // taking part, by sector: government 3 + 2 + 3, business 1 + 2 + 2, nonprofit 1 + 2 + 1, academia 2 + 2 + 3; evenness 1.3510 / ln 5
  expect(report).toMatchObject({
    calls: { planned: 6, held: 4, missed: 1, cancelled: 1, coming: 0 },
    participants: { known: 3, unknown: 1, total: 24, median: 8, lower: 7.5, upper: 8.5, least: 7, most: 9 },
    presenters: { talks: 5, people: ['Emeka Udo', 'Lucia Romano', 'Sam Ito', 'Yuki Mori'].map((name) => ({ name })) },
    organizations: 8,
    sectors: {
      rows: [{ sector: 'government', people: 8, share: 0.33 }, { sector: 'business', people: 5, share: 0.21 }, { sector: 'nonprofit', people: 4, share: 0.17 }, { sector: 'academia', people: 7, share: 0.29 }, { sector: 'other', people: 0, share: 0 }],
      evenness: 0.84,
    },
    products: [{ title: 'Ten questions before a wallet', kind: 'brief' }, { title: 'How offices check a permit at the counter', kind: 'deck' }],
    // the chair and seven at its beginning, two who joined, one who left
    members: { atEnd: 9, joined: 2, left: 1 },
  });
});

test('the living group goes on: calls are planned, and nobody who is not in it learns of its private space', async () => {
  const world = worlds.late!;
  const { id } = await named(world, 'Wallet practice');
  const { items } = await answer<{ items: { title: string }[] }>(world.as().get(`/events?whose=${id}`));
  expect(items.length).toBeGreaterThan(1);
  expect((await world.as('vera').get(`/groups/${id}/space`)).status).toBe(404);
  const member = await world.ports.people.findByIdentity((await world.ports.people.find((await world.ports.groups.find(id))!.chairs[0]!))!.issuer, lena.email);
  expect(await world.ports.groups.member(id, member!.id)).toMatchObject({ named: true });
  expect(mara.email).toBe((await world.ports.people.find((await world.ports.groups.find(id))!.chairs[0]!))!.email);
});

test('groups of others are kept to read: their own dates, sources and speakers, run by nobody here', async () => {
  const world = worlds.late!;
  expect((await groupsOf(world)).filter(({ ended }) => ended).map(({ name }) => name)).toEqual(['Blockchain@State', 'Hyperledger Public Sector Special Interest Group', 'Illinois Blockchain Initiative', 'NASCIO Enterprise Architecture and Governance Committee']);
  const sig = await named(world, 'Hyperledger');
  expect(await answer(world.as().get(`/groups/${sig.id}`))).toMatchObject({ chairs: [], website: expect.stringContaining('PSSIG'), ended: { reason: expect.stringContaining('Nobody of the group runs this page.') } });
  const past = async (id: string) => (await answer<{ items: { id: string; startsAt: string; kind: string; outcome?: string }[] }>(world.as().get(`/events?when=past&whose=${id}`))).items;
  const calls = await past(sig.id);
  expect(calls.map(({ startsAt }) => startsAt.slice(0, 10)).toReversed()).toEqual(['2019-01-18', '2019-02-01', '2019-02-15', '2019-03-01', '2019-03-15', '2019-04-12', '2019-04-26', '2019-07-19', '2019-12-20']);
  const texts = await Promise.all(calls.map(({ id }) => answer<{ text: string; agenda: { speakers: { name: string }[] }[] }>(world.as().get(`/events/${id}`))));
  expect(texts.filter(({ text }) => /Sources?: .*\]\(https:\/\//.test(text))).toHaveLength(9);
  for (const words of ['Unchain', 'service bus', 'CERTH', '254 projects']) expect(texts.some(({ text }) => text.includes(words)), words).toBe(true);
  expect(texts.flatMap(({ agenda }) => agenda.flatMap(({ speakers }) => speakers.map(({ name }) => name)))).toEqual(expect.arrayContaining(['Koen Lukas Hartog', 'Sergei Smalkov', 'Marta Piekarska']));
  const [webinar] = await past((await named(world, 'NASCIO')).id);
  expect([webinar!.startsAt.slice(0, 10), webinar!.kind]).toEqual(['2017-06-22', 'webinar']);
  const [forum] = await past((await named(world, 'Blockchain@State')).id);
  expect(await answer(world.as().get(`/events/${forum!.id}`))).toMatchObject({ startsAt: expect.stringContaining('2017-10-10'), minutes: expect.stringContaining('Over 250 participants from over 150 entities'), listings: [{ title: 'Blockchain@State' }] });
  // a webinar and a forum are no calls of a report
  expect(await answer(world.as().get(`/groups/${(await named(world, 'NASCIO')).id}/health/2017-Q2`))).toMatchObject({ report: { calls: { planned: 0 }, members: { atEnd: 0 } } });
  expect(await answer(world.as().get(`/groups/${sig.id}/health/2019-Q1`))).toMatchObject({ report: { calls: { planned: 5, held: 5 } } });
});
