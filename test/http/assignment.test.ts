import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { sentEntry } from '../support/entry.ts';
import { judgeIn, marks } from '../support/judging.ts';
import { people, type PersonName } from '../support/people.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
type Made = { entry: { id: string; code: string } };
let lena: Made;
let rita: Made;
type Reader = { judgeId: string; name: string; byHand: boolean; state?: string };
type Plan = { round: { version: number }; pairCount: number; byHand: number; judges: { name: string; load: number; ready: boolean }[]; short: object[]; dropped: object[]; entries: { entryId: string; readers: Reader[]; able: string[] }[] };
const plan = () => answer<Plan>(world.as('mara').get(`/assignments/${challenge.id}`));
const readersOf = (seen: Plan, made: Made) => seen.entries.find((row) => row.entryId === made.entry.id)!.readers.map((reader) => reader.name);
const propose = (wish: object, version: number) => world.as('mara').put(`/assignments/${challenge.id}`, { reviewsPerEntry: 2, mostPerJudge: 20, ...wish }, { version });
const byHand = (who: PersonName, made: Made, change: string) => world.as('mara').post(`/assignments/${challenge.id}/changes`, { judgeId: people[who].id, entryId: made.entry.id, change });

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { judging: { reviewsPerEntry: 2, quorum: 1 } });
  lena = await sentEntry(world, 'lena', challenge);
  rita = await sentEntry(world, 'rita', challenge);
  for (const who of ['jana', 'jim', 'kofi'] as const) await judgeIn(world, challenge, who, who === 'kofi' ? [{ name: 'Lena Lead', reason: 'We worked together.' }] : []);
});
afterAll(() => world?.stop());

test('a list of judges is checked line by line and nothing is sent', async () => {
  const before = (await world.ports.mails.all()).items.length;
  const { lines } = await answer<{ lines: { line: number; faults: string[] }[] }>(world.as('mara').post(`/judges/${challenge.id}/invitations/check`, { list: 'new@example.net,New\njim@gmail.com,Jim\nnobody' }));
  expect(lines.map(({ line, faults }) => [line, faults.length])).toEqual([[1, 0], [2, 1], [3, 1]]);
  expect((await world.ports.mails.all()).items.length).toBe(before);
});

test('the agency sees which pairs may not meet, and never why a judge said so', async () => {
  const seen = await answer<{ items: object[] }>(world.as('mara').get(`/judges/${challenge.id}/conflicts`));
  expect(seen.items).toMatchObject([{ judgeId: people.kofi.id, team: 'Team lena', kind: 'declared' }]);
  expect(JSON.stringify(seen)).not.toMatch(/worked together/);
});

test('looking at the plan stores nothing and shows the same twice', async () => {
  const [first, second] = [await plan(), await plan()];
  expect(first).toEqual(second);
  expect(first).toMatchObject({ round: { version: 0 }, pairCount: 4, short: [] });
  expect(await world.ports.rounds.current(challenge.id)).toBeUndefined();
});

test('a proposal keeps what the rules promise, and the version that was read', async () => {
  expect(await answer(propose({ reviewsPerEntry: 1 }, 0), 422)).toMatchObject({ errors: [{ field: 'reviewsPerEntry', message: 'The published rules promise each entry at least 2 reviews. Enter 2 or more.' }] });
  expect(await answer(propose({}, 0))).toMatchObject({ reviewsPerEntry: 2, version: 1 });
  expect(await answer(propose({}, 0), 412)).toMatchObject({ code: 'stale' });
  expect(await plan()).toMatchObject({ promised: 2, round: { version: 1 }, pairCount: 4, short: [] });
});

test('a change by hand holds through a new draw, and no conflicted pair can be made', async () => {
  expect(await answer(byHand('kofi', lena, 'add'), 409)).toMatchObject({ code: 'conflict' });
  const janas = readersOf(await plan(), rita).includes('Jana Judge');
  if (janas) await answer(byHand('jana', rita, 'remove'));
  expect(readersOf(await plan(), rita)).toEqual(['Jim Judge', 'Kofi Conflicted']);
  await answer(byHand('jana', rita, 'add'));
  expect(readersOf(await plan(), rita)).toContain('Jana Judge');
  await answer(propose({ drawAgain: true }, 1));
  const drawn = await plan();
  expect(drawn.entries.find((row) => row.entryId === rita.entry.id)!.readers).toContainEqual({ judgeId: people.jana.id, name: 'Jana Judge', byHand: true });
  expect(drawn.byHand).toBe(1);
  await answer(propose({ forgetHand: true }, 2));
  expect((await plan()).byHand).toBe(0);
});

test('a reminder shows exactly whom it reaches before it is sent', async () => {
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(propose({ reviewsPerEntry: 3 }, 3));
  // Two windows publish at once: one does, and every pair is there.
  const both = await Promise.all([1, 2].map(() => world.as('mara').post(`/assignments/${challenge.id}/publish`)));
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  expect(await plan()).toMatchObject({ pairCount: 5, short: [{ code: lena.entry.code, missing: 1 }] });
  const path = `/evaluations/${challenge.id}/${rita.entry.id}`;
  await answer(world.as('kofi').post(`${path}/save`, { marks: marks(4), comments: {}, note: '', feedback: 'Clear.' }, { version: 1 }));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const ids = [people.jana.id, people.kofi.id];
  const seen = await answer<{ letters: { name: string; to: string; left: number; text: string }[]; skipped: string[] }>(world.as('mara').get(`/progress/${challenge.id}/reminders?judgeIds=${ids.join(',')}`));
  expect(seen.letters.map(({ name, to, left }) => ({ name, to, left }))).toEqual([{ name: 'Jana Judge', to: people.jana.email, left: 2 }]);
  expect(seen.letters[0]!.text.split('\n\n')[0]).toBe('Dear Jana Judge,');
  expect(seen.letters[0]!.text).toMatch(/\n\n[^\n]+\n[^\n ]+@[^\n ]+\n$/);
  expect(seen.skipped).toEqual([people.kofi.id]);
  expect(await answer(world.as('mara').post(`/progress/${challenge.id}/reminders`, { judgeIds: ids }))).toEqual({ reminded: [people.jana.id], skipped: [people.kofi.id] });
  expect(await answer(world.as('mara').post(`/progress/${challenge.id}/reminders`, { judgeIds: [people.kofi.id] }), 409)).toMatchObject({ code: 'conflict' });
  const { judges } = await answer<{ judges: { judgeId: string; remindedAt?: string }[] }>(world.as('mara').get(`/progress/${challenge.id}`));
  expect(judges.flatMap(({ judgeId, remindedAt }) => (remindedAt ? [[judgeId, remindedAt]] : []))).toEqual([[people.jana.id, world.clock.now()]]);
  const letter = (await world.ports.mails.all()).items.find((mail) => mail.template === 'judge-reminder');
  expect((await world.ports.mails.find(letter!.id))!.text).toBe(seen.letters[0]!.text);
});

test('what a lost judge owed is short again, and the board says who could take it', async () => {
  await answer(world.as('mara').post(`/judges/${challenge.id}/${people.jim.id}/revoke`, { reason: 'Vanished.' }));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const board = await answer<{ fixes: object[]; judges: object[] }>(world.as('mara').get(`/progress/${challenge.id}`));
  expect(board.fixes).toEqual([
    { kind: 'entry-short', entryId: lena.entry.id, missing: 2, able: [] },
    { kind: 'entry-short', entryId: rita.entry.id, missing: 1, able: [] },
    { kind: 'judge-idle', judgeId: people.jana.id, left: 2 },
  ].toSorted((a, b) => Number(a.kind === 'judge-idle') - Number(b.kind === 'judge-idle') || ((a.entryId ?? '') < (b.entryId ?? '') ? -1 : 1)));
});

test('decisions: a place is given once, two deciders never overwrite each other, the rest follow at once', async () => {
  world.clock.set('2027-02-12T22:01:00.000Z');
  const decide = (made: Made, outcome: string, version: number) =>
    world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId: made.entry.id, outcome, prizeId: 'grand', reason: 'As scored.', feedback: 'Clear.' }, { version });
  expect(await answer(decide(rita, 'winner', 0))).toMatchObject({ place: 1, cents: 25_000_00, version: 1 });
  expect(await answer(decide(lena, 'winner', 0), 409)).toMatchObject({ code: 'taken', errors: [{ field: 'prizeId' }] });
  expect(await answer(decide(rita, 'finalist', 0), 412)).toMatchObject({ code: 'stale', version: 1, current: { outcome: 'winner' } });
  const rest = { entryIds: [lena.entry.id, rita.entry.id], reason: 'Others scored higher.', withFeedback: true };
  expect(await answer(world.as('mara').post(`/results/${challenge.id}/decisions/not-selected`, rest))).toEqual({ staged: 1, skipped: 1 });
  const { items, letters } = await answer<{ items: { to: string[]; text: string }[]; letters: number }>(world.as('mara').get(`/results/${challenge.id}/letters`));
  expect(letters).toBe(2);
  expect(items.map((item) => String(item.to)).toSorted()).toEqual(['Lena Lead', 'Rita Rival']);
  expect(await answer(world.as('mara').get(`/results/${challenge.id}`))).toMatchObject({ empty: [], rows: [{ team: 'Team rita', scores: [75], decision: { outcome: 'winner' } }, { team: 'Team lena', scores: [] }] });
});
