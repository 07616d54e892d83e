import type { Caller } from '../../domain/caller.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownEntry } from './membership.ts';

/** The decision on one's own entry, once the decisions were applied. */
export const readOutcome = async (ports: Pick<Ports, 'entries' | 'teams' | 'rounds'>, caller: Caller, entryId: string): Promise<Pick<Decision, 'outcome' | 'reason' | 'feedback' | 'cents'> | undefined> => {
  const { entry } = await ownEntry(ports, caller, entryId);
  const round = await ports.rounds.current(entry.challengeId);
  if (!round?.decidedAt) return undefined;
  return ports.rounds.decision(entry.challengeId, entry.id);
};
