import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarOf } from '../../functions/domain/call/calendar.ts';
import { registerFor, sentEntry, startEntry } from '../support/entry.ts';
import { judgeIn } from '../support/judging.ts';
import { postOffice } from '../support/letters.ts';
import { readLog } from '../support/record/folder.ts';
import { isNamed } from '../../functions/domain/record/leaf/leaf.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
let challenge: Opened;
let team: { id: string };
const reason = 'The site was down for two and a half hours.';
type Shown = { notices: { kind: string; title: string; text: string; rulesVersion: number }[]; challenge: { version: number; resultsOn: string; questionsUntil?: string; phases: { opensAt: string; closesAt: string }[] } };

const head = async () => (await world.ports.challenges.find(challenge.id))!;
const extend = async (minutes: unknown, { status = 200, version, key }: { status?: number; version?: number; key?: string } = {}) =>
  answer<Record<string, unknown>>(world.as('mara').post(`/calls/${challenge.id}/extend-all`, { reason, minutes }, { version: version ?? (await head()).version, ...(key ? { key } : {}) }), status);
const preview = (minutes: number | string, status = 200) => answer<Record<string, unknown> & { moves: { what: string; before: string; after: string }[] }>(world.as('mara').get(`/calls/${challenge.id}/extend-all?minutes=${minutes}`), status);
const shown = () => answer<Shown>(world.as().get(`/challenges/${challenge.slug}`));
const calendar = async () => calendarOf(await head(), { url: 'https://laurel.example/c', host: 'laurel.example', changedAt: world.clock.now() }).replaceAll('\r\n ', '');

beforeAll(async () => {
  world = await makeWorld();
  post = postOffice(world);
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  await sentEntry(world, 'lena', challenge);
  ({ team } = await startEntry(world, 'rita', challenge));
  await judgeIn(world, challenge, 'jana');
  await registerFor(world, 'tim', challenge);
  await post.clock();
  post.taken.length = 0;
});
afterAll(() => world?.stop());

test('a manager sees every date as it is and as it would be; what makes no sense is refused, and nothing moves', async () => {
  expect(await preview(150)).toEqual({
    amount: '2 hours 30 minutes', zone: 'America/New_York', entriesOver: false, version: (await head()).version,
    moves: [
      { what: 'Entries close', kind: 'instant', before: '2027-01-16T04:59:59.999Z', after: '2027-01-16T07:29:59.999Z' },
      { what: 'Judging opens', kind: 'instant', before: '2027-01-18T14:00:00.000Z', after: '2027-01-18T16:30:00.000Z' },
      { what: 'Judging closes', kind: 'instant', before: '2027-02-12T22:00:59.999Z', after: '2027-02-13T00:30:59.999Z' },
    ],
  });
  await preview(0, 422);
  await preview('x', 422);
  await extend(0, { status: 422 });
  await extend(43_201, { status: 422 });
  await extend(-30, { status: 422 });
  expect(await extend(60 * 7, { status: 422 })).toMatchObject({ errors: [{ field: 'minutes', message: expect.stringContaining('Move everything by another amount.') as unknown }] });
  await answer(world.as('mara').post(`/calls/${challenge.id}/extend-all`, { reason, minutes: 150 }), 428);
  expect(await answer(world.as('mara', 16).post(`/calls/${challenge.id}/extend-all`, { reason, minutes: 150 }, { version: 1 }), 401)).toMatchObject({ code: 'sign-in-again' });
  for (const who of ['paul', 'olga', 'lena'] as const) expect([403, 404]).toContain((await world.as(who).post(`/calls/${challenge.id}/extend-all`, { reason, minutes: 150 }, { version: 1 })).status);
  expect((await shown()).notices).toEqual([]);
});

test('said twice it is done once: a notice, a version of the rules, letters to all whom it concerns, and calendars follow', async () => {
  expect(await calendar()).toContain('SEQUENCE:0');
  const { version } = await head();
  const first = await extend(150, { version, key: 'all-1' });
  expect(await extend(150, { version, key: 'all-1' })).toEqual(first);
  expect(await extend(150, { version, status: 412 })).toMatchObject({ code: 'stale', version: version + 1 });
  const { notices, challenge: now } = await shown();
  expect(notices).toMatchObject([{
    kind: 'all-extended', title: 'All deadlines are 2 hours 30 minutes later', rulesVersion: 2,
    text: `${reason}\n\nAll dates ahead are 2 hours 30 minutes later, for everybody alike:\n- Entries close Saturday, January 16, 2027, 2:29 a.m. Eastern. Before: Friday, January 15, 2027, 11:59 p.m. Eastern.\n- Judging opens Monday, January 18, 2027, 11:30 a.m. Eastern. Before: Monday, January 18, 2027, 9:00 a.m. Eastern.\n- Judging closes Friday, February 12, 2027, 7:30 p.m. Eastern. Before: Friday, February 12, 2027, 5:00 p.m. Eastern.`,
  }]);
  expect(now.phases.map(({ closesAt }) => closesAt)).toEqual(['2027-01-16T07:29:59.999Z', '2027-02-13T00:30:59.999Z']);
  await post.nudge();
  expect(post.letter('news-all-extended')).toMatchObject({ subject: 'All deadlines are later: Trusted permits' });
  expect(post.sent()).toEqual(['jana: news-all-extended', 'lena: news-all-extended', 'rita: news-all-extended', 'tim: news-all-extended']);
  const file = await calendar();
  expect([file.includes('SEQUENCE:1'), file.includes('DTEND;TZID=America/New_York:20270116T022900')]).toEqual([true, true]);
});

test('after the close the time of single teams moves too, once, and each has its place on the record; entries do not open again', async () => {
  world.clock.set('2027-01-16T15:00:00.000Z');
  await answer(world.as('mara').post(`/grants/${challenge.id}`, { holder: team.id, until: '2027-01-17T17:00', reason: 'A storm.', sends: 1 }), 201);
  await post.clock();
  post.taken.length = 0;
  expect((await preview(1440)).entriesOver).toBe(true);
  await extend(1440);
  const [phase] = (await head()).phases;
  expect(phase!.closesAt).toBe('2027-01-16T07:29:59.999Z');
  await post.nudge();
  await post.nudge();
  expect(await world.ports.grants.of(challenge.id, [team.id])).toMatchObject([{ until: '2027-01-18T22:00:59.999Z', used: 0, sends: 1, version: 2 }]);
  expect(post.sent()).toEqual(['jana: news-all-extended', 'lena: news-all-extended', 'rita: more-time', 'rita: news-all-extended', 'tim: news-all-extended']);
  await world.writeRecord();
  const { findings, leaves } = readLog(world.record.folder);
  expect(findings).toEqual([]);
  const named = leaves.filter(isNamed);
  expect(named.flatMap(({ act, pub }) => (act === 'rules.amended' ? [(pub as { reason: string }).reason] : []))).toEqual(['all-extended', 'all-extended']);
  expect(named.flatMap(({ act, pub }) => (act === 'grant.given' ? [(pub as { until: string }).until] : [])).toSorted()).toEqual(['2027-01-17T22:00:59.999Z', '2027-01-18T22:00:59.999Z']);
});

test('once no date lies ahead, or the call is over, there is nothing to move', async () => {
  world.clock.set('2027-03-05T15:00:00.000Z');
  expect(await preview(60, 409)).toMatchObject({ code: 'closed', detail: 'No date of this challenge lies ahead, so there is nothing to move.' });
  expect(await extend(60, { status: 409 })).toMatchObject({ code: 'closed' });
  await answer(world.as('mara').post(`/calls/${challenge.id}/cancel`, { reason }));
  await extend(60, { status: 409 });
});
