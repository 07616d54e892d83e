import type { Caller } from '../../domain/caller.ts';
import type { JudgeResult } from '../../domain/judging/result/result.ts';
import { readingWords } from '../../domain/judging/scores/judges/reading-words.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownJudge } from './at-work.ts';

export type Reading = Omit<JudgeResult, 'personId' | 'outliers'> & { outliers: { code: string; away: number }[]; words: string[] };

/** How the judge's own marks compare with the panel's: once the decisions are applied, and to this judge alone. Nothing where scores could not be compared. */
export const readOwnReading = async (ports: Pick<Ports, 'challenges' | 'judges' | 'rounds' | 'results' | 'entries'>, caller: Caller, challengeId: string): Promise<Reading | undefined> => {
  const { judge } = await ownJudge(ports, caller, challengeId);
  const round = await ports.rounds.current(challengeId);
  const ready = round?.decidedAt ? (await ports.results.scoring(round.id))?.ready : undefined;
  const found = round && ready ? await ports.results.judge(round.id, ready, judge.personId) : undefined;
  if (!found) return undefined;
  const { personId: _, outliers, ...reading } = found;
  const entries = await ports.entries.findMany(outliers.map(({ entryId }) => entryId));
  const said = { ...reading, outliers: outliers.map(({ entryId, away }) => ({ code: entries.find((entry) => entry.id === entryId)?.code ?? '', away })) };
  return { ...said, words: readingWords(said) };
};
