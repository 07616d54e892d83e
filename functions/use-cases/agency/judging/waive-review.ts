import { stands } from '../../../domain/entry/entry.ts';
import type { Caller } from '../../../domain/caller.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { isVisible } from '../../../domain/judging/round/plan.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { isComing } from '../../../domain/judging/progress/standing.ts';
import type { Waiver } from '../../../domain/judging/progress/waiver.ts';
import type { Ports } from '../../../ports/ports.ts';
import { storedRound } from '../../current-round.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { refuseApplying } from '../deciding/closed-round.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'judges' | 'rounds' | 'evaluations'> & Recorder;

/** Reviews that will not come any more: while the round is open those that nobody has, after it all that were not saved. */
const missingOf = async (ports: Needed, caller: Caller, round: Round, entryId: string): Promise<number> => {
  const [given, judges] = await Promise.all([ports.evaluations.ofEntry(round.id, entryId), ports.judges.ofChallenge(round.challengeId)]);
  const lost = new Set(judges.filter((judge) => judge.revoked).map((judge) => judge.personId));
  const counts = given.filter((one) => isVisible(round, one) && (caller.at > round.closesAt ? one.state === 'saved' : isComing({ state: one.state, lost: lost.has(one.judgeId) })));
  return round.reviewsPerEntry - counts.length;
};

type Which = { challengeId: string; entryId: string; version: number };

const waivable = async (ports: Needed, caller: Caller, { challengeId, entryId }: Pick<Which, 'challengeId' | 'entryId'>) => {
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await storedRound(ports, challenge);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'Publish the assignments first.');
  if (round.decidedAt) throw new Refusal('conflict', 'The decisions were applied. What they rest on stands.');
  refuseApplying(round);
  const [entry, stored] = await Promise.all([ports.entries.find(entryId), ports.rounds.waiver(round.id, entryId)]);
  if (!entry || entry.challengeId !== challenge.id || !stands(entry)) throw notFound('entry');
  return { challenge, person, round, entry, stored };
};

/** An entry goes without reviews it should have had, with a reason that is published. No score is changed by it. */
export const waiveReview = async (ports: Needed, caller: Caller, wanted: Which & { reason: string }): Promise<Waiver> => {
  const { challenge, person, round, entry, stored } = await waivable(ports, caller, wanted);
  if (wanted.reason.length < 3) throw new Refusal('invalid', 'Say why the review is missing. It is published with the results.', 'reason');
  const missing = await missingOf(ports, caller, round, entry.id);
  if (missing < 1) throw new Refusal('conflict', 'This entry has all its reviews, or the judges who will give them. There is nothing to waive.');
  if ((stored?.version ?? 0) !== wanted.version) throw new Refusal('stale', 'Somebody waived this since you opened it. Look again.', undefined, { version: stored?.version ?? 0 });
  const waiver: Waiver = { roundId: round.id, challengeId: challenge.id, entryId: entry.id, missing, reason: wanted.reason, by: person.id, at: caller.at, version: wanted.version + 1 };
  await ports.rounds.waive(waiver, onRecord(ports, tell(ports, caller, 'judge.waived', { about: challenge.id, refs: { round: round.id, entry: entry.id, missing }, answer: waiver }), { waiver, code: entry.code }));
  return waiver;
};

/** The waiver says nothing any more, and what was missing is to be fixed again. Who gave it, and why, stays on record. */
export const takeBackWaiver = async (ports: Needed, caller: Caller, wanted: Which): Promise<Waiver> => {
  const { challenge, person, round, entry, stored } = await waivable(ports, caller, wanted);
  if (!stored) throw new Refusal('conflict', 'Nothing was waived for this entry. There is nothing to take back.');
  if (stored.takenBack) throw new Refusal('conflict', 'This waiver was taken back already.');
  if (stored.version !== wanted.version) throw new Refusal('stale', 'Somebody changed this waiver since you opened it. Look again.', undefined, { version: stored.version });
  const waiver: Waiver = { ...stored, takenBack: { by: person.id, at: caller.at }, version: stored.version + 1 };
  await ports.rounds.waive(waiver, onRecord(ports, tell(ports, caller, 'judge.waiver-taken-back', { about: challenge.id, refs: { round: round.id, entry: stored.entryId }, answer: waiver }), { waiver, code: entry.code }));
  return waiver;
};
