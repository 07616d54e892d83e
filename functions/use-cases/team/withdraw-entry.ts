import type { Caller } from '../../domain/caller.ts';
import type { Entry } from '../../domain/entry/entry.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { refuseLate } from '../../domain/entry/sending.ts';
import type { Ports } from '../../ports/ports.ts';
import { onRecord, type Recorder } from '../on-record.ts';
import { tell } from '../tell.ts';
import { leadOf, ownEntry } from './membership.ts';

/** The lead takes a sent entry back before the deadline. Sending again undoes it. */
export const withdrawEntry = async (ports: Pick<Ports, 'challenges' | 'teams' | 'entries'> & Recorder, caller: Caller, entryId: string): Promise<Entry> => {
  const own = await ownEntry(ports, caller, entryId);
  leadOf(own);
  const { entry } = own;
  if (entry.sentVersion === 0) throw new Refusal('conflict', 'This entry was not sent. There is nothing to withdraw.');
  if (entry.withdrawnAt) throw new Refusal('conflict', 'This entry is withdrawn already.');
  const challenge = await ports.challenges.find(entry.challengeId, { strong: true });
  if (!challenge) throw notFound('challenge');
  refuseLate(challenge, caller.at);
  const next: Entry = { ...entry, withdrawnAt: caller.at, version: entry.version + 1 };
  const deed = tell(ports, caller, 'entry.withdrawn', { about: challenge.id, refs: { entry: entry.id, team: entry.teamId }, answer: next });
  await ports.entries.withdraw(next, onRecord(ports, deed, { entry }, { hideEntries: !challenge.showEntryCount }));
  return next;
};
