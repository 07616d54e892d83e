import type { Evaluation } from '../evaluation/evaluation.ts';

type Held = Pick<Evaluation, 'judgeId' | 'state' | 'insteadOf' | 'touchedAt'>;

/** The judge will not score it: stepped back for a conflict, abstained, or had it taken back. */
export const isOut = ({ state }: Pick<Evaluation, 'state'>): boolean => state === 'recused' || state === 'abstained' || state === 'taken-back';

/** Who has an entry in place of a judge now: the last of those it was passed on to. `ofEntry`: every evaluation of that entry. */
export const replacementOf = <T extends Held>(ofEntry: T[], judgeId: string): T | undefined => {
  const [heir] = ofEntry.filter((one) => one.insteadOf === judgeId).map((one) => replacementOf(ofEntry, one.judgeId) ?? (isOut(one) ? undefined : one)).filter((one) => one !== undefined);
  return heir;
};

/** Whose place is free, the longest first: they are out or lost access, and nobody has the entry instead. */
export const placeLeft = <T extends Held>(ofEntry: T[], lost: (judgeId: string) => boolean): string | undefined =>
  ofEntry
    .filter((one) => (isOut(one) || (one.state !== 'saved' && lost(one.judgeId))) && !replacementOf(ofEntry, one.judgeId))
    .toSorted((a, b) => ((a.touchedAt ?? '') < (b.touchedAt ?? '') ? -1 : 1))[0]?.judgeId;
