import type { Challenge } from '../domain/call/challenge.ts';
import type { Round } from '../domain/judging/round/round.ts';
import { asScheduled } from '../domain/judging/round/plan.ts';
import type { Ports } from '../ports/ports.ts';

/** The stored round of a challenge, open and closed when the challenge says today: its judging may have been given more time since. */
export const storedRound = async (ports: Pick<Ports, 'rounds'>, challenge: Challenge): Promise<Round | undefined> => {
  const round = await ports.rounds.current(challenge.id);
  return round && asScheduled(round, challenge);
};
