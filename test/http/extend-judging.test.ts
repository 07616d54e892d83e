import { afterAll, beforeAll, expect, test } from 'vitest';
import { repairAssignments } from '../../functions/use-cases/system/repair-assignments.ts';
import { scoreRound } from '../../functions/use-cases/system/score-round.ts';
import { registerFor, sentEntry } from '../support/entry.ts';
import { judgeIn, marks } from '../support/judging.ts';
import { postOffice } from '../support/letters.ts';
import { panelIn } from '../support/panel.ts';
import { rowsIn } from '../support/results.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
let challenge: Opened;
let entry: { id: string };
const reason = 'Two judges fell ill.';
type Shown = { notices: { kind: string; title: string; text: string; rulesVersion: number }[]; challenge: { resultsOn: string; phases: { closesAt: string }[] } };

const versionNow = async () => (await answer<{ challenge: { version: number } }>(world.as('mara').get(`/calls/${challenge.id}`))).challenge.version;
const extend = async (wanted: object, { status = 200, key, version }: { status?: number; key?: string; version?: number } = {}) =>
  answer<Record<string, unknown>>(world.as('mara').post(`/calls/${challenge.id}/extend-judging`, { reason, ...wanted }, { version: version ?? (await versionNow()), ...(key ? { key } : {}) }), status);
const shown = () => answer<Shown>(world.as().get(`/challenges/${challenge.slug}`));
const score = (version: number, status = 200) =>
  answer(world.as('jana').post(`/evaluations/${challenge.id}/${entry.id}/save`, { marks: marks(4), comments: {}, note: '', feedback: '' }, { version }), status);

beforeAll(async () => {
  world = await makeWorld();
  post = postOffice(world);
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  ({ entry } = await sentEntry(world, 'lena', challenge));
  for (const who of ['jana', 'jim'] as const) await judgeIn(world, challenge, who);
  await registerFor(world, 'tim', challenge);
  await post.clock();
  post.taken.length = 0;
});
afterAll(() => world?.stop());

test('while entries are open the end of judging moves later only, with a reason, and never past the day of the results', async () => {
  expect(await extend({ closes: '2027-02-12T17:00' }, { status: 422 })).toMatchObject({ errors: [{ field: 'closes', message: 'Choose a time after Friday, February 12, 2027, 5:00 p.m. Eastern.' }] });
  expect(await extend({ closes: '2027-02-13T17:00', reason: 'no' }, { status: 422 })).toMatchObject({ errors: [{ field: 'reason' }] });
  expect(await extend({ closes: '2027-02-13T00:00' }, { status: 422 })).toMatchObject({ errors: [{ field: 'closes' }] });
  expect(await extend({ closes: '2027-03-05T17:00' }, { status: 422 })).toMatchObject({ errors: [{ field: 'resultsOn', message: 'Judging would still be open on March 1, 2027, when results are expected. Choose a later day for the results.' }] });
  expect(await extend({ closes: '2027-02-13T17:00', resultsOn: '2027-02-20' }, { status: 422 })).toMatchObject({ errors: [{ field: 'resultsOn', message: 'Results are expected on March 1, 2027. That day only moves later.' }] });
  expect(await answer(world.as('mara').post(`/calls/${challenge.id}/extend-judging`, { reason, closes: '2027-02-13T17:00' }), 428)).toMatchObject({ code: 'version-missing' });
  expect(await answer(world.as('mara', 16).post(`/calls/${challenge.id}/extend-judging`, { reason, closes: '2027-02-13T17:00' }, { version: 1 }), 401)).toMatchObject({ code: 'sign-in-again' });
  expect((await shown()).notices).toEqual([]);
});

test('said twice it is done once, with a dated notice, a rules version, and a letter to teams and to every judge', async () => {
  const version = await versionNow();
  const first = await extend({ closes: '2027-02-15T17:00' }, { version, key: 'judging-1' });
  expect(await extend({ closes: '2027-02-15T17:00' }, { version, key: 'judging-1' })).toEqual(first);
  expect(await extend({ closes: '2027-02-16T17:00' }, { version, status: 412 })).toMatchObject({ code: 'stale', version: version + 1 });
  const { notices, challenge: now } = await shown();
  expect(notices.map(({ kind, title, text, rulesVersion }) => ({ kind, title, text, rulesVersion }))).toEqual([{
    kind: 'judging-extended', title: 'Judging ends later', rulesVersion: 2,
    text: `Judging now closes Monday, February 15, 2027, 5:00 p.m. Eastern. Before: Friday, February 12, 2027, 5:00 p.m. Eastern.\n\n${reason}`,
  }]);
  expect(now.phases.map(({ closesAt }) => closesAt)).toEqual(['2027-01-16T04:59:59.999Z', '2027-02-15T22:00:59.999Z']);
  await post.nudge();
  expect(post.letter('news-judging-extended')).toMatchObject({ subject: 'Judging ends later: Trusted permits', text: expect.stringContaining('The lead of a team accepts the new version') as unknown });
  expect(post.sent()).toEqual(['jana: news-judging-extended', 'jim: news-judging-extended', 'lena: news-judging-extended', 'tim: news-judging-extended']);
});

test('while judging is open it moves again: judges score on past the old end, are reminded before the new one, and nobody sees scores earlier', async () => {
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await extend({ closes: '2027-03-05T17:00', resultsOn: '2027-03-12' });
  const { notices, challenge: now } = await shown();
  expect(now.resultsOn).toBe('2027-03-12');
  expect(notices[0]!.text).toBe(`Judging now closes Friday, March 5, 2027, 5:00 p.m. Eastern. Before: Monday, February 15, 2027, 5:00 p.m. Eastern. Results are now expected on March 12, 2027. Before: March 1, 2027.\n\n${reason}`);
  await post.clock();
  expect(post.letter('news-judging-extended')?.text).not.toContain('accepts the new version');
  post.taken.length = 0;
  world.clock.set('2027-02-20T15:00:00.000Z');
  await post.clock();
  expect(post.sent()).toEqual([]);
  expect(await answer(world.as('jana').get(`/judging/${challenge.id}`))).toMatchObject({ scoring: true, stage: 'judging', round: { closesAt: '2027-03-05T22:00:59.999Z' } });
  await answer(world.as('jana').get(`/evaluations/${challenge.id}/${entry.id}`));
  await score(1);
  expect(await answer(world.as('mara').get(`/results/${challenge.id}`), 409)).toMatchObject({ code: 'closed', closesAt: '2027-03-05T22:00:59.999Z' });
  world.clock.set('2027-03-03T22:01:30.000Z');
  await post.clock();
  expect(post.sent()).toEqual(['jim: judge-reminder']);
});

test('past the old end what is short still goes to others, and results are not worked out before the new one', async () => {
  const round = (await world.ports.rounds.current(challenge.id))!;
  const run = { id: world.ports.chance.id('act'), at: world.clock.now(), about: challenge.id };
  const [late] = await panelIn(world, challenge, 1);
  await repairAssignments(world.ports, run);
  expect(await world.ports.evaluations.ofJudge(round.id, late!)).toMatchObject([{ entryId: entry.id, state: 'assigned' }]);
  expect([await scoreRound(world.ports, run), await world.ports.results.scoring(round.id)]).toEqual([undefined, undefined]);
});

test('once judging has closed it stays closed, and the board decides', async () => {
  world.clock.set('2027-03-05T22:01:00.000Z');
  expect(await extend({ closes: '2027-03-09T17:00' }, { status: 409 })).toMatchObject({ code: 'closed', detail: 'Judging closed Friday, March 5, 2027, 5:00 p.m. Eastern. It cannot be opened again.' });
  await score(2, 409);
  expect(await rowsIn(world.as('mara'), challenge.id)).toMatchObject([{ summary: { n: 1 } }]);
});
