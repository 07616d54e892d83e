import type { Deed } from '../../domain/act.ts';
import { alarmOf } from '../../domain/award/award.ts';
import { derivedId } from '../../domain/letters/letter.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';

type Needed = Pick<Ports, 'awards' | 'acts' | 'clock' | 'sha256'>;

/** Three days before the forms of a winner are due, and once that time is over: each said once, however often the clock looks. */
export const announceForms = async ({ awards, acts, clock, sha256 }: Needed, { challengeId, prizeId, place }: { challengeId: string; prizeId: string; place: number }): Promise<void> => {
  const award = await awards.find(challengeId, prizeId, place);
  const alarm = award && alarmOf(award);
  if (!alarm || !award.holder || alarm.at > clock.now()) return;
  const kind = alarm.what === 'near' ? 'award.forms-near' : 'award.forms-over';
  // a machine that stood still past the deadline says only that it is over
  const missed = alarm.what === 'near' && clock.now() > award.asked!.due;
  const deed: Deed = { id: derivedId('act', sha256, challengeId, prizeId, String(place), award.holder.entryId, kind, award.asked!.due), kind, about: challengeId, by: 'system', at: alarm.at, refs: { prize: prizeId, place, entry: award.holder.entryId, team: award.holder.teamId } };
  if (!missed) await acts.record(deed).catch((error: unknown) => {
    if (!(error instanceof Refusal && error.code === 'in-progress')) throw error;
  });
  await awards.noteTold({ ...award, told: alarm.what });
};
