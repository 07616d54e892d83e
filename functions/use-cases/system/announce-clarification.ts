import type { Deed } from '../../domain/act.ts';
import { alarmOf } from '../../domain/entry/clarification.ts';
import { derivedId } from '../../domain/letters/letter.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';

type Needed = Pick<Ports, 'clarifications' | 'acts' | 'clock' | 'sha256'>;

/** Before an answer is due, and once that time is over without one: each said once for each due time, however often the clock looks. */
export const announceClarification = async ({ clarifications, acts, clock, sha256 }: Needed, { id, entryId }: { id: string; entryId: string }): Promise<void> => {
  const one = await clarifications.find(entryId, id);
  const alarm = one && alarmOf(one);
  if (!alarm || alarm.at > clock.now()) return;
  const kind = `clarification.${alarm.what}` as const;
  // a machine that stood still past the due time says only that it is over
  const missed = alarm.what === 'near' && clock.now() > one.due;
  const deed: Deed = { id: derivedId('act', sha256, one.id, kind, one.due), kind, about: one.challengeId, by: 'system', at: alarm.at, refs: { entry: entryId, clarification: id, team: one.teamId } };
  if (!missed) await acts.record(deed).catch((error: unknown) => {
    if (!(error instanceof Refusal && error.code === 'in-progress')) throw error;
  });
  await clarifications.note({ ...one, told: alarm.what });
};
