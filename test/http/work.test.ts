import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillEntry, registerFor, sendEntry, startEntry } from '../support/entry.ts';
import { goWithout, judgeIn, marks, tokenIn, workOut } from '../support/judging.ts';
import { people, type PersonName } from '../support/people.ts';
import { headVersion, draftChallenge, openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: { id: string };
let challenge: Opened;
let entry: { id: string };
type Listed = { kind: string; mine: boolean; dueAt?: string; title?: string; done?: number; of?: number };
const work = async (who: PersonName) => (await answer<{ items: (Listed & { challenge: object; id?: string })[] }>(world.as(who).get('/me/work'))).items.map(({ challenge: _challenge, id: _id, ...one }) => one);

const closes = '2027-01-16T04:59:59.999Z';
const judged = '2027-01-18T14:00:00.000Z';
const scored = '2027-02-12T22:00:59.999Z';

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id);
});
afterAll(() => world?.stop());

test('a visitor has nothing to do, and nobody reads a list signed out', async () => {
  expect(await work('vera')).toEqual([]);
  expect(await answer(world.as().get('/me/work'), 401)).toMatchObject({ code: 'signed-out' });
});

test('a team member sees the entry to start, to send, and sent', async () => {
  await registerFor(world, 'tim', challenge);
  expect(await work('tim')).toEqual([{ kind: 'team-to-form', mine: true, dueAt: closes }]);
  const started = await startEntry(world, 'lena', challenge);
  entry = started.entry;
  expect(await work('lena')).toEqual([{ kind: 'entry-to-send', mine: true, dueAt: closes, title: 'Team lena permits' }]);
  await fillEntry(world, 'lena', entry.id);
  await sendEntry(world, 'lena', entry.id);
  expect(await work('lena')).toEqual([{ kind: 'entry-sent', mine: false, dueAt: closes, title: 'Team lena permits' }]);
});

test('what was written after Send is told as not sent, until it is taken back or sent; a withdrawn entry stays on the list', async () => {
  const sentAt = world.clock.now();
  world.clock.set('2027-01-05T15:00:30.000Z');
  const save = (answers: object, version: number) => answer(world.as('lena').put(`/entries/${entry.id}/drafts/evidence`, { answers }, { version }));
  await save({ video: 'https://video.example/1' }, 1);
  expect(await work('lena')).toEqual([{ kind: 'entry-changed', mine: true, dueAt: closes, title: 'Team lena permits', sentAt }]);
  await save({}, 2);
  const asSent = { kind: 'entry-sent', mine: false, dueAt: closes, title: 'Team lena permits' };
  expect(await work('lena')).toEqual([asSent]);
  await answer(world.as('lena').post(`/entries/${entry.id}/withdraw`));
  expect(await work('lena')).toEqual([{ ...asSent, kind: 'entry-withdrawn' }]);
  await sendEntry(world, 'lena', entry.id);
  expect(await work('lena')).toEqual([asSent]);
  world.clock.set(sentAt);
});

test('an invited judge sees the invitation until it is answered or renewed, then each step', async () => {
  const { email } = people.jana;
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email: email.toUpperCase() }, { email: 'other@example.net' }] }), 201);
  expect(await work('jana')).toEqual([{ kind: 'judge-invitation', mine: true, dueAt: '2027-01-19T15:00:00.000Z' }]);
  const { items } = await answer<{ items: { id: string; email: string }[] }>(world.as('mara').get(`/judges/${challenge.id}/invitations`));
  world.clock.set('2027-01-05T15:01:00.000Z');
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations/${items.find((one) => one.email === email)!.id}/resend`));
  expect(await work('jana')).toEqual([{ kind: 'judge-invitation', mine: true, dueAt: '2027-01-19T15:01:00.000Z' }]);
  const { items: listed } = await answer<{ items: { id: string }[] }>(world.as('jana').get('/me/work'));
  const asked = `/judge-invitations/${listed[0]!.id}`;
  // the id on the list is nobody else's key, and no key at all to whoever is not signed in
  for (const who of ['kofi', undefined] as const) expect(await answer(world.as(who).get(asked), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as().post(`${asked}/decline`, { reason: '' }), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as('jana').get(asked))).toMatchObject({ invitation: { outcome: 'waiting' }, sentTo: email });
  await answer(world.as('jana').post(`${asked}/accept`));
  expect(await work('jana')).toEqual([{ kind: 'judge-orientation', mine: true, dueAt: judged }]);
  await answer(world.as('jana').post(`/judging/${challenge.id}/orientation`));
  expect(await work('jana')).toEqual([{ kind: 'judge-conflicts', mine: true, dueAt: judged }]);
  await answer(world.as('jana').post(`/judging/${challenge.id}/gate`, { conflicts: [] }));
  expect(await work('jana')).toEqual([{ kind: 'judge-waiting', mine: false, dueAt: judged }]);
});

test('approver and manager see what waits for them', async () => {
  const draft = await draftChallenge(world, agency.id, { general: { title: 'Second call' } });
  expect(await work('mara')).toEqual([{ kind: 'challenge-open', mine: false, dueAt: closes }, { kind: 'draft', mine: true }]);
  expect(await work('paul')).toEqual([]);
  await answer(world.as('mara').post(`/calls/${draft}/submit`));
  expect(await work('paul')).toEqual([{ kind: 'approval', mine: true }]);
  expect((await work('mara')).at(-1)).toEqual({ kind: 'approval-waiting', mine: false });
  await answer(world.as('paul').post(`/calls/${draft}/request-edits`, { comments: [{ section: 'general', text: 'Name the contact.' }] }, { version: await headVersion(world, draft) }));
  expect(await work('paul')).toEqual([]);
  expect((await work('mara')).at(-1)).toEqual({ kind: 'edits', mine: true });
});

test('a conflicts officer is led to the conflicts from the close of entries to the end of judging, and to nothing else', async () => {
  await answer(world.as('olga').post(`/operator/agencies/${agency.id}/people`, { email: people.nora.email, roles: ['conflicts-officer'] }));
  const before = world.clock.now();
  const seen = [];
  for (const at of [before, '2027-01-17T15:00:00.000Z', '2027-01-19T15:00:00.000Z', '2027-02-12T22:01:00.000Z']) {
    world.clock.set(at);
    seen.push(await work('nora'));
  }
  world.clock.set(before);
  const conflicts = { kind: 'conflicts', mine: false, dueAt: scored };
  expect(seen).toEqual([[], [conflicts], [conflicts], []]);
});

test('judging: assignments to publish, scores to give, scores given, then decisions', async () => {
  await judgeIn(world, challenge, 'kofi', [{ name: 'Lena Lead', reason: 'We worked together.' }]);
  world.clock.set('2027-01-19T15:00:00.000Z');
  expect((await work('mara'))[0]).toEqual({ kind: 'assign', mine: true, dueAt: scored });
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  expect((await work('mara'))[0]).toEqual({ kind: 'judging-runs', mine: false, dueAt: scored });
  expect(await work('jana')).toEqual([{ kind: 'scores-to-give', mine: true, dueAt: scored, done: 0, of: 1 }]);
  // a judge with a conflict is told of no entry, not even by a count
  expect(await work('kofi')).toEqual([{ kind: 'scores-given', mine: false, dueAt: scored, done: 0, of: 0 }]);
  await answer(world.as('jana').post(`/evaluations/${challenge.id}/${entry.id}/save`, { marks: marks(4), comments: {}, note: '', feedback: '' }, { version: 1 }));
  expect(await work('jana')).toEqual([{ kind: 'scores-given', mine: false, dueAt: scored, done: 1, of: 1 }]);
  await answer(world.as('jana').put(`/evaluations/${challenge.id}/${entry.id}`, { marks: marks(2), comments: {}, note: '', feedback: '' }, { version: 2 }));
  expect(await work('jana')).toEqual([{ kind: 'scores-changed', mine: true, dueAt: scored, done: 0, of: 1 }]);
  expect((await answer<{ items: { counts: object }[] }>(world.as('jana').get('/judging'))).items[0]?.counts).toEqual({ assigned: 1, saved: 1, skipped: 0, abstained: 0, left: 0, changed: 1 });
  expect(await work('lena')).toEqual([{ kind: 'entry-judged', mine: false, dueAt: '2027-03-02T04:59:59.999Z', title: 'Team lena permits' }]);
  world.clock.set('2027-02-12T22:01:00.000Z');
  expect(await work('jana')).toEqual([{ kind: 'judging-closed', mine: false, dueAt: '2027-03-02T04:59:59.999Z', done: 1, of: 1 }]);
  expect((await work('mara'))[0]).toEqual({ kind: 'decide', mine: true, dueAt: '2027-03-02T04:59:59.999Z' });
});

test('what is finished stays on everybody’s list: the outcome for the team, the scores for the judge, the results for the manager', async () => {
  const mara = world.as('mara');
  const over = { mine: false, finished: true };
  await answer(mara.post(`/results/${challenge.id}/decisions`, { entryId: entry.id, outcome: 'winner', prizeId: 'grand', reason: 'The best.', feedback: '' }, { version: 0 }));
  expect((await work('lena')).map(({ kind }) => kind)).toEqual(['entry-judged']);
  await goWithout(world, challenge, entry.id);
  expect(await answer(mara.post(`/results/${challenge.id}/apply`), 409)).toMatchObject({ detail: expect.stringMatching(/^The results are being worked out\. Apply the decisions once they are there\./) as string });
  await workOut(world, challenge);
  await answer(mara.post(`/results/${challenge.id}/apply`));
  expect(await work('lena')).toEqual([{ ...over, kind: 'entry-won', title: 'Team lena permits' }]);
  await answer(mara.post(`/results/${challenge.id}/publish`));
  const dueAt = world.clock.now();
  expect(await work('lena')).toEqual([{ ...over, kind: 'entry-won', title: 'Team lena permits', dueAt }]);
  expect(await work('jana')).toEqual([{ ...over, kind: 'judging-over', dueAt, done: 1, of: 1 }]);
  expect((await work('mara')).at(-1)).toEqual({ ...over, kind: 'challenge-over', dueAt });
});

test('whoever left a team, or was removed, has none of its tasks; only their own registration is left', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const other = await openChallenge(world, agency.id, { general: { title: 'A call with a team that shrinks' } });
  const { team } = await startEntry(world, 'rita', other);
  const joins = async (who: 'vera' | 'otto') => {
    await registerFor(world, who, other);
    const { link } = await answer<{ link: string }>(world.as('rita').post(`/teams/${team.id}/invitations`, {}), 201);
    await answer(world.as(who).post(`/team-invitations/${tokenIn(link)}/accept`));
  };
  await joins('vera');
  await joins('otto');
  const toSend = { kind: 'entry-to-send', mine: true, dueAt: closes, title: 'Team rita permits' };
  expect([await work('vera'), await work('otto')]).toEqual([[{ ...toSend, leadSends: true }], [{ ...toSend, leadSends: true }]]);
  await answer(world.as('vera').post(`/teams/${team.id}/members/${people.vera.id}/remove`));
  await answer(world.as('rita').post(`/teams/${team.id}/members/${people.otto.id}/remove`));
  const own = [{ kind: 'team-to-form', mine: true, dueAt: closes }];
  expect([await work('vera'), await work('otto'), await work('rita')]).toEqual([own, own, [toSend]]);
  world.clock.set('2027-01-17T15:00:00.000Z');
  expect([await work('vera'), await work('otto')]).toEqual([[], []]);
});

test('a cancelled challenge stays on its manager’s list, as cancelled', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const other = await openChallenge(world, agency.id, { general: { title: 'A call nobody needs' } });
  await answer(world.as('mara').post(`/calls/${other.id}/cancel`, { reason: 'The need is gone.' }));
  const { items } = await answer<{ items: { kind: string; challenge: { id: string } }[] }>(world.as('mara').get('/me/work'));
  expect(items.filter(({ challenge: { id } }) => id === other.id)).toMatchObject([{ kind: 'challenge-cancelled', mine: false, finished: true, dueAt: world.clock.now() }]);
});
