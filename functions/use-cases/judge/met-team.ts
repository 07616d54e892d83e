import { phaseOf, toldTables } from '../../domain/judging/expo/demo-day.ts';
import type { Ports } from '../../ports/ports.ts';

/** Whether a judge was told on the demo day who made an entry: of it no page says any more that names are hidden. */
export const metTeam = async ({ demoDays }: Pick<Ports, 'demoDays'>, { challengeId, personId, entryId }: { challengeId: string; personId: string; entryId: string }): Promise<boolean> => {
  const day = await demoDays.find(challengeId);
  if (!day?.judgeIds.includes(personId) || phaseOf(day) === 'planned') return false;
  const [turn, tables] = await Promise.all([demoDays.turn(day, personId), demoDays.tables(day)]);
  return turn !== undefined && toldTables(turn).some((table) => tables[table]?.entryId === entryId);
};
