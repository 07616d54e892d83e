import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PairAnswer } from '../../functions/domain/judging/deliberation/deliberation.ts';
import type { Tally } from '../../functions/domain/judging/pairs/ballot-tally.ts';
import type { Round } from '../../functions/domain/judging/round/round.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { crowdOf } from '../support/crowd.ts';
import { demoDayOf } from '../support/expo.ts';
import { judgeIn, workOut } from '../support/judging.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import { people } from '../support/people.ts';
import { resultsIn } from '../support/results.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import type { Who } from '../support/strangers.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let round: Round;
let judges: Who[];
let kofi: Who;
let entryIds: string[];
let codes: string[];
let set: string[];
let room: { id: string; version: number };
type Room = { you: string; others: string[]; open: boolean; entries: { entryId: string; code: string; title: string; score?: string }[]; pairs: { first: string; second: string }[]; ballot: { version: number; answers: PairAnswer[] }; tally?: Tally; minutes?: string };
type Posted = { id: string; by: string; own: boolean; text: string; mentions: string[]; takenBack: boolean; version: number };
const own = (part = '') => `/judging/${challenge.id}/rooms/${room.id}${part}`;
const desk = (part = '') => `/deliberations/${challenge.id}${part}`;
const seenBy = (who: Who) => answer<Room>(world.as(who).get(own()));
const lettersTo = async (email: string) => {
  const own = (await world.ports.mails.all()).items.filter(({ to }) => to === email);
  return Promise.all(own.map(async ({ id }) => (await world.ports.mails.find(id))!));
};
const drain = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const answersOf = ({ pairs }: Room, best: string[]): PairAnswer[] => pairs.map((pair) => ({ ...pair, stronger: best.indexOf(pair.first) < best.indexOf(pair.second) ? 'first' : 'second' }));
const opening = () => ({ entryIds: set, question: 'Which of these three would help more people?', endsAt: '2027-02-20T22:00:59.999Z' });

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  const entries = await crowdOf(world, challenge, 6, { sent: true });
  entryIds = entries.map(({ id }) => id);
  codes = entries.map(({ code }) => code);
  judges = (await panelIn(world, challenge, 4)).map((id, n) => ({ id, email: `judge${n + 1}@panel${n + 1}.example`, name: `Judge ${n + 1}` }));
  kofi = 'kofi';
  await judgeIn(world, challenge, 'kofi', [{ name: 'Team 0', reason: 'We worked together.' }]);
  world.clock.set('2027-01-18T15:00:00.000Z');
  round = await answer<Round>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await drain();
  for (const [n, who] of [...judges.map((judge) => (judge as { id: string }).id), people.kofi.id].entries()) {
    // the first three are as good as each other to every judge, so that whoever reads them, the scores leave them open
    await scoreAs(world, round, who, (entryId) => (entryIds.indexOf(entryId) < 3 ? 4 : 1 + ((n + entryIds.indexOf(entryId)) % 2)));
  }
  set = entryIds.slice(0, 3);
}, 120_000);
afterAll(() => world?.stop());

test('a room opens between the scores and the decisions, for entries that the scores leave open', async () => {
  expect(await answer(world.as('mara').get(desk()), 409)).toMatchObject({ code: 'closed' });
  expect(await answer(world.as('mara').post(desk(), opening()), 409)).toMatchObject({ code: 'closed' });
  world.clock.set('2027-02-12T22:01:00.000Z');
  expect(await answer(world.as('mara').post(desk(), opening()), 409)).toMatchObject({ detail: 'The results are being worked out. Open a room once they are there.' });
  await workOut(world, challenge);
  const { rooms, suggested, entries } = await answer<{ rooms: object[]; suggested: string[]; entries: { entryId: string }[] }>(world.as('mara').get(desk()));
  expect({ rooms, suggested: suggested.toSorted(), all: entries.length }).toEqual({ rooms: [], suggested: set.toSorted(), all: 6 });
  const refused = async (change: object) => (await answer<{ errors: object[] }>(world.as('mara').post(desk(), { ...opening(), ...change }), 422)).errors;
  expect(await refused({ entryIds: set.slice(0, 1) })).toEqual([{ field: 'entryIds', message: 'Choose at least 2 entries.' }]);
  expect(await refused({ endsAt: '2027-02-12T22:00:00Z' })).toEqual([{ field: 'endsAt', message: 'This time is over. Choose a later end.' }]);
  expect(await refused({ question: 'Why' })).toEqual([{ field: 'question', message: 'Ask the judges something they can answer.' }]);
  for (const who of ['paul', 'kofi', 'lena'] as const) expect((await world.as(who).post(desk(), opening())).status).toBe(who === 'paul' ? 403 : 404);
});

/** All that a judge in conflict can ask about rooms, of what is there and of what is not. */
const askedBy = async (who: Who, roomId: string) => {
  const at = `/judging/${challenge.id}/rooms`;
  const asked = [world.as(who).get(at), world.as(who).get(`/judging/${challenge.id}`), world.as(who).get('/me/work'), ...['', '/posts', `/entries/${set[0]}`, `/entries/${set[1]}`].map((part) => world.as(who).get(`${at}/${roomId}${part}`)),
    world.as(who).post(`${at}/${roomId}/posts`, { text: 'Who is here?', mentions: [] }), world.as(who).put(`${at}/${roomId}/ballot`, { answers: [] }, { version: 0 })];
  return Promise.all(asked.map(async (reply) => `${(await reply).status} ${(await (await reply).text()).replace(/"requestId":"[^"]*"/, '')}`));
};

test('judges in conflict with none of the entries get a letter and a name made up for the room; the others cannot know of it', async () => {
  const before = await askedBy(kofi, world.ports.chance.id('room'));
  room = await answer(world.as('mara').post(desk(), opening(), { key: 'open-once' }), 201);
  expect(await answer(world.as('mara').post(desk(), opening(), { key: 'open-once' }), 201)).toEqual(room);
  await drain();
  expect(await askedBy(kofi, room.id)).toEqual(before);
  const letters = await Promise.all([...judges.map((judge) => (judge as { email: string }).email), people.kofi.email].map(lettersTo));
  const told = letters.map((own) => own.filter(({ template }) => template === 'deliberation-opened'));
  expect(told.map((own) => own.length)).toEqual([1, 1, 1, 1, 0]);
  expect(told[0]![0]!.text).toContain(`Which of these three would help more people?\n\nYou can read, write and answer until Saturday, February 20, 2027, 5:00 p.m. Eastern. Other judges see you under a name made up for this room; the agency sees yours.\n\nhttp://localhost:4321/judge/${challenge.id}/rooms/${room.id}\n`);
  const seen = await Promise.all(judges.map(seenBy));
  expect(seen.map(({ you }) => you).toSorted()).toEqual(['Judge A', 'Judge B', 'Judge C', 'Judge D']);
  expect(seen[0]!.others).toEqual(['Judge A', 'Judge B', 'Judge C', 'Judge D'].filter((one) => one !== seen[0]!.you));
  expect(JSON.stringify(seen)).not.toMatch(/per_|tem_|panel\d|Stranger/);
  expect(seen[0]!.entries.map(({ code, score }) => [code, /^\d+\.\d$/.test(score!)])).toEqual(codes.slice(0, 3).toSorted().map((code) => [code, true]));
  const { judged } = await answer<{ judged: { code: string; sections: object[] } }>(world.as(judges[0]).get(own(`/entries/${set[0]}`)));
  expect([judged.code, judged.sections.length > 0]).toEqual([codes[0], true]);
  expect((await world.as(judges[0]).get(own(`/entries/${entryIds[4]}`))).status).toBe(404);
});

test('a demo day does not begin while judges of a blind call weigh entries in a room: it would tell them who made some', async () => {
  const day = demoDayOf(world, challenge.id);
  await answer(day.plan({ tables: entryIds.map((entryId, n) => ({ entryId, number: n + 1 })), minutes: 5, top: 1, judgeIds: judges.map((judge) => (judge as { id: string }).id) }, 0));
  expect(await answer(world.as('mara').post(day.desk('/start'), { sure: true }, { version: 1 }), 409)).toMatchObject({ code: 'conflict', detail: 'A deliberation room is open, and its judges weigh entries without knowing who made them. Wait until it ends, or close it, then start.' });
  await answer(world.as('mara').delete(day.desk(), { version: 1 }));
});

test('what is written stands under the made-up name, is never edited, and can be taken back; whoever is mentioned gets one letter', async () => {
  const [first, second] = [await seenBy(judges[0]!), await seenBy(judges[1]!)];
  const refused = await answer<{ errors: object[] }>(world.as(judges[0]).post(own('/posts'), { text: 'x'.repeat(2001), mentions: [] }), 422);
  expect(refused.errors).toEqual([{ field: 'text', message: 'Shorten this to 2000 characters.' }]);
  expect(await answer(world.as(judges[0]).post(own('/posts'), { text: 'And you?', mentions: ['Judge Z'] }), 422)).toMatchObject({ errors: [{ field: 'mentions' }] });
  const post = await answer<Posted>(world.as(judges[0]).post(own('/posts'), { text: 'The first one runs already.', mentions: [second.you, first.you] }), 201);
  expect(post).toMatchObject({ by: first.you, own: true, text: 'The first one runs already.', mentions: [second.you], takenBack: false, version: 1 });
  await drain();
  const called = (await lettersTo((judges[1] as { email: string }).email)).filter(({ template }) => template === 'deliberation-mention');
  expect(called.map(({ subject, text }) => [subject, text.includes('Judge 1'), text.includes(first.you)])).toEqual([[`${first.you} asks what you think: Trusted permits`, false, true]]);
  for (let n = 1; n <= 24; n++) {
    world.clock.pass(1000);
    await answer(world.as(judges[1]).post(own('/posts'), { text: `Thought ${n}`, mentions: [] }), 201);
  }
  type Page = { items: Posted[]; next?: string };
  const page = await answer<Page>(world.as(judges[2]).get(own('/posts')));
  const rest = await answer<Page>(world.as(judges[2]).get(own(`/posts?cursor=${encodeURIComponent(page.next!)}`)));
  expect([page.items.length, page.items[0]!.text, rest.items.length, rest.items.at(-1)!.text, rest.next]).toEqual([20, 'Thought 24', 5, 'The first one runs already.', undefined]);
  expect((await world.as(judges[1]).get(own(`/posts?cursor=${encodeURIComponent(page.next!)}`))).status).toBe(422);
  expect((await world.as(judges[1]).post(own(`/posts/${post.id}/take-back`), {}, { version: 1 })).status).toBe(404);
  expect((await world.as(judges[0]).post(own(`/posts/${post.id}/take-back`), {}, { version: 2 })).status).toBe(412);
  expect(await answer(world.as(judges[0]).post(own(`/posts/${post.id}/take-back`), {}, { version: 1 }))).toMatchObject({ text: '', mentions: [], takenBack: true, version: 2 });
  const named = await answer<{ items: { by: string; name: string; text: string }[]; next: string }>(world.as('mara').get(desk(`/${room.id}/posts`)));
  expect(named.items[0]).toMatchObject({ by: second.you, name: 'Judge 2', text: 'Thought 24' });
});

test('each member answers every pair and may change it; nobody, the manager neither, sees a ballot or the tally before the end', async () => {
  const seen = await seenBy(judges[0]!);
  expect(seen.pairs).toHaveLength(3);
  const short = await answer<{ errors: { field: string; message: string }[] }>(world.as(judges[0]).put(own('/ballot'), { answers: answersOf(seen, set).slice(1) }, { version: 0 }), 422);
  expect(short.errors).toMatchObject([{ field: `pair-${seen.pairs[0]!.first}-${seen.pairs[0]!.second}` }]);
  for (const judge of judges.slice(0, 3)) {
    const one = await seenBy(judge);
    expect(one.ballot).toEqual({ version: 0, answers: [] });
    expect(await answer(world.as(judge).put(own('/ballot'), { answers: answersOf(one, set.toReversed()) }, { version: 0 }))).toMatchObject({ version: 1 });
  }
  const [pair, ...rest] = answersOf(seen, set);
  const turned: PairAnswer = { first: pair!.second, second: pair!.first, stronger: pair!.stronger === 'equal' ? 'equal' : pair!.stronger === 'first' ? 'second' : 'first' };
  for (const twice of [pair!, turned]) {
    expect(await answer(world.as(judges[0]).put(own('/ballot'), { answers: [pair, ...rest, twice] }, { version: 1 }), 422)).toMatchObject({ errors: [{ field: 'answers', message: 'Answer each pair once.' }] });
  }
  expect((await world.as(judges[0]).put(own('/ballot'), { answers: answersOf(seen, set) }, { version: 0 })).status).toBe(412);
  await answer(world.as(judges[0]).put(own('/ballot'), { answers: [...rest, turned] }, { version: 1 }));
  expect((await seenBy(judges[0]!)).ballot).toEqual({ version: 2, answers: answersOf(seen, set) });
  const told = await Promise.all([seenBy(judges[3]!), answer<Room>(world.as('mara').get(desk(`/${room.id}`))), answer<{ rooms: Room[] }>(world.as('mara').get(`/results/${challenge.id}`)).then(({ rooms }) => rooms[0]!)]);
  expect(told.map(({ tally, open }) => [tally, open])).toEqual([[undefined, true], [undefined, true], [undefined, true]]);
  expect(JSON.stringify(told)).not.toMatch(/"stronger"/);
  const { items } = await world.ports.acts.about(challenge.id);
  expect(items.filter(({ kind }) => kind === 'deliberation.answered')).toEqual([]);
});

test('any entry of the round is found by its number, and no other', async () => {
  const found = await answer(world.as('mara').get(desk(`/entries?code=%20${codes[4]!.toLowerCase()}`)));
  expect(found).toEqual({ entryId: entryIds[4], code: codes[4], title: 'Permits of team 4', place: expect.any(Number), score: expect.any(Number) });
  for (const code of ['ZZZZZZ', '%25', 'CODES%23']) expect(await answer(world.as('mara').get(desk(`/entries?code=${code}`)), 422)).toMatchObject({ errors: [{ field: 'code', message: expect.stringContaining('No entry of this round has the number') }] });
  expect(await answer(world.as('mara').get(desk('/entries?code=%20')), 422)).toMatchObject({ errors: [{ field: 'code', message: 'Enter an entry number.' }] });
  for (const who of ['paul', 'kofi', 'lena'] as const) expect((await world.as(who).get(desk(`/entries?code=${codes[4]}`))).status).toBe(who === 'paul' ? 403 : 404);
});

test('the organizer writes in the thread as the organizer: once, under no judge’s name, and no judge can take it back', async () => {
  const words = { text: 'Think of those who will use it.' };
  const write = (key: string) => world.as('mara').post(desk(`/${room.id}/posts`), words, { key });
  const said = await answer<{ id: string }>(write('guide-once'), 201);
  expect(await answer(write('guide-once'), 201)).toEqual(said);
  expect(said).toMatchObject({ by: 'Organizer', name: people.mara.name, organizer: true, ...words });
  expect(await answer(world.as('mara').post(desk(`/${room.id}/posts`), { text: '  ' }), 422)).toMatchObject({ errors: [{ field: 'text', message: 'Write something first.' }] });
  const { items } = await answer<{ items: Posted[] }>(world.as(judges[1]).get(own('/posts')));
  expect(items.filter((post) => 'organizer' in post && post.organizer)).toEqual([expect.objectContaining({ id: said.id, by: 'Organizer', own: false, mentions: [], ...words })]);
  expect(JSON.stringify(items)).not.toContain(people.mara.name);
  expect((await world.as(judges[1]).post(own(`/posts/${said.id}/take-back`), {}, { version: 1 })).status).toBe(404);
  for (const who of ['paul', 'kofi', judges[0]!] as const) expect((await world.as(who).post(desk(`/${room.id}/posts`), words)).status).toBe(who === 'paul' ? 403 : 404);
  await drain();
  expect((await lettersTo((judges[3] as { email: string }).email)).map(({ template }) => template)).not.toContain('deliberation-mention');
});

test('a reminder goes to exactly those who were shown and have not answered, and not again within a day', async () => {
  type Shown = { letters: { alias: string; name: string; to: string; subject: string; text: string }[]; whyNot?: string; version: number };
  const shown = () => answer<Shown>(world.as('mara').get(desk(`/${room.id}/reminders`)));
  const { letters, whyNot, version } = await shown();
  expect([letters.map(({ name, to }) => [name, to]), whyNot, version]).toEqual([[['Judge 4', (judges[3] as { email: string }).email]], undefined, 1]);
  const remind = (aliases: string[], key: string, at = version) => world.as('mara').post(desk(`/${room.id}/reminders`), { aliases }, { version: at, key });
  const [answered, silent] = [(await seenBy(judges[0]!)).you, letters[0]!.alias];
  expect(await answer(remind([answered], 'nobody'), 409)).toMatchObject({ code: 'conflict', detail: 'Everybody you chose has answered.' });
  expect((await remind([silent], 'old', 9)).status).toBe(412);
  const done = await answer(remind([silent, answered], 'remind-once'));
  expect(done).toEqual({ reminded: [silent], skipped: [answered], version: 2 });
  expect(await answer(remind([silent, answered], 'remind-once'))).toEqual(done);
  await drain();
  await drain();
  const sent = await Promise.all(judges.map(async (judge) => (await lettersTo((judge as { email: string }).email)).filter(({ template }) => template === 'deliberation-reminder')));
  expect(sent.map((own) => own.map(({ subject, text }) => ({ subject, text })))).toEqual([[], [], [], [{ subject: letters[0]!.subject, text: letters[0]!.text }]]);
  expect(letters[0]!.text).toBe(`In the deliberation room of “Trusted permits” you have not answered yet. You were asked:\nWhich of these three would help more people?\n\nYou can read, write and answer until Saturday, February 20, 2027, 5:00 p.m. Eastern. If you cannot, you need not do anything.\n\nhttp://localhost:4321/judge/${challenge.id}/rooms/${room.id}\n`);
  expect(await answer(remind([silent], 'too soon', 2), 409)).toMatchObject({ code: 'limit', detail: expect.stringContaining('They can be reminded again 24 hours after that.') });
  for (const n of [2, 3]) {
    world.clock.pass(24 * 3_600_000);
    expect((await shown()).whyNot).toBeUndefined();
    await answer(remind([silent], `remind ${n}`, n));
  }
  world.clock.pass(24 * 3_600_000);
  expect(await answer(remind([silent], 'a fourth', 4), 409)).toMatchObject({ code: 'limit', detail: 'The judges of this room were reminded 3 times. That is enough.' });
  expect((await world.as('paul').get(desk(`/${room.id}/reminders`))).status).toBe(403);
  room.version = 4;
});

test('the organizer gives the room more time: later only, once, and every judge of it hears', async () => {
  const extend = (endsAt: string, version: number, key = endsAt) => world.as('mara').post(desk(`/${room.id}/extend`), { endsAt }, { version, key });
  const later = '2027-02-21T22:00:59.999Z';
  expect(await answer(extend('2027-02-20T22:00:59.999Z', 4), 422)).toMatchObject({ errors: [{ field: 'endsAt', message: 'The room is open until Saturday, February 20, 2027, 5:00 p.m. Eastern. Choose a later end.' }] });
  expect((await extend(later, 3, 'old')).status).toBe(412);
  const longer = await answer(extend(later, 4));
  expect(longer).toMatchObject({ endsAt: later, version: 5 });
  expect(await answer(extend(later, 4))).toEqual(longer);
  await drain();
  const told = await Promise.all([...judges.map((judge) => (judge as { email: string }).email), people.kofi.email].map(async (email) => (await lettersTo(email)).filter(({ template }) => template === 'deliberation-extended')));
  expect(told.map((own) => own.length)).toEqual([1, 1, 1, 1, 0]);
  expect(told[0]![0]!.text).toContain('gave the deliberation room of “Trusted permits” more time. It is open until Sunday, February 21, 2027, 5:00 p.m. Eastern.');
  expect([await seenBy(judges[0]!), await answer<Room>(world.as('mara').get(desk(`/${room.id}`)))]).toMatchObject(Array(2).fill({ endsAt: later, firstEndsAt: '2027-02-20T22:00:59.999Z' }));
  const { items } = await answer<{ items: { kind: string }[] }>(world.as('mara').get(`/acts?about=${challenge.id}`));
  expect(items.map(({ kind }) => kind).filter((kind) => /extended|reminded|guided/.test(kind)).toSorted()).toEqual(['deliberation.extended', 'deliberation.guided', 'deliberation.reminded', 'deliberation.reminded', 'deliberation.reminded']);
  room.version = 5;
});

test('a judge who comes into conflict with an entry of the room is out of it, and their ballot counts no more', async () => {
  await world.ports.judges.declare(
    { ...(await world.ports.judges.find(challenge.id, (judges[2] as { id: string }).id))!, version: 2 }, { challengeId: challenge.id, judgeId: (judges[2] as { id: string }).id, at: world.clock.now(), names: [{ name: 'Team 1', reason: 'A cousin.' }] }, [],
    { id: world.ports.chance.id('act'), kind: 'judge.conflicts-declared', about: challenge.id, by: (judges[2] as { id: string }).id, at: world.clock.now(), refs: {} },
  );
  expect(await askedBy(judges[2]!, room.id)).toEqual(await askedBy(judges[2]!, world.ports.chance.id('room')));
});

test('at the end the tally is shown: to managers of two ballots alone, to members of three; then everything is read-only', async () => {
  expect(await answer(world.as('mara').put(desk(`/${room.id}/minutes`), { text: 'Two saw it the same way.' }, { version: 5 }), 409)).toMatchObject({ code: 'closed' });
  world.clock.set('2027-02-21T22:01:00.000Z');
  expect(await seenBy(judges[0]!)).not.toHaveProperty('tally');
  const { tally } = await answer<Room>(world.as('mara').get(desk(`/${room.id}`)));
  expect([tally!.ballots, tally!.order.length, tally!.pairs.map(({ forOne, forOther }) => forOne + forOther)]).toEqual([2, 3, [2, 2, 2]]);
  for (const late of [world.as(judges[0]).post(own('/posts'), { text: 'One more thing.', mentions: [] }), world.as(judges[0]).put(own('/ballot'), { answers: answersOf(await seenBy(judges[0]!), set) }, { version: 2 })]) {
    expect(await answer(late, 409)).toMatchObject({ code: 'closed', detail: 'The room closed Sunday, February 21, 2027, 5:00 p.m. Eastern. What was written and answered until then stands.' });
  }
  expect(await answer(world.as('mara').post(desk(`/${room.id}/close`), { reason: 'Done.' }, { version: 5 }), 409)).toMatchObject({ code: 'conflict' });
  for (const late of [world.as('mara').post(desk(`/${room.id}/posts`), { text: 'One more thing.' }), world.as('mara').post(desk(`/${room.id}/extend`), { endsAt: '2027-02-25T22:00:00Z' }, { version: 5 }), world.as('mara').get(desk(`/${room.id}/reminders`))]) {
    expect(await answer(late, 409)).toMatchObject({ code: 'closed' });
  }
});

test('a room can be closed early with a reason, and three ballots are told to those who gave them', async () => {
  const first = room;
  room = await answer(world.as('mara').post(desk(), { ...opening(), entryIds: entryIds.slice(3), endsAt: '2027-02-28T22:00:59.999Z' }), 201);
  const best = entryIds.slice(3);
  const tasks = async (who: Who) => (await answer<{ items: { kind: string; mine: boolean; id?: string; dueAt?: string }[] }>(world.as(who).get('/me/work'))).items.filter(({ kind }) => kind.startsWith('room')).map(({ kind, mine, id, dueAt }) => [kind, mine, id, dueAt]);
  expect(await tasks(kofi)).toEqual([['room-to-answer', true, room.id, '2027-02-28T22:00:59.999Z']]);
  for (const judge of [...judges.slice(0, 2), kofi]) await answer(world.as(judge).put(own('/ballot'), { answers: answersOf(await seenBy(judge), best) }, { version: 0 }));
  expect(await tasks(kofi)).toEqual([['room-answered', false, room.id, '2027-02-28T22:00:59.999Z']]);
  expect((await world.as('mara').post(`/results/${challenge.id}/apply`)).status).toBe(409);
  expect((await world.as('mara').post(desk(`/${room.id}/close`), { reason: 'All have answered.' }, { version: 9 })).status).toBe(412);
  await answer(world.as('mara').post(desk(`/${room.id}/close`), { reason: 'All have answered.' }, { version: 1 }));
  await drain();
  const told = (await lettersTo(people.kofi.email)).filter(({ template }) => template === 'deliberation-closed');
  expect(told.map(({ text }) => text.includes('closed the deliberation room of “Trusted permits” before its time:\nAll have answered.'))).toEqual([true]);
  expect(await tasks(kofi)).toEqual([]);
  const { judging: [record] } = await answer<{ judging: { deliberations: { posts: object[] }[] }[] }>(world.as(judges[0]).get('/me/export'));
  expect(record!.deliberations.toSorted((a, b) => b.posts.length - a.posts.length)).toMatchObject([{ posts: [{ text: '', takenBackAt: expect.any(String) }], answers: expect.any(Array) }, { posts: [], as: expect.stringMatching(/^Judge /), answers: [{ first: expect.stringMatching(/^[0-9A-Z]{6}$/) }, {}, {}] }]);
  const seen = await answer<Room & { closed: { reason: string } }>(world.as(judges[0]).get(own()));
  expect([seen.open, seen.closed.reason, seen.tally!.ballots, seen.tally!.order.map(({ entryId, pairsWon }) => [entryId, pairsWon])]).toEqual([false, 'All have answered.', 3, best.map((entryId, n) => [entryId, 2 - n])]);
  expect(seen.tally!.order[0]!.sure).toBe('Between place 1 and place 2.');
  const { items } = await answer<{ items: { id: string; open: boolean }[] }>(world.as(judges[0]).get(`/judging/${challenge.id}/rooms`));
  expect(items.map(({ id, open }) => [id, open])).toEqual([[room.id, false], [first.id, false]]);
  expect((await answer<{ items: { id: string }[] }>(world.as(kofi).get(`/judging/${challenge.id}/rooms`))).items.map(({ id }) => id)).toEqual([room.id]);
});

test('decisions wait for the minutes, which are published with them; the scores are what they were', async () => {
  const before = await resultsIn<{ rows: { entryId: string; score: number }[] }>(world.as('mara'), challenge.id);
  for (const { entryId } of before.rows) await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId, outcome: entryId === set[2] ? 'winner' : 'not-selected', prizeId: 'grand', reason: 'As the room weighed it.', feedback: '' }, { version: 0 }));
  expect(await answer(world.as('mara').post(`/results/${challenge.id}/apply`), 409)).toMatchObject({ detail: 'A deliberation room has no minutes yet. Write them first: they are published with the results.' });
  const { rooms } = await answer<{ rooms: { id: string }[] }>(world.as('mara').get(desk()));
  const underway = async () => (await answer<{ underway: { rooms: object[] } }>(world.as('mara').get(`/progress/${challenge.id}`))).underway.rooms;
  expect(await underway()).toMatchObject(rooms.map(({ id }) => ({ id, open: false })));
  for (const [n, { id }] of rooms.entries()) await answer(world.as('mara').put(desk(`/${id}/minutes`), { text: `What was weighed in room ${n + 1}.` }, { version: n === 0 ? 5 : 2 }));
  expect(await underway()).toEqual([]);
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`));
  expect(await answer(world.as('mara').put(desk(`/${room.id}/minutes`), { text: 'On second thought.' }, { version: 3 }), 409)).toMatchObject({ detail: 'The decisions were applied. The minutes stand as they are.' });
  expect(await answer(world.as('mara').post(desk(), opening()), 409)).toMatchObject({ detail: 'The decisions were applied. There is nothing left to weigh.' });
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  type Told = { question: string; codes: string[]; longer?: object; minutes: string; ballots?: number; order: { code: string }[] };
  const { record } = await answer<{ record: { deliberations: Told[] } }>(world.as().get(`/winners/${challenge.slug}`));
  expect(record.deliberations.map(({ minutes, ballots, order }) => [minutes, ballots, order.map(({ code }) => code)])).toEqual([['What was weighed in room 1.', undefined, []], ['What was weighed in room 2.', 3, codes.slice(3)]]);
  expect(record.deliberations.map(({ longer }) => longer)).toEqual([{ from: '2027-02-20T22:00:59.999Z', to: '2027-02-21T22:00:59.999Z' }, undefined]);
  expect(JSON.stringify(record)).not.toMatch(/per_|ent_|rom_|Judge [A-D]/);
  const after = await resultsIn<{ rows: { entryId: string; score: number }[] }>(world.as('mara'), challenge.id);
  expect(after.rows.map(({ entryId, score }) => [entryId, score])).toEqual(before.rows.map(({ entryId, score }) => [entryId, score]));
});
