import type { Caller } from '../../domain/caller.ts';
import { isPublished } from '../../domain/challenge.ts';
import { publicDecisions, type Decision } from '../../domain/decision.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';

export type Winner = Pick<Decision, 'code' | 'title' | 'teamName' | 'outcome' | 'cents' | 'reason'> & { prize: string };

/** Winners and finalists, once the results are out. Entries that were not selected do not appear. */
export const readWinners = async (ports: Pick<Ports, 'challenges' | 'rounds'>, caller: Caller, slug: string) => {
  const challenge = await ports.challenges.findBySlug(slug);
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  if (!challenge.resultsAt || challenge.resultsAt > caller.at) return { challenge, winners: [] as Winner[] };
  const [decisions, rules] = await Promise.all([ports.rounds.decisions(challenge.id), ports.challenges.rules(challenge.id, challenge.rulesVersion)]);
  const tiers = rules?.sections.prizes.tiers ?? [];
  return { challenge, winners: publicDecisions(decisions, tiers) };
};
