import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { countedAs } from '../support/crowd.ts';
import { sentEntry } from '../support/entry.ts';
import { workOut } from '../support/judging.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
type Made = { entry: { id: string; code: string } };
let [lena, rita, tim]: Made[] = [];
const mara = () => world.as('mara');
const path = (more: string) => `/results/${challenge.id}${more}`;
const settle = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const round = async () => (await world.ports.rounds.current(challenge.id))!;
const decide = (made: Made, outcome: string, version = 0) => answer(mara().post(path('/decisions'), { entryId: made.entry.id, outcome, prizeId: 'grand', reason: 'As scored.', feedback: '' }, { version }));
const apply = (status = 200, key?: string) => answer(mara().post(path('/apply'), {}, key ? { key } : {}), status);

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { judging: { reviewsPerEntry: 2, quorum: 1 } });
  [lena, rita, tim] = [await sentEntry(world, 'lena', challenge), await sentEntry(world, 'rita', challenge), await sentEntry(world, 'tim', challenge)];
  const judges = await panelIn(world, challenge, 3);
  world.clock.set('2027-01-18T15:00:00.000Z');
  const published = await answer<{ id: string; challengeId: string }>(mara().post(`/assignments/${challenge.id}/publish`));
  for (const judge of judges) await scoreAs(world, published, judge, (entryId) => (entryId === lena!.entry.id ? 5 : 2));
  world.clock.set('2027-02-12T22:01:00.000Z');
  await workOut(world, challenge);
  await countedAs(world, challenge, 400);
}, 60_000);
afterAll(() => world?.stop());

test('of many entries a job applies the decisions, and says on the page what is missing', async () => {
  await decide(lena!, 'winner');
  expect(await apply(200, 'once')).toMatchObject({ applying: { act: expect.any(String) } });
  expect(await apply(200, 'once')).toMatchObject({ applying: { act: (await round()).applying!.act } });
  expect(await apply(409)).toMatchObject({ detail: 'The decisions are being applied. Look again in a minute.' });
  expect(await answer(mara().post(path('/decisions'), { entryId: rita!.entry.id, outcome: 'finalist', prizeId: '', reason: 'Good.', feedback: '' }, { version: 0 }), 409)).toMatchObject({ code: 'conflict' });
  await settle();
  expect([(await round()).decidedAt, (await round()).applying?.refused]).toEqual([undefined, '2 entries have no decision yet. Decide every entry first.']);
});

test('then all become readable at once, every team hears once, and the record stands before the winners are public', async () => {
  expect(await answer(mara().post(path('/decisions/not-selected'), { entryIds: [lena!, rita!, tim!].map(({ entry }) => entry.id), reason: 'Others scored higher.', withFeedback: true }))).toEqual({ staged: 2, skipped: 1 });
  expect((await world.ports.rounds.decision(challenge.id, rita!.entry.id))!.feedback).toBe('Judge 1\n\nClear.\n\nJudge 2\n\nClear.');
  await apply();
  expect(await answer(world.as('lena').get(`/outcomes/${lena!.entry.id}`))).toEqual({});
  await settle();
  expect(await round()).toMatchObject({ decidedAt: world.clock.now() });
  expect(await answer(world.as('lena').get(`/outcomes/${lena!.entry.id}`))).toMatchObject({ outcome: { outcome: 'winner' } });
  const letters = (await world.ports.mails.all()).items.filter(({ template }) => template === 'decision');
  expect(letters.length).toBe(3);
  await answer(mara().post(path('/publish')));
  const { record } = await answer<{ record?: object }>(world.as().get(`/winners/${challenge.slug}`));
  expect(record).toBeDefined();
});
