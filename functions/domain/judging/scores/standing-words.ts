import type { EntryStanding } from './entry-standings.ts';
import type { Finalists } from './finalists.ts';

const tenths = (value: number): string => (Math.round(value * 10) / 10).toFixed(1);

/** What the entry's judges did to its raw mean, in points of the marks' scale, to one decimal. */
export const judgeMixWords = ({ judgeMix }: Pick<EntryStanding, 'judgeMix'>): string => {
  const points = tenths(Math.abs(judgeMix));
  if (points === '0.0') return 'These judges were as strict as the average judge.';
  return `These judges were ${points} ${points === '1.0' ? 'point' : 'points'} ${judgeMix > 0 ? 'stricter' : 'milder'} than the average judge.`;
};

/** Between which places an entry lies, 9 times in 10. */
export const rankWords = ({ rankInterval, place }: Pick<EntryStanding, 'rankInterval' | 'place'>): string => {
  if (!rankInterval) return `Place ${place}.`;
  const [best, worst] = rankInterval;
  return best === worst ? `Place ${best}, surely.` : `Between place ${best} and place ${worst}.`;
};

/** How sure a cut after k is: what is expected right, and how many entries are too close to call. */
export const cutWords = ({ zones, ...cut }: Pick<Finalists, 'k' | 'expectedRight' | 'zones'>): string => cutSentence({ ...cut, contested: zones.filter((zone) => zone === 'contested').length });

export const cutSentence = ({ k, expectedRight, contested }: Pick<Finalists, 'k' | 'expectedRight'> & { contested: number }): string => {
  const right = k === 1 ? `The entry in first place belongs there with a chance of ${Math.round(100 * expectedRight)}%.` : `Of the ${k} in the first places, ${tenths(expectedRight)} are expected to belong there.`;
  if (contested === 0) return `${right} No entry is too close to call.`;
  return `${right} ${contested} ${contested === 1 ? 'entry is' : 'entries are'} too close to call.`;
};

/** An interval on the scale of the marks: the model knows no ends, the scale does. */
export const spanWords = ([low, high]: [number, number]): string => `${tenths(Math.max(0, low))} to ${tenths(Math.min(100, high))}`;
