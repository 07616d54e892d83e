import { afterAll, beforeAll, expect, test } from 'vitest';
import { likeliest } from '../../functions/domain/desk/question.ts';
import { mostAlike } from '../../functions/domain/desk/question-words.ts';
import { postOffice } from '../support/letters.ts';
import { people, type PersonName } from '../support/people.ts';
import { openAgency, openChallenge, saveSection, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
let challenge: Opened;
type Row = { id: string; text: string; state: string; alike: number; version: number; held?: { rulesVersion: number }; declined?: { reason: string } };
type Opened_ = Row & { under: { id: string }[]; others: { id: string }[]; answers: { questionId: string }[]; mergedInto?: string };
type Shown = { id: string; question: string; answer: string; version: number; rulesVersion?: number; reason?: string };
const desk = (path = '') => `/question-desk/${challenge.id}${path}`;
const mara = () => world.as('mara');
const ask = async (who: PersonName, text: string) => {
  world.clock.pass(1000);
  return (await answer<{ id: string }>(world.as(who).post(`/questions/${challenge.slug}`, { text }), 201)).id;
};
const waiting = async (which = 'waiting') => (await answer<{ items: Row[] }>(mara().get(desk(`?which=${which}`)))).items;
const opened = (id: string) => answer<Opened_>(mara().get(desk(`/questions/${id}`)));
const versionOf = async (id: string) => (await world.ports.questions.find(challenge.id, id))!.version;
const decide = async (id: string, act: string, body: object = {}, how: 'post' | 'put' = 'post') => mara()[how](desk(`/questions/${id}/${act}`), body, { version: await versionOf(id) });
const said = (question: string, text: string) => ({ question, answer: text });
const listed = async () => (await answer<{ items: Shown[] }>(world.as().get(`/questions/${challenge.slug}`))).items;
const own = async (who: PersonName) => (await answer<{ items: { id: string; state: string; reason?: string; answer?: { id: string } }[] }>(world.as(who).get(`/questions/${challenge.slug}/own`))).items;
const letters = async () => {
  await post.nudge();
  return post.sent();
};

beforeAll(async () => {
  world = await makeWorld();
  post = postOffice(world);
  challenge = await openChallenge(world, (await openAgency(world)).id);
  await letters();
});
afterAll(() => world?.stop());

test('whoever is signed in asks; nobody but they and the agency reads it, and the agency never who it was', async () => {
  expect((await world.as().post(`/questions/${challenge.slug}`, { text: 'Can a school enter?' })).status).toBe(401);
  for (const text of ['', 'Why?', 'x'.repeat(2001)]) expect([text.slice(0, 4), (await world.as('vera').post(`/questions/${challenge.slug}`, { text })).status]).toEqual([text.slice(0, 4), 422]);
  const id = await ask('vera', 'Can the Lincoln school enter?\nWe are twelve.');
  expect([await listed(), (await own('vera')).map((one) => one.id), await own('rita')]).toEqual([[], [id], []]);
  expect(await waiting()).toMatchObject([{ id, state: 'waiting', alike: 0, text: 'Can the Lincoln school enter?\nWe are twelve.' }]);
  const { items } = await answer<{ items: { kind: string }[] }>(mara().get(`/acts?about=${challenge.id}`));
  expect([JSON.stringify([await waiting(), await opened(id), items]).includes(people.vera.id), items.some(({ kind }) => kind === 'question.asked')]).toEqual([false, false]);
  expect((await answer<{ items: { kind: string }[] }>(world.as('vera').get(`/acts?about=${people.vera.id}`))).items.some(({ kind }) => kind === 'question.asked')).toBe(true);
});

test('managers hear of waiting questions once a day', async () => {
  await ask('rita', 'May a company of one person enter?');
  expect(await letters()).toEqual(['mara: questions-wait']);
  await ask('rita', 'May a company of two people enter?');
  expect(await letters()).toEqual([]);
});

test('the desk is for managers of the agency alone', async () => {
  const [first] = await waiting();
  for (const who of ['otto', 'vera', 'olga', 'jana'] as const) expect([who, (await world.as(who).get(desk())).status, (await world.as(who).get(desk(`/questions/${first!.id}`))).status]).toEqual([who, 404, 404]);
  expect((await world.as('paul').get(desk())).status).toBe(403);
});

test('questions that ask the same are put under one, and taken out again', async () => {
  const [school, one, two] = await waiting();
  expect((await opened(two!.id)).others[0]).toMatchObject({ id: one!.id });
  expect((await mara().post(desk(`/questions/${one!.id}/merge`), { questions: [one!.id] }, { version: 1 })).status).toBe(422);
  await answer(decide(one!.id, 'merge', { questions: [two!.id] }));
  expect((await waiting()).map(({ id, alike }) => [id, alike])).toEqual([[school!.id, 0], [one!.id, 1]]);
  expect((await opened(one!.id)).under).toMatchObject([{ id: two!.id }]);
  expect((await mara().post(desk(`/questions/${one!.id}/merge`), { questions: [school!.id] }, { version: 1 })).status).toBe(412);
  expect(await answer(decide(two!.id, 'answer', said('May two people enter?', 'Yes.')), 409)).toMatchObject({ detail: expect.stringContaining('stands under another one') });
  await answer(decide(two!.id, 'part'));
  expect((await waiting()).map(({ id, alike }) => [id, alike])).toEqual([[school!.id, 0], [one!.id, 0], [two!.id, 0]]);
  // a question moves with those under it
  await answer(decide(two!.id, 'merge', { questions: [one!.id] }));
  await answer(decide(school!.id, 'merge', { questions: [two!.id] }));
  expect([(await waiting()).map(({ id, alike }) => [id, alike]), (await opened(school!.id)).under.map(({ id }) => id)]).toEqual([[[school!.id, 2]], [one!.id, two!.id]]);
  for (const { id } of [one!, two!]) await answer(decide(id, 'part'));
});

test('one answer reaches all who asked and those who follow, one letter each, in words that name nobody', async () => {
  const [school, one, two] = await waiting();
  await answer(decide(one!.id, 'merge', { questions: [two!.id] }));
  for (const who of ['rita', 'tim'] as const) await answer(world.as(who).put(`/follows/${challenge.id}`, {}));
  await letters();
  expect((await decide(one!.id, 'answer', said('May a small company enter?', '[No](javascript:alert)'))).status).toBe(422);
  const key = 'answer-once';
  const version = await versionOf(one!.id);
  const body = said('May a small company enter?', 'Yes, **any** company.');
  const first = await answer(mara().post(desk(`/questions/${one!.id}/answer`), body, { version, key }));
  expect(await answer(mara().post(desk(`/questions/${one!.id}/answer`), body, { version, key }))).toEqual(first);
  expect(await letters()).toEqual(['rita: question-answered', 'tim: followed-news']);
  const [published] = await listed();
  expect(published).toMatchObject({ question: 'May a small company enter?', answer: 'Yes, **any** company.', version: 1 });
  expect(JSON.stringify(published)).not.toContain('one person');
  expect((await own('rita')).map((mine) => [mine.state, mine.answer?.id])).toEqual([['answered', published!.id], ['answered', published!.id]]);
  expect((await waiting()).map(({ id }) => id)).toEqual([school!.id]);
  // the words as they were asked stay with the agency
  expect((await waiting('answered'))[0]).toMatchObject({ id: one!.id, text: 'May a company of one person enter?', alike: 1 });
});

test('whoever asks what is answered already gets that answer, and nobody twice', async () => {
  const [answeredOne] = await waiting('answered');
  const [again, rita] = [await ask('lena', 'Is a small company allowed?'), await ask('rita', 'And a company of three?')];
  await letters();
  await answer(decide(answeredOne!.id, 'merge', { questions: [again, rita] }));
  expect([await letters(), (await own('lena'))[0]?.state]).toEqual([['lena: question-answered'], 'answered']);
  expect(await answer(decide(again, 'part'), 409)).toMatchObject({ detail: 'Whoever asked this has heard the answer already.' });
});

test('a declined question is told to whoever asked it, with the reason, and to nobody else', async () => {
  const id = await ask('tim', 'Who else has sent an entry so far?');
  await letters();
  expect((await decide(id, 'decline', { reason: 'No.' })).status).toBe(422);
  await answer(decide(id, 'decline', { reason: 'We do not say who takes part.' }));
  expect(await letters()).toEqual(['tim: question-declined']);
  expect([(await own('tim'))[0], (await listed()).length]).toMatchObject([{ state: 'declined', reason: 'We do not say who takes part.' }, 1]);
  expect((await decide(id, 'answer', said('Who takes part?', 'Nobody knows.'))).status).toBe(409);
});

test('an answer that changes the rules waits until they have changed, and names the version', async () => {
  const [school] = await waiting();
  const body = said('Can a school enter?', 'Yes: from now on schools can enter.');
  await answer(decide(school!.id, 'held', body, 'put'));
  expect([(await opened(school!.id)).held, (await listed()).length]).toMatchObject([{ rulesVersion: 1 }, 1]);
  expect(await answer(decide(school!.id, 'answer', { ...body, rulesVersion: 1 }), 422)).toMatchObject({ errors: [{ field: 'rulesVersion' }] });
  expect((await decide(school!.id, 'answer', { ...body, rulesVersion: 2 })).status).toBe(422);
  await saveSection(world, challenge.id, 'rules', { eligibility: 'Companies and schools.' });
  await answer(mara().post(`/calls/${challenge.id}/correct`, { reason: 'Schools can enter, after a question.' }));
  await letters();
  await answer(decide(school!.id, 'answer', { ...body, rulesVersion: 2 }));
  expect((await listed())[0]).toMatchObject({ rulesVersion: 2, question: 'Can a school enter?' });
  await post.nudge();
  expect(post.letter('question-answered')?.text).toContain('this stands in version 2 of them');
  post.taken.length = 0;
});

test('a published answer is corrected as a new version with a reason; the old one stays readable', async () => {
  const [published] = await listed();
  const put = (body: object, version: number) => mara().put(desk(`/answers/${published!.id}`), body, { version });
  const body = { ...said('Can a school enter?', 'Yes, schools of any size.'), rulesVersion: 2, reason: 'The size was not clear.' };
  expect((await put({ ...said(published!.question, published!.answer), rulesVersion: 2, reason: body.reason }, 1)).status).toBe(409);
  await answer(put(body, 1));
  expect((await put(body, 1)).status).toBe(412);
  const { current, items } = await answer<{ current: Shown; items: Shown[] }>(world.as().get(`/questions/${challenge.slug}/answers/${published!.id}`));
  expect([current, items.map(({ version, answer: text }) => [version, text])]).toMatchObject([{ version: 2, reason: 'The size was not clear.' }, [[2, 'Yes, schools of any size.'], [1, 'Yes: from now on schools can enter.']]]);
  expect(await letters()).toEqual(['rita: followed-news', 'tim: followed-news', 'vera: answer-corrected']);
});

test('the list is read by programs as JSON and Atom, without who asked', async () => {
  const [json, atom] = await Promise.all(['json', 'atom'].map(async (form) => (await world.as().get(`/questions/${challenge.slug}/as/${form}`)).text()));
  expect(JSON.parse(json!)).toMatchObject({ questions: [{ question: 'Can a school enter?', rulesVersion: 2, version: 2 }, { question: 'May a small company enter?' }] });
  expect(atom).toContain('<title>Can a school enter?</title>');
  for (const text of [json!, atom!]) for (const who of ['vera', 'rita', 'mara'] as const) expect(text.includes(people[who].id) || text.includes(people[who].name)).toBe(false);
});

test('the organizer sets the question deadline; the server’s clock decides, and the refusal prints it in the zone', async () => {
  const deadline = () => answer<{ local: string; until: string; version: number }>(mara().get(desk('/deadline')));
  const { version, local, until } = await deadline();
  expect([local, until]).toEqual(['', '2027-01-16T04:59:59.999Z']);
  const put = (value: string, at = version) => mara().put(desk('/deadline'), { until: value }, { version: at });
  for (const wrong of ['2020-01-01T10:00', '2027-01-20T10:00', 'soon']) expect([wrong, (await put(wrong)).status]).toEqual([wrong, 422]);
  expect((await put('2027-01-10T17:00', version - 1)).status).toBe(412);
  await answer(put('2027-01-10T17:00'));
  expect((await answer<{ open: boolean; until: string }>(world.as().get(`/questions/${challenge.slug}`)))).toMatchObject({ open: true, until: '2027-01-10T22:00:59.999Z' });
  world.clock.set('2027-01-10T22:00:58.999Z');
  await ask('jana', 'Is a minute still a minute?');
  world.clock.set('2027-01-10T22:01:00.000Z');
  expect(await answer(world.as('jana').post(`/questions/${challenge.slug}`, { text: 'Am I too late to ask?' }), 409)).toMatchObject({ code: 'closed', detail: 'Questions closed Sunday, January 10, 2027, 5:00 p.m. Eastern.' });
  expect((await answer<{ open: boolean }>(world.as().get(`/questions/${challenge.slug}`))).open).toBe(false);
  const calendar = await (await world.as().get(`/challenges/${challenge.slug}`)).json() as { challenge: { questionsUntil: string } };
  expect(calendar.challenge.questionsUntil).toBe('2027-01-10T22:00:59.999Z');
  await answer(put('', (await deadline()).version));
  await ask('jana', 'Are questions open again?');
});

test('nobody fills the desk, and no group grows beyond what one transaction moves', async () => {
  world.clock.pass(2 * 3_600_000);
  for (let n = 0; n < 10; n++) await ask('kofi', `The same question, asked for the time of number ${n}.`);
  expect((await world.as('kofi').post(`/questions/${challenge.slug}`, { text: 'And once more, please.' })).status).toBe(429);
  const many = (await waiting()).filter(({ text }) => text.startsWith('The same')).map(({ id }) => id);
  const full = { ...(await world.ports.questions.find(challenge.id, many[0]!))!, alike: mostAlike, version: 2 };
  await world.ports.questions.keep([full], { id: world.ports.chance.id('act'), kind: 'question.merged', about: challenge.id, by: 'system', at: world.clock.now(), refs: {} });
  expect((await decide(many[0]!, 'merge', { questions: [many[1]!] })).status).toBe(409);
  expect((await mara().post(desk(`/questions/${many[1]!}/merge`), { questions: Array.from({ length: 21 }, (_, n) => many[n % 10]!) }, { version: 1 })).status).toBe(422);
});

test('likeness is by the words two questions share', () => {
  const one = { text: 'Can schools enter the challenge?' };
  const [close, far] = [{ text: 'Which schools can enter?' }, { text: 'When are the results out?' }];
  expect(likeliest(one, [far, close])).toEqual([close, far]);
});
