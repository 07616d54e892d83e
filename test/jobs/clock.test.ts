import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Ports } from '../../functions/ports/ports.ts';
import { days, hours, minutes } from '../support/clock.ts';
import { fillEntry, sendEntry, sentEntry, startEntry } from '../support/entry.ts';
import { judgeIn, linkTo, tokenIn } from '../support/judging.ts';
import { postOffice } from '../support/letters.ts';
import { people, type PersonName } from '../support/people.ts';
import { headVersion, draftChallenge, openAgency, openChallenge, timeline, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
let agency: { id: string };
beforeAll(async () => {
  world = await makeWorld();
  post = postOffice(world);
  agency = await openAgency(world);
});
beforeEach(() => world.clock.set('2027-01-05T15:00:00.000Z'));
afterAll(() => world?.stop());

/** What the clock brings at an instant. */
const at = async (instant: string) => {
  world.clock.set(instant);
  expect(await post.clock()).toBe(0);
  return post.sent();
};
const fresh = async (): Promise<Opened> => {
  const challenge = await openChallenge(world, agency.id);
  await post.clock();
  post.taken.length = 0;
  return challenge;
};
const ended = async (challenge: Opened) => {
  await answer(world.as('mara').post(`/calls/${challenge.id}/cancel`, { reason: 'So that this test leaves nothing due.' }));
  await post.clock();
  post.taken.length = 0;
};

test('a team with an unsent draft is reminded 7 days, 24 hours and 2 hours before the close, once each; who sent or took back is not', async () => {
  const challenge = await fresh();
  await startEntry(world, 'lena', challenge);
  await sentEntry(world, 'rita', challenge);
  const { entry: taken } = await sentEntry(world, 'vera', challenge);
  await answer(world.as('vera').post(`/entries/${taken.id}/withdraw`, undefined, { version: (await world.ports.entries.find(taken.id))!.version }));
  await post.nudge();
  post.taken.length = 0;
  expect(await at('2027-01-09T04:59:00.000Z')).toEqual([]);
  const subjects: string[][] = [];
  for (const due of ['2027-01-09T05:00:30.000Z', '2027-01-15T05:00:30.000Z', '2027-01-16T03:00:10.000Z']) {
    world.clock.set(due);
    for (let minute = 0; minute < 3; minute++) {
      await post.clock();
      world.clock.pass(minutes);
    }
    subjects.push(...post.taken.map(({ to, subject }) => [to, subject]));
    post.taken.length = 0;
  }
  expect(subjects).toEqual(['7 days', '24 hours', '2 hours'].map((left) => ['lena@example.org', `Not sent yet, ${left} left: Team lena permits`]));
  expect(await at('2027-01-16T05:00:01.000Z')).toEqual(['mara: entries-closed']);
  await ended(challenge);
});

test('after an extension the reminders follow the new close, the old ones never come, and who sends between hears no more', async () => {
  const challenge = await fresh();
  const { team, entry } = await startEntry(world, 'lena', challenge);
  await answer(world.as('mara').post(`/calls/${challenge.id}/extend`, { closes: '2027-01-17T23:59', reason: 'Snow closed the offices.' }));
  await post.nudge();
  post.taken.length = 0;
  expect(await at('2027-01-10T06:00:00.000Z')).toEqual([]);
  expect(await at('2027-01-11T06:00:00.000Z')).toEqual(['lena: deadline-near']);
  expect(await at('2027-01-16T06:00:00.000Z')).toEqual([]);
  expect(await at('2027-01-17T06:00:00.000Z')).toEqual(['lena: deadline-near']);
  await fillEntry(world, 'lena', entry.id);
  await answer(world.as('lena').post(`/teams/${team.id}/rules`, { rulesVersion: 2 }));
  await sendEntry(world, 'lena', entry.id);
  await post.nudge();
  post.taken.length = 0;
  expect(await at('2027-01-18T03:30:00.000Z')).toEqual([]);
  await ended(challenge);
});

test('a machine that stood still for days announces what it missed once, and no reminder that comes too late', async () => {
  const challenge = await fresh();
  await startEntry(world, 'lena', challenge);
  await judgeIn(world, challenge, 'jana');
  await judgeInvited('kofi', challenge);
  await post.nudge();
  post.taken.length = 0;
  // who is ready hears when entries are theirs; who still has to say whom they cannot judge hears now
  expect(await at('2027-01-19T15:00:00.000Z')).toEqual(['kofi: judging-opened', 'mara: entries-closed']);
  expect(await at('2027-02-20T15:00:00.000Z')).toEqual(['jana: judging-closed', 'kofi: judging-closed', 'mara: judging-ended']);
  expect(await at('2027-02-20T15:01:00.000Z')).toEqual([]);
  const kinds = (await world.ports.acts.about(challenge.id)).items.map(({ kind }) => kind);
  expect(kinds.filter((kind) => /published$|opened|closed|near/.test(kind)).toSorted()).toEqual(['challenge.closed', 'challenge.opened', 'challenge.published', 'judging.closed', 'judging.opened']);
});

const judgeInvited = async (who: PersonName, challenge: Opened) => {
  const { email, name } = people[who];
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email, name }] }), 201);
  await answer(world.as(who).post(`/judge-invitations/${tokenIn(await linkTo(world, email, challenge.id))}/accept`));
};

test.each([
  ['as judging opens', '2027-01-18T13:59:30.000Z', ['jana: assignments-published'], []],
  ['right after it opened', '2027-01-18T14:00:30.000Z', ['jana: assignments-published'], []],
  ['days before', '2027-01-16T15:00:00.000Z', ['jana: assignments-published'], ['jana: judging-opened']],
])('a judge who gets entries %s hears of it once', async (_, published, then, atOpening) => {
  const challenge = await fresh();
  await sentEntry(world, 'lena', challenge);
  await judgeIn(world, challenge, 'jana');
  await at('2027-01-16T14:00:00.000Z');
  post.taken.length = 0;
  const ofJana = (sent: string[]) => sent.filter((letter) => letter.startsWith('jana'));
  const opening = published > '2027-01-18T14:00:00.000Z' ? ofJana(await at('2027-01-18T14:00:01.000Z')) : [];
  world.clock.set(published);
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await post.nudge();
  const text = post.taken.find(({ template }) => template === 'assignments-published')?.text ?? '';
  expect([ofJana(post.sent()), /scores (from|until) /.exec(text)?.[1]]).toEqual([then, published < '2027-01-18T14:00:00.000Z' ? 'from' : 'until']);
  expect([...opening, ...ofJana(await at('2027-01-18T14:01:00.000Z'))]).toEqual(atOpening);
  await ended(challenge);
});

test('a publication planned for later is announced to managers at its time, and followers hear of the opening', async () => {
  const id = await draftChallenge(world, agency.id, { timeline: { ...timeline, phases: [{ ...timeline.phases[0]!, opens: '2027-01-08T09:00' }, timeline.phases[1]!] } });
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  const challenge = await answer<Opened>(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: '2027-01-06T15:00:00.000Z' }, { version: await headVersion(world, id) }));
  expect(await at('2027-01-05T15:00:00.000Z')).toEqual(['mara: approved', 'paul: approval-requested']);
  expect(await at('2027-01-06T15:00:05.000Z')).toEqual(['mara: published']);
  await answer(world.as('vera').put(`/follows/${id}`, {}));
  expect(await at('2027-01-08T14:00:05.000Z')).toEqual(['vera: news-opened']);
  await ended(challenge);
});

test('a clock that dies between the announcement and its note announces once', async () => {
  const challenge = await fresh();
  await startEntry(world, 'lena', challenge);
  await post.nudge();
  post.taken.length = 0;
  const dying: Ports = { ...world.ports, dues: { ...world.ports.dues, done: () => Promise.reject(new Error('killed')) } };
  world.clock.set('2027-01-09T05:01:00.000Z');
  expect(await post.clock(dying)).toBe(1);
  expect(post.sent()).toEqual(['lena: deadline-near']);
  expect(await at('2027-01-09T05:02:00.000Z')).toEqual([]);
  expect((await world.ports.dues.inHour('2027-01-09T04:00:00.000Z', world.clock.now())).items).toEqual([]);
  await ended(challenge);
});

const upload = async (entryId: string, content: string, put = true) => {
  const bytes = Buffer.from(content);
  const wanted = { name: 'plan.txt', type: 'text/plain', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), field: 'documents' };
  const { file, upload: place } = await answer<{ file: { id: string }; upload: { url: string } }>(world.as('lena').post(`/entries/${entryId}/files`, wanted), 201);
  if (put) {
    await world.fileStore.receive(place.url.split('/').at(-1)!, (async function* () { yield bytes; })());
    await answer(world.as('lena').post(`/entries/${entryId}/files/${file.id}/confirm`));
  }
  return file.id;
};

test('an upload nobody finished goes after a day, one nobody attached after a week, and an attached one stays', async () => {
  const challenge = await fresh();
  const { entry } = await startEntry(world, 'lena', challenge);
  const unfinished = await upload(entry.id, 'never arrives', false);
  const loose = await upload(entry.id, 'never attached');
  const attached = await upload(entry.id, 'attached');
  const keyOf = async (id: string) => (await world.ports.files.find(entry.id, id))?.storeKey ?? '';
  const [looseKey, attachedKey] = [await keyOf(loose), await keyOf(attached)];
  await answer(world.as('lena').put(`/entries/${entry.id}/drafts/evidence`, { answers: { documents: [attached] } }, { version: 0 }));
  const left = async () => (await world.ports.files.ofEntry(entry.id)).map(({ id }) => id).toSorted();
  world.clock.pass(23 * hours);
  await post.clock();
  expect(await left()).toEqual([unfinished, loose, attached].toSorted());
  world.clock.pass(2 * hours);
  await post.clock();
  expect(await left()).toEqual([loose, attached].toSorted());
  const dying: Ports = { ...world.ports, files: { ...world.ports.files, remove: () => Promise.reject(new Error('killed')) } };
  world.clock.pass(6 * days);
  expect(await post.clock(dying)).toBe(1);
  expect(await left()).toEqual([loose, attached].toSorted());
  expect(await post.clock()).toBe(0);
  expect(await left()).toEqual([attached]);
  expect([await world.fileStore.stat(looseKey), (await world.fileStore.stat(attachedKey))?.size]).toEqual([undefined, 8]);
});

test('a file that the draft lets go of goes too, unless a version that was sent holds it', async () => {
  const challenge = await fresh();
  const { entry } = await startEntry(world, 'lena', challenge);
  await fillEntry(world, 'lena', entry.id);
  const save = (documents: string[], version: number) => answer(world.as('lena').put(`/entries/${entry.id}/drafts/evidence`, { answers: { documents } }, { version }));
  const [sent, never] = [await upload(entry.id, 'in a version'), await upload(entry.id, 'in the draft')];
  const neverKey = (await world.ports.files.find(entry.id, never))!.storeKey;
  const left = async () => Object.fromEntries((await world.ports.files.ofEntry(entry.id)).map(({ id, lookAt }) => [id, lookAt !== undefined]));
  await save([sent], 1);
  await sendEntry(world, 'lena', entry.id);
  await save([sent, never], 2);
  world.clock.pass(25 * hours);
  await post.clock();
  expect(await left()).toEqual({ [sent]: false, [never]: true });
  await save([], 3);
  world.clock.pass(8 * days);
  await post.clock();
  expect(await left()).toEqual({ [sent]: false });
  expect(await world.fileStore.stat(neverKey)).toBeUndefined();
});
