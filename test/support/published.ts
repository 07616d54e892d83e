import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import type { Round } from '../../functions/domain/judging/round/round.ts';
import { crowdOf } from './crowd.ts';
import { workOut } from './judging.ts';
import { panelIn, scoreAs } from './panel.ts';
import { rowsIn } from './results.ts';
import { openAgency, openChallenge, type Opened } from './stage.ts';
import { answer, type World } from './world.ts';

type Wish = {
  entries?: number; judges?: number; changes?: Record<string, object>;
  /** Before assignments are proposed. */
  seated?: (challenge: Opened, panel: string[]) => Promise<unknown>;
  /** What the manager proposes in place of what the rules plan. */
  plan?: (panel: string[]) => object;
};

/** A challenge whose judges scored, one of them harsh; everything through the same ports and routes as ever. */
export const scoredRound = async (world: World, { entries = 12, judges = 6, changes = {}, seated, plan }: Wish = {}): Promise<Opened> => {
  const drained = () => drainOutbox(world.ports, (line) => world.logged.push(line));
  world.clock.set('2027-01-05T15:00:00.000Z');
  const challenge = await openChallenge(world, (await openAgency(world)).id, changes);
  world.clock.pass(60_000);
  const sent = (await crowdOf(world, challenge, entries, { sent: true })).map(({ id }) => id);
  const panel = await panelIn(world, challenge, judges);
  await seated?.(challenge, panel);
  world.clock.set('2027-01-18T15:00:00.000Z');
  if (plan) await answer(world.as('mara').put(`/assignments/${challenge.id}`, { reviewsPerEntry: 3, mostPerJudge: 20, ...plan(panel) }, { version: 0 }));
  const round = await answer<Round>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await drained();
  world.clock.pass(60_000);
  for (const [n, judge] of panel.entries()) await scoreAs(world, round, judge, (entryId) => Math.max(1, Math.min(5, 1 + Math.floor(sent.indexOf(entryId) / 3) + (n === 0 ? -2 : (n + sent.indexOf(entryId)) % 2))));
  return challenge;
};

/** What follows: the results, the decisions, and both published. `applied`: what is looked at in between. */
export const publishResult = async (world: World, challenge: Opened, applied?: () => Promise<unknown>): Promise<void> => {
  world.clock.set('2027-02-12T22:01:00.000Z');
  await workOut(world, challenge);
  const rows = await rowsIn<{ entryId: string; rank: number }>(world.as('mara'), challenge.id);
  const first = rows.find(({ rank }) => rank === 1)!.entryId;
  for (const { entryId } of rows)
    await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId, outcome: entryId === first ? 'winner' : 'not-selected', prizeId: 'grand', reason: 'As scored.', feedback: '' }, { version: 0 }));
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`));
  world.clock.pass(60_000);
  await applied?.();
  await answer(world.as('mara').post(`/results/${challenge.id}/publish`));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
};

/** From its first entry to its published result. */
export const publishedResult = async (world: World, wish: Wish = {}): Promise<Opened> => {
  const challenge = await scoredRound(world, wish);
  await publishResult(world, challenge);
  return challenge;
};
