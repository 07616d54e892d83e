import type { Caller } from '../../../domain/caller.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { storedRound } from '../../current-round.ts';
import { noteLook } from '../../note-look.ts';
import { resultFiles } from '../../result-files.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'acts' | 'agencies' | 'challenges' | 'chance' | 'rounds' | 'results' | 'fileStore'>;

/** Where a manager gets the whole result for auditors: who could read what is in it, and the salt of the hash that was published. That it was asked for is on record before. */
export const openFullFile = async (ports: Needed, caller: Caller, challengeId: string): Promise<{ url: string }> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  if (!challenge.resultsAt) throw new Refusal('conflict', 'The results are not out yet. The full file is there once they are.');
  const round = await storedRound(ports, challenge);
  const record = round && (await ports.results.published(round.id));
  if (!record) throw new Refusal('conflict', 'These results were not worked out here, so there is nothing to compute again.');
  await noteLook(ports, caller, { about: challenge.id, refs: { run: record.run } }, 'results.full-file-read');
  return { url: await ports.fileStore.download(resultFiles(record.run).full, `laurel-full-${challenge.slug}.json`, 'application/json') };
};
