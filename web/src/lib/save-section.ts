import type { Answers, DraftSection } from '../../../functions/domain/entry/entry.ts';
import type { Problem } from './api.ts';
import { marksOf, mergeAnswers, type Marks } from './merge-answers.ts';

type Put = (answers: Answers, version: number) => Promise<{ ok: true; value: DraftSection } | { ok: false; problem: Problem }>;
export type Newer = { answers: Answers; version: number; editedBy: string; editedByName: string; editedAt: string };
export type Saved =
  | { kind: 'saved'; draft: DraftSection; taken: string[]; by: string }
  | { kind: 'clash'; newer: Newer; clashes: string[]; answers: Answers }
  | { kind: 'refused'; problem: Problem };

const newerIn = (problem: Problem): Newer | undefined => (problem.code === 'stale' ? (problem['current'] as Newer | undefined) : undefined);

/** Saves a section; when somebody else saved first, both people's words are kept, and only a question both changed comes back. */
export const saveSection = async (put: Put, wanted: { answers: Answers; version: number; seen: Marks }): Promise<Saved> => {
  let { answers, version, seen } = wanted;
  let [taken, by]: [string[], string] = [[], ''];
  for (;;) {
    const done = await put(answers, version);
    if (done.ok) return { kind: 'saved', draft: done.value, taken, by };
    const newer = newerIn(done.problem);
    if (!newer) return { kind: 'refused', problem: done.problem };
    const merged = mergeAnswers(seen, answers, newer.answers);
    if (merged.clashes.length > 0) return { kind: 'clash', newer, clashes: merged.clashes, answers: merged.answers };
    [answers, version, seen] = [merged.answers, newer.version, marksOf(newer.answers)];
    [taken, by] = [[...taken, ...merged.taken], newer.editedByName || 'A former member'];
  }
};
