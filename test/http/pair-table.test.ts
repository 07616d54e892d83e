import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import { judgeIn, throughGate } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Plan = { byHand: number; entries: { entryId: string; readers: { judgeId: string; name: string; byHand: boolean }[] }[] };
type Report = { lines: { line: number; change: string; title: string; fault?: string }[]; added: number; removed: number; faults: number; done: boolean };
let world: World;
let challenge: Opened;
let lena: Awaited<ReturnType<typeof sentEntry>>;
let rita: Awaited<ReturnType<typeof sentEntry>>;
const plan = () => answer<Plan>(world.as('mara').get(`/assignments/${challenge.id}`));
const send = (csv: string, sure: boolean, status = 200) => answer<Report & { errors: { field: string; message: string }[] }>(world.as('mara').post(`/assignments/${challenge.id}/table`, { csv, sure }), status);
const readers = async (entryId: string) => (await plan()).entries.find((entry) => entry.entryId === entryId)!.readers.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b));

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { judging: { reviewsPerEntry: 1, quorum: 1 } });
  lena = await sentEntry(world, 'lena', challenge);
  rita = await sentEntry(world, 'rita', challenge);
  await judgeIn(world, challenge, 'jana');
  await judgeIn(world, challenge, 'jim');
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email: people.vera.email, name: people.vera.name }] }), 201);
  await throughGate(world, challenge, 'vera', [{ name: 'Team lena', reason: 'She is my sister.' }]);
});
afterAll(() => world?.stop());

test('a table is looked at first: each line says what it does or what is wrong with it, and nothing changes', async () => {
  const before = await plan();
  const has = before.entries.find(({ entryId }) => entryId === lena.entry.id)!.readers[0]!.name;
  const free = has === people.jana.name ? people.jim.name : people.jana.name;
  const csv = ['Entry,Judge,Change', `${lena.entry.code},${free},`, `${lena.entry.code.toLowerCase()},${free.toUpperCase()},add`, `${lena.entry.code},${has},add`, `${lena.entry.code},${people.vera.name},add`, `NOSUCH,${has},add`, `${lena.entry.code},Nobody Here,remove`, `${lena.entry.code},${has},swap`].join('\n');
  const report = await send(csv, false);
  expect(report.lines.map(({ line, fault }) => [line, fault])).toEqual([
    [2, undefined], [3, 'This pair stands in line 2 already.'], [4, 'This judge has this entry already.'], [5, 'This judge cannot read this entry.'], [6, 'No entry that was sent has this code.'], [7, 'No judge of this name is ready.'], [8, 'Say add or remove.'],
  ]);
  expect(report).toMatchObject({ added: 1, removed: 0, faults: 6, done: false });
  expect((await send(csv, true, 422)).errors).toEqual([{ field: 'csv', message: 'Nothing was changed: 6 lines are not right. Line 3: This pair stands in line 2 already.' }]);
  expect(await plan()).toEqual(before);
});

test('all of it is done at once, once, and only by a manager while nothing is published', async () => {
  const [first] = (await plan()).entries.find(({ entryId }) => entryId === rita.entry.id)!.readers;
  const others = [people.jana.name, people.jim.name, people.vera.name].filter((name) => name !== first!.name);
  const csv = `judge,entry,change\n${first!.name},${rita.entry.code},remove\n${others.map((name) => `${name},${rita.entry.code},add`).join('\n')}\n`;
  for (const who of ['lena', 'jana', 'otto'] as const) await answer(world.as(who).post(`/assignments/${challenge.id}/table`, { csv, sure: true }), 404);
  await answer(world.as('paul').post(`/assignments/${challenge.id}/table`, { csv, sure: true }), 403);
  const key = { key: 'pairs-of-rita' };
  const done = await answer<Report>(world.as('mara').post(`/assignments/${challenge.id}/table`, { csv, sure: true }, key));
  expect(done).toMatchObject({ added: 2, removed: 1, faults: 0, done: true });
  expect(await answer(world.as('mara').post(`/assignments/${challenge.id}/table`, { csv, sure: true }, key))).toEqual(done);
  expect(await readers(rita.entry.id)).toEqual(others.toSorted((a, b) => a.localeCompare(b)));
  const { items } = await answer<{ items: { kind: string; refs: object }[] }>(world.as('mara').get(`/acts?about=${challenge.id}`));
  expect(items.filter(({ kind }) => kind === 'assignments.changed')).toMatchObject([{ refs: { added: 2, removed: 1 } }]);
  for (const [csvText, message] of [['entry\nX', 'The first line names the columns entry and judge, and change where some are to be removed.'], ['entry,judge', 'Write a line for each pair, below the names of the columns.']] as const) expect((await send(csvText, false, 422)).errors).toEqual([{ field: 'csv', message }]);
  expect(await answer(world.as('mara').post(`/assignments/${challenge.id}/table`, { csv: `entry,judge\n${'A,B\n'.repeat(301)}` }), 409)).toMatchObject({ code: 'limit' });
  world.clock.set('2027-01-16T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await send(csv, false, 409);
});
