import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import { judgeIn } from '../support/judging.ts';
import { postOffice } from '../support/letters.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Problem = { code: string; detail: string; errors: { field: string; message: string }[] };
type One = Problem & { id: string; state: string; version: number; open?: boolean; due: string; answer?: { text: string; byName: string } };
let world: World;
let challenge: Opened;
let office: ReturnType<typeof postOffice>;
let entryId: string;
let otherId: string;
const question = 'Please send the missing letter of your partner in Albany.';
const due = '2027-01-17T17:00';
const letters = () => office.sent().filter((one) => one.includes('clarification'));
const ask = (status = 201, more: object = {}, of = entryId, who: 'mara' | 'paul' = 'mara') => answer<One>(world.as(who).post(`/clarifications/${challenge.id}/${of}`, { question, due, ...more }), status);
const asked = async () => answer<{ items: One[]; blind: boolean; whyNot?: string }>(world.as('mara').get(`/clarifications/${challenge.id}/${entryId}`));
const own = async (who: 'lena' | 'tim' = 'lena') => (await answer<{ items: One[] }>(world.as(who).get(`/entries/${entryId}/clarifications`))).items;
const reply = (id: string, version: number, status = 200, text = 'It is at example.org/letter.pdf.') => answer<One>(world.as('lena').put(`/entries/${entryId}/clarifications/${id}`, { text }, { version }), status);
const file = (id: string, version: number, json: object, status = 200) => answer<One>(world.as('mara').post(`/clarifications/${challenge.id}/${entryId}/${id}/file`, json, { version }), status);
const listed = async (state: string) => (await answer<{ items: { id: string; late: boolean }[] }>(world.as('mara').get(`/clarifications/${challenge.id}?state=${state}`))).items;
const tasks = async (who: 'lena' | 'mara') => (await answer<{ items: { kind: string; dueAt?: string; id?: string }[] }>(world.as(who).get('/me/work'))).items.filter(({ kind }) => ['question-to-answer', 'answers-to-read'].includes(kind));
const digestOf = async () => (await world.ports.entries.find(entryId))!.digest;

beforeAll(async () => {
  world = await makeWorld();
  office = postOffice(world);
  challenge = await openChallenge(world, (await openAgency(world)).id);
  entryId = (await sentEntry(world, 'lena', challenge)).entry.id;
  otherId = (await sentEntry(world, 'tim', challenge)).entry.id;
  await judgeIn(world, challenge, 'jana');
});
afterAll(() => world?.stop());

test('the agency asks once entries are closed, with a due time ahead; to others neither question nor entry is there', async () => {
  expect(await ask(409)).toMatchObject({ code: 'closed', detail: 'Entries are still open: a team can mend what it sent. Ask after the deadline.' });
  world.clock.set('2027-01-16T15:00:00.000Z');
  await office.clock();
  office.taken.length = 0;
  expect((await ask(422, { due: '2027-01-16T10:30' })).errors).toMatchObject([{ field: 'due', message: 'Give the team at least an hour. A day or more is fair: people read letters once a day.' }]);
  expect((await ask(422, { due: '2027-06-16T10:30' })).errors).toMatchObject([{ field: 'due' }]);
  expect((await ask(422, { question: 'Why?' })).errors).toMatchObject([{ field: 'question' }]);
  await ask(403, {}, entryId, 'paul');
  expect(await ask()).toMatchObject({ state: 'waiting', version: 1, due: '2027-01-17T22:00:59.999Z' });
  await office.nudge();
  expect(letters()).toEqual(['lena: clarification-asked']);
  for (const who of ['tim', 'jana', 'vera'] as const) {
    await answer(world.as(who).get(`/entries/${entryId}/clarifications`), 404);
    await answer(world.as(who).get(`/clarifications/${challenge.id}/${entryId}`), 404);
  }
  expect(await tasks('lena')).toEqual([expect.objectContaining({ kind: 'question-to-answer', dueAt: '2027-01-17T22:00:59.999Z', id: entryId })]);
  expect(await listed('waiting')).toMatchObject([{ late: false }]);
});

test('the team is reminded, answers, and says it better until it is due; the entry stays as it was sent', async () => {
  const before = await digestOf();
  const [one] = await own();
  expect(one).not.toHaveProperty('askedBy');
  world.clock.set('2027-01-17T20:01:00.000Z');
  await office.clock();
  await office.clock();
  expect(letters()).toEqual(['lena: clarification-near']);
  expect((await reply(one!.id, 1, 422, ' ')).errors).toMatchObject([{ field: 'text' }]);
  expect(await reply(one!.id, 1)).toMatchObject({ state: 'answered', open: true, version: 2 });
  expect(await reply(one!.id, 1, 412)).toMatchObject({ code: 'stale' });
  world.clock.set('2027-01-17T22:00:59.999Z');
  expect(await reply(one!.id, 2, 200, 'It is at example.org/signed.pdf.')).toMatchObject({ version: 3 });
  await office.nudge();
  expect(letters()).toEqual(['mara: clarification-answered']);
  expect(await tasks('lena')).toEqual([]);
  expect((await tasks('mara')).map(({ kind }) => kind)).toEqual(['answers-to-read']);
  world.clock.set('2027-01-17T22:01:00.000Z');
  expect(await reply(one!.id, 3, 409)).toMatchObject({ code: 'closed', due: '2027-01-17T22:00:59.999Z', receivedAt: '2027-01-17T22:01:00.000Z' });
  expect((await own())[0]).toMatchObject({ open: false, answer: { text: 'It is at example.org/signed.pdf.' } });
  expect(await digestOf()).toBe(before);
});

test('judges read an answer only where the agency shows it, and in a blind round only where it tells nobody who made the entry', async () => {
  const [one] = (await asked()).items;
  expect(await asked()).toMatchObject({ blind: true });
  const read = async () => (await answer<{ judged: { clarified: object[] } }>(world.as('jana').get(`/evaluations/${challenge.id}/${entryId}`))).judged.clarified;
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await office.clock();
  expect(await read()).toEqual([]);
  expect((await file(one!.id, 3, { judges: true }, 422)).errors).toMatchObject([{ field: 'blindSafe' }]);
  expect(await file(one!.id, 3, { judges: false })).toMatchObject({ state: 'kept', version: 4 });
  expect(await read()).toEqual([]);
  expect(await file(one!.id, 4, { judges: true, blindSafe: true })).toMatchObject({ state: 'shown', version: 5 });
  expect(await read()).toEqual([{ question, answer: 'It is at example.org/signed.pdf.' }]);
  expect((await own())[0]).toMatchObject({ state: 'shown' });
  const stored = (await world.ports.clarifications.find(entryId, one!.id))!;
  await world.ports.clarifications.note({ ...stored, filed: { ...stored.filed!, blindSafe: false } });
  expect(await read()).toEqual([]);
  expect(await file(one!.id, 4, { judges: false }, 412)).toMatchObject({ code: 'stale' });
  expect([await tasks('mara'), (await listed('filed')).length]).toEqual([[], 1]);
});

test('without an answer in time it is late, and the agency hears so once; what is moved for all after an incident moves here too', async () => {
  const { id } = await ask(201, { due: '2027-01-20T17:00' });
  await office.nudge();
  office.taken.length = 0;
  await answer(world.as('mara').post(`/calls/${challenge.id}/extend-all`, { reason: 'The site was down for a day.', minutes: 1440 }, { version: (await world.ports.challenges.find(challenge.id))!.version }));
  await office.nudge();
  await office.nudge();
  expect(await world.ports.clarifications.find(entryId, id)).toMatchObject({ due: '2027-01-21T22:00:59.999Z', version: 1 });
  office.taken.length = 0;
  world.clock.set('2027-01-21T22:01:00.000Z');
  await office.clock();
  await office.clock();
  expect(letters()).toEqual(['mara: clarification-over']);
  expect((await asked()).items[0]).toMatchObject({ id, state: 'late' });
  expect(await listed('waiting')).toMatchObject([{ id, late: true }]);
  expect(await tasks('lena')).toEqual([]);
  expect(await reply(id, 1, 409)).toMatchObject({ code: 'closed' });
});

test('a question is taken back while nobody answered, and the team hears so', async () => {
  const { id } = await ask(201, { due: '2027-01-25T17:00' }, otherId);
  const withdraw = (version: number, status = 200) => answer<One>(world.as('mara').post(`/clarifications/${challenge.id}/${otherId}/${id}/withdraw`, undefined, { version }), status);
  expect(await withdraw(1)).toMatchObject({ state: 'withdrawn', version: 2 });
  await withdraw(2, 409);
  await office.nudge();
  expect(letters()).toEqual(['tim: clarification-withdrawn']);
  expect(await answer(world.as('tim').put(`/entries/${otherId}/clarifications/${id}`, { text: 'Here.' }, { version: 2 }), 409)).toMatchObject({ detail: 'The agency took this question back. Nothing is needed from you.' });
});

test('said twice a question is asked once, and there are only so many', async () => {
  const twice = async () => answer<One>(world.as('mara').post(`/clarifications/${challenge.id}/${otherId}`, { question, due: '2027-01-25T17:00' }, { key: 'ask-1' }), 201);
  expect((await twice()).id).toBe((await twice()).id);
  for (let n = (await world.ports.clarifications.ofEntry(otherId)).length; n < 12; n++) await ask(201, { due: '2027-01-25T17:00' }, otherId);
  expect(await ask(409, { due: '2027-01-25T17:00' }, otherId)).toMatchObject({ code: 'limit' });
});
