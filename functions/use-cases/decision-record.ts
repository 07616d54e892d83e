import { recordOf } from '../domain/judging/decision/decision-record.ts';
import { standingWaivers } from '../domain/judging/progress/waiver.ts';
import type { Round } from '../domain/judging/round/round.ts';
import type { Ports } from '../ports/ports.ts';
import { roomResults } from './deliberation-room.ts';

/** Writes down, once for all who read it, how the decision came about. Nothing where the results were not worked out. Safe to repeat. */
export const keepRecord = async (ports: Pick<Ports, 'challenges' | 'rounds' | 'results' | 'overrides' | 'furtherReviews' | 'deliberations' | 'judges' | 'teams' | 'sha256'>, round: Round): Promise<void> => {
  const run = (await ports.results.scoring(round.id))?.ready;
  if (!run) return;
  const [panel, entries, decisions, waivers, overrides, further, rooms, rules] = await Promise.all([
    ports.results.panel(round.id, run), ports.results.entries(round.id, run), ports.rounds.decisions(round.challengeId), ports.rounds.waivers(round.id), ports.overrides.ofRound(round.id), ports.furtherReviews.find(round.id),
    roomResults(ports, round.id, round.decidedAt ?? round.closesAt), ports.challenges.rules(round.challengeId, round.rulesVersion),
  ]);
  if (panel) await ports.results.publish(round.id, recordOf(round, run, { panel, entries, decisions, waivers: standingWaivers(waivers), overrides, further, rooms, rubric: rules?.sections.judging.criteria ?? [] }));
};
