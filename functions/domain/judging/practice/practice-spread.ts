import type { Criterion } from '../../call/rubric.ts';
import type { PracticeScores, Sample } from './practice.ts';
import { quoted } from '../../words/quoted.ts';

/** So many others at a time: the scores of one or two could be told apart. */
export const othersAtATime = 3;

/** With fewer judges nobody has so many others. */
export const fewestToCompare = othersAtATime + 1;

export type CriterionSpread = { id: string; name: string; levels: { score: number; label: string; count: number }[]; mean?: number | undefined; /** Standard deviation between judges, in levels. */ apart?: number | undefined };

const earlier = (a: PracticeScores, b: PracticeScores) => a.savedAt.localeCompare(b.savedAt) || a.judgeId.localeCompare(b.judgeId);

/**
 * The others a judge may see on a sample, once their own scores are in: the earliest, in steps of three, so that what is added
 * from one look to the next is never one judge’s. `needed`: how many more until others are added.
 */
export const othersShown = (given: PracticeScores[], judgeId: string): { shown: PracticeScores[]; needed: number } => {
  const others = given.filter((one) => one.judgeId !== judgeId).toSorted(earlier);
  return { shown: others.slice(0, others.length - (others.length % othersAtATime)), needed: othersAtATime - (others.length % othersAtATime) };
};

export const spreadOf = (criteria: Criterion[], given: Pick<PracticeScores, 'marks'>[]): CriterionSpread[] =>
  criteria.map(({ id, name, levels }) => {
    const marks = given.map((one) => one.marks[id]).filter((mark) => mark !== undefined);
    const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
    const square = marks.reduce((sum, mark) => sum + (mark - mean) ** 2, 0);
    return {
      id, name, levels: levels.map(({ score, label }) => ({ score, label, count: marks.filter((mark) => mark === score).length })),
      mean: marks.length > 0 ? mean : undefined, apart: marks.length > 1 ? Math.sqrt(square / (marks.length - 1)) : undefined,
    };
  });

type Spread = { sample: Pick<Sample, 'title'>; criteria: CriterionSpread[] };

/** Share of the whole scale by which judges lie apart. */
const shareOf = ({ apart = 0, levels }: CriterionSpread): number => {
  const scores = levels.map(({ score }) => score);
  return apart / (Math.max(...scores) - Math.min(...scores));
};

/** What to talk about with the panel, in a sentence; nothing while no two judges scored the same sample. */
export const differsMost = (spreads: Spread[]): string | undefined => {
  const all = spreads.flatMap(({ sample, criteria }) => criteria.filter(({ apart }) => apart !== undefined).map((criterion) => ({ title: sample.title, criterion })));
  const most = all.toSorted((a, b) => shareOf(b.criterion) - shareOf(a.criterion))[0];
  if (!most) return undefined;
  if (shareOf(most.criterion) === 0) return 'So far the judges gave the same scores on every criterion.';
  const given = most.criterion.levels.filter(({ count }) => count > 0).map(({ score }) => score);
  return `Judges differ most on ${quoted(most.criterion.name)} of ${quoted(most.title)}: their scores run from ${Math.min(...given)} to ${Math.max(...given)}.`;
};
