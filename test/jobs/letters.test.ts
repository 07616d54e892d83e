import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tellJudging } from '../../functions/use-cases/system/letters/tell-judges.ts';
import { testChance } from '../support/chance.ts';
import { fillEntry, registerFor, sendEntry, startEntry } from '../support/entry.ts';
import { linkTo, marks, tokenIn, workOut } from '../support/judging.ts';
import { postOffice } from '../support/letters.ts';
import { people, type PersonName } from '../support/people.ts';
import { headVersion, draftChallenge, openAgency, saveSection, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
let agency: { id: string };
let challenge: Opened;
let entry: { id: string; code: string };
let team: { id: string };
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  post = postOffice(world);
  agency = await openAgency(world);
});
beforeEach(() => { post.taken.length = 0; });
afterAll(() => world?.stop());

const news = async () => {
  expect(await post.nudge()).toBe(0);
  return post.sent();
};
const textOf = async (template: string) => {
  await post.nudge();
  return post.letter(template)?.text;
};

test('a role is told to whoever got it', async () => {
  expect(await news()).toEqual(['mara: role-given', 'paul: role-given']);
});

test('a draft on its way to approval is told to approvers, then to managers', async () => {
  const id = await draftChallenge(world, agency.id);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  expect(await news()).toEqual(['paul: approval-requested']);
  await answer(world.as('paul').post(`/calls/${id}/request-edits`, { comments: [{ section: 'details', text: 'Say who inspects.' }, { section: 'whole', text: 'Shorter.' }] }, { version: await headVersion(world, id) }));
  expect(await textOf('edits-requested')).toBe(
    `Paul Approver requests edits to “Trusted permits” before it can be approved:\n\nWhat we need: Say who inspects.\n\nThe whole challenge: Shorter.\n\nhttp://localhost:4321/run/${id}/edit\n`);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  challenge = await answer<Opened>(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: world.clock.now() }, { version: await headVersion(world, id) }));
  post.taken.length = 0;
  expect(await news()).toEqual(['mara: approved', 'paul: approval-requested']);
});

test('a person hears of their registration; the team of who joined, of the receipt and of a withdrawal', async () => {
  ({ team, entry } = await startEntry(world, 'lena', challenge));
  await registerFor(world, 'tim', challenge);
  const { link } = await answer<{ link: string }>(world.as('lena').post(`/teams/${team.id}/invitations`, {}), 201);
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(link)}/accept`));
  expect(await news()).toEqual(['lena: registered', 'lena: team-joined', 'tim: registered']);
  await fillEntry(world, 'lena', entry.id);
  const { receipt } = await sendEntry(world, 'lena', entry.id);
  await post.nudge();
  const receipts = post.taken.filter(({ template }) => template === 'entry-sent');
  expect(receipts.map(({ text }) => text)).toEqual([expect.stringContaining(`Receipt ${receipt}`), expect.stringContaining(`Receipt ${receipt}`)]);
  expect(post.sent()).toEqual(['lena: entry-sent', 'tim: entry-sent']);
  await answer(world.as('lena').post(`/entries/${entry.id}/withdraw`));
  expect(await textOf('entry-withdrawn')).toBe(
    `The entry “Team lena permits” for “Trusted permits” was withdrawn by the lead of your team. Judges will not see it.\n\nUntil the deadline the lead can send it again. Entries close Friday, January 15, 2027, 11:59 p.m. Eastern.\n\nhttp://localhost:4321/apply/${challenge.slug}?entry=${entry.id}\n`);
  expect(post.sent()).toEqual(['lena: entry-withdrawn', 'tim: entry-withdrawn']);
  await sendEntry(world, 'lena', entry.id);
  expect(await news()).toEqual(['lena: entry-sent', 'tim: entry-sent']);
});

test('news goes to the registered and to followers as they wish it; a correction reaches every registered person', async () => {
  await answer(world.as('vera').put(`/follows/${challenge.id}`, {}));
  await answer(world.as('lena').put(`/follows/${challenge.id}`, {}));
  const profile = { name: 'Tim Member', organization: '', zone: 'UTC', shortcuts: true, notify: { challenges: false, reminders: true } };
  await answer(world.as('tim').patch('/me', profile, { version: 1 }));
  await answer(world.as('mara').post(`/calls/${challenge.id}/extend`, { closes: '2027-01-16T23:59', reason: 'Snow closed the offices.' }));
  expect(await textOf('news-extended')).toMatch(/^Department of records published this about “Trusted permits”:\n\nThe deadline moved\n\nEntries now close Saturday, January 16, 2027, 11:59 p\.m\. Eastern\. .*Stop these letters: http:\/\/localhost:4321\/unsubscribe\/\S+\n$/s);
  expect(post.sent()).toEqual(['lena: news-extended', 'vera: news-extended']);
  await saveSection(world, challenge.id, 'prizes', { note: 'Paid within 30 days.' });
  await answer(world.as('mara').post(`/calls/${challenge.id}/correct`, { reason: 'People asked when prizes are paid.' }));
  expect(await news()).toEqual(['lena: news-corrected', 'tim: news-corrected', 'vera: news-corrected']);
});

const invite = async (who: PersonName) => {
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email: people[who].email, name: people[who].name }] }), 201);
  return tokenIn(await linkTo(world, people[who].email));
};

test('managers hear which judge accepts or declines, and which one steps back', async () => {
  for (const who of ['jana', 'kofi'] as const) {
    await answer(world.as(who).post(`/judge-invitations/${await invite(who)}/accept`));
    await answer(world.as(who).post(`/judging/${challenge.id}/orientation`));
    await answer(world.as(who).post(`/judging/${challenge.id}/gate`, { conflicts: [] }));
  }
  await answer(world.as().post(`/judge-invitations/${await invite('jim')}/decline`, { reason: 'I am away in February.' }));
  await post.nudge();
  expect(post.taken.find(({ template }) => template === 'judge-invitation')?.text).toMatch(/Scoring runs from \w+day, .* Eastern to \w+day, February 12, 2027, 5:00 p\.m\. Eastern\.[^]*The link works until \w+day, .* Eastern:/);
  expect(await news()).toEqual([
    'jana: judge-invitation', 'jim: judge-invitation', 'kofi: judge-invitation', 'mara: judge-accepted', 'mara: judge-accepted', 'mara: judge-declined',
  ]);
});

test('judges hear that entries wait for them; a recusal reaches managers without its reason', async () => {
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  expect(await news()).toEqual(['jana: assignments-published', 'kofi: assignments-published']);
  await answer(world.as('kofi').post(`/evaluations/${challenge.id}/${entry.id}/recuse`, { reason: 'A cousin of mine.' }));
  expect(await textOf('judge-stepped-back')).toMatch(new RegExp(`^Kofi Conflicted will not score entry ${entry.code} in “Trusted permits”\\.(?!.*cousin)`, 's'));
  expect(post.sent()).toEqual(['mara: judge-stepped-back']);
});

test('teams hear the decision with its feedback, and everybody the results', async () => {
  await answer(world.as('jana').get(`/evaluations/${challenge.id}/${entry.id}`));
  await answer(world.as('jana').post(`/evaluations/${challenge.id}/${entry.id}/save`, { marks: marks(4), comments: {}, note: '', feedback: '' }, { version: 1 }));
  world.clock.set('2027-02-12T22:01:00.000Z');
  await answer(world.as('mara').put(`/progress/${challenge.id}/waivers/${entry.id}`, { reason: 'One judge was free.' }, { version: 0 }));
  await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId: entry.id, outcome: 'winner', prizeId: 'grand', reason: 'As scored.', feedback: 'Show the cost earlier.' }, { version: 0 }));
  expect(await news()).toEqual([]);
  await workOut(world, challenge);
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`));
  expect(await textOf('decision')).toBe(
    `Hello Team lena,\n\nYour entry “Team lena permits” in “Trusted permits” was selected as a winner.\n\nThe prize:\nGrand prize: $25,000\n\nThe reason:\nAs scored.\n\nFeedback:\nShow the cost earlier.\n\nhttp://localhost:4321/apply/${challenge.slug}/outcome?entry=${entry.id}\n\nDepartment of records\nmara@example.org\n`);
  expect(post.sent()).toEqual(['lena: decision', 'tim: decision']);
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  expect(await news()).toEqual(['jana: news-results', 'kofi: news-results', 'lena: news-results', 'vera: news-results']);
});

test('when judging is over, whoever scored is told where the receipts are', async () => {
  const closed = { id: testChance.id('act'), kind: 'judging.closed' as const, about: challenge.id, by: 'system', at: world.clock.now(), refs: {} };
  await tellJudging(world.ports, closed, 'closed');
  await post.nudge();
  const textTo = (who: PersonName) => post.taken.find(({ to }) => to === people[who].email)!.text;
  expect(textTo('jana')).toBe(
    `Judging of “Trusted permits” is over, and scores can no longer be changed. Thank you for your time and care.\n\nWhat you gave one entry is sealed on the public record. Each entry in your list keeps the receipt of it, which proves to anybody that the record holds these scores:\n\nhttp://localhost:4321/judge/${challenge.id}\n\nYou hear from us when the results are out.\n`);
  expect(textTo('kofi')).not.toContain('receipt');
  expect(post.sent()).toEqual(['jana: judging-closed', 'kofi: judging-closed']);
});

test('every act handled a second time sends nothing', async () => {
  await post.clock();
  post.taken.length = 0;
  const { items } = await world.ports.acts.about(challenge.id);
  for (const act of items) await world.ports.outbox.postpone(act, world.clock.now());
  expect((await world.ports.outbox.waiting()).length).toBeGreaterThan(15);
  expect(await news()).toEqual([]);
  expect(await world.ports.outbox.waiting()).toEqual([]);
});
