import type { Judged } from '../../bundle/bundle-form.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { scoreTable } from '../fit/score-table.ts';

const sizeOf = (numbers: number[]): number => numbers.reduce((most, at) => Math.max(most, at + 1), 0);

/** How far judges agree on each criterion, by the order of its levels alone (ordinal metric). Undefined where no entry has two marks, or all marks are equal. */
export const criterionAlphas = ({ rules, scores }: Pick<Judged, 'rules' | 'scores'>): (number | undefined)[] => {
  const [entries, judges] = [sizeOf(scores.map(({ entry }) => entry)), sizeOf(scores.map(({ judge }) => judge))];
  return rules.criteria.map((range, c) => {
    const alpha = krippendorffAlpha(scoreTable(entries, judges, scores.map(({ entry, judge, marks }) => ({ entry, judge, value: marks[c]! })), range), 'ordinal');
    return Number.isNaN(alpha) ? undefined : alpha;
  });
};
