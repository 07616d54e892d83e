import type { EntryStanding } from './entry-standings.ts';
import type { Finalists } from './finalists.ts';

const tenths = (value: number): string => (Math.round(value * 10) / 10).toFixed(1);

/** What the entry's judges did to its raw mean, in points of the marks' scale, to one decimal. */
export const judgeMixWords = ({ judgeMix }: Pick<EntryStanding, 'judgeMix'>): string => {
  const points = tenths(Math.abs(judgeMix));
  if (points === '0.0') return 'These judges were as strict as the average judge.';
  return `These judges were ${points} ${points === '1.0' ? 'point' : 'points'} ${judgeMix > 0 ? 'stricter' : 'milder'} than the average judge.`;
};

/** The same in few words, for a table. */
export const judgeMixText = ({ judgeMix }: Pick<EntryStanding, 'judgeMix'>): string => {
  const points = tenths(Math.abs(judgeMix));
  return points === '0.0' ? 'average judges' : `judges ${points} ${judgeMix > 0 ? 'stricter' : 'milder'}`;
};

/** A chance for a table: never surer than it was worked out. */
export const chanceText = (chance: number | undefined): string => (chance === undefined ? '' : chance >= 0.995 ? 'over 99%' : chance < 0.005 ? 'under 1%' : `${Math.round(100 * chance)}%`);

/** Between which places an entry lies, 9 times in 10. */
export const rankWords = ({ rankInterval, place }: Pick<EntryStanding, 'rankInterval' | 'place'>): string => {
  if (!rankInterval) return `Place ${place}.`;
  const [best, worst] = rankInterval;
  return best === worst ? `Place ${best}, surely.` : `Between place ${best} and place ${worst}.`;
};

/** What leaving any one judge out does to the place. */
export const withoutJudgeWords = ({ withoutOneJudge, place }: { withoutOneJudge: [number, number]; place: number }): string => {
  const [best, worst] = withoutOneJudge;
  return best === worst ? `Without any one judge it keeps place ${place}.` : `Without any one judge the place lies between ${best} and ${worst}.`;
};

/** The same in numbers, for a table. */
export const placesText = ([best, worst]: [number, number]): string => (best === worst ? String(best) : `${best} to ${worst}`);

/** The place where marks far from what entry and judge suggest count less. */
export const robustWords = ({ robustPlace, place }: { robustPlace: number; place: number }): string =>
  robustPlace === place ? 'Where marks far from the rest count less, it keeps this place.' : `Where marks far from the rest count less, it would be in place ${robustPlace}.`;

/** Said where there were too many judges to leave each out in turn. */
export const triedWords = (tried: number, judges: number): string =>
  tried < judges ? `Of ${judges} judges, the ${tried} who read the entries in the first places were left out in turn.` : 'Each judge was left out in turn, and the places worked out anew.';

/** How sure a cut after k is: what is expected right, and how many entries are too close to call. */
export const cutWords = ({ zones, ...cut }: Pick<Finalists, 'k' | 'expectedRight' | 'zones'>): string => cutSentence({ ...cut, contested: zones.filter((zone) => zone === 'contested').length });

export const cutSentence = ({ k, expectedRight, contested }: Pick<Finalists, 'k' | 'expectedRight'> & { contested: number }): string => {
  const right = k === 1 ? `The entry in first place belongs there with a chance of ${chanceText(expectedRight)}.` : `Of the ${k} in the first places, ${tenths(expectedRight)} are expected to belong there.`;
  if (contested === 0) return `${right} ${k === 1 ? 'Who is first is clear.' : 'No entry is too close to call.'}`;
  return `${right} ${contested} ${contested === 1 ? 'entry is' : 'entries are'} too close to call.`;
};

type Cut = Parameters<typeof cutSentence>[0];
const cutInShort = ({ k, contested }: Cut): string => {
  if (contested === 0) return `Who else is among the first ${k} is clear.`;
  return `Who else is among the first ${k} is not certain: ${contested} ${contested === 1 ? 'entry is' : 'entries are'} too close to call.`;
};

/** The first cut in full, and all others in one line. */
export const cutLines = ([first, ...others]: Cut[]): string[] => [...(first ? [cutSentence(first)] : []), ...(others.length > 0 ? [others.map(cutInShort).join(' ')] : [])];

/** An interval on the scale of the marks: the model knows no ends, the scale does. */
export const spanWords = ([low, high]: [number, number]): string => `${tenths(Math.max(0, low))} to ${tenths(Math.min(100, high))}`;
