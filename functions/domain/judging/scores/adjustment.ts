import type { MixedModel } from './fit/mixed-model.ts';
import { componentsOf } from './design-quality.ts';
import type { Variances } from './fit/variance-fit.ts';

/** Why scores are not adjusted. The plain mean is used then, and the reason is shown. */
export type NotAdjusted = 'one-judge' | 'one-entry' | 'no-spread' | 'not-linked' | 'too-few-scores' | 'judges-alike';

/** Scores that must be left, beyond one per entry and judge, before a judge's severity is believed. */
const spareScores = 3;
/** Judges whose variance is below this share of the error's do not differ measurably. */
const alike = 0.01;

export const notAdjustedWords: Record<NotAdjusted, string> = {
  'one-judge': 'One judge scored every entry, so there is nobody to compare the judge with.',
  'one-entry': 'There is one scored entry, so there is nothing to compare it with.',
  'no-spread': 'All scores are equal.',
  'not-linked': 'Some judges share no entries with the others, directly or through a chain, so their strictness cannot be compared.',
  'too-few-scores': 'There are too few scores to tell a strict judge from a weak entry.',
  'judges-alike': 'The judges were about equally strict, so there is nothing to adjust.',
};

/** Whether the design can support the adjustment at all, before anything is fitted. */
export const whyNotAdjusted = ({ table }: MixedModel): NotAdjusted | undefined => {
  const { entries, judges, value } = table;
  if (judges < 2) return 'one-judge';
  if (entries < 2) return 'one-entry';
  if (value.every((score) => score === value[0])) return 'no-spread';
  if (componentsOf(table).count > 1) return 'not-linked';
  if (value.length < 2 * entries || value.length - entries - judges + 1 < spareScores) return 'too-few-scores';
  return undefined;
};

/** After the fit: judges that do not differ are left alone. */
export const judgesAlike = ({ judge, error }: Variances): boolean => judge < alike * error;
