import type { Caller } from '../../../domain/caller.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { resultFiles } from '../../result-files.ts';
import { closedRound } from './closed-round.ts';
import { ownChallenge } from '../call/draft-of.ts';

/** Where a manager gets every mark as a table, one line each, as the last run of the scoring wrote it. */
export const openMarks = async (ports: Pick<Ports, 'agencies' | 'challenges' | 'rounds' | 'results' | 'fileStore'>, caller: Caller, challengeId: string): Promise<{ url: string }> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  const ready = (await ports.results.scoring(round.id))?.ready;
  if (!ready) throw new Refusal('conflict', 'The results are still being worked out. Look again in a minute.');
  return { url: await ports.fileStore.download(resultFiles(ready).marks, `marks-${challenge.slug}.csv`, 'text/csv') };
};
