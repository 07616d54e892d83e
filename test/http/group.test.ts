import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { wholeList } from '../../functions/use-cases/whole-list.ts';
import { people } from '../support/people.ts';
import { openAgency } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agencyId: string;
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  agencyId = (await openAgency(world)).id;
});
afterAll(() => world?.stop());

type Shown = { name: string; chairs: { name: string }[]; children: { id: string; name: string }[]; charter?: { n: number; text: string }; ended?: { reason: string }; parent?: { id: string } };
const words = { name: 'Wallet practice group', purpose: 'Compares how offices issue permits.', joining: 'approval' as const };
const [mara, lena, tim, rita, vera] = (['mara', 'lena', 'tim', 'rita', 'vera'] as const).map((who) => () => world.as(who)) as [() => ReturnType<World['as']>, () => ReturnType<World['as']>, () => ReturnType<World['as']>, () => ReturnType<World['as']>, () => ReturnType<World['as']>];
const make = async (more: object = {}) => (await answer<{ id: string }>(mara().post('/groups', { ...words, agencyId, ...more }), 201)).id;
const shown = (id: string) => answer<Shown>(world.as().get(`/groups/${id}`));
const desk = (id: string, who = mara()) => answer<{ version: number; space: boolean }>(who.get(`/groups/${id}/desk`));
const versionOf = async (id: string) => ({ version: (await desk(id)).version });
const settle = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const letters = async (to: string) => Promise.all((await world.ports.mails.all()).items.filter((mail) => mail.to === to).map(async ({ id, subject }) => ({ subject, text: (await world.ports.mails.find(id))!.text })));
const admit = async (id: string, who: 'lena' | 'tim' | 'rita', more: object = {}) => {
  await answer(world.as(who).post(`/groups/${id}/join`, more));
  await answer(mara().post(`/groups/${id}/requests/${people[who].id}/admit`));
};
/** A group with a private space, of Mara, Lena and Tim. */
const withSpace = async () => {
  const id = await make();
  await admit(id, 'lena');
  await admit(id, 'tim');
  await answer(mara().post(`/groups/${id}/space`, {}, await versionOf(id)));
  return id;
};
const writings = (id: string) => `/groups/${id}/space/writings`;
const write = async (id: string, who: 'lena' | 'tim' | 'mara', more: object = {}) => (await answer<{ id: string }>(world.as(who).post(writings(id), { kind: 'post', title: 'What we heard', text: 'Offices *differ*.', ...more }), 201)).id;

test('a manager makes a group and a sub-group, and chairs them; anybody else is told there is no such page', async () => {
  const id = await make();
  const child = await make({ name: 'Inspectors of the group', parentId: id });
  expect(await shown(id)).toMatchObject({ ...words, agency: { id: agencyId }, chairs: [{ name: people.mara.name }], children: [{ id: child, name: 'Inspectors of the group', ended: false }] });
  expect((await shown(child)).parent).toMatchObject({ id });
  for (const who of ['paul', 'otto', 'vera', 'mona'] as const) expect(await answer(world.as(who).post('/groups', { ...words, agencyId }), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as('olga').post('/groups', { ...words, name: 'Group of no agency' }), 201)).toMatchObject({ version: 1 });
  expect(await answer(mara().post('/groups', words), 404)).toMatchObject({ code: 'not-found' });
});

test('who joins an open group is a member at once, unnamed unless they say so; who was removed asks, whatever the group says', async () => {
  const id = await make({ joining: 'open' });
  expect(await answer(tim().post(`/groups/${id}/join`))).toEqual({ joined: true });
  expect(await answer(lena().post(`/groups/${id}/join`, { named: true }))).toEqual({ joined: true });
  const named = () => answer<{ items: { name: string }[] }>(world.as().get(`/groups/${id}/named-members`));
  expect((await named()).items.map(({ name }) => name).toSorted()).toEqual([people.lena.name, people.mara.name]);
  await answer(tim().put(`/groups/${id}/membership`, { named: true }, { version: 1 }));
  expect((await named()).items).toHaveLength(3);
  await answer(mara().post(`/groups/${id}/members/${people.tim.id}/remove`, { reason: 'Posted what members said in confidence.' }));
  expect((await named()).items).toHaveLength(2);
  await settle();
  const [letter] = (await letters(people.tim.email)).filter(({ subject }) => subject.includes('no longer a member'));
  expect(letter!.text).toContain('Posted what members said in confidence.');
  expect(await answer(tim().post(`/groups/${id}/join`))).toEqual({ joined: false });
  expect(await answer(tim().get(`/groups/${id}/membership`))).toMatchObject({ standing: 'person', asked: true, space: false });
});

test('a wish to join is answered by a chair, by letter, and can be taken back', async () => {
  const id = await make();
  await answer(rita().post(`/groups/${id}/join`, { note: 'We run a wallet too.' }));
  expect(await answer(rita().post(`/groups/${id}/join`), 409)).toMatchObject({ code: 'taken' });
  expect(await answer(mara().get(`/groups/${id}/requests`))).toMatchObject({ items: [{ personId: people.rita.id, name: people.rita.name, note: 'We run a wallet too.' }] });
  await settle();
  expect((await letters(people.mara.email)).map(({ subject }) => subject)).toContain(`${people.rita.name} asks to join ${words.name}`);
  await answer(rita().post(`/groups/${id}/leave`));
  expect(await answer(mara().post(`/groups/${id}/requests/${people.rita.id}/admit`), 404)).toMatchObject({ code: 'not-found' });
  await answer(rita().post(`/groups/${id}/join`));
  await answer(mara().post(`/groups/${id}/requests/${people.rita.id}/refuse`));
  await settle();
  expect((await letters(people.rita.email)).map(({ subject }) => subject)).toContain(`Your wish to join ${words.name}`);
});

test('a group has a chair as long as it goes on: the last one names another before leaving, and nobody puts a chair out', async () => {
  const id = await make();
  expect(await answer(mara().post(`/groups/${id}/leave`), 409)).toMatchObject({ detail: 'You are the only chair. Name another chair before you leave.' });
  const chairs = async (who: ReturnType<World['as']>, ids: string[], status: number) => answer(who.put(`/groups/${id}/chairs`, { chairs: ids }, await versionOf(id)), status);
  expect(await chairs(mara(), [], 422)).toMatchObject({ errors: [{ field: 'chairs' }] });
  expect(await chairs(mara(), [people.mara.id, people.lena.id], 422)).toMatchObject({ errors: [{ field: 'chairs', message: 'Only a member can become a chair.' }] });
  await admit(id, 'lena');
  await chairs(mara(), [people.mara.id, people.lena.id], 200);
  expect(await chairs(lena(), [people.lena.id], 422)).toMatchObject({ errors: [{ message: 'A chair steps down by their own hand. Ask them.' }] });
  expect(await answer(lena().post(`/groups/${id}/members/${people.mara.id}/remove`, { reason: 'No reason.' }), 409)).toMatchObject({ code: 'conflict' });
  await answer(mara().post(`/groups/${id}/leave`));
  expect((await shown(id)).chairs).toEqual([{ name: people.lena.name, organization: '' }]);
  expect(await answer(lena().post('/me/closing', { confirmation: people.lena.email }), 409)).toMatchObject({ detail: `You are the only chair of ${words.name}. Name another chair first.` });
});

test('of two chairs who leave at one moment one stays', async () => {
  const id = await make();
  await admit(id, 'lena');
  await answer(mara().put(`/groups/${id}/chairs`, { chairs: [people.mara.id, people.lena.id] }, await versionOf(id)));
  const left = await Promise.all([mara().post(`/groups/${id}/leave`), lena().post(`/groups/${id}/leave`)]);
  expect(left.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect((await shown(id)).chairs).toHaveLength(1);
});

test('each version of the charter stays, and work products stand newest first', async () => {
  const id = await make();
  for (const text of ['We meet once a month, and write down what we learn.', 'We meet **twice** a month, and write down what we learn.']) await answer(mara().put(`/groups/${id}/charter`, { text, note: 'As agreed.' }, await versionOf(id)));
  expect((await shown(id)).charter).toMatchObject({ n: 2, text: 'We meet **twice** a month, and write down what we learn.' });
  const { items } = await answer<{ items: { n: number }[] }>(world.as().get(`/groups/${id}/charters`));
  expect(items.map(({ n }) => n)).toEqual([2, 1]);
  expect(JSON.stringify(items)).not.toMatch(/per_/);
  expect(await answer(mara().put(`/groups/${id}/charter`, { text: 'We meet whenever somebody asks for it.' }, { version: 1 }), 412)).toMatchObject({ code: 'stale' });
  const product = { title: 'Permit brief', kind: 'brief', url: 'https://records.example.gov/brief', date: '2026-12', authors: ['Ana Silva'] };
  const { id: productId } = await answer<{ id: string }>(mara().post(`/groups/${id}/products`, product), 201);
  await answer(mara().post(`/groups/${id}/products`, { ...product, title: 'Deck', kind: 'deck', date: '2027-01-02' }), 201);
  await answer(mara().put(`/groups/${id}/products/${productId}`, { ...product, edition: '2' }, { version: 1 }));
  expect(await answer(world.as().get(`/groups/${id}/products`))).toMatchObject({ items: [{ title: 'Deck' }, { title: 'Permit brief', edition: '2', authors: ['Ana Silva'], version: 2 }] });
});

test('only what everybody may read is linked: a draft is no challenge at all', async () => {
  const id = await make();
  expect(await answer(mara().put(`/groups/${id}`, { ...words, links: [{ kind: 'challenge', id: 'a-secret-plan-abc123' }] }, await versionOf(id)), 422)).toMatchObject({ errors: [{ field: 'links' }] });
});

test('a private space needs chairs to decide who joins, before and after', async () => {
  const open = await make({ joining: 'open' });
  expect(await answer(mara().post(`/groups/${open}/space`, {}, { version: 1 }), 409)).toMatchObject({ code: 'conflict' });
  const id = await withSpace();
  expect(await answer(mara().put(`/groups/${id}`, { ...words, joining: 'open' }, await versionOf(id)), 422)).toMatchObject({ errors: [{ field: 'joining' }] });
});

test('members write and read; a post is its author’s, a document everybody’s, and a chair takes anything down', async () => {
  const id = await withSpace();
  const post = await write(id, 'tim');
  const paper = await write(id, 'tim', { kind: 'document', title: 'Open questions' });
  expect(await answer(lena().get(`${writings(id)}/${post}`))).toMatchObject({ title: 'What we heard', text: 'Offices *differ*.', by: people.tim.name, mayChange: false, mayTakeDown: false });
  expect(await answer(lena().put(`${writings(id)}/${post}`, { title: 'What we heard', text: 'Nothing.' }, { version: 1 }), 403)).toMatchObject({ code: 'forbidden' });
  expect(await answer(lena().post(`${writings(id)}/${post}/take-down`, {}, { version: 1 }), 403)).toMatchObject({ code: 'forbidden' });
  await answer(lena().put(`${writings(id)}/${paper}`, { title: 'Open questions', text: 'Who may read it?' }, { version: 1 }));
  expect(await answer(tim().put(`${writings(id)}/${paper}`, { title: 'Open questions', text: 'Mine.' }, { version: 1 }), 412)).toMatchObject({ code: 'stale', current: { text: 'Who may read it?' } });
  for (const reason of ['', '...']) expect(await answer(mara().post(`${writings(id)}/${post}/take-down`, { reason }, { version: 1 }), 422)).toMatchObject({ errors: [{ field: 'reason' }] });
  await answer(mara().post(`${writings(id)}/${post}/take-down`, { reason: 'It names a patient.' }, { version: 1 }));
  expect(await answer(tim().get(`${writings(id)}/${post}`))).toMatchObject({ title: 'Taken down', text: '', takenDown: { by: people.mara.name, reason: 'It names a patient.' }, own: true, mayChange: false });
  const { items } = await answer<{ items: { kind: string; title?: string }[] }>(tim().get(`/groups/${id}/space/log`));
  expect(items.find(({ kind }) => kind === 'space.taken-down')).toMatchObject({ title: 'What we heard' });
  expect(await answer(tim().get(`${writings(id)}?kind=document`))).toMatchObject({ items: [{ id: paper, changed: { by: people.lena.name } }] });
});

test('every reading and writing is a line of the log, each time, and the reading of the log too', async () => {
  const id = await withSpace();
  const post = await write(id, 'tim');
  await answer(lena().get(writings(id)));
  for (let i = 0; i < 2; i++) await answer(lena().get(`${writings(id)}/${post}`));
  const { items } = await answer<{ items: { kind: string; by: string; title?: string }[] }>(mara().get(`/groups/${id}/space/log`));
  expect(items.map(({ kind, by, title }) => [kind, by, title].filter(Boolean).join(' '))).toEqual(expect.arrayContaining([
    'space.made Mara Manager', 'space.written Tim Member What we heard', 'space.opened Lena Lead', 'space.read Lena Lead What we heard', 'space.log-read Mara Manager',
  ]));
  expect(items.filter(({ kind }) => kind === 'space.read')).toHaveLength(2);
  expect(JSON.stringify(items)).not.toMatch(/per_/);
});

test('a removal ends access at once, also of a request that was made before and is sent again', async () => {
  const id = await withSpace();
  const sent = { kind: 'post', title: 'A last word', text: 'Kept.' };
  await answer(tim().post(writings(id), sent, { key: 'tims-post' }), 201);
  const { next } = await answer<{ next?: string }>(tim().get(writings(id)));
  await answer(mara().post(`/groups/${id}/members/${people.tim.id}/remove`, { reason: 'Left the agency.' }));
  for (const path of [`/groups/${id}/space`, writings(id), `${writings(id)}?cursor=${next ?? 'x'}`, `/groups/${id}/space/log`, `/groups/${id}/members`]) expect([path, (await tim().get(path)).status]).toEqual([path, path.includes('cursor') ? 422 : 404]);
  expect(await answer(tim().post(writings(id), { ...sent, title: 'One more' }), 404)).toMatchObject({ code: 'not-found' });
  const replay = await tim().post(writings(id), sent, { key: 'tims-post' });
  expect(await replay.text()).not.toContain('Kept.');
});

test('to everybody outside, operator and home agency included, a group with a private space is as one without', async () => {
  const [id, without] = [await withSpace(), await make()];
  const post = await write(id, 'lena');
  const outside = ['vera', 'olga', 'paul', 'otto', 'rita'] as const;
  const paths = (group: string) => [`/groups/${group}/space`, writings(group), `${writings(group)}?kind=document`, `${writings(group)}/${post}`, `/groups/${group}/space/log`, `/acts?about=${group}`];
  for (const who of outside) {
    const hear = async (group: string) => Promise.all(paths(group).map(async (path) => { const reply = await world.as(who).get(path); return [reply.status, (await reply.text()).replace(/"requestId":"[^"]*"/, '')]; }));
    expect(await hear(id)).toEqual(await hear(without));
  }
  const open = [await answer(world.as().get(`/groups/${id}`)), await answer(world.as().get('/groups')), await answer(vera().get(`/groups/${id}/membership`))];
  expect(JSON.stringify(open)).not.toMatch(/spc_|"space":true|version":[3-9]/);
});

test('one group’s writing is not found in another, whoever asks', async () => {
  const [one, other] = [await withSpace(), await withSpace()];
  const post = await write(one, 'lena');
  expect(await answer(lena().get(`${writings(other)}/${post}`), 404)).toMatchObject({ code: 'not-found' });
  expect((await answer<{ items: unknown[] }>(lena().get(writings(other)))).items).toEqual([]);
});

test('a group that has ended says so and stays as it was: its members still read, and nobody joins or writes', async () => {
  const id = await withSpace();
  const post = await write(id, 'lena');
  await answer(mara().post(`/groups/${id}/end`, { reason: 'The pilot is over.' }, await versionOf(id)));
  expect((await shown(id)).ended).toMatchObject({ reason: 'The pilot is over.' });
  expect(await answer(lena().get(`${writings(id)}/${post}`))).toMatchObject({ text: 'Offices *differ*.', mayChange: false, mayTakeDown: false });
  for (const request of [lena().post(writings(id), { kind: 'post', title: 'More', text: 'Words.' }), vera().post(`/groups/${id}/join`), mara().post(`/groups/${id}/products`, { title: 'Late', kind: 'brief', url: 'https://records.example.gov/late', date: '2027' })]) expect(await answer(request, 409)).toMatchObject({ code: 'conflict' });
  await answer(mara().post(`/groups/${id}/members/${people.lena.id}/remove`, { reason: 'Left the agency.' }));
  expect((await lena().get(`${writings(id)}/${post}`)).status).toBe(404);
  await answer(mara().post(`/groups/${id}/leave`));
});

test('who closes their account is in no group any more', async () => {
  const id = await withSpace();
  await answer(tim().put(`/groups/${id}/membership`, { named: true }, { version: 1 }));
  expect((await tim().post('/me/closing', { confirmation: people.tim.email })).ok).toBe(true);
  await settle();
  expect(JSON.stringify([await answer(world.as().get(`/groups/${id}/named-members`)), await answer(mara().get(`/groups/${id}/members`))])).not.toContain(people.tim.name);
  expect(await world.ports.groups.member(id, people.tim.id)).toBeUndefined();
});

test('a wish to join writes to chairs so often and no more, and the letter goes with the account of whom it names', async () => {
  const made = await answer<{ id: string }>(mara().post('/groups', { name: 'Asking group', purpose: 'Whoever wants to join asks.', joining: 'approval', agencyId }), 201);
  const ask = () => world.as('rita').post(`/groups/${made.id}/join`, { note: 'I run a registry.' });
  const left = () => world.as('rita').post(`/groups/${made.id}/leave`);
  await answer(ask());
  await settle();
  const naming = async () => (await wholeList((after) => world.ports.mails.all(after))).filter(({ subject }) => subject.includes(people.rita.name) && subject.includes('Asking group'));
  expect(await naming()).toHaveLength(1);
  const codes: number[] = [];
  for (let n = 0; n < 21; n++) {
    await answer(left());
    codes.push((await ask()).status);
    if (codes.at(-1) === 429) break;
  }
  expect(codes.at(-1)).toBe(429);
  await settle();
  await answer(world.as('rita').post('/me/closing', { confirmation: people.rita.email }));
  await settle();
  expect(await naming()).toEqual([]);
});
