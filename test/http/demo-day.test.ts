import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { at } from '../../functions/adapters/dynamodb/table.ts';
import type { DecisionRecord } from '../../functions/domain/judging/decision/decision-record.ts';
import type { Entry } from '../../functions/domain/entry/entry.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { resultFileOf } from '../support/result-file.ts';
import { crowdOf } from '../support/crowd.ts';
import { demoDayOf, outOfOrder } from '../support/expo.ts';
import { judgeIn, workOut } from '../support/judging.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import { people } from '../support/people.ts';
import { resultsIn } from '../support/results.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import type { Who } from '../support/strangers.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agencyId: string;
let challenge: Opened;
let entries: Entry[];
let judges: Who[];
let day: ReturnType<typeof demoDayOf>;
let written: { operation: string; key: string }[] = [];
const idOf = (who: Who) => (who as { id: string }).id;
const drain = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const tablesOf = (of: Entry[]) => of.map(({ id: entryId }, n) => ({ entryId, number: n + 1 }));
const planOf = (of = entries, change: object = {}) => ({ tables: tablesOf(of), minutes: 5, top: 1, judgeIds: judges.map(idOf), ...change });
const inOrder = (numbers: number[]) => numbers.toSorted((a, b) => a - b);
const teamOf = (number: number) => `Team ${number - 1}`;

/** A challenge of its own, entries closed, with so many entries and judges. */
const stage = async (count: number, panel: number) => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, agencyId);
  entries = await crowdOf(world, challenge, count, { sent: true });
  judges = (await panelIn(world, challenge, panel)).map((id, n) => ({ id, email: `judge${n + 1}@panel${n + 1}.example`, name: `Judge ${n + 1}` }));
  world.clock.set('2027-01-18T15:00:00.000Z');
  day = demoDayOf(world, challenge.id);
};
const begin = async (change: object = {}) => {
  await answer(day.plan(planOf(entries, change), 0));
  for (const unsure of [{}, { sure: false }]) expect(await answer(world.as('mara').post(day.desk('/start'), unsure, { version: 1 }), 422)).toMatchObject({ errors: [{ field: 'sure', message: 'Say that you have read what beginning it does.' }] });
  await answer(world.as('mara').post(day.desk('/start'), { sure: true }, { version: 1 }));
};

beforeAll(async () => {
  world = await makeWorld({ meter: (operation, keys) => written.push(...keys.map(({ pk, sk }) => ({ operation, key: `${pk} ${sk}` }))) });
  world.clock.set('2027-01-05T15:00:00.000Z');
  agencyId = (await openAgency(world)).id;
});
afterAll(() => world?.stop());
beforeEach(() => { written = []; });

test('a plan is made once entries are closed, names what is wrong with it, and can be changed and discarded', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const other = await openChallenge(world, agencyId);
  await stage(3, 2);
  const [foreign] = await crowdOf(world, other, 1, { sent: true });
  world.clock.set('2027-01-15T15:00:00.000Z');
  expect(await answer(day.plan(planOf(), 0), 409)).toMatchObject({ code: 'closed', detail: 'Plan a demo day once entries are closed, so that every table has its entry.' });
  world.clock.set('2027-01-18T15:00:00.000Z');
  const refused = async (change: object) => (await answer<{ errors: object[] }>(day.plan(planOf(entries, change), 0), 422)).errors;
  expect(await refused({ tables: tablesOf(entries).slice(0, 1) })).toEqual([{ field: 'tables', message: 'Choose at least 2 entries: each judge compares one with another.' }]);
  expect(await refused({ tables: tablesOf(entries).map((one) => ({ ...one, number: 4 })) })).toEqual([{ field: 'tables', message: 'Two entries stand at table 4. Give each a number of its own.' }]);
  expect(await refused({ tables: [...tablesOf(entries), { entryId: foreign!.id, number: 9 }] })).toEqual([{ field: 'tables', message: 'One of these entries was withdrawn, or is not there. Look through the list again.' }]);
  expect(await refused({ tables: tablesOf([entries[0]!, entries[0]!]) })).toEqual([{ field: 'tables', message: 'Each entry stands at one table.' }]);
  expect(await refused({ top: 3 })).toEqual([{ field: 'top', message: 'Fewer places than entries can matter.' }]);
  expect(await refused({ minutes: 0.5 })).toEqual([{ field: 'minutes', message: 'Give a whole number of minutes from 1 to 60.' }]);
  expect(await refused({ judgeIds: [] })).toEqual([{ field: 'judgeIds', message: 'Choose at least one judge.' }]);
  expect(await refused({ judgeIds: [people.jana.id] })).toEqual([{ field: 'judgeIds', message: 'One of these judges is not on the panel any more. Look through the list again.' }]);
  for (const [who, status] of [['paul', 403], ['lena', 404], ['otto', 404]] as const) expect((await world.as(who).put(day.desk(), planOf(), { version: 0 })).status).toBe(status);
  expect(await day.watch()).toMatchObject({ phase: 'none', version: 0, minutes: 5, top: 1 });
  expect(await answer(day.plan(planOf(), 0))).toMatchObject({ minutes: 5, tables: 3, version: 1 });
  expect(await answer(day.plan(planOf(), 0), 412)).toMatchObject({ code: 'stale', version: 1 });
  await answer(day.plan(planOf(entries.slice(1), { judgeIds: [idOf(judges[0]!)] }), 1));
  const { phase, entries: shown, judges: chosen } = await day.watch();
  expect([phase, shown.map(({ team, number }) => [team, number]), chosen.map((one) => one.chosen)]).toEqual(['planned', [['Team 1', 1], ['Team 2', 2], ['Team 0', undefined]], [true, false]]);
  expect((await day.seen(judges[0]!)).phase).toBe('planned');
  expect(await answer(day.next(judges[0]!), 409)).toMatchObject({ code: 'closed', detail: 'The demo day has not begun. You get a letter when it does.' });
  expect((await world.as(judges[1]).get(day.own())).status).toBe(404);
  expect((await world.as('mara').delete(day.desk(), { version: 1 })).status).toBe(412);
  await answer(world.as('mara').delete(day.desk(), { version: 2 }));
  expect([await answer(world.as(judges[0]).get(day.own()), 404), (await day.watch()).phase]).toEqual([expect.objectContaining({ code: 'not-found' }), 'none']);
});

test('it begins with a letter to its judges and to each team, and then the plan stands', async () => {
  await stage(2, 2);
  expect(await answer(world.as('mara').post(day.desk('/start'), { sure: true }, { version: 1 }), 409)).toMatchObject({ detail: 'No demo day is planned.' });
  await begin({ tables: [{ entryId: entries[0]!.id, number: 12 }, { entryId: entries[1]!.id, number: 7 }], judgeIds: [idOf(judges[1]!)] });
  expect(await answer(world.as('mara').post(day.desk('/start'), { sure: true }, { version: 2 }), 409)).toMatchObject({ detail: 'The demo day runs already.' });
  expect(await answer(day.plan(planOf(), 2), 409)).toMatchObject({ detail: 'The demo day runs already, by the plan it began with.' });
  await drain();
  const letters = (await world.ports.mails.all()).items.filter(({ template }) => template.startsWith('demo-day'));
  expect(letters.map(({ to, subject }) => [to, subject])).toEqual(expect.arrayContaining([['judge2@panel2.example', 'The demo day has begun: Trusted permits']]));
  expect(letters.filter(({ template }) => template === 'demo-day-judge')).toHaveLength(1);
  const work = await answer<{ items: { kind: string; mine: boolean }[] }>(world.as(judges[1]).get('/me/work'));
  expect(work.items[0]).toMatchObject({ kind: 'demo-day', mine: true });
  expect((await answer<{ items: { kind: string }[] }>(world.as(judges[0]).get('/me/work'))).items.map(({ kind }) => kind)).not.toContain('demo-day');
  expect(await answer(day.next(judges[1]!))).toMatchObject({ state: 'at-table', version: 1 });
  const { now } = await day.seen(judges[1]!);
  expect([[12, 'Permits of team 0', 'Team 0'], [7, 'Permits of team 1', 'Team 1']]).toContainEqual([now!.number, now!.title, now!.team]);
});

test('of eight judges who ask at once for three tables, three are sent, each to another, and five wait', async () => {
  await stage(3, 8);
  await begin();
  const states = await Promise.all(judges.map((who) => day.stepped(day.next(who))));
  const numbers = (await Promise.all(judges.map(day.seen))).flatMap(({ now }) => now?.number ?? []);
  expect([states.map(({ state }) => state).toSorted((a, b) => (a < b ? -1 : 1)), inOrder(numbers)]).toEqual([['at-table', 'at-table', 'at-table', 'wait', 'wait', 'wait', 'wait', 'wait'], [1, 2, 3]]);
});

test('a whole day of eight judges at once: nobody is at a table with another, and everybody sees each table once', async () => {
  await stage(6, 8);
  await begin({ top: 2 });
  const visits = new Map(judges.map((who) => [who, [] as number[]]));
  const act = async (who: Who): Promise<boolean> => {
    const { now, idle, before } = await day.seen(who);
    if (idle === 'done') return true;
    if (!now) await answer(day.next(who));
    else {
      visits.get(who)!.push(now.number);
      await answer(day.say(who, before ? (before.number < now.number ? 'first' : 'second') : 'seen'));
    }
    return false;
  };
  for (let round = 0; round < 40; round++) {
    const done = await Promise.all(judges.map(act));
    const seats = (await day.watch()).floor!.tables.filter(({ judge }) => judge).map(({ judge }) => judge);
    expect(new Set(seats).size).toBe(seats.length);
    const at = (await Promise.all(judges.map(day.seen))).flatMap(({ now }) => now?.number ?? []);
    expect(new Set(at).size).toBe(at.length);
    world.clock.pass(4000);
    await drain();
    if (done.every(Boolean)) break;
  }
  expect([...visits.values()].map(inOrder)).toEqual(judges.map(() => [1, 2, 3, 4, 5, 6]));
  const { floor, result } = await day.watch();
  expect([floor!.visits, floor!.tables.map(({ seen }) => seen), result]).toEqual([48, [8, 8, 8, 8, 8, 8], undefined]);
  expect(await answer(world.as('mara').post(day.desk('/end'), { reason: 'Everything was seen.' }, { version: 2 }), 422)).toMatchObject({ errors: [{ field: 'sure', message: 'Say that the day ends with what was compared so far.' }] });
  await answer(world.as('mara').post(day.desk('/end'), { reason: 'Everything was seen.', sure: true }, { version: 2 }));
  await drain();
  // an order would steer whoever still scores
  const withheld = await day.watch();
  expect([withheld.result, withheld.hiddenUntil, withheld.phase]).toEqual([undefined, '2027-02-12T22:00:59.999Z', 'ended']);
  expect(await answer(world.as('mara').get(day.desk('/comparisons')), 409)).toMatchObject({ code: 'closed', detail: expect.stringContaining('so that nobody steers it') as unknown });
  world.clock.set('2027-02-12T22:01:00.000Z');
  const ended = (await day.watch()).result!;
  expect([ended.comparisons, ended.judges, ended.rows.map(({ number, seen, team }) => [number, seen, team] as const).toSorted(([a], [b]) => a - b)]).toEqual([40, 8, [1, 2, 3, 4, 5, 6].map((number) => [number, 8, teamOf(number)])]);
  expect(outOfOrder(ended.rows.map(({ number }) => number))).toBeLessThanOrEqual(4);
  const { url } = await answer<{ url: string }>(world.as('mara').get(day.desk('/comparisons')));
  expect(url).toMatch(/^http/);
  const lines = new TextDecoder().decode((await world.ports.fileStore.read(`${(await world.ports.demoDays.find(challenge.id))!.id}-comparisons`))!).trim().split(/\r?\n/);
  expect([lines.length, lines[0], new Set(lines.slice(1).map((line) => line.split(',')[0])).size]).toEqual([41, 'judge,seen_first,seen_second,stronger,pair_was', 8]);
  expect(lines.join(' ')).not.toMatch(/per_|Judge \d/);
}, 60_000);

test('before it begins the desk says what of the scoring is open; from then on an update, and the pages of entries met, say that names are out', async () => {
  await stage(2, 2);
  await answer(day.plan(planOf(), 0));
  expect((await day.watch()).scoring).toBeUndefined();
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await drain();
  const planned = await day.watch();
  expect([planned.blind, planned.scoring]).toEqual([true, { closesAt: '2027-02-12T22:00:59.999Z', openReviews: 4 }]);
  const updates = async () => (await answer<{ notices: { kind: string; title: string }[] }>(world.as().get(`/challenges/${challenge.slug}`))).notices.filter(({ kind }) => kind === 'demo-day');
  expect(await updates()).toEqual([]);
  await answer(world.as('mara').post(day.desk('/start'), { sure: true }, { version: 1 }));
  expect(await updates()).toEqual([expect.objectContaining({ title: 'The demo day has begun' })]);
  const [who] = judges as [Who];
  const met = async () => Promise.all(entries.map(async ({ id }) => (await answer<{ met: boolean }>(world.as(who).get(`/evaluations/${challenge.id}/${id}`))).met));
  expect(await met()).toEqual([false, false]);
  await answer(day.next(who));
  const { number } = (await day.seen(who)).now!;
  expect(await met()).toEqual([number === 1, number === 2]);
  await answer(day.say(who, 'nobody'));
  expect(await met()).toEqual([true, true]);
});

test('two judges’ steps write nothing in common but what only one of them can have', async () => {
  await stage(4, 2);
  await begin();
  const keysOf = async (who: Who, act: () => Promise<unknown>) => {
    await answer(world.as(who).get(day.own()));
    written = [];
    await act();
    return new Set(written.filter(({ operation, key }) => ['write', 'put', 'count'].includes(operation) && !/^(SESSION|RATE)/.test(key)).map(({ key }) => key));
  };
  const steps = [];
  for (const who of judges) steps.push(await keysOf(who, () => answer(day.next(who))), await keysOf(who, () => answer(day.say(who, 'seen'))), await keysOf(who, () => answer(day.say(who, 'equal'))));
  const [one, other] = [steps.slice(0, 3), steps.slice(3)].map((own) => new Set(own.flatMap((keys) => [...keys]).filter((key) => !/#SEATS /.test(key))));
  expect([...one!].filter((key) => other!.has(key))).toEqual([]);
  expect(Math.max(...steps.map(({ size }) => size))).toBeLessThanOrEqual(6);
});

test('what a judge says is kept once, must fit the table, and the last answer can be changed or taken back', async () => {
  await stage(4, 1);
  await begin();
  const who = judges[0]!;
  expect(await answer(day.say(who, 'seen'), 409)).toMatchObject({ detail: 'You are at no table now. Ask for the next one first.' });
  await answer(day.next(who));
  expect(await answer(day.next(who), 409)).toMatchObject({ detail: 'You were sent to a table already. Say first what you saw there.' });
  expect(await answer(day.say(who, 'first'), 422)).toMatchObject({ errors: [{ field: 'said', message: 'This is your first table, so there is nothing to compare it with yet.' }] });
  expect(await answer(world.as(who).post(day.own('/answer'), { said: 'better' }, { version: 1 }), 422)).toMatchObject({ errors: [{ field: 'said', message: 'Choose one of the answers.' }] });
  expect(await answer(day.change(who, 'equal'), 409)).toMatchObject({ detail: 'There is no answer to change.' });
  await answer(day.say(who, 'seen', { key: 'seen-once', version: 1 }));
  expect(await answer(day.say(who, 'seen', { key: 'seen-once', version: 1 }))).toEqual({ version: 2, state: 'at-table' });
  expect(await answer(day.say(who, 'equal', { version: 1 }), 412)).toMatchObject({ code: 'stale', version: 2 });
  expect(await answer(day.say(who, 'seen'), 422)).toMatchObject({ errors: [{ field: 'said', message: 'Say which of the two is stronger, or that they are about equal.' }] });
  const { now, before } = await day.seen(who);
  await answer(day.say(who, 'first'));
  const after = await day.seen(who);
  expect([after.last!.first.number, after.last!.second.number, after.last!.stronger, after.seen]).toEqual([before!.number, now!.number, 'first', 2]);
  const kept = async () => (await world.ports.demoDays.answers((await world.ports.demoDays.find(challenge.id))!)).map(({ stronger, number }) => [number, stronger]);
  await answer(day.change(who, 'second'));
  expect([await kept(), (await day.seen(who)).last!.stronger, (await day.seen(who)).now!.number]).toEqual([[[0, 'second']], 'second', after.now!.number]);
  await answer(day.change(who, 'none'));
  expect([await kept(), (await day.seen(who)).last]).toEqual([[], undefined]);
  await answer(day.say(who, 'equal'));
  expect(await kept()).toEqual([[1, 'equal']]);
  const { judging: [record] } = await answer<{ judging: { demoDay: { seen: number[]; answers: { stronger: string; second: number }[] } }[] }>(world.as(who).get('/me/export'));
  expect([record!.demoDay.seen.length, record!.demoDay.answers.map(({ second, stronger }) => [second, stronger])]).toEqual([3, [[record!.demoDay.seen[2], 'equal']]]);
  const { items } = await world.ports.acts.about(challenge.id);
  expect(items.filter(({ kind }) => /answer|went-on/.test(kind))).toEqual([]);
});

test('more time is given once, a table is freed by the next who asks after twice the time, and a late answer still counts', async () => {
  await stage(2, 2);
  await begin();
  const [one, two] = judges as [Who, Who];
  await answer(day.next(one));
  const { now } = await day.seen(one);
  expect(Date.parse(now!.until) - Date.parse(now!.since)).toBe(5 * 60_000);
  await answer(day.moreTime(one));
  expect((await day.seen(one)).now).toMatchObject({ number: now!.number, since: now!.since, until: '2027-01-18T15:10:00.000Z', more: true });
  expect(await answer(day.moreTime(one), 409)).toMatchObject({ detail: 'You took more time at this table already.' });
  const other = now!.number === 1 ? 2 : 1;
  await answer(day.next(two));
  expect((await day.seen(two)).now!.number).toBe(other);
  expect(await answer(day.say(two, 'seen'))).toMatchObject({ state: 'wait' });
  world.clock.set('2027-01-18T15:15:00.000Z');
  expect(await answer(day.next(two))).toMatchObject({ state: 'wait' });
  world.clock.set('2027-01-18T15:15:00.001Z');
  expect((await day.watch()).floor!.tables.map(({ late }) => late)).toContain(true);
  expect(await answer(day.next(two))).toMatchObject({ state: 'at-table' });
  expect((await day.seen(two)).now!.number).toBe(now!.number);
  expect(await answer(day.say(one, 'seen'))).toMatchObject({ state: 'at-table' });
  const { floor } = await day.watch();
  expect(floor!.tables.map(({ number, judge }) => [number, judge])).toEqual([[now!.number, 'Judge 2'], [other, 'Judge 1']].toSorted((a, b) => Number(a[0]) - Number(b[0])));
});

test('a judge who stayed away loses their table to nobody but the next, and cannot take more time there', async () => {
  await stage(2, 2);
  await begin();
  const [one, two] = judges as [Who, Who];
  await answer(day.next(one));
  const { now } = await day.seen(one);
  await answer(day.next(two));
  await answer(day.say(two, 'seen'));
  world.clock.pass(11 * 60_000);
  await answer(day.next(two));
  expect(await answer(day.moreTime(one), 409)).toMatchObject({ detail: 'The time was over, and another judge was sent to this table. Say what you saw, or go on.' });
  expect((await day.watch()).floor!.tables.find(({ number }) => number === now!.number)!.judge).toBe('Judge 2');
});

test('the manager frees a table whose judge left; whoever is freed asks again, and sees that table later', async () => {
  await stage(2, 2);
  await begin();
  const [one] = judges as [Who];
  await answer(day.next(one));
  const { now } = await day.seen(one);
  expect(await answer(world.as('mara').post(day.desk('/free'), { number: now!.number, since: '2027-01-18T14:00:00.000Z' }), 412)).toMatchObject({ code: 'stale' });
  expect(await answer(world.as('mara').post(day.desk('/free'), { number: now!.number, since: now!.since }))).toEqual({ freed: now!.number });
  expect(await answer(day.say(one, 'seen', { version: 1 }), 412)).toMatchObject({ code: 'stale', version: 2 });
  expect([(await day.seen(one)).now, (await day.seen(one)).seen]).toEqual([undefined, 0]);
  expect((await day.watch()).floor!.tables.map(({ judge }) => judge)).toEqual([undefined, undefined]);
  await answer(day.next(one));
});

test('where nobody was, the judge comes back after the time of a visit', async () => {
  await stage(2, 1);
  await begin();
  const who = judges[0]!;
  await answer(day.next(who));
  const missed = (await day.seen(who)).now!.number;
  expect(await answer(day.say(who, 'nobody'))).toMatchObject({ state: 'at-table' });
  expect((await day.seen(who)).now!.number).not.toBe(missed);
  expect(await answer(day.say(who, 'seen'))).toMatchObject({ state: 'wait' });
  world.clock.pass(5 * 60_000);
  await answer(day.next(who));
  expect((await day.seen(who)).now!.number).toBe(missed);
  expect(await answer(day.say(who, 'second'))).toMatchObject({ state: 'done' });
  expect((await day.seen(who)).idle).toBe('done');
});

test('nobody meets a team they are in conflict with, whether it was said at the gate, follows from what is known, or is said at the table', async () => {
  await stage(4, 0);
  world.clock.set('2027-01-05T15:00:00.000Z');
  await judgeIn(world, challenge, 'kofi', [{ name: 'Team 0', reason: 'We worked together.' }]);
  judges = await panelIn(world, challenge, 1).then(([id]) => [{ id: id!, email: 'judge1@panel1.example', name: 'Judge 1' }]);
  await world.store.put({ ...(await world.store.get(at.judge(challenge.id, idOf(judges[0]!))))!, email: 'judge1@team3.example' });
  world.clock.set('2027-01-18T15:00:00.000Z');
  await begin({ judgeIds: [people.kofi.id, idOf(judges[0]!)] });
  const walk = async (who: Who, shun?: number): Promise<number[]> => {
    const met: number[] = [];
    let { state } = await day.stepped(day.next(who));
    while (state === 'at-table') {
      const { now, before } = await day.seen(who);
      met.push(now!.number);
      ({ state } = await day.stepped(day.say(who, now!.number === shun ? 'conflict' : before ? 'equal' : 'seen')));
    }
    return inOrder(met);
  };
  expect(await walk('kofi', 3)).toEqual([2, 3, 4]);
  expect(await walk(judges[0]!)).toEqual([1, 2, 3]);
  expect((await day.seen('kofi')).seen).toBe(2);
  const stored = await world.ports.judges.conflicts(challenge.id, people.kofi.id);
  expect(stored.filter(({ kind }) => kind === 'recused').map(({ teamId }) => teamId)).toEqual([entries[2]!.teamId]);
  expect(JSON.stringify([await day.seen('kofi'), await day.watch()])).not.toContain('conflict');
});

test('results wait for the end, and then show the places beside the scores without touching them; after the end everything stands', async () => {
  await stage(3, 5);
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await drain();
  const round = (await world.ports.rounds.current(challenge.id))!;
  for (const who of judges) await scoreAs(world, round, idOf(who), (entryId) => 1 + entries.findIndex(({ id }) => id === entryId));
  world.clock.set('2027-02-12T22:01:00.000Z');
  await workOut(world, challenge);
  type Shown = { rows: { entryId: string; score: number }[]; demoDay?: { running: boolean; places: { entryId: string; place: number }[] } };
  const results = () => resultsIn<Shown>(world.as('mara'), challenge.id);
  const before = await results();
  expect(before.demoDay).toBeUndefined();
  await begin();
  for (const who of judges) {
    let { state } = await day.stepped(day.next(who));
    while (state === 'at-table') {
      const { now, before: kept } = await day.seen(who);
      ({ state } = await day.stepped(day.say(who, kept ? (kept.number < now!.number ? 'first' : 'second') : 'seen')));
    }
  }
  expect((await results()).demoDay).toEqual({ running: true, places: [] });
  expect(await answer(world.as('mara').get(`/progress/${challenge.id}`))).toMatchObject({ underway: { demoDay: true, rooms: [] } });
  for (const { entryId } of before.rows) await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId, outcome: entryId === entries[2]!.id ? 'winner' : 'not-selected', prizeId: 'grand', reason: 'The best score.', feedback: '' }, { version: 0 }));
  expect(await answer(world.as('mara').post(`/results/${challenge.id}/apply`), 409)).toMatchObject({ detail: 'The demo day is still running. End it first.' });
  expect(await answer(world.as('mara').post(day.desk('/end'), { reason: ' ', sure: true }, { version: 2 }), 422)).toMatchObject({ errors: [{ field: 'reason', message: 'Say why it ends, such as: everything was seen.' }] });
  expect((await world.as('mara').post(day.desk('/end'), { reason: 'Done.', sure: true }, { version: 1 })).status).toBe(412);
  expect(await answer(world.as('mara').get(day.desk('/comparisons')), 409)).toMatchObject({ code: 'conflict' });
  await answer(world.as('mara').post(day.desk('/end'), { reason: 'Done.', sure: true }, { version: 2 }));
  expect(await answer(world.as('mara').post(`/results/${challenge.id}/apply`), 409)).toMatchObject({ detail: 'The order of the demo day is being worked out. Apply the decisions once it is there.' });
  expect(await answer(day.next(judges[0]!), 409)).toMatchObject({ code: 'closed', detail: 'The demo day ended Friday, February 12, 2027, 5:01 p.m. Eastern. What you answered until then stands.' });
  expect(await answer(day.plan(planOf(), 3), 409)).toMatchObject({ detail: 'The demo day is over. A challenge has one.' });
  await drain();
  const [after, { rows: ordered }] = [await results(), (await day.watch()).result!];
  expect(after.demoDay).toEqual({ running: false, places: ordered.map(({ entryId, place, shared }) => ({ entryId, place, shared })) });
  expect([ordered.length, ordered[0]!.place]).toEqual([3, 1]);
  expect(after.rows.map(({ entryId, score }) => [entryId, score])).toEqual(before.rows.map(({ entryId, score }) => [entryId, score]));
  const dayIn = () => resultFileOf(world, round.id);
  const kept = await dayIn();
  expect([kept.holds, kept.panel.demoDay, kept.panel.digest, kept.panel.fileHash], 'it ended after the results were worked out: their file was made anew').toEqual([[true, true], 'open', kept.published.digest, kept.fileHash]);
  const [codeOf, inFile] = [new Map(entries.map(({ id, code }) => [id, code])), kept.published.demoDay];
  expect(inFile!.result!.rows.map(({ entry, place, comparisons }) => `${inFile!.entries[entry]} ${place} ${comparisons}`).toSorted(), 'the file says what the page does').toEqual(ordered.map(({ entryId, place, comparisons }) => `${codeOf.get(entryId)} ${place} ${comparisons}`).toSorted());
  const scoringNames = new Set(kept.bundle.inputs.judges.map(({ id }) => id));
  expect([kept.bundle.demoDay!.judges.length, kept.bundle.demoDay!.judges.some((name) => scoringNames.has(name)), kept.bundle.demoDay!.judges.some((name) => kept.text.includes(name))]).toEqual([5, false, false]);
  world.clock.pass(60_000);
  await workOut(world, challenge);
  const again = await dayIn();
  expect([again.holds, again.published.demoDay, again.published.results], 'a later run holds the same').toEqual([[true, true], kept.published.demoDay, kept.published.results]);
  expect(again.bundle.demoDay!.judges.some((name) => kept.bundle.demoDay!.judges.includes(name)), 'under names of its own').toBe(false);
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`));
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  const { record } = await answer<{ record: DecisionRecord }>(world.as().get(`/winners/${challenge.slug}`));
  expect([record.demoDay, record.rows.map(({ code, day: by }) => `${code} ${by?.place}`).toSorted()], 'everybody reads the order').toEqual([{ judges: 5, comparisons: inFile!.comparisons!.length }, ordered.map(({ entryId, place }) => `${codeOf.get(entryId)} ${place}`).toSorted()]);
  const ended = await day.seen(judges[0]!);
  expect([ended.phase, ended.now, ended.last, ended.ended!.reason]).toEqual(['ended', undefined, undefined, 'Done.']);
});

test('what the next table is chosen by is renewed once for many answers in a moment', async () => {
  await stage(4, 3);
  await begin();
  await Promise.all(judges.map((who) => answer(day.next(who))));
  await Promise.all(judges.map((who) => answer(day.say(who, 'seen'))));
  for (const who of judges) {
    if (!(await day.seen(who)).now) await answer(day.next(who));
    if ((await day.seen(who)).now) await answer(day.say(who, 'first'));
  }
  await drain();
  const stored = (await world.ports.demoDays.find(challenge.id))!;
  const first = (await world.ports.demoDays.posterior(stored))!;
  const answered = (await world.ports.demoDays.answers(stored)).length;
  expect([answered > 0, first.views.reduce((sum, views) => sum + views, 0)]).toEqual([true, judges.length + answered]);
  world.clock.pass(1000);
  for (const who of judges) if ((await day.seen(who)).now) await answer(day.say(who, 'equal'));
  await drain();
  expect((await world.ports.demoDays.posterior(stored))!.at).toBe(first.at);
  world.clock.pass(5000);
  for (const who of judges) if (!(await day.seen(who)).now && (await day.seen(who)).idle !== 'done') await answer(day.next(who));
  for (const who of judges) if ((await day.seen(who)).now) await answer(day.say(who, 'equal'));
  await drain();
  expect((await world.ports.demoDays.posterior(stored))!.at > first.at).toBe(true);
});
