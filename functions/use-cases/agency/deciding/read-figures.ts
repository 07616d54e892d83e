import type { Caller } from '../../../domain/caller.ts';
import { criterionFigures, panelFigures, type CriterionFigure, type Figure } from '../../../domain/judging/result/panel-figures.ts';
import { saidOf } from '../../../domain/judging/result/said.ts';
import type { Ports } from '../../../ports/ports.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { closedRound, workingOf, type Working } from './closed-round.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'rounds' | 'results'>;
/** `judges`: of how many the strictness could be compared; none where the design does not support it. */
export type Figures = { working: Working; method?: string | undefined; judges: number; figures: Figure[]; criteria: CriterionFigure[] };

/** What the closed round as a whole supports, nothing of single judges. Until it is worked out there is none of it. */
export const readFigures = async (ports: Needed, caller: Caller, challengeId: string): Promise<Figures> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  const [scoring, rules] = await Promise.all([ports.results.scoring(round.id), ports.challenges.rules(challenge.id, round.rulesVersion)]);
  const panel = scoring?.ready ? await ports.results.panel(round.id, scoring.ready) : undefined;
  const working = workingOf(scoring);
  if (!panel) return { working, judges: 0, figures: [], criteria: [] };
  return { working, method: saidOf(panel).method, judges: panel.variances ? panel.judges : 0, figures: panelFigures(panel), criteria: criterionFigures(panel, rules?.sections.judging.criteria ?? []) };
};
