import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { countReport } from '../../functions/use-cases/system/count-report.ts';
import { readCsv } from '../../functions/domain/words/csv.ts';
import { decidedRound } from '../support/decided.ts';
import type { Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Problem = { code: string; detail: string; errors: { field: string; message: string }[]; current?: { text: string }; version?: number };
type Report = { texts: { id: string; text: string; version: number; editedByName?: string }[]; funds: { source: string; cents: number }[]; groups: { title: string; figures: { name: string; value: number | string }[] }[]; missing: { part: string; words: string }[]; awards: { state: string }[]; countedAt?: string; counting: boolean };
let world: World;
let challenge: Opened;
const path = () => `/reports/${challenge.id}`;
const read = (who: 'mara' | 'paul' = 'mara') => answer<Report>(world.as(who).get(path()));
const write = (part: string, json: object, version: number, status = 200, who: 'mara' | 'paul' = 'mara') => answer<Problem & { version: number }>(world.as(who).put(`${path()}/parts/${part}`, json, { version }), status);
const figure = ({ groups }: Report, name: string) => groups.flatMap(({ figures }) => figures).find((one) => one.name === name)?.value;
const drained = () => drainOutbox(world.ports, (line) => world.logged.push(line));

const tiers = [{ id: 'grand', name: 'Grand prize', places: 1, cents: 25_000_00, other: '' }];
beforeAll(async () => {
  world = await makeWorld();
  ({ challenge } = await decidedRound(world, { tiers, outcomes: [{ outcome: 'winner', prizeId: 'grand' }], leads: { lena: 0 }, apply: false }));
}, 120_000);
afterAll(() => world?.stop());

test('the report is the agency’s: a manager writes it, an approver reads it, nobody else knows of it', async () => {
  for (const who of ['lena', 'otto', 'olga', 'jana'] as const) {
    await answer(world.as(who).get(path()), 404);
    await answer(world.as(who).get(`${path()}/as/md`), 404);
  }
  await answer(world.as().get(path()), 401);
  await write('goals', { text: 'Permits.' }, 0, 403, 'paul');
  expect((await read('paul')).texts).toHaveLength(9);
});

test('a part is saved while the challenge runs; of two people in one part the second is shown the first', async () => {
  expect(await write('goals', { text: 'Permits that anybody can check.' }, 0)).toMatchObject({ version: 1 });
  expect(await write('goals', { text: 'Something else.' }, 0, 412)).toMatchObject({ code: 'stale', version: 1, current: { text: 'Permits that anybody can check.' } });
  expect((await read()).texts[0]).toMatchObject({ id: 'goals', text: 'Permits that anybody can check.', editedByName: 'Mara Manager' });
  expect((await write('lessons', { text: 'x'.repeat(12_001) }, 0, 422)).errors[0]).toEqual({ field: 'text', message: 'Use at most 12,000 characters.' });
});

test('sources of money belong to the cash, each with a name', async () => {
  expect((await write('goals', { text: '', funds: [{ source: 'A', kind: 'own', cents: 1 }] }, 1, 422)).errors[0]!.field).toBe('funds');
  expect((await write('cash', { funds: [{ source: 'A', kind: 'own', cents: 1 }, { source: ' ', kind: 'private', cents: 500 }] }, 0, 422)).errors[0]).toEqual({ field: 'funds.1.source', message: 'Say who gave it, or clear the row.' });
  await write('cash', { text: 'Half and half.', funds: [{ source: 'Department of records', kind: 'own', account: '031-20', cents: 20_000_00 }] }, 0);
});

test('numbers are what happened, counted by a job, and nobody can send them', async () => {
  expect(figure(await read(), 'Entries that count')).toBeUndefined();
  await write('results', { text: 'Good.', counts: { entries: 9000 }, groups: [] }, 0);
  await answer(world.as('paul').post(`${path()}/count`), 403);
  await answer(world.as('mara').post(`${path()}/count`), 202);
  expect(await read()).toMatchObject({ counting: true });
  world.clock.pass(1000);
  await drained();
  const report = await read();
  expect(report).toMatchObject({ counting: false, countedAt: world.clock.now() });
  expect(['Entries that count', 'Teams', 'Judges', 'Prizes offered', 'Prizes awarded', 'Cash awarded', 'Announcements'].map((name) => figure(report, name))).toEqual([8, 8, 3, 1, 0, 0, 0]);
  await countReport(world.ports, { about: challenge.id });
  expect((await read()).groups).toEqual(report.groups);
});

test('once the decisions are applied it holds the awards, and says what is missing until all of it is there', async () => {
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`, { marksToTeams: false }));
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  world.clock.pass(60_000);
  await drained();
  const report = await read();
  expect(figure(report, 'Cash awarded')).toBe(25_000_00);
  expect(report.awards).toMatchObject([{ state: 'checking' }]);
  expect(report.missing.map(({ words }) => words)).toEqual([
    '“Why a prize” is not written.', '“How entries were sought” is not written.', '“How entries were evaluated” is not written.', '“Lessons” is not written.', '“People” is not written.', '“Other resources” is not written.',
    'The sources come to $20,000; $25,000 was awarded.', 'One award is not paid yet.',
  ]);
});

test('it is handed out as a document, a table and JSON', async () => {
  const file = async (form: string) => {
    const reply = await world.as('paul').get(`${path()}/as/${form}`);
    return { type: reply.headers.get('content-type'), name: reply.headers.get('content-disposition'), text: await reply.text() };
  };
  expect(await file('md')).toMatchObject({ type: 'text/markdown; charset=utf-8', name: `attachment; filename="report-${challenge.slug}.md"`, text: expect.stringContaining('## Goals\n\nPermits that anybody can check.') as string });
  const csv = readCsv((await file('csv')).text);
  expect(csv.find(({ cells }) => cells[4] === 'Entries that count')!.cells.slice(3)).toEqual(['Entries', 'Entries that count', '8', 'count']);
  expect(JSON.parse((await file('json')).text)).toMatchObject({ format: 'laurel-report/1', funds: [{ source: 'Department of records', account: '031-20', cents: 20_000_00 }] });
  await answer(world.as('mara').get(`${path()}/as/pdf`), 404);
});
