import { judgingPhase, type Challenge } from '../domain/call/challenge.ts';
import { phaseOf, type DemoDay } from '../domain/judging/expo/demo-day.ts';
import type { Ports } from '../ports/ports.ts';
import { storedRound } from './current-round.ts';

/** What the end of a demo day leaves. */
export const demoFiles = ({ id }: Pick<DemoDay, 'id'>) => ({ comparisons: `${id}-comparisons` });

/** An order would steer whoever still scores, as scores would: it is read once the round is closed. */
export const hiddenUntil = async (ports: Pick<Ports, 'rounds'>, challenge: Challenge, at: string): Promise<string | undefined> => {
  const closesAt = (await storedRound(ports, challenge))?.closesAt ?? judgingPhase(challenge)?.closesAt;
  return closesAt !== undefined && at <= closesAt && !challenge.cancelled ? closesAt : undefined;
};

/** Beside the scores, for those who decide: the places a demo day gave. It binds nobody. */
export type DemoOrder = { running: boolean; /** Over, but not worked out yet. */ pending?: boolean | undefined; places: { entryId: string; place: number; shared: boolean }[] };

export const demoOrder = async ({ demoDays }: Pick<Ports, 'demoDays'>, challengeId: string): Promise<DemoOrder | undefined> => {
  const day = await demoDays.find(challengeId);
  if (!day || phaseOf(day) === 'planned') return undefined;
  if (!day.ended) return { running: true, places: [] };
  const [result, tables] = await Promise.all([demoDays.result(day), demoDays.tables(day)]);
  return { running: false, ...(result ? {} : { pending: true }), places: (result?.rows ?? []).map(({ table, place, shared }) => ({ entryId: tables[table]!.entryId, place, shared })) };
};
