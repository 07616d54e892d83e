import { canonical } from '../../../domain/words/canonical.ts';
import type { Challenge, Sections } from '../../../domain/call/challenge.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';

/** Judges score by the rules that their assignments were published under: any other text would tell of a scoring that nobody did. */
export const refuseOtherScoring = async (ports: Pick<Ports, 'challenges' | 'rounds'>, { id }: Challenge, judging: Sections['judging']): Promise<void> => {
  const round = await ports.rounds.current(id);
  if (!round?.publishedBatch) return;
  const rules = await ports.challenges.rules(id, round.rulesVersion);
  if (rules && canonical(rules.sections.judging) === canonical(judging)) return;
  throw new Refusal('conflict', `Entries are assigned, and judges score by version ${round.rulesVersion} of the rules. What it says about judging can no longer change.`);
};

/** Judges who said whom they cannot judge were told that nobody would read it: the draw is not opened behind them. */
export const refuseLateOpening = async (ports: Pick<Ports, 'judges'>, { id }: Challenge, before: Sections['judging'], judging: Sections['judging']): Promise<void> => {
  if (before.openDraw || !judging.openDraw) return;
  const judges = await ports.judges.ofChallenge(id);
  if (judges.some(({ declaredAt }) => declaredAt)) throw new Refusal('conflict', 'Judges have said whom they cannot judge, and were told that the draw is not published. It can no longer be promised. Turn it off in Judging.');
};
