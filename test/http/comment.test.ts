import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { forgetPerson } from '../../functions/use-cases/system/forget-person.ts';
import { wholeList } from '../../functions/use-cases/whole-list.ts';
import { at } from '../../functions/adapters/dynamodb/table.ts';
import { people, type PersonName } from '../support/people.ts';
import { publishResult, scoredRound } from '../support/published.ts';
import type { Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let code: string;
let listing: string;
type Row = { id: string; state: string; by?: string; text?: string; reason?: string; editedAt?: string };
type Thread = { items: Row[]; next?: string; closed?: string; about: { title: string; page: string } };
type Case = Row & { version: number; own: boolean; reports: { reason: string; note: string }[]; answer?: { text: string }; about?: { page: string } };
const onEntry = () => `entry/${challenge.slug}.${code}`;
const onListing = () => `listing/${listing}`;
const thread = (on: string, query = '') => answer<Thread>(world.as().get(`/comment-threads/${on}${query}`));
const post = (who: PersonName, on: string, text: string) => world.as(who).post(`/comment-threads/${on}`, { text });
const say = async (who: PersonName, on: string, text: string) => (await answer<{ id: string }>(post(who, on, text), 201)).id;
const rowOf = async (on: string, id: string) => (await thread(on)).items.find((one) => one.id === id);
const report = (who: PersonName, id: string, reason = 'spam') => world.as(who).post(`/comments/${id}/report`, { reason, note: 'Look at it.' });
const desk = async (which = 'waiting') => (await answer<{ items: Case[] }>(world.as('mona').get(`/comment-desk?which=${which}`))).items;
const caseOf = async (id: string, which?: string) => (await desk(which)).find((one) => one.id === id);
const versionOf = async (id: string) => (await world.ports.comments.find(id))!.version;
const hide = async (who: PersonName, id: string, reason = 'It advertises a shop.') => world.as(who).post(`/comment-desk/${id}/hide`, { reason }, { version: await versionOf(id) });
const show = async (who: PersonName, id: string) => world.as(who).post(`/comment-desk/${id}/show`, {}, { version: await versionOf(id) });
const letters = async (who: PersonName) => {
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  return (await wholeList((after) => world.ports.mails.all(after))).filter(({ to }) => to === people[who].email).map(({ subject }) => subject);
};
const setOpen = async (open: boolean) => {
  const { version } = await answer<{ version: number }>(world.as('mara').get(`/comment-settings/${challenge.id}`));
  return answer(world.as('mara').put(`/comment-settings/${challenge.id}`, { open }, { version }));
};

beforeAll(async () => {
  world = await makeWorld();
  challenge = await scoredRound(world, { entries: 4, judges: 5 });
  const { rows } = await answer<{ rows: { id: string }[] }>(world.as('mona').post('/listing-imports', { csv: 'title,type,url\nPermit wallet,pilot,https://records.example.gov/wallet\n' }));
  listing = rows[0]!.id;
}, 60_000);
afterAll(() => world?.stop());

test('what is not public has no thread, and one of a gallery that is not open answers as one of nothing', async () => {
  for (const on of [`entry/${challenge.slug}.ZZZZZZ`, 'entry/nowhere', 'entry/.', `listing/lst_${'0'.repeat(21)}`, `event/${listing}`]) expect([on, (await world.as().get(`/comment-threads/${on}`)).status]).toEqual([on, 404]);
  expect((await world.as().get(`/comment-threads/person/${people.vera.id}`)).status).toBe(404);
});

test('nobody comments on an entry, or reads comments there, while judging has not ended', async () => {
  await publishResult(world, challenge);
  code = (await world.ports.rounds.selected(challenge.id))[0]!.code;
  const { version } = (await world.ports.challenges.find(challenge.id))!;
  await answer(world.as('mara').post(`/gallery-settings/${challenge.id}/publish`, { scope: 'selected' }, { version }));
  const early = await say('vera', onEntry(), 'Who pays for it after the pilot?');
  const round = (await world.ports.rounds.current(challenge.id))!;
  const key = at.round(challenge.id, round.id);
  const item = (await world.store.get(key))!;
  await world.store.put({ ...item, closesAt: '2028-01-01T00:00:00.000Z' });
  expect(await thread(onEntry())).toMatchObject({ closed: 'judging', items: [] });
  expect(await answer(post('vera', onEntry(), 'And who else?'), 409)).toMatchObject({ detail: 'Comments open once judging is over.' });
  expect([(await world.as('jana').get(`/comments/${early}`)).status, (await report('jana', early)).status]).toEqual([404, 404]);
  await world.store.put(item);
  expect((await thread(onEntry())).items).toMatchObject([{ id: early, state: 'shown', by: people.vera.name, text: 'Who pays for it after the pilot?' }]);
});

test('a comment is plain text of a verified person: no token, no empty words, no thousand lines', async () => {
  expect((await world.as().post(`/comment-threads/${onListing()}`, { text: 'Hello.' })).status).toBe(401);
  const { secret } = await answer<{ secret: string }>(world.as('rita').post('/tokens', { name: 'bot', scopes: ['community:write'], days: 30 }), 201);
  const byProgram = await world.app.request(`/api/v1/comment-threads/${onListing()}`, { method: 'POST', headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': 'x' }, body: '{"text":"Buy this."}' });
  expect(await answer(byProgram, 403)).toMatchObject({ code: 'not-permitted' });
  for (const text of ['', ' \u200b ', 'x', 'x'.repeat(2001), 'line\n'.repeat(70)]) expect([text.slice(0, 5), (await post('vera', onListing(), text)).status]).toEqual([text.slice(0, 5), 422]);
  const id = await say('vera', onListing(), '<b>Bold</b>\r\n\r\n\r\n\r\nand more');
  expect((await rowOf(onListing(), id))!.text).toBe('<b>Bold</b>\n\nand more');
  expect(JSON.stringify(await thread(onListing()))).not.toContain('per_');
});

test('the author changes it for a quarter of an hour and deletes it at any time; a trace stays', async () => {
  const id = await say('vera', onListing(), 'It ended in 2019.');
  expect((await world.as('rita').put(`/comments/${id}`, { text: 'Nonsense.' }, { version: 1 })).status).toBe(404);
  await answer(report('rita', id));
  await answer(world.as('vera').put(`/comments/${id}`, { text: 'It ended in 2018.' }, { version: 1 }));
  expect((await world.as('vera').put(`/comments/${id}`, { text: 'Or 2017.' }, { version: 1 })).status).toBe(412);
  expect(await rowOf(onListing(), id)).toMatchObject({ text: 'It ended in 2018.', editedAt: expect.any(String) });
  world.clock.pass(15 * 60_000 + 1);
  expect(await answer(world.as('vera').put(`/comments/${id}`, { text: 'Or 2017.' }, { version: 2 }), 409)).toMatchObject({ detail: 'A comment can be changed for 15 minutes. You can still delete it.' });
  expect((await world.as('rita').post(`/comments/${id}/delete`, {}, { version: 2 })).status).toBe(404);
  await answer(world.as('vera').post(`/comments/${id}/delete`, {}, { version: 2 }));
  expect(await rowOf(onListing(), id)).toEqual({ id, state: 'deleted', at: expect.any(String) });
  expect([JSON.stringify(await world.ports.comments.find(id)).includes('ended'), await caseOf(id), (await report('tim', id)).status]).toEqual([false, undefined, 409]);
});

test('one person reports once; three hide it until a moderator has looked, and its author hears of it', async () => {
  const id = await say('vera', onListing(), 'Cheap wallets at our shop.');
  expect((await report('vera', id)).status).toBe(409);
  await answer(report('rita', id));
  expect(await answer(report('rita', id), 409)).toMatchObject({ code: 'taken' });
  expect((await world.as('rita').post(`/comments/${id}/report`, { reason: 'dislike' })).status).toBe(422);
  await answer(report('tim', id, 'off-topic'));
  expect((await rowOf(onListing(), id))!.state).toBe('shown');
  await answer(report('jim', id));
  expect(await rowOf(onListing(), id)).toEqual({ id, state: 'reported', at: expect.any(String) });
  expect(await answer(world.as('kofi').get(`/comments/${id}`))).toMatchObject({ text: '', by: '', state: 'reported', own: false, version: 1 });
  expect(await letters('vera')).toContain('Your comment on “Permit wallet” is hidden for now');
  expect(await caseOf(id)).toMatchObject({ by: people.vera.name, text: 'Cheap wallets at our shop.', reports: expect.arrayContaining([{ reason: 'off-topic', note: 'Look at it.', at: expect.any(String) }]), about: { page: `/atlas/${listing}` } });
  expect(JSON.stringify(await desk())).not.toContain('per_');
});

test('a moderator hides with a reason, the author answers once, and it comes back or stays hidden', async () => {
  const id = (await desk())[0]!.id;
  expect((await hide('mona', id, 'No.')).status).toBe(422);
  expect((await world.as('mona').post(`/comment-desk/${id}/hide`, { reason: 'It advertises a shop.' }, { version: 1 })).status).toBe(412);
  await answer(hide('mona', id));
  expect(await rowOf(onListing(), id)).toEqual({ id, state: 'hidden', at: expect.any(String), reason: 'It advertises a shop.' });
  expect([await caseOf(id), (await caseOf(id, 'hidden'))?.id]).toEqual([undefined, id]);
  expect(await letters('vera')).toContain('Your comment on “Permit wallet” is hidden');
  const own = await answer<{ edition: number; answerable: boolean; reason: string }>(world.as('vera').get(`/comments/${id}`));
  expect(own).toMatchObject({ own: true, answerable: true, reason: 'It advertises a shop.' });
  expect((await world.as('vera').put(`/comments/${id}`, { text: 'Changed.' }, { version: own.edition })).status).toBe(409);
  await answer(world.as('vera').post(`/comments/${id}/answer`, { text: 'It is the pilot’s own shop.' }, { version: own.edition }));
  expect((await world.as('vera').post(`/comments/${id}/answer`, { text: 'Really.' }, { version: own.edition + 1 })).status).toBe(409);
  expect(await caseOf(id)).toMatchObject({ state: 'hidden', answer: { text: 'It is the pilot’s own shop.' } });
  await answer(hide('mona', id, 'It still advertises a shop.'));
  expect((await answer<{ answerable: boolean }>(world.as('vera').get(`/comments/${id}`))).answerable).toBe(false);
  await answer(show('mona', id));
  expect(await rowOf(onListing(), id)).toMatchObject({ state: 'shown', text: 'Cheap wallets at our shop.' });
  expect([await letters('vera'), await desk('hidden')]).toEqual([expect.arrayContaining(['Your comment on “Permit wallet” is shown again']), []]);
  expect((await report('rita', id)).status).toBe(409);
  await answer(report('jana', id));
  expect((await rowOf(onListing(), id))!.state).toBe('shown');
});

test('the agency moderates its own gallery alone, nobody their own comment', async () => {
  const [there, elsewhere] = [await say('tim', onEntry(), 'Is it open source?'), await say('tim', onListing(), 'Is it open source?')];
  const ofGallery = () => answer<{ items: Case[] }>(world.as('mara').get(`/comment-settings/${challenge.id}/desk`));
  await answer(report('rita', there));
  expect((await ofGallery()).items.map(({ id }) => id)).toEqual([there]);
  expect([(await world.as('mara').get('/comment-desk')).status, (await world.as('otto').get(`/comment-settings/${challenge.id}/desk`)).status]).toEqual([404, 404]);
  for (const who of ['otto', 'lena', 'vera'] as const) expect([who, (await hide(who, there)).status]).toEqual([who, 404]);
  expect([(await hide('paul', there)).status, (await hide('mara', elsewhere)).status, (await hide('mara', there)).status]).toEqual([403, 404, 200]);
  await answer(show('mona', there));
  expect((await ofGallery()).items).toEqual([]);
  const own = await say('mona', onEntry(), 'I like it.');
  expect([(await hide('mona', own)).status, (await hide('mara', own)).status]).toEqual([409, 200]);
  const { items } = await answer<{ items: { kind: string }[] }>(world.as('mara').get(`/acts?about=${challenge.id}`));
  expect(items.filter(({ kind }) => kind.startsWith('comment.')).map(({ kind }) => kind).toSorted()).toEqual(['comment.hidden', 'comment.hidden', 'comment.shown']);
});

test('the agency closes comments and opens them again; what was said stays', async () => {
  const before = (await thread(onEntry())).items.length;
  await setOpen(false);
  expect(await thread(onEntry())).toMatchObject({ closed: 'agency', items: { length: before } });
  expect(await answer(post('vera', onEntry(), 'One more.'), 409)).toMatchObject({ detail: 'The organizer has closed comments.' });
  await setOpen(true);
  await say('vera', onEntry(), 'One more.');
});

test('ten an hour and no more; pages go on where the last ended, oldest first', async () => {
  world.clock.pass(2 * 3_600_000);
  const said: string[] = [];
  for (const who of ['rita', 'kofi'] as const) for (let n = 0; n < 10; n++) { world.clock.pass(1000); said.push(await say(who, onListing(), `${who} ${n}`)); }
  expect((await post('rita', onListing(), 'An eleventh.')).status).toBe(429);
  const first = await thread(onListing());
  const second = await thread(onListing(), `?cursor=${first.next}`);
  const all = [...first.items, ...second.items];
  expect([first.items.length, second.next, all.slice(-20).map(({ id }) => id)]).toEqual([20, undefined, said]);
  expect((await world.as().get(`/comment-threads/${onEntry()}?cursor=${first.next}`)).status).toBe(422);
}, 30_000);

test('people see what they wrote, newest first and a page at a time, with what they can do about it, and nobody else’s', async () => {
  type Mine = { items: { id: string; text: string; state: string; reason?: string; answerable: boolean; editableUntil?: string; about?: { title: string; page: string } }[]; next?: string };
  const mine = (who: PersonName, query = '') => answer<Mine>(world.as(who).get(`/comments${query}`));
  expect((await world.as().get('/comments')).status).toBe(401);
  world.clock.pass(2 * 3_600_000);
  const last = await say('kofi', onEntry(), 'The last word.');
  expect((await mine('kofi')).items[0]).toEqual({ id: last, state: 'shown', text: 'The last word.', at: world.clock.now(), answerable: false, editableUntil: expect.any(String), about: { kind: 'entry', title: expect.any(String), page: expect.stringContaining(`/challenges/${challenge.slug}/entries/`), of: `${challenge.slug}.${code}` } });
  await answer(report('rita', last));
  await answer(hide('mona', last, 'It says nothing of this entry.'));
  const hiddenOne = (await mine('kofi')).items[0]!;
  expect(hiddenOne).toMatchObject({ state: 'hidden', text: 'The last word.', reason: 'It says nothing of this entry.', answerable: true });
  expect(hiddenOne).not.toHaveProperty('editableUntil');
  for (let n = 0; n < 9; n++) await say('kofi', onListing(), `And ${n}.`);
  world.clock.pass(2 * 3_600_000);
  await say('kofi', onListing(), 'Newest.');
  const first = await mine('kofi');
  const second = await mine('kofi', `?cursor=${first.next}`);
  expect([first.items.length, first.items[0]!.text, second.items.length, second.next]).toEqual([20, 'Newest.', 1, undefined]);
  expect((await mine('jana')).items).toEqual([]);
  expect((await world.as('jana').get(`/comments?cursor=${first.next}`)).status).toBe(422);
}, 30_000);

test('a work of the library is commented on once it is published, and no more when it is withdrawn', async () => {
  const words = { title: 'Permits without paper', kind: 'white-paper', url: 'https://records.example.gov/permits', date: '2026-11', license: 'CC-BY-4.0', keeper: { kind: 'site' } };
  const work = await answer<{ id: string; version: number }>(world.as('mona').post('/publications', words), 201);
  const on = `publication/${work.id}`;
  expect([(await world.as().get(`/comment-threads/${on}`)).status, (await post('jana', on, 'Early.')).status]).toEqual([404, 404]);
  const published = await answer<{ version: number }>(world.as('mona').post(`/publications/${work.id}/publish`, {}, { version: work.version }));
  const { keeper: _keeper, ...next } = words;
  const changed = await answer<{ version: number }>(world.as('mona').put(`/publications/${work.id}/draft`, { ...next, title: 'Not out yet' }, { version: published.version }));
  await say('jana', on, 'Is there a German one?');
  expect(await thread(on)).toMatchObject({ about: { title: 'Permits without paper', page: `/library/${work.id}` }, items: [{ text: 'Is there a German one?' }] });
  await answer(world.as('mona').post(`/publications/${work.id}/withdraw`, { n: 1, reason: 'It was wrong.' }, { version: changed.version }));
  expect(await thread(on)).toMatchObject({ closed: 'withdrawn', about: { title: 'Permits without paper' }, items: [{ text: 'Is there a German one?' }] });
  expect(await answer(post('jana', on, 'Why?'), 409)).toMatchObject({ detail: 'This work was withdrawn. Comments are closed.' });
});

test('who speaks for this site or for the agency of the page is marked so, and nobody else, whatever they call themselves', async () => {
  const [moderator, manager, visitor] = [await say('mona', onEntry(), 'We look at reports daily.'), await say('mara', onEntry(), 'Thank you all.'), await say('otto', onEntry(), 'From another agency.')];
  expect([await rowOf(onEntry(), moderator), await rowOf(onEntry(), manager)]).toMatchObject([{ as: 'Moderator' }, { as: 'Department of records' }]);
  expect(await rowOf(onEntry(), visitor)).not.toHaveProperty('as');
});

test('people take along what they said, and their name goes with the account', async () => {
  const { comments, reports } = await answer<{ comments: { text: string }[]; reports: { reason: string }[] }>(world.as('rita').get('/me/export'));
  expect([comments.length, comments[0]!.text, reports.length]).toEqual([10, 'rita 9', 4]);
  const vera = (await world.ports.people.find(people.vera.id))!;
  await answer(world.as('vera').post('/me/closing', { confirmation: people.vera.email }));
  await forgetPerson({ ...world.ports }, { id: 'act_x', about: vera.id, at: world.clock.now() });
  const texts = JSON.stringify([await thread(onListing()), await thread(onEntry()), await desk(), await desk('hidden')]);
  expect([texts.includes(people.vera.name), texts.includes('Closed account')]).toEqual([false, true]);
});

test('the same words at the same place twice in a day stand there once', async () => {
  const first = await say('rita', onListing(), 'Pressed twice.');
  expect(await say('rita', onListing(), 'Pressed twice.')).toBe(first);
  expect(await say('jim', onListing(), 'Pressed twice.')).not.toBe(first);
  world.clock.pass(25 * 3_600_000);
  expect(await say('rita', onListing(), 'Pressed twice.')).not.toBe(first);
  // two that were pressed at one moment find nothing there yet: the store keeps one
  const pair = await Promise.all([1, 2, 3].map(() => say('jana', onListing(), 'Pressed at once.')));
  expect(new Set(pair).size).toBe(1);
  expect((await world.ports.comments.ofPerson(people.jana.id)).items.filter(({ text }) => text === 'Pressed at once.').length).toBe(1);
});
