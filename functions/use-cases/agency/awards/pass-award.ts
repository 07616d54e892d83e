import { passedTo, standing, type Award, type AwardStep, type Ended, type Ending, type Holder } from '../../../domain/award/award.ts';
import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { failedChecks } from '../../../domain/award/check.ts';
import { isLate } from '../../../domain/award/award.ts';
import { stands } from '../../../domain/entry/entry.ts';
import type { Decision } from '../../../domain/judging/decision/decision.ts';
import { momentWords } from '../../../domain/moment.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { awardAt } from '../../award-place.ts';
import { onRecord } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { answerOf, openAward, refsOf, refusePrivate, stepOf, type Done, type Needed as Acting, type Opened, type Versioned } from './award-act.ts';

type Needed = Acting & Pick<Ports, 'entries'>;
type Given = Exclude<Ending, 'moved'>;
type Wanted = Versioned & {
  /** Why the holder no longer has it; left out where nobody holds it. */
  ending?: Given | undefined;
  reason: string;
  /** The entry that gets it; left out: nobody yet. */
  to?: string | undefined;
  /** Why that entry, as everybody reads it with the results. */
  said: string;
  /** What the results page says of the former holder. */
  keep: 'finalist' | 'not-selected';
};

const refuseUnfounded = ({ award, challenge }: Opened, { ending }: Wanted, at: string): void => {
  if (standing(award).length > 0) throw new Refusal('conflict', 'Something was paid on this award. Take that back first.');
  if (award.approved) throw new Refusal('conflict', 'This award is approved. Take the approval back first, with a reason.');
  if (award.holder && !ending) throw new Refusal('invalid', 'Say why the prize passes on.', 'ending');
  if (ending === 'expired' && !isLate(award, at)) {
    throw new Refusal('invalid', award.asked ? (at > award.asked.due ? 'Every form is in, so nothing has expired.' : `The winner has until ${momentWords(award.asked.due, challenge.zone)}.`) : 'The winner was not asked for anything yet. Set a deadline first.', 'ending');
  }
  if (ending === 'failed' && failedChecks(award.checks).length === 0) throw new Refusal('invalid', 'Note the check that failed first.', 'ending');
};

/** The entry that gets the place: it counts, had it never before, and holds nothing as good. */
const nextHolder = async (ports: Needed, { award, challenge }: Opened, entryId: string, at: string): Promise<{ decision: Decision; holder: Holder }> => {
  const [entry, decision, ended] = await Promise.all([ports.entries.find(entryId, { strong: true }), ports.rounds.decision(challenge.id, entryId), ports.awards.endedOf(challenge.id, entryId)]);
  if (!entry || !decision || entry.challengeId !== challenge.id) throw notFound('entry');
  if (!stands(entry)) throw new Refusal('conflict', 'This entry was withdrawn or excluded since. Choose another.', 'to');
  if (entry.id === award.holder?.entryId || award.former.some((one) => one.entryId === entry.id)) throw new Refusal('conflict', 'This entry held the prize before. Choose another.', 'to');
  if (ended.some(({ ending }) => ending !== 'moved')) throw new Refusal('conflict', 'This entry did not get a prize it had won. Choose another.', 'to');
  if (decision.outcome === 'winner' && decision.cents >= award.cents) throw new Refusal('conflict', 'This entry holds a prize as good as this one. Choose another.', 'to');
  const { code, title, teamId, teamName } = decision;
  return { decision, holder: { entryId: entry.id, teamId, code, title, teamName, since: at, alternate: true } };
};

const demoted = (decision: Decision, keep: Wanted['keep']): Decision => ({ ...decision, outcome: keep, prizeId: '', cents: 0, place: 0, version: decision.version + 1 });
const promoted = (decision: Decision, { prizeId, place, cents }: Award, { said }: Wanted): Decision => ({ ...decision, outcome: 'winner', prizeId, place, cents, reason: said, version: decision.version + 1 });
const endedOf = ({ challengeId, prizeId, place }: Award, entryId: string, ending: Ending, at: string): Ended => ({ challengeId, entryId, prizeId, place, ending, at });

/** Whoever moves up leaves a lesser place empty. */
const leftBehind = async (ports: Needed, challenge: Challenge, { outcome, prizeId, place, entryId }: Decision, { decidedAt, at }: { decidedAt: string; at: string }): Promise<{ from: Award; award: Award; ended: Ended } | undefined> => {
  if (outcome !== 'winner') return undefined;
  const from = await awardAt(ports, challenge, { prizeId, place }, decidedAt);
  if (from.holder?.entryId !== entryId) return undefined;
  if (from.approved || standing(from).length > 0) throw new Refusal('conflict', 'The smaller prize of this entry is approved or paid already. Choose another, or take that back first.', 'to');
  return { from, award: passedTo(from, 'moved', undefined, at), ended: endedOf(from, entryId, 'moved', at) };
};

const whatOf = (award: Award, to: unknown): AwardStep['what'] => (award.holder ? (to ? 'passed' : 'emptied') : 'named');

/** The prize passes from whoever does not get it to an alternate, or to nobody yet. The decisions say so from then on, and with them whatever is shown of the results. */
export const passAward = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<Done> => {
  recentlySignedIn(caller);
  const opened = await openAward(ports, caller, wanted);
  const { challenge, award, decidedAt } = opened;
  const { reason, said, to, ending } = wanted;
  refuseUnfounded(opened, wanted, caller.at);
  if (!award.holder && !to) throw new Refusal('invalid', 'Choose who gets it.', 'to');
  if (award.holder && reason.length < 10) throw new Refusal('invalid', 'Say what happened, in a sentence at least. It stays with your agency.', 'reason');
  if (to && said.length < 10) throw new Refusal('invalid', 'Say why this entry gets it, in a sentence at least. It is published with the results.', 'said');
  refusePrivate(reason, 'reason');
  refusePrivate(said, 'said');
  const next = to ? await nextHolder(ports, opened, to, caller.at) : undefined;
  const [before, left] = await Promise.all([award.holder && ports.rounds.decision(challenge.id, award.holder.entryId), next && leftBehind(ports, challenge, next.decision, { decidedAt, at: caller.at })]);
  const passed = passedTo(award, ending, next?.holder, caller.at);
  const { holder } = award;
  const deed = tell(ports, caller, 'award.passed', { about: challenge.id, refs: { ...refsOf(award), ...(next ? { to: next.holder.entryId, toTeam: next.holder.teamId } : {}) }, answer: answerOf(passed) });
  const step = stepOf(deed, award, { what: whatOf(award, next), ...(ending && holder ? { ending } : {}), ...(next ? { to: { code: next.holder.code, teamName: next.holder.teamName } } : {}), reason: reason || said });
  const facts = { award, from: holder?.code, to: next?.holder.code, ending: holder && ending, reason: reason || said };
  await ports.awards.save(passed, step, onRecord(ports, deed, facts), {
    decisions: [...(before ? [demoted(before, wanted.keep)] : []), ...(next ? [promoted(next.decision, award, wanted)] : [])],
    ended: [...(holder && ending ? [endedOf(award, holder.entryId, ending, caller.at)] : []), ...(left ? [left.ended] : [])],
    ...(left ? { left: { award: left.award, step: stepOf(deed, left.from, { what: 'emptied', ending: 'moved', reason: 'The entry moved up to a better prize.' }) } } : {}),
  });
  return answerOf(passed);
};
