import type { Decision } from './decision.ts';

type Row = { code: string; title: string; decision?: Pick<Decision, 'outcome' | 'reason'> | undefined };
export type NamedUnselected = { code: string; names: string };

const shortest = 4;
const says = (text: string, words: string) =>
  words.trim().length >= shortest && new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(words.trim())}(?![\\p{L}\\p{N}])`, 'iu').test(text);

/** Reasons that will be public and name an entry that will not: its code, or its title where that is long enough to be no chance. */
export const namedUnselected = (rows: Row[]): NamedUnselected[] => {
  const hidden = rows.filter(({ decision }) => decision?.outcome === 'not-selected');
  return rows.flatMap(({ code, decision }) => {
    if (!decision || decision.outcome === 'not-selected') return [];
    return hidden.flatMap((other) => [other.title, other.code].filter((words) => says(decision.reason, words)).slice(0, 1).map((names) => ({ code, names })));
  });
};
