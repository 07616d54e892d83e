import type { Act } from '../../domain/act.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { appliedFrom, decisionsIn } from '../agency/deciding/decide.ts';
import { readDecided, refuseUndecided, type Decided, type Deciding } from '../agency/deciding/refuse-undecided.ts';
import { isLarge } from '../agency/assigning/plan-assignments.ts';
import { storedRound } from '../current-round.ts';
import { keepRecord } from '../decision-record.ts';
import { onRecord, type Recorder } from '../on-record.ts';

type Needed = Deciding & Pick<Ports, 'furtherReviews' | 'clock'> & Recorder;

/** All decisions of a large round are read and, if they are whole, become what the teams read; else the round says what is missing. It begins anew when it was cut off: nothing is half done. Safe to repeat. */
export const applyLarge = async (ports: Needed, act: Pick<Act, 'id' | 'about' | 'by'>): Promise<void> => {
  const challenge = await ports.challenges.find(act.about, { strong: true });
  const round = challenge && (await storedRound(ports, challenge));
  if (!round || round.decidedAt || round.applying?.act !== act.id || round.applying.refused !== undefined) return;
  const at = ports.clock.now();
  let decided: Decided;
  try {
    decided = await readDecided(ports, challenge, round, at);
    refuseUndecided(decided);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await ports.rounds.claim({ ...round, applying: { act: act.id, refused: error.message }, version: round.version + 1 });
    return;
  }
  const deed = { id: ports.chance.id('act'), kind: 'decisions.applied', about: act.about, by: act.by, at, refs: { round: round.id, count: decided.rows.length } } as const;
  await ports.rounds.save(appliedFrom(decided.round, at), onRecord(ports, deed, { round, decisions: decisionsIn(decided) }));
};

/** How the decision came about is written down for all who will read it; of few entries the request that publishes them does that. */
export const recordDecisions = async (ports: Needed, act: Pick<Act, 'about'>): Promise<void> => {
  const round = (await isLarge(ports, act.about)) ? await ports.rounds.current(act.about) : undefined;
  if (round?.decidedAt) await keepRecord(ports, round);
};
