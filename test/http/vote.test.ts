import { afterAll, beforeAll, expect, test } from 'vitest';
import { recomputeFile } from '../../functions/domain/judging/bundle/recompute-file.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { keepTime } from '../../functions/use-cases/system/keep-time.ts';
import { leadByLena } from '../support/gallery.ts';
import { people, type PersonName } from '../support/people.ts';
import { publishedResult } from '../support/published.ts';
import { readLog } from '../support/record/folder.ts';
import type { Opened } from '../support/stage.ts';
import { testChance } from '../support/chance.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let codes: string[];
let own: string;
const plan = { question: 'Which one would you use?', opens: '2027-02-15T09:00', closes: '2027-02-15T17:00', each: 1 };
const desk = () => answer<{ version: number; phase: string; anomalies: { id: string; kind: string; ballots: string[] }[] }>(world.as('mara').get(`/vote-settings/${challenge.id}`));
const act = (name: string, body: object, version: number) => world.as('mara').post(`/vote-settings/${challenge.id}/${name}`, body, { version });
const ballot = (who: PersonName) => world.as(who).get(`/votes/${challenge.slug}/ballot`);
type Own = { entries: { code: string; own: boolean }[]; receipt?: { ballot: string; digest: string; version: number; became?: { counted: boolean; reason?: string } } };
const vote = (who: PersonName, code: string, version = 0, device = who as string) => world.as(who).put(`/votes/${challenge.slug}/ballot`, { choices: [code], device }, { version });

beforeAll(async () => {
  world = await makeWorld();
  challenge = await publishedResult(world, { entries: 6, judges: 5 });
  const head = async () => (await world.ports.challenges.find(challenge.id))!;
  await answer(world.as('mara').post(`/gallery-settings/${challenge.id}/publish`, { scope: 'all' }, { version: (await head()).version }));
  const [row] = await world.ports.galleries.all(challenge.id);
  own = row!.code;
  await leadByLena(world, row!.teamId);
  for (const n of [1, 2]) await world.ports.galleries.keep({ ...row!, entryId: testChance.id('entry'), teamId: testChance.id('team'), code: `PLANT${n}`, title: `Planted ${n}` }, undefined);
  codes = (await world.ports.galleries.all(challenge.id)).map(({ code }) => code);
}, 60_000);
afterAll(() => world?.stop());

test('until it is planned there is no vote, and its times must make sense', async () => {
  expect((await world.as().get(`/votes/${challenge.slug}`)).status).toBe(404);
  const put = (more: object, version = 0) => world.as('mara').put(`/vote-settings/${challenge.id}`, { ...plan, ...more }, { version });
  expect(await answer(put({ opens: '2027-02-01T09:00' }), 422)).toMatchObject({ errors: [{ field: 'opens' }] });
  expect(await answer(put({ closes: '2027-02-15T09:30' }), 422)).toMatchObject({ errors: [{ field: 'closes' }] });
  await answer(put({}));
  expect(await answer(world.as().get(`/votes/${challenge.slug}`))).toMatchObject({ phase: 'planned', question: plan.question, opensAt: '2027-02-15T14:00:00.000Z', closesAt: '2027-02-15T22:00:59.999Z' });
  expect((await world.ports.challenges.notices(challenge.id)).map(({ title }) => title)).toContain('People’s Choice');
  expect(await answer(vote('vera', codes[0]!), 409)).toMatchObject({ detail: 'Voting opens Monday, February 15, 2027, 9:00 a.m. Eastern.' });
});

test('one person has one ballot, changes it, and cannot vote for their own team, twice, or for what is not shown', async () => {
  world.clock.set('2027-02-15T15:00:00.000Z');
  expect((await world.as().put(`/votes/${challenge.slug}/ballot`, { choices: codes.slice(0, 1) }, { version: 0 })).status).toBe(401);
  expect(await answer(vote('lena', own), 422)).toMatchObject({ detail: 'Nobody votes for the entry of their own team. Choose another.' });
  expect((await vote('vera', 'NOWHERE')).status).toBe(422);
  expect((await world.as('vera').put(`/votes/${challenge.slug}/ballot`, { choices: codes.slice(0, 2) }, { version: 0 })).status).toBe(422);
  await answer(vote('vera', 'PLANT1'));
  expect((await vote('vera', 'PLANT2')).status).toBe(412);
  await answer(vote('vera', 'PLANT2', 1));
  const mine = await answer<Own>(ballot('vera'));
  expect(mine).toMatchObject({ receipt: { choices: ['PLANT2'], version: 2 } });
  expect((await answer<Own>(ballot('lena'))).entries.filter((entry) => entry.own).map(({ code }) => code)).toEqual([own]);
  await answer(vote('rita', 'PLANT1'));
  await answer(vote('lena', 'PLANT1'));
  await answer(vote('tim', own, 0, 'one machine'));
  await answer(vote('otto', own, 0, 'one machine'));
});

test('while people vote nobody learns how many did, or for whom', async () => {
  const looks: [PersonName | undefined, string][] = [[undefined, `/votes/${challenge.slug}`], ['mara', `/vote-settings/${challenge.id}`], ['mara', `/acts?about=${challenge.id}`], ['rita', `/votes/${challenge.slug}/ballot`], [undefined, `/galleries/${challenge.slug}`], [undefined, `/record/challenges/${challenge.slug}`]];
  const before = await Promise.all(looks.map(async ([who, path]) => (await world.as(who).get(path)).text()));
  await answer(vote('kofi', 'PLANT2'));
  const after = await Promise.all(looks.map(async ([who, path]) => (await world.as(who).get(path)).text()));
  // a cursor is another each time
  const plainly = (text: string) => ({ ...(JSON.parse(text) as object), next: undefined });
  expect(after.map(plainly)).toEqual(before.map(plainly));
  expect((await world.as().get(`/votes/${challenge.slug}/file`)).status).toBe(404);
  expect([(await world.as('paul').get(`/vote-settings/${challenge.id}`)).status, (await act('seal', {}, 1)).status, (await act('count', {}, 1)).status]).toEqual([403, 409, 409]);
  expect(JSON.stringify(world.logged)).not.toMatch(/PLANT|vot_/);
});

test('after the close the ballots are sealed, suspicious ones are found without their choices, and what stands is counted', async () => {
  world.clock.set('2027-02-15T22:01:00.000Z');
  expect(await answer(vote('jana', 'PLANT1'), 409)).toMatchObject({ code: 'closed' });
  expect((await act('seal', {}, 1)).status).toBe(409);
  world.clock.set('2027-02-15T22:04:00.000Z');
  expect((await act('count', { setAside: [] }, 1)).status).toBe(409);
  // nobody presses anything: the clock seals, once
  for (const _ of [1, 2]) expect(await keepTime(world.ports, (line) => world.logged.push(line), { hasTime: () => true })).toBe(0);
  expect(await answer(act('seal', {}, 1), 409)).toMatchObject({ detail: 'The ballots are sealed already.' });
  const found = await desk();
  expect(found.anomalies.map(({ kind, ballots }) => [kind, ballots.length])).toEqual([['network', 6], ['device', 2]]);
  expect(JSON.stringify(found)).not.toMatch(/PLANT|per_|192\.0|choices/);
  expect(await answer(world.as().get(`/votes/${challenge.slug}`))).not.toHaveProperty('result');
  // who leaves now is forgotten, and the ballot stands with the others
  await leave('kofi');
  expect(await kept('kofi')).toEqual({ votes: 0, ballots: 6 });
  expect((await act('count', { setAside: [{ anomaly: 'device-none', reason: 'One machine voted twice.' }] }, 2)).status).toBe(422);
  expect((await act('count', { setAside: [{ anomaly: found.anomalies[1]!.id, reason: 'Short.' }] }, 2)).status).toBe(422);
  await answer(act('count', { setAside: [{ anomaly: found.anomalies[1]!.id, reason: 'One machine voted twice.' }] }, 2));
  expect((await act('count', { setAside: [] }, 3)).status).toBe(409);
  const { result } = await answer<{ result: { tally: object[]; setAside: object[]; ballots: number } }>(world.as().get(`/votes/${challenge.slug}`));
  expect(result).toMatchObject({ ballots: 4, setAside: [{ reason: 'One machine voted twice.', ballots: 2 }] });
  expect(result.tally).toMatchObject([{ code: 'PLANT1', votes: 2, place: 1, shared: true }, { code: 'PLANT2', votes: 2, place: 1, shared: true }, { code: own, votes: 0, place: 3, shared: false }]);
});

const kept = async (who: PersonName) => {
  const held = (await world.ports.votes.find(challenge.id))!;
  return { votes: (await world.ports.votes.ballotsOf(people[who].id)).items.length, ballots: (await world.ports.votes.ballots(held)).length };
};
const leave = async (who: PersonName) => {
  await answer(world.as(who).post('/me/closing', { confirmation: people[who].email }));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
};

test('whoever voted finds their ballot among what is kept of them, and once it is counted it goes with the account: the published file stays as it is', async () => {
  const file = async () => (await world.as().get(`/votes/${challenge.slug}/file`)).text();
  const before = await file();
  const { votes } = await answer<{ votes: { choices: string[] }[] }>(world.as('otto').get('/me/export'));
  expect(votes).toMatchObject([{ choices: [own] }]);
  await leave('otto');
  expect([await kept('otto'), await file() === before]).toEqual([{ votes: 0, ballots: 5 }, true]);
});

test('anybody counts again from the file, a voter finds their ballot in it, and nobody finds a voter', async () => {
  const text = await (await world.as().get(`/votes/${challenge.slug}/file`)).text();
  expect(recomputeFile('vote.json', Buffer.from(text), world.ports.sha256)).toMatchObject({ kind: 'told', holds: true });
  const [vera, tim] = [await answer<Own>(ballot('vera')), await answer<Own>(ballot('tim'))];
  expect([text.includes(vera.receipt!.ballot), vera.receipt!.became, text.includes(tim.receipt!.ballot), text.includes(tim.receipt!.digest), tim.receipt!.became]).toEqual([true, { counted: true }, false, true, { counted: false, reason: 'One machine voted twice.' }]);
  expect(text).not.toMatch(/per_|example\.org|gmail/);
  expect(Object.values(people).some(({ id, name }) => text.includes(id) || text.includes(name))).toBe(false);
  await world.writeRecord();
  const named = readLog(world.record.folder).leaves.flatMap((leaf) => ('act' in leaf && leaf.act.startsWith('vote.') ? [leaf] : []));
  expect(named.map(({ act: kind, pub }) => [kind, pub])).toMatchObject([['vote.planned', { each: 1 }], ['vote.sealed', { ballots: 6 }], ['vote.counted', { counted: 4, aside: 2, file: world.ports.sha256(text) }]]);
});
