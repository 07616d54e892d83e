import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Ports } from '../../functions/ports/ports.ts';
import type { Audience } from '../../functions/domain/desk/announcement-words.ts';
import { addressKey } from '../../functions/domain/words/email-address.ts';
import { audienceOf } from '../../functions/use-cases/system/announcing/audience-of.ts';
import { registerFor, sentEntry, startEntry } from '../support/entry.ts';
import { judgeIn } from '../support/judging.ts';
import { dyingAfter, postOffice } from '../support/letters.ts';
import { people, type PersonName } from '../support/people.ts';
import { publishedResult } from '../support/published.ts';
import { draftChallenge, openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { joinStrangers, type Stranger } from '../support/strangers.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
let agency: { id: string };
let challenge: Opened;
let crowd: Stranger[];
type Shown = { id: string; state: string; listed: number; written: number; skipped: Record<string, number>; version: number; named: boolean; letter: { subject: string; text: string } };
type Row = { name: string; fate: string; reason?: string };
const words = { title: 'Office hours', text: 'We answer questions on **Friday** at noon.' };
const desk = (path = '', id = challenge.id) => `/announcement-desk/${id}${path}`;
const mara = () => world.as('mara');
const write = async (audience: Audience, id = challenge.id) => (await answer<{ id: string }>(mara().post(desk('', id), { audience, ...words }), 201)).id;
const shown = (id: string, of = challenge.id) => answer<Shown>(mara().get(desk(`/announcements/${id}`, of)));
const act = async (id: string, what: 'list' | 'send', of = challenge.id) => mara().post(desk(`/announcements/${id}/${what}`, of), {}, { version: (await shown(id, of)).version });
const rows = async (id: string, of = challenge.id) => (await answer<{ items: Row[] }>(mara().get(desk(`/announcements/${id}/recipients`, of)))).items;
const listed = async (audience: Audience, of = challenge.id) => {
  const id = await write(audience, of);
  await answer(act(id, 'list', of));
  await post.nudge();
  return id;
};
const letTim = async (challenges: boolean) => answer(world.as('tim').patch('/me', { notify: { challenges, reminders: true } }, { version: (await world.ports.people.find(people.tim.id))!.version }));
const announced = () => post.taken.splice(0).filter(({ template }) => template === 'announcement').map(({ to }) => to).toSorted();
const emailsOf = (...who: PersonName[]) => who.map((one) => people[one].email).toSorted();

beforeAll(async () => {
  world = await makeWorld();
  post = postOffice(world);
  agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id);
  await sentEntry(world, 'lena', challenge);
  await startEntry(world, 'rita', challenge);
  await registerFor(world, 'tim', challenge);
  await judgeIn(world, challenge, 'jana');
  crowd = await joinStrangers(world, Array.from({ length: 120 }, (_, n) => ({ email: `follower-${n}@example.org`, name: `Follower ${n}` })));
  for (const { id } of crowd) await world.ports.follows.begin({ target: challenge.id, personId: id, since: world.clock.now() }, { id: world.ports.chance.id('act'), kind: 'follow.begun', about: id, by: id, at: world.clock.now(), refs: {} });
  await answer(world.as('tim').put(`/follows/${challenge.id}`, {}));
  await post.nudge();
}, 60_000);
beforeEach(() => { post.taken.length = 0; });
afterAll(() => world?.stop());

test.each([
  ['registered', ['lena', 'rita', 'tim']], ['drafts', ['rita']], ['sent', ['lena']], ['judges', ['jana']],
] as const)('the audience “%s” is exactly who it says, by name', async (audience, who) => {
  const id = await listed(audience);
  expect([(await shown(id)).listed, (await rows(id)).map(({ name }) => name).toSorted()]).toEqual([who.length, who.map((one) => people[one].name).toSorted()]);
  expect((await rows(id)).every(({ fate, reason }) => fate === 'gets-it' && !reason)).toBe(true);
  expect(announced()).toEqual([]);
  await answer(act(id, 'send'));
  await post.nudge();
  expect(announced()).toEqual(emailsOf(...who));
  expect([(await shown(id)).state, new Set((await rows(id)).map(({ fate }) => fate))]).toEqual(['sent', new Set(['sent'])]);
});

test('an audience of nobody is not sent to', async () => {
  const id = await listed('finalists');
  expect([(await shown(id)).listed, await answer(act(id, 'send'), 409)]).toMatchObject([0, { detail: 'Nobody on the list would get a letter.' }]);
});

test('followers and everybody are counted and never named; whoever is both gets one letter', async () => {
  const [followers, everybody] = [await listed('followers'), await listed('everybody')];
  expect([(await shown(followers)).listed, (await shown(everybody)).listed, await rows(followers), await rows(everybody)]).toEqual([121, 123, [], []]);
  await answer(act(everybody, 'send'));
  await post.nudge();
  expect(announced()).toEqual([...crowd.map(({ email }) => email), ...emailsOf('lena', 'rita', 'tim')].toSorted());
});

test('what goes to everybody stands under Updates from the same moment, and in its feed; what goes to some does not', async () => {
  const { notices } = await answer<{ notices: { kind: string; title: string; text: string }[] }>(world.as().get(`/challenges/${challenge.slug}`));
  expect(notices).toMatchObject([{ kind: 'message', ...words }]);
  const [json, atom] = await Promise.all(['json', 'atom'].map(async (form) => (await world.as().get(`/challenges/${challenge.slug}/updates/as/${form}`)).text()));
  expect(JSON.parse(json!)).toMatchObject({ updates: [{ title: 'Office hours' }] });
  expect(atom).toContain('<title>Office hours</title>');
});

test('the list is frozen at sending: who joins later is not on it, and who stopped letters, cannot be reached or left is skipped with the reason; letters and skipped make the whole', async () => {
  const id = await listed('registered');
  await registerFor(world, 'vera', challenge);
  await letTim(false);
  await world.ports.mails.stop({ hash: world.ports.sha256(addressKey(people.rita.email)), why: 'bounced', at: world.clock.now() });
  await answer(act(id, 'send'));
  await post.nudge();
  expect(announced()).toEqual(emailsOf('lena'));
  const after = await shown(id);
  expect(after).toMatchObject({ state: 'sent', listed: 3, written: 1, skipped: { 'stopped-letters': 1, returned: 1, unwanted: 0, closed: 0 } });
  expect(new Map((await rows(id)).map(({ name, fate, reason }) => [name, [fate, reason]]))).toEqual(new Map([[people.lena.name, ['sent', undefined]], [people.rita.name, ['skipped', 'returned']], [people.tim.name, ['skipped', 'stopped-letters']]]));
  // before sending it says so too
  const next = await listed('registered');
  expect(await shown(next)).toMatchObject({ listed: 4, written: 0, skipped: { 'stopped-letters': 1, returned: 1 } });
  expect((await rows(next)).filter(({ fate }) => fate === 'skipped').length).toBe(2);
  await world.ports.mails.resume(world.ports.sha256(addressKey(people.rita.email)));
  await letTim(true);
});

test('a job that dies half-way, again and again, and two at once, still write everybody one letter', async () => {
  const dyingMarks: Ports = { ...world.ports, announcements: { ...world.ports.announcements, settle: () => Promise.reject(new Error('killed')) } };
  const id = await listed('followers');
  await answer(act(id, 'send'));
  for (const ports of [dyingAfter(world.ports, 7), dyingMarks, dyingAfter(world.ports, 60)]) {
    expect(await post.nudge(ports)).toBe(1);
    world.clock.pass(45 * 60_000);
  }
  await Promise.all([post.nudge(), post.nudge()]);
  await post.nudge();
  expect(announced()).toEqual([...crowd.map(({ email }) => email), people.tim.email].toSorted());
  expect(await shown(id)).toMatchObject({ state: 'sent', listed: 121, written: 121 });
});

test('no request does the work of a large audience: asking for the list and sending read no follower', async () => {
  const reads: string[] = [];
  const watching = { ...world.ports.follows, of: (...asked: Parameters<Ports['follows']['of']>) => { reads.push('follows'); return world.ports.follows.of(...asked); } };
  const id = await write('followers');
  await answer(act(id, 'list'));
  expect(await shown(id)).toMatchObject({ state: 'listing', listed: 0 });
  await post.nudge({ ...world.ports, follows: watching });
  expect(reads.length).toBe(3);
  expect((await act(id, 'list')).status).toBe(200);
  expect([(await act(id, 'list')).status, (await act(id, 'send')).status]).toEqual([409, 409]);
  await post.nudge();
});

test('other words or another audience make the list void; an old list is made again; what was sent is not changed', async () => {
  const id = await listed('drafts');
  const put = async (body: object) => mara().put(desk(`/announcements/${id}`), body, { version: (await shown(id)).version });
  await answer(put({ ...words, audience: 'sent' }));
  expect([(await shown(id)).state, await rows(id), (await act(id, 'send')).status]).toEqual(['draft', [], 409]);
  await answer(act(id, 'list'));
  await post.nudge();
  world.clock.pass(61 * 60_000);
  expect(await answer(act(id, 'send'), 409)).toMatchObject({ detail: 'The list is more than 60 minutes old. Make it again, so that it is right.' });
  await answer(act(id, 'list'));
  await post.nudge();
  expect((await mara().post(desk(`/announcements/${id}/send`), {}, { version: 1 })).status).toBe(412);
  const version = (await shown(id)).version;
  const first = await answer(mara().post(desk(`/announcements/${id}/send`), {}, { version, key: 'send-once' }));
  expect(await answer(mara().post(desk(`/announcements/${id}/send`), {}, { version, key: 'send-once' }))).toEqual(first);
  await post.nudge();
  expect([announced(), (await put({ ...words, audience: 'judges' })).status, (await act(id, 'list')).status]).toEqual([emailsOf('lena'), 409, 409]);
});

test('sending needs a fresh sign-in, whole words and a public challenge; the desk is for managers of the agency alone', async () => {
  const id = await listed('sent');
  expect((await world.as('mara', 20).post(desk(`/announcements/${id}/send`), {}, { version: (await shown(id)).version })).status).toBe(401);
  for (const wrong of [{ audience: 'friends' }, { title: '' }, { text: 'Short.' }, { text: 'Read [this](javascript:alert(1)) now.' }]) expect([wrong, (await mara().post(desk(), { audience: 'sent', ...words, ...wrong })).status]).toEqual([wrong, 422]);
  const draft = await draftChallenge(world, agency.id);
  expect(await answer(mara().post(desk('', draft), { audience: 'judges', ...words }), 409)).toMatchObject({ detail: 'This challenge is not public yet. Announcements begin with its publication.' });
  for (const who of ['otto', 'lena', 'jana', 'olga'] as const) expect([who, (await world.as(who).get(desk())).status, (await world.as(who).get(desk(`/announcements/${id}/recipients`))).status]).toEqual([who, 404, 404]);
  expect((await world.as('paul').get(desk())).status).toBe(403);
  const { letter } = await shown(id);
  expect(letter).toMatchObject({ subject: 'Office hours: Trusted permits', text: expect.stringContaining('Department of records writes to you about “Trusted permits”:') });
});

test('finalists are those whose teams have been told', async () => {
  const other = await makeWorld();
  try {
    const done = await publishedResult(other, { entries: 4, judges: 5 });
    const selected = await other.ports.rounds.selected(done.id);
    const teams = await Promise.all(selected.map(({ teamId }) => other.ports.teams.members(teamId)));
    const [part] = audienceOf(other.ports, done.id, 'finalists');
    const { people: told } = await part!(undefined);
    expect(told.toSorted()).toEqual(teams.flat().map(({ personId }) => personId).toSorted());
    expect(told.length).toBeGreaterThan(0);
    const staged = { ...other.ports, rounds: { ...other.ports.rounds, current: async () => ({ ...(await other.ports.rounds.current(done.id))!, decidedAt: undefined }) } };
    expect(await audienceOf(staged, done.id, 'finalists')[0]!(undefined)).toEqual({ people: [] });
  } finally {
    await other.stop();
  }
}, 60_000);
