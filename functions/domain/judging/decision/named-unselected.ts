import type { Decision } from './decision.ts';

type Row = { code: string; title: string; decision?: Pick<Decision, 'outcome' | 'reason'> | undefined; /** Where the chair moved it: a reason that is public for every entry. */ move?: { reason: string; takenBack?: unknown } | undefined };
export type NamedUnselected = { code: string; names: string };

const shortest = 4;
const says = (text: string, words: string) =>
  words.trim().length >= shortest && new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(words.trim())}(?![\\p{L}\\p{N}])`, 'iu').test(text);

/** Reasons that will be public and name an entry that will not: its code, or its title where that is long enough to be no chance. */
export const namedUnselected = (rows: Row[]): NamedUnselected[] => {
  const hidden = rows.filter(({ decision }) => decision?.outcome === 'not-selected');
  return rows.flatMap(({ code, decision, move }) => {
    const texts = [decision && decision.outcome !== 'not-selected' ? decision.reason : '', move && !move.takenBack ? move.reason : ''].filter(Boolean);
    if (texts.length === 0) return [];
    return hidden.flatMap((other) => [other.title, ...(other.code === code ? [] : [other.code])].filter((words) => texts.some((text) => says(text, words))).slice(0, 1).map((names) => ({ code, names })));
  });
};
