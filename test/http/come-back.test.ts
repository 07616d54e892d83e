import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Evaluation } from '../../functions/domain/judging/evaluation/evaluation.ts';
import type { Round } from '../../functions/domain/judging/round/round.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { repairAssignments } from '../../functions/use-cases/system/repair-assignments.ts';
import { crowdOf } from '../support/crowd.ts';
import { marks, workOut } from '../support/judging.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let round: Round;
let judges: string[];
let entryId: string;
/** Who abstains. */
let judgeId: string;
const as = (id: string) => world.as({ id, email: '', name: '' });
const drain = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const path = () => `/evaluations/${challenge.id}/${entryId}`;
const written = (level: number) => ({ marks: marks(level), comments: {}, note: '', feedback: '' });
const own = async (who = judgeId) => (await world.ports.evaluations.find(round.id, who, entryId))!;
const save = async (who = judgeId) => as(who).post(`${path()}/save`, written(4), { version: (await own(who)).version });
const begin = async (who: string) => answer(as(who).put(path(), written(3), { version: (await own(who)).version }));
const abstain = async () => {
  await answer(as(judgeId).post(`${path()}/set-aside`, { as: 'abstained', reason: 'Not my field.' }));
  await drain();
};
const ofEntry = () => world.ports.evaluations.ofEntry(round.id, entryId);
const coming = (all: Evaluation[]) => all.filter(({ state }) => !['abstained', 'recused', 'taken-back'].includes(state)).map((one) => one.judgeId);
const instead = async () => (await ofEntry()).find((one) => one.state === 'assigned' && one.insteadOf !== undefined)!.judgeId;
const passedOn = async () => (await answer<{ passedOn: boolean }>(as(judgeId).get(path()))).passedOn;
const refused = { code: 'conflict', detail: 'You abstained, and another judge has begun with this entry in your place. You can no longer score it.' };

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  entryId = (await crowdOf(world, challenge, 4, { sent: true }))[0]!.id;
  judges = await panelIn(world, challenge, 7);
  world.clock.set('2027-01-18T15:00:00.000Z');
  round = await answer<Round>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await drain();
  world.clock.set('2027-02-02T15:00:00.000Z');
  judgeId = (await ofEntry())[0]!.judgeId;
}, 60_000);
afterAll(() => world?.stop());

test('who abstained scores after all as long as nobody began in their place, and whoever had it instead is free of it', async () => {
  await abstain();
  const other = await instead();
  expect([coming(await ofEntry()).length, await passedOn(), (await own(other)).insteadOf]).toEqual([3, false, judgeId]);
  await answer(await save());
  await drain();
  await repairAssignments(world.ports, { about: challenge.id });
  await drain();
  expect([(await own()).state, (await own(other)).state]).toEqual(['saved', 'taken-back']);
  expect(coming(await ofEntry())).toHaveLength(3);
  expect((await as(other).get(path())).status).toBe(404);
  const letters = (await world.ports.mails.all()).items.filter((mail) => mail.personId === other).map(({ template }) => template);
  expect(letters.filter((template) => template === 'assignment-taken-back')).toHaveLength(1);
});

test('once somebody began in their place, who abstained reads so and can neither score, type nor come back to it later', async () => {
  await abstain();
  const other = await instead();
  await begin(other);
  expect(await passedOn()).toBe(true);
  expect(await answer(await save(), 409)).toMatchObject(refused);
  expect(await answer(as(judgeId).put(path(), written(2), { version: (await own()).version }), 409)).toMatchObject(refused);
  expect(await answer(as(judgeId).post(`${path()}/set-aside`, { as: 'skipped' }), 409)).toMatchObject(refused);
  expect([(await own()).state, (await own(other)).state, coming(await ofEntry()).length]).toEqual(['abstained', 'started', 3]);
});

test('it goes on from judge to judge: whoever has it last decides', async () => {
  const began = (await ofEntry()).find((one) => one.state === 'started')!.judgeId;
  await answer(as(began).post(`${path()}/recuse`, { reason: 'A friend.' }));
  await drain();
  expect([await passedOn(), (await own(began)).state, coming(await ofEntry()).length]).toEqual([false, 'recused', 3]);
});

test('who begins at the very moment the other comes back keeps the entry', async () => {
  const other = await instead();
  const store = world.ports.evaluations.save;
  world.ports.evaluations.save = async (one, deed, conflict) => {
    world.ports.evaluations.save = store;
    await begin(other);
    return store(one, deed, conflict);
  };
  expect(await answer(await save(), 409)).toMatchObject(refused);
  expect([(await own()).state, (await own(other)).state]).toEqual(['abstained', 'started']);
});

test('no entry has a review too many, and the round is worked out', async () => {
  for (const judge of judges) if (judge !== judgeId) await scoreAs(world, round, judge, () => 3);
  await drain();
  expect(coming(await ofEntry())).toHaveLength(3);
  world.clock.set('2027-02-12T22:01:00.000Z');
  await workOut(world, challenge);
  expect(await answer(world.as('mara').get(`/results/${challenge.id}`))).toMatchObject({ working: { state: 'ready' }, placed: 4 });
});
