import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Evaluation } from '../../functions/domain/judging/evaluation/evaluation.ts';
import { isVisible } from '../../functions/domain/judging/round/plan.ts';
import type { Round } from '../../functions/domain/judging/round/round.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { repairAssignments } from '../../functions/use-cases/system/repair-assignments.ts';
import { crowdOf } from '../support/crowd.ts';
import { panelIn } from '../support/panel.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let round: Round;
let judges: string[];
let entryIds: string[];

const drain = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const all = async (): Promise<Evaluation[]> => (await Promise.all(judges.map((judgeId) => world.ports.evaluations.ofJudge(round.id, judgeId)))).flat();
const lost = new Set<string>();
const coming = async () => (await all()).filter((one) => isVisible(round, one) && one.state !== 'abstained' && (one.state === 'saved' || !lost.has(one.judgeId)));
const reviewsOf = (evaluations: Evaluation[]) => entryIds.map((id) => evaluations.filter((one) => one.entryId === id).length);
const change = (one: Evaluation, kind: 'evaluation.saved' | 'evaluation.recused' | 'evaluation.skipped', next: Partial<Evaluation>) =>
  world.ports.evaluations.save({ ...one, ...next, touchedAt: world.clock.now(), version: one.version + 1 }, { id: world.ports.chance.id('act'), kind, about: challenge.id, by: one.judgeId, at: world.clock.now(), refs: { round: round.id, judge: one.judgeId, entry: one.entryId, version: one.version + 1, ...(next.state === 'abstained' || next.state === 'skipped' ? { as: next.state } : {}) } });

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  entryIds = (await crowdOf(world, challenge, 10, { sent: true })).map(({ id }) => id);
  judges = await panelIn(world, challenge, 6);
  world.clock.set('2027-01-18T15:00:00.000Z');
  round = await answer<Round>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await drain();
}, 60_000);
afterAll(() => world?.stop());

test('what is published is what the seed drew, and everything it follows from is kept', async () => {
  const draw = (await world.ports.draws.find(round.id, round.publishedBatch!))!;
  const given = (await all()).map(({ judgeId, entryId }) => `${judgeId} ${entryId}`).toSorted();
  expect(draw.drawn.map(([i, j]) => `${draw.panel.judges[j]!.personId} ${draw.panel.entries[i]!.entryId}`).toSorted()).toEqual(given);
  expect(reviewsOf(await coming())).toEqual(Array(10).fill(3));
  expect(round.commitment).toBe(draw.commitment);
});

test('a recusal goes to somebody else at once, never back, and is told to them', async () => {
  const [one] = (await all()).filter((evaluation) => evaluation.judgeId === judges[0]);
  await change(one!, 'evaluation.recused', { state: 'recused' });
  await drain();
  expect(reviewsOf(await coming())).toEqual(Array(10).fill(3));
  const moved = (await world.ports.acts.about(challenge.id)).items.filter(({ kind, refs }) => kind === 'assignment.moved' && refs['repair']);
  expect(moved.map(({ by, refs }) => [by, refs['entry'] === one!.entryId, refs['judge'] === judges[0]])).toEqual([['system', true, false]]);
  expect(world.logged.filter(({ kind }) => kind === 'evaluation.recused' || kind === 'assignment.moved')).toEqual([]);
  expect((await world.ports.mails.all()).items.filter(({ template }) => template === 'assignment-added')).toHaveLength(1);
});

test('a repair that is told of twice changes nothing the second time', async () => {
  const before = [await all(), await world.ports.draws.steps(round.id)];
  await repairAssignments(world.ports, { about: challenge.id });
  expect([await all(), await world.ports.draws.steps(round.id)]).toEqual(before);
});

test('who abstains is replaced as who steps back is, who skips is not; who scores after all counts beside the replacement', async () => {
  const [skipped, one] = (await all()).filter((evaluation) => evaluation.judgeId === judges[5] && evaluation.state === 'assigned');
  const before = (await all()).length;
  await change(skipped!, 'evaluation.skipped', { state: 'skipped' });
  await drain();
  expect((await all()).length).toBe(before);
  await change(one!, 'evaluation.skipped', { state: 'abstained', reason: 'Not my field.' });
  await drain();
  const readersOf = async () => (await all()).filter(({ entryId, state }) => entryId === one!.entryId && state !== 'recused').map(({ judgeId, state }) => [judgeId, state]);
  const now = await readersOf();
  expect([(await all()).length, now.length, now.filter(([, state]) => state === 'abstained')]).toEqual([before + 1, 4, [[judges[5], 'abstained']]]);
  await repairAssignments(world.ports, { about: challenge.id });
  expect(await readersOf()).toEqual(now);
  const again = (await world.ports.evaluations.find(round.id, judges[5]!, one!.entryId))!;
  await change(again, 'evaluation.saved', { state: 'saved', composite: 40, reason: undefined });
  await drain();
  await repairAssignments(world.ports, { about: challenge.id });
  expect((await readersOf()).length).toBe(4);
  await change({ ...again, version: again.version + 1 }, 'evaluation.skipped', { state: 'abstained' });
  await drain();
  expect((await readersOf()).length).toBe(4);
});

test('a vanished judge keeps what was scored; all else goes to others, and nobody loses what they began', async () => {
  const own = (await all()).filter((one) => one.judgeId === judges[1] && one.state === 'assigned');
  await change(own[0]!, 'evaluation.saved', { state: 'saved', composite: 50 });
  const other = (await all()).find((one) => one.judgeId === judges[2] && one.state === 'assigned')!;
  await change(other, 'evaluation.saved', { state: 'started' });
  lost.add(judges[1]!);
  await answer(world.as('mara').post(`/judges/${challenge.id}/${judges[1]}/revoke`, { reason: 'Vanished.' }));
  await drain();
  const now = await coming();
  expect(reviewsOf(now)).toEqual(Array(10).fill(3));
  expect(now.filter((one) => one.judgeId === judges[1]).map(({ entryId }) => entryId)).toEqual([own[0]!.entryId]);
  expect(now).toContainEqual(expect.objectContaining({ judgeId: judges[2], entryId: other.entryId, state: 'started' }));
});

test('two leave and somebody new comes: the new judge takes what nobody else could', async () => {
  for (const judgeId of judges.slice(2, 5)) {
    lost.add(judgeId);
    await answer(world.as('mara').post(`/judges/${challenge.id}/${judgeId}/revoke`, { reason: 'Vanished.' }));
  }
  await drain();
  const short = reviewsOf(await coming()).reduce((sum, reviews) => sum + 3 - reviews, 0);
  expect(short).toBeGreaterThan(0);
  judges.push(...(await panelIn(world, challenge, 1, 6)));
  await repairAssignments(world.ports, { about: challenge.id });
  await drain();
  const now = await coming();
  expect(now.filter((one) => one.judgeId === judges[6]).length).toBeGreaterThan(5);
  expect(reviewsOf(now).reduce((sum, reviews) => sum + 3 - reviews, 0)).toBeLessThan(short);
  const { joined, steps } = await world.ports.draws.steps(round.id);
  expect(joined.map(({ personId }) => personId)).toEqual([judges[6]]);
  // What the judges who left still hold is not taken for something that was given by hand.
  expect(steps.map(({ kind }) => kind)).not.toContain('by-hand');
});
