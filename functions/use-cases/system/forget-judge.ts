import type { Act } from '../../domain/act.ts';
import { judgingPhase } from '../../domain/call/challenge.ts';
import { closedName } from '../../domain/people/person.ts';
import type { Ports } from '../../ports/ports.ts';
import { onRecord, type Recorder } from '../on-record.ts';
import { promiseErasure } from './erase-shown.ts';

export type JudgeNeeds = Recorder & Pick<Ports, 'judges' | 'challenges' | 'rounds' | 'standings' | 'ledger'>;

/**
 * A judge has closed the account: their name and address go from the panel, and what opens their leaves on the record goes once no result hangs
 * on it. As long as judging is not over they are taken off the panel, so that their entries find other readers. Safe to repeat.
 */
export const forgetJudge = async (ports: JudgeNeeds, closed: Pick<Act, 'id' | 'about' | 'at'>, challengeId: string): Promise<void> => {
  const [challenge, found] = await Promise.all([ports.challenges.find(challengeId, { strong: true }), ports.judges.find(challengeId, closed.about)]);
  if (!challenge || !found) return;
  let judge = found;
  if (!judge.revoked && closed.at <= (judgingPhase(challenge)?.closesAt ?? '')) {
    judge = { ...judge, revoked: { at: closed.at, by: 'system', reason: 'They closed their account.' }, version: judge.version + 1 };
    const deed = { id: ports.chance.id('act'), kind: 'judge.revoked', about: challengeId, by: 'system', at: closed.at, refs: { judge: judge.personId } } as const;
    await ports.judges.revoke(judge, [], onRecord(ports, deed, { judgeId: judge.personId }));
  }
  if (judge.name !== closedName) await ports.judges.forget({ ...judge, name: closedName, email: '', organization: '', version: judge.version + 1 });
  const round = await ports.rounds.current(challengeId);
  if (round?.publishedBatch) await ports.standings.name(round.id, { entries: [], judges: [{ personId: judge.personId, name: closedName, organization: '', revoked: judge.revoked !== undefined }] });
  await promiseErasure(ports, { id: closed.id, about: challengeId, at: closed.at }, judge.personId);
};
