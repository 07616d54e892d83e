import type { Caller } from '../../../domain/caller.ts';
import type { Override } from '../../../domain/judging/chair/override.ts';
import { isCurrent, movesIn } from '../../../domain/judging/result/score-table.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { closedRound } from './closed-round.ts';

/** The table of the scores, if it is there and is what the round is now. */
export const currentTable = async ({ results }: Pick<Ports, 'results'>, { id, decidedAt }: Round, run: string | undefined, overrides: Override[]): Promise<{ file: string; at: string } | undefined> => {
  const table = run ? await results.table(id) : undefined;
  return isCurrent(table, { run, decidedAt, moves: movesIn(overrides) }) ? { file: table.file, at: table.at } : undefined;
};

/** Where a manager gets every sent entry with its scores, what judges wrote and what was decided, as a job put them together. */
export const openTable = async (ports: Pick<Ports, 'agencies' | 'challenges' | 'rounds' | 'results' | 'overrides' | 'fileStore'>, caller: Caller, challengeId: string): Promise<{ url: string; at: string }> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  const [scoring, overrides] = await Promise.all([ports.results.scoring(round.id), ports.overrides.ofRound(round.id)]);
  if (!scoring?.ready) throw new Refusal('conflict', 'The results are still being worked out. Look again in a minute.');
  const table = await currentTable(ports, round, scoring.ready, overrides);
  if (!table) throw new Refusal('conflict', 'The table is being written. Look again in a minute.');
  return { url: await ports.fileStore.download(table.file, `scores-${challenge.slug}.csv`, 'text/csv'), at: table.at };
};
