import type { Proposal } from '../../../domain/judging/round/draw.ts';
import { countLooks, lookOf, withLook, type Looked } from '../../../domain/judging/round/looked.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Plan } from './plan-assignments.ts';

type Needed = Pick<Ports, 'draws' | 'sha256'>;

/** Puts down that this proposal is about to be read, before it is; and how many for the same entries were, this one among them. Safe to repeat. */
export const noteLook = async (ports: Needed, { round, draw }: Pick<Plan, 'round' | 'draw'>, { drawn }: Pick<Proposal, 'drawn'>): Promise<number> => {
  const look = lookOf(draw, drawn.pairs, ports.sha256);
  for (;;) {
    const before: Looked = (await ports.draws.looked(round.id)) ?? { roundId: round.id, challengeId: round.challengeId, seen: [], version: 0 };
    const next = withLook(before, look);
    if (!next) return countLooks(before, look);
    try {
      await ports.draws.saveLooked(next);
      return countLooks(next, look);
    } catch (error) {
      // somebody else looked at this moment: look again
      if (!(error instanceof Refusal && error.code === 'stale')) throw error;
    }
  }
};
