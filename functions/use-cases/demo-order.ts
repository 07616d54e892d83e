import { phaseOf, type DemoDay } from '../domain/judging/expo/demo-day.ts';
import type { Ports } from '../ports/ports.ts';

/** What the end of a demo day leaves. */
export const demoFiles = ({ id }: Pick<DemoDay, 'id'>) => ({ comparisons: `${id}-comparisons` });

/** Beside the scores, for those who decide: the places a demo day gave. It binds nobody. */
export type DemoOrder = { running: boolean; places: { entryId: string; place: number; shared: boolean }[] };

export const demoOrder = async ({ demoDays }: Pick<Ports, 'demoDays'>, challengeId: string): Promise<DemoOrder | undefined> => {
  const day = await demoDays.find(challengeId);
  if (!day || phaseOf(day) === 'planned') return undefined;
  if (!day.ended) return { running: true, places: [] };
  const [result, tables] = await Promise.all([demoDays.result(day), demoDays.tables(day)]);
  return { running: false, places: (result?.rows ?? []).map(({ table, place, shared }) => ({ entryId: tables[table]!.entryId, place, shared })) };
};
