import type { JudgeReading } from './judge-readings.ts';
import { agreementKind, driftAlong, saysLittle, severityKind, spreadKind } from './reading-kinds.ts';

const severities = { stricter: 'Stricter than the average judge', milder: 'Milder than the average judge', open: 'Cannot be told from the average judge' };
const spreads = { wider: 'Further apart than the panel’s', narrower: 'Closer together than the panel’s', alike: 'As far apart as the panel’s' };
const agreements = { close: 'Agrees closely', mostly: 'Mostly agrees', otherwise: 'Often sees it otherwise' };

export type JudgeWords = { severity: string; spread: string; agreement: string; drift: string; little: boolean };

/** What the numbers say of one judge, for the agency to read beside them. */
export const judgeWords = (reading: Omit<JudgeReading, 'outliers'>): JudgeWords => {
  const drift = driftAlong(reading);
  const agreement = agreementKind(reading);
  return {
    severity: severities[severityKind(reading)], spread: spreads[spreadKind(reading)], agreement: agreement ? agreements[agreement] : 'Too little to compare',
    drift: !drift ? 'Too little to compare' : !drift.beyondChance ? 'No more than chance' : drift.points > 0 ? 'Scores rose' : 'Scores fell', little: saysLittle(reading),
  };
};
