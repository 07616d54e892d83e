import { signedIn, type Caller } from '../../domain/caller.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { receiptOf, type OnRecord } from '../leaf-proof.ts';
import { ownEvaluation } from './at-work.ts';

type Needed = Pick<Ports, 'challenges' | 'judges' | 'practices' | 'rounds' | 'evaluations' | 'ledger' | 'tiles' | 'digest'>;

/** What the last save of a judge's scores left on the public record; nothing as long as it waits for its place. */
export const readScoreReceipt = async (ports: Needed, caller: Caller, { challengeId, entryId }: { challengeId: string; entryId: string }): Promise<OnRecord | undefined> => {
  signedIn(caller);
  const { evaluation: { savedBy, judgeId } } = await ownEvaluation(ports, caller, challengeId, entryId);
  if (!savedBy) throw new Refusal('conflict', 'No scores of yours were saved for this entry yet. Save them first.');
  return receiptOf(ports, { act: savedBy, subject: judgeId, challenge: challengeId });
};
