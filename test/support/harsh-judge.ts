import type { Round } from '../../functions/domain/judging/round/round.ts';
import { crowdOf } from './crowd.ts';
import { panelIn, scoreAs } from './panel.ts';
import { openAgency, openChallenge } from './stage.ts';
import { answer, type World } from './world.ts';

/** Twelve entries and six judges, assigned: entry n is worth its number, and the first judge is two levels harsher than the rest. */
export const harshJudge = async (world: World) => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const challenge = await openChallenge(world, (await openAgency(world)).id);
  const entryIds = (await crowdOf(world, challenge, 12, { sent: true })).map(({ id }) => id);
  const judges = await panelIn(world, challenge, 6);
  world.clock.set('2027-01-18T15:00:00.000Z');
  const round = await answer<Round>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  const worth = (entryId: string) => 1 + Math.floor(entryIds.indexOf(entryId) / 3);
  const markOf = (n: number) => (entryId: string) => Math.max(1, Math.min(5, worth(entryId) + (n === 0 ? -2 : (n + entryIds.indexOf(entryId)) % 2)));
  /** The judge scores all that is assigned to them. */
  const score = (n: number) => scoreAs(world, round, judges[n]!, markOf(n));
  return { challenge, entryIds, judges, round, score };
};
export type HarshJudge = Awaited<ReturnType<typeof harshJudge>>;
