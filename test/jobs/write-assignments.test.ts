import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Act } from '../../functions/domain/act.ts';
import type { Evaluation } from '../../functions/domain/judging/evaluation/evaluation.ts';
import type { Round } from '../../functions/domain/judging/round/round.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { writeAssignments } from '../../functions/use-cases/system/write-assignments.ts';
import { crowdOf } from '../support/crowd.ts';
import { panelIn } from '../support/panel.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let judges: string[];
let asked: Round;
const pairs = 6 * 101;
const path = () => `/assignments/${challenge.id}`;
const current = async () => (await world.ports.rounds.current(challenge.id))!;
const all = async (): Promise<Evaluation[]> => (await Promise.all(judges.map((judgeId) => world.ports.evaluations.ofJudge(asked.id, judgeId)))).flat();
const told = async (): Promise<Act[]> => {
  const acts: Act[] = [];
  let after: string | undefined;
  do {
    const page = await world.ports.acts.about(challenge.id, after);
    acts.push(...page.items);
    after = page.next;
  } while (after);
  return acts;
};
const cause = () => ({ about: challenge.id, by: 'system', refs: { batch: asked.publishing!.batch } });

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { judging: { mostPerJudge: 200 } });
  await crowdOf(world, challenge, 101, { sent: true });
  judges = await panelIn(world, challenge, 7);
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').put(path(), { reviewsPerEntry: 6, mostPerJudge: 200 }, { version: 0 }));
  asked = await answer<Round>(world.as('mara').post(`${path()}/publish`));
}, 60_000);
afterAll(() => world?.stop());

test('where pairs are many the request writes none of them, and says that a job does', async () => {
  expect(asked).toMatchObject({ publishing: { done: 0, of: pairs } });
  expect(asked.publishedBatch).toBeUndefined();
  expect(await all()).toEqual([]);
  expect(await answer(world.as('mara').post(`${path()}/publish`), 409)).toMatchObject({ detail: 'The assignments are being published. Look again in a minute.' });
  expect(await answer(world.as('mara').put(path(), { reviewsPerEntry: 5, mostPerJudge: 200 }, { version: asked.version }), 409)).toMatchObject({ code: 'conflict' });
});

test('a job writes them in pieces that survive its end, and nobody sees any before all are there', async () => {
  expect(await writeAssignments(world.ports, cause())).toBe('unfinished');
  expect([(await all()).length, (await current()).publishing]).toEqual([500, { ...asked.publishing, done: 500 }]);
  expect(await answer(world.as('mara').get(path()))).toMatchObject({ published: false, round: { publishing: { done: 500, of: pairs } } });
  // two at once: one goes on
  await Promise.all([writeAssignments(world.ports, cause()), writeAssignments(world.ports, cause())]);
  expect([(await all()).length, (await current()).publishing?.done, (await current()).publishedBatch]).toEqual([pairs, pairs, undefined]);
});

test('a job of an earlier batch writes nothing', async () => {
  const before = await current();
  expect(await writeAssignments(world.ports, { ...cause(), refs: { batch: 'another' } })).toBeUndefined();
  expect(await current()).toEqual(before);
});

test('then all are there at once, and what a judge who left meanwhile had goes to others', async () => {
  await answer(world.as('mara').post(`/judges/${challenge.id}/${judges[0]}/revoke`, { reason: 'Moved away.' }));
  const had = (await all()).filter(({ judgeId }) => judgeId === judges[0]);
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const round = await current();
  expect([round.publishing, round.publishedBatch, round.entryCount, round.judgeCount]).toEqual([undefined, asked.publishing!.batch, 101, 7]);
  expect(world.logged.filter(({ kind }) => String(kind).startsWith('assign'))).toEqual([]);
  const coming = (await all()).filter(({ judgeId }) => judgeId !== judges[0]);
  expect([had.length > 50, coming.length]).toEqual([true, pairs]);
  const published = (await told()).filter(({ kind }) => kind === 'assignments.published');
  expect(published.map(({ refs }) => refs['pairs'])).toEqual([pairs]);
  const [own] = coming;
  expect(coming.filter(({ judgeId }) => judgeId === own!.judgeId).map(({ order }) => order).toSorted((a, b) => a - b).slice(0, 3)).toEqual([1, 2, 3]);
});
