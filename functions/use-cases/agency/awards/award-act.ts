import type { Deed } from '../../../domain/act.ts';
import type { Award, AwardStep } from '../../../domain/award/award.ts';
import { privateNumberIn } from '../../../domain/award/private-number.ts';
import type { Caller, Person } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import type { StaffRole } from '../../../domain/people/agency.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { awardAt, decidedRound, refuseCancelled, type PlaceOf } from '../../award-place.ts';
import type { Recorder } from '../../on-record.ts';
import { ownChallenge } from '../call/draft-of.ts';

export type Needed = Pick<Ports, 'agencies' | 'awards' | 'challenges' | 'rounds' | 'people'> & Recorder;
export type Versioned = PlaceOf & { version: number };
export type Opened = { challenge: Challenge; person: Person; award: Award; decidedAt: string };

/** The place somebody of the agency works on, as they saw it. */
export const openAward = async (ports: Pick<Needed, 'agencies' | 'awards' | 'challenges' | 'rounds'>, caller: Caller, wanted: Versioned, role: StaffRole | StaffRole[] = 'manager'): Promise<Opened> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, role);
  const { decidedAt } = await decidedRound(ports, challenge);
  refuseCancelled(challenge);
  const award = await awardAt(ports, challenge, wanted, decidedAt);
  if (award.version !== wanted.version) throw new Refusal('stale', 'Somebody worked on this award meanwhile. Look again, then save.', undefined, { version: award.version });
  return { challenge, person, award, decidedAt };
};

/** Whoever holds it: without one there is nobody to check or to pay. */
export const holderOf = ({ holder }: Award): NonNullable<Award['holder']> => {
  if (!holder) throw new Refusal('conflict', 'Nobody holds this place. Name who gets it first.');
  return holder;
};

export const refusePrivate = (text: string, field: string): void => {
  const found = privateNumberIn(text);
  if (found) throw new Refusal('invalid', `This looks like ${found}. Bank and tax numbers are never stored here: leave it out, and keep it with whoever pays.`, field);
};

export const refuseSettled = ({ approved }: Award): void => {
  if (approved) throw new Refusal('conflict', 'This award is approved. Take the approval back first, with a reason.');
};

type Line = Pick<AwardStep, 'what'> & Partial<Omit<AwardStep, 'id' | 'n' | 'what' | 'by' | 'at'>>;
/** A line of the ledger, under the act it belongs to, of an award as it was before. */
export const stepOf = ({ id, by, at }: Deed, { challengeId, prizeId, place, holder, version }: Award, line: Line): AwardStep => ({ id, n: version + 1, challengeId, prizeId, place, by, at, code: holder?.code ?? '', teamName: holder?.teamName ?? '', reason: '', ...line });

/** What the act of an award names. */
export const refsOf = ({ prizeId, place, holder }: Award): Deed['refs'] => ({ prize: prizeId, place, ...(holder ? { entry: holder.entryId, team: holder.teamId } : {}) });
/** What whoever wrote it hears: enough to go on. */
export const answerOf = ({ prizeId, place, version }: Award) => ({ prizeId, place, version });
export type Done = ReturnType<typeof answerOf>;
