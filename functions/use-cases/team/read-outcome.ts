import type { Caller } from '../../domain/caller.ts';
import { movedEntry, type MovedEntry } from '../../domain/judging/chair/moved-entry.ts';
import type { Decision } from '../../domain/judging/decision/decision.ts';
import { prizeWords } from '../../domain/judging/decision/prizes.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownEntry } from './membership.ts';

type Outcome = Pick<Decision, 'outcome' | 'reason' | 'feedback' | 'cents'> & { prize: string; moved?: MovedEntry | undefined };

/** The decision on one's own entry, once the decisions were applied. */
export const readOutcome = async (ports: Pick<Ports, 'challenges' | 'entries' | 'teams' | 'rounds' | 'overrides'>, caller: Caller, entryId: string): Promise<Outcome | undefined> => {
  const { entry } = await ownEntry(ports, caller, entryId);
  const round = await ports.rounds.current(entry.challengeId);
  if (!round?.decidedAt) return undefined;
  const [decision, override, challenge] = await Promise.all([ports.rounds.decision(entry.challengeId, entry.id), ports.overrides.find(round.id, entry.id), ports.challenges.find(entry.challengeId)]);
  const rules = decision && challenge && (await ports.challenges.rules(challenge.id, challenge.rulesVersion));
  return decision && { ...decision, moved: movedEntry(override), prize: prizeWords(decision, rules?.sections.prizes.tiers ?? []) };
};
