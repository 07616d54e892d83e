import { signedIn, type Caller } from '../../domain/caller.ts';
import { manifestOf } from '../../domain/entry/entry.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { receiptOf, type OnRecord } from '../leaf-proof.ts';
import { entryNameOf } from '../on-record.ts';
import { ownTeam } from './membership.ts';

type Needed = Pick<Ports, 'entries' | 'teams' | 'ledger' | 'tiles' | 'digest' | 'beacon'>;
/** `entryName`: what the record calls the entry. */
type Recorded = OnRecord & { entryName: string };

/** What a Send left on the public record; nothing as long as it waits for its place. To anybody but the team no receipt is there. */
export const readReceipt = async (ports: Needed, caller: Caller, number: string): Promise<Recorded | undefined> => {
  signedIn(caller);
  const sent = await ports.entries.receipt(number);
  // Asked of no team when there is no such receipt: a stranger's wait is the same.
  await ownTeam(ports, caller, sent?.teamId ?? '').catch(() => { throw notFound('receipt'); });
  if (!sent) throw notFound('receipt');
  const { act, teamId, challengeId, entryId } = sent;
  const found = act ? await receiptOf(ports, { act, subject: teamId, challenge: challengeId, manifest: manifestOf(sent) }) : undefined;
  return found && { ...found, entryName: entryNameOf(ports, challengeId, entryId) };
};
