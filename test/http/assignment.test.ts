import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { commitmentTo } from '../../functions/domain/judging/numbers/committed-seed.ts';
import { sentEntry } from '../support/entry.ts';
import { judgeIn, marks, throughGate, workOut } from '../support/judging.ts';
import { people, type PersonName } from '../support/people.ts';
import { resultsIn } from '../support/results.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
type Made = { entry: { id: string; code: string } };
let lena: Made;
let rita: Made;
type Reader = { judgeId: string; name: string; byHand: boolean; state?: string; why?: string };
type Plan = { looked?: number; round: { version: number; draws: number; commitment: string }; design?: { nearness?: object; histogram: number[]; components: number; words: string; warnings: string[] }; pairCount: number; byHand: number; judges: { name: string; load: number; ready: boolean }[]; short: object[]; dropped: object[]; entries: { entryId: string; readers: Reader[]; able: string[] }[] };
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

test('before anybody judges, a manager sees how sure the winners would be, and what more reviews would bring', async () => {
  const ask = (query: string) => world.as('mara').get(`/assignments/${challenge.id}/power?${query}`);
  const seen = await answer<{ words: string[]; rows: { reviews: number; rightShare: number; load: number }[] }>(ask('entries=40&judges=8&reviews=3&places=3'));
  expect(seen.rows.map(({ reviews, load }) => [reviews, load])).toEqual([[2, 10], [3, 15], [4, 20], [5, 25]]);
  expect(seen.rows.at(-1)!.rightShare).toBeGreaterThan(seen.rows[0]!.rightShare);
  expect(seen.words[0]).toMatch(/^With 40 entries, 8 judges and 3 reviews of each, \d\d% of the 3 chosen would belong there \(\d\d to \d\d%\), and the best entry would be among them \d\d% of the time \(\d\d to \d\d%\)\.$/);
  expect(await answer(ask('entries=40&judges=2&reviews=3&places=3'), 422)).toMatchObject({ errors: [{ field: 'reviews', message: 'With 2 judges an entry has at most 2 reviews.' }] });
  expect(await answer(ask('entries=many&judges=8&reviews=3&places=3'), 422)).toMatchObject({ errors: [{ field: 'entries', message: 'Enter a whole number from 2 to 2,000.' }] });
  expect(await answer(world.as('vera').get(`/assignments/${challenge.id}/power?entries=40&judges=8&reviews=3&places=3`), 404)).toMatchObject({ code: 'not-found' });
});

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

test('a judge whose organization has the name of a team is given no entry of that team', async () => {
  const own = await openChallenge(world, (await openAgency(world, 'bridges')).id, { judging: { reviewsPerEntry: 1, quorum: 1 } });
  const { team, entry } = await sentEntry(world, 'rita', own, 'Harborlight Works');
  await answer(world.as('mara').post(`/judges/${own.id}/invitations`, { judges: [{ email: people.vera.email, name: people.vera.name, organization: ' harborlight works' }] }), 201);
  await throughGate(world, own, 'vera');
  await judgeIn(world, own, 'jim');
  const { items } = await answer<{ items: object[] }>(world.as('mara').get(`/judges/${own.id}/conflicts`));
  expect(items).toEqual([{ judgeId: people.vera.id, judge: people.vera.name, teamId: team.id, team: 'Harborlight Works', kind: 'same-organization' }]);
  const seen = await answer<Plan>(world.as('mara').get(`/assignments/${own.id}`));
  expect(seen.entries.map(({ entryId, readers, able }) => ({ entryId, readers: readers.map(({ judgeId }) => judgeId), able }))).toEqual([{ entryId: entry.id, readers: [people.jim.id], able: [] }]);
});

test('a judge who works for an organization that pays a prize is given no entry, and cannot be added to one', async () => {
  const own = await openChallenge(world, (await openAgency(world, 'ferries')).id, { judging: { reviewsPerEntry: 1, quorum: 1 }, prizes: { tiers: [{ id: 'grand', name: 'Grand prize', places: 1, cents: 1_000_00, other: '', sponsor: 'River Fund' }] } });
  const { team, entry } = await sentEntry(world, 'rita', own);
  await answer(world.as('mara').post(`/judges/${own.id}/invitations`, { judges: [{ email: people.vera.email, name: people.vera.name, organization: 'river fund' }] }), 201);
  await throughGate(world, own, 'vera');
  await judgeIn(world, own, 'jim');
  const { items } = await answer<{ items: object[] }>(world.as('mara').get(`/judges/${own.id}/conflicts`));
  expect(items).toMatchObject([{ judgeId: people.vera.id, teamId: team.id, kind: 'sponsor' }]);
  const seen = await answer<Plan>(world.as('mara').get(`/assignments/${own.id}`));
  expect(seen.entries.map(({ readers, able }) => ({ readers: readers.map(({ judgeId }) => judgeId), able }))).toEqual([{ readers: [people.jim.id], able: [] }]);
  expect(await answer(world.as('mara').post(`/assignments/${own.id}/changes`, { judgeId: people.vera.id, entryId: entry.id, change: 'add' }), 409)).toMatchObject({ code: 'conflict' });
});

test('looking at the plan plans nothing and shows the same twice', async () => {
  const [first, second] = [await plan(), await plan()];
  expect(first).toEqual(second);
  expect(first).toMatchObject({ round: { version: 0 }, pairCount: 4, short: [] });
  expect(await world.ports.rounds.current(challenge.id)).toBeUndefined();
});

test('a proposal says how well it will tell entries apart, what is wrong with it, and why each judge is where they are', async () => {
  const { design, entries } = await plan();
  expect(design).toMatchObject({ components: 1, warnings: [expect.stringMatching(/^\d pairs? (was|were) not drawn by lot: the draw left/)] });
  expect(design!.histogram.reduce((sum, judges, load) => sum + judges * load, 0)).toBe(4);
  expect(design!.words).toMatch(/^Once judged, /);
  expect(entries.flatMap(({ readers }) => readers.map(({ why }) => why))).toEqual(Array(4).fill(expect.stringMatching(/^(Drawn by lot|Not drawn by lot, but added because the draw left this entry short)\. This judge fits best of [23] who may read the entry\.$/)));
});

test('the hash of the secret is told before the draw; a new draw has a new one, and the secret is told to nobody', async () => {
  const secret = (draws: number) => world.ports.beacon.secret(`draw ${idOf} ${draws}`);
  const seen = await plan();
  const idOf = (seen.round as unknown as { id: string }).id;
  expect(seen.round).toMatchObject({ draws: 0, commitment: commitmentTo(world.ports.sha256, secret(0)) });
  expect(JSON.stringify(seen)).not.toContain(secret(0));
  const open = await answer<{ draw: object }>(world.as().get(`/challenges/${challenge.slug}`));
  expect(open.draw, 'everybody reads it from the opening on').toEqual({ first: seen.round.commitment, now: seen.round.commitment, draws: 0 });
  expect(JSON.stringify(open)).not.toContain(secret(0));
});

test('a proposal keeps what the rules promise, and the version that was read', async () => {
  expect(await answer(propose({ reviewsPerEntry: 1 }, 0), 422)).toMatchObject({ errors: [{ field: 'reviewsPerEntry', message: 'The published rules promise each entry at least 2 reviews. Enter 2 or more.' }] });
  expect(await answer(propose({ leastPerJudge: 1 }, 0))).toMatchObject({ reviewsPerEntry: 2, leastPerJudge: 1, version: 1 });
  expect(await answer(propose({}, 0), 412)).toMatchObject({ code: 'stale' });
  expect(await plan()).toMatchObject({ promised: 2, round: { version: 1 }, pairCount: 4, short: [] });
});

test('the least a judge reads and reviews from the entry’s own area are refused where they cannot be', async () => {
  expect(await answer(propose({ leastPerJudge: 21 }, 1), 422)).toMatchObject({ errors: [{ field: 'leastPerJudge', message: 'The least a judge reads cannot be above the most. Enter 20 or fewer.' }] });
  expect(await answer(propose({ expertsPerEntry: 1 }, 1), 422)).toMatchObject({ errors: [{ field: 'expertsPerEntry', message: 'This challenge has fewer than two areas, so there is nothing to ask for. Enter 0.' }] });
  expect(await plan()).toMatchObject({ areas: 1, round: { version: 1, leastPerJudge: 1, expertsPerEntry: 0 } });
});

test('one judge can have limits of their own: the draw keeps them, everybody else has what holds for all, and leaving them out changes nothing', async () => {
  const { version } = (await plan()).round as unknown as { version: number };
  const loads = async () => Object.fromEntries(((await plan()) as unknown as { judges: { id: string; load: number }[] }).judges.map(({ id, load }) => [id, load]));
  const jim = people.jim.id;
  expect(await answer(propose({ limits: [{ judgeId: jim, least: 3, most: 2 }] }, version), 422)).toMatchObject({ errors: [{ field: `least ${jim}`, message: 'The least Jim Judge reads cannot be above the most. Enter 2 or fewer as the least, or 3 or more as the most.' }] });
  expect(await answer(propose({ limits: [{ judgeId: people.mara.id, most: 2 }] }, version), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(propose({ limits: [{ judgeId: jim, most: 0 }, { judgeId: people.jana.id }] }, version))).toMatchObject({ limits: [{ judgeId: jim, most: 0 }] });
  expect((await loads())[jim]).toBe(0);
  expect(await answer(propose({ limits: [{ judgeId: jim, least: 2, most: 2 }] }, version + 1))).toMatchObject({ limits: [{ judgeId: jim, least: 2, most: 2 }] });
  expect((await loads())[jim]).toBe(2);
  expect(await answer(propose({}, version + 2))).toMatchObject({ limits: [{ judgeId: jim, least: 2, most: 2 }] });
  expect(await answer(propose({ leastPerJudge: 1, limits: [] }, version + 3))).toMatchObject({ limits: [], version: version + 4 });
});

test('a change by hand holds through a new draw, and no conflicted pair can be made', async () => {
  expect(await answer(byHand('kofi', lena, 'add'), 409)).toMatchObject({ code: 'conflict' });
  const janas = readersOf(await plan(), rita).includes('Jana Judge');
  if (janas) await answer(byHand('jana', rita, 'remove'));
  expect(readersOf(await plan(), rita)).toEqual(['Jim Judge', 'Kofi Conflicted']);
  await answer(byHand('jana', rita, 'add'));
  const first = (await plan()).round;
  expect(readersOf(await plan(), rita)).toContain('Jana Judge');
  await answer(propose({ drawAgain: true }, 5));
  const drawn = await plan();
  expect(drawn.round.draws).toBe(1);
  expect(drawn.round.commitment).not.toBe(first.commitment);
  expect((await answer<{ draw: object }>(world.as().get(`/challenges/${challenge.slug}`))).draw).toEqual({ first: first.commitment, now: drawn.round.commitment, draws: 1 });
  expect(drawn.entries.find((row) => row.entryId === rita.entry.id)!.readers).toContainEqual({ judgeId: people.jana.id, name: 'Jana Judge', byHand: true, why: 'Put here by hand.' });
  expect(drawn.byHand).toBe(1);
  await answer(propose({ forgetHand: true }, 6));
  expect((await plan()).byHand).toBe(0);
});

test('limits that keep nobody from anything never draw again, and every proposal that could be read counts, whatever made it differ', async () => {
  const own = await openChallenge(world, (await openAgency(world, 'markets')).id, { judging: { reviewsPerEntry: 1, quorum: 1 } });
  for (const who of ['lena', 'rita'] as const) await sentEntry(world, who, own, `Market ${who}`);
  for (const who of ['jana', 'jim', 'vera', 'olga'] as const) await judgeIn(world, own, who);
  const seen = () => answer<Plan>(world.as('mara').get(`/assignments/${own.id}`));
  const wish = async (change: object) => answer(world.as('mara').put(`/assignments/${own.id}`, { reviewsPerEntry: 1, mostPerJudge: 20, ...change }, { version: (await seen()).round.version }));
  const readers = ({ entries }: Plan) => JSON.stringify(entries.map((row) => row.readers.map(({ judgeId }) => judgeId)));
  const first = await seen();
  expect(first.looked).toBe(1);
  for (const mostPerJudge of [19, 18, 17, 2]) {
    await wish({ mostPerJudge });
    expect([mostPerJudge, readers(await seen()), (await seen()).looked]).toEqual([mostPerJudge, readers(first), 1]);
  }
  const others = new Set([readers(first)]);
  for (let again = 0; again < 6; again++) {
    await wish({ drawAgain: true });
    others.add(readers(await seen()));
  }
  await wish({ reviewsPerEntry: 2 });
  others.add(readers(await seen()));
  expect(others.size).toBeGreaterThan(2);
  expect((await seen()).looked).toBe(others.size);
  const chosen = (await seen()).entries[0]!;
  await answer(world.as('mara').post(`/assignments/${own.id}/changes`, { judgeId: chosen.readers[0]!.judgeId, entryId: chosen.entryId, change: 'remove' }));
  expect((await seen()).looked, 'what is changed by hand is counted by itself').toBe(others.size);
  await wish({ reviewsPerEntry: 2, forgetHand: true });
  await answer(world.as('mara').post(`/judges/${own.id}/${people.olga.id}/revoke`, { reason: 'Left.' }));
  const fewer = await seen();
  expect(fewer.looked! - others.size, 'another panel is another proposal').toBe(others.has(readers(fewer)) ? 0 : 1);
  world.clock.set('2027-01-18T15:00:00.000Z');
  expect(await answer(world.as('mara').post(`/assignments/${own.id}/publish`))).toMatchObject({ proposals: fewer.looked, draws: 6 });
  const published = await seen();
  expect(published.design, 'the figures stay, as they were').toEqual({ ...fewer.design, warnings: [] });
  expect(published.design).toMatchObject({ nearness: { exact: true, share: 0 }, components: 1 });
  expect(published.entries.map(({ readers: all }) => all.map(({ judgeId, why }) => [judgeId, why])), 'and so does why each judge is where they are').toEqual(fewer.entries.map(({ readers: all }) => all.map(({ judgeId, why }) => [judgeId, why])));
  const open = published.entries[0]!;
  await answer(world.as('mara').post(`/assignments/${own.id}`, { judgeId: open.able[0], entryId: open.entryId }), 201);
  expect((await seen()).entries[0]!.readers).toContainEqual(expect.objectContaining({ judgeId: open.able[0], byHand: true, why: 'Put here by hand.' }));
  const { items } = await answer<{ items: { kind: string; refs?: object }[] }>(world.as('mara').get(`/acts?about=${own.id}`));
  expect(items.find(({ kind }) => kind === 'assignments.published')).toMatchObject({ refs: { proposals: fewer.looked, draws: 6 } });
  world.clock.set('2027-01-05T16:00:00.000Z');
});

test('a reminder shows exactly whom it reaches before it is sent', async () => {
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(propose({ reviewsPerEntry: 3 }, 7));
  expect((await plan()).design).toMatchObject({ histogram: [0, 1, 2], components: 1, warnings: [expect.stringMatching(/^1 entry gets fewer reviews than asked for/), expect.stringMatching(/^\d pairs? (was|were) not drawn by lot: the draw left/)] });
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

test('an entry goes without a review that nobody can give, with a reason; it is no longer to fix, and no score changes', async () => {
  const waive = (reason: string, version: number, entryId = lena.entry.id) => world.as('mara').put(`/progress/${challenge.id}/waivers/${entryId}`, { reason }, { version });
  type Board = { fixes: { kind: string; entryId?: string }[]; waived: object[]; pace: { missing: number } };
  const board = () => answer<Board>(world.as('mara').get(`/progress/${challenge.id}`));
  const before = await board();
  expect(await answer(waive(' ', 0), 422)).toMatchObject({ errors: [{ field: 'reason', message: 'Say why the review is missing. It is published with the results.' }] });
  expect(await answer(waive('Two judges fell ill.', 0))).toMatchObject({ entryId: lena.entry.id, missing: 2, reason: 'Two judges fell ill.', version: 1 });
  expect(await answer(waive('Another reason.', 0), 412)).toMatchObject({ code: 'stale', version: 1 });
  expect(await answer(waive('Two judges fell ill, late.', 1))).toMatchObject({ version: 2 });
  const after = await board();
  expect(after.waived).toMatchObject([{ code: lena.entry.code, missing: 2, reason: 'Two judges fell ill, late.' }]);
  expect(after.fixes).toEqual(before.fixes.filter(({ kind, entryId }) => kind !== 'entry-short' || entryId !== lena.entry.id));
  expect(before.pace.missing - after.pace.missing).toBe(2);
  expect(await answer(world.as('vera').put(`/progress/${challenge.id}/waivers/${lena.entry.id}`, { reason: 'Because.' }, { version: 2 }), 404)).toMatchObject({ code: 'not-found' });
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
  const { items } = await answer<{ items: { to: string[]; text: string }[] }>(world.as('mara').get(`/results/${challenge.id}/letters`));
  expect(items.map((item) => String(item.to)).toSorted()).toEqual(['Lena Lead', 'Rita Rival']);
  await workOut(world, challenge);
  expect(await resultsIn(world.as('mara'), challenge.id)).toMatchObject({ empty: [], rows: [{ team: 'Team rita', scores: [75], decision: { outcome: 'winner' } }, { team: 'Team lena', scores: [], waiver: { missing: 2, reason: 'Two judges fell ill, late.' } }] });
});
