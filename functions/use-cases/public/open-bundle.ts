import type { Caller } from '../../domain/caller.ts';
import { isPublished } from '../../domain/call/challenge.ts';
import { isWithdrawn } from '../../domain/judging/result/result-version.ts';
import type { DecisionRecord } from '../../domain/judging/decision/decision-record.ts';
import type { PanelResult } from '../../domain/judging/result/result.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { resultFiles } from '../result-files.ts';

type Published = Pick<Ports, 'challenges' | 'rounds' | 'results'>;

/** What was written down when the results went out. Not there before. */
export const publishedRecord = async (ports: Published, caller: Caller, slug: string): Promise<DecisionRecord> => {
  const challenge = await ports.challenges.findBySlug(slug);
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  if (!challenge.resultsAt || challenge.resultsAt > caller.at) throw new Refusal('conflict', 'The results are not out yet.');
  if (isWithdrawn(challenge)) throw new Refusal('conflict', 'These results were withdrawn. What stood before is among their versions.');
  const round = await ports.rounds.current(challenge.id);
  const record = round && (await ports.results.published(round.id));
  if (!record) throw new Refusal('conflict', 'These results were not worked out here, so there is nothing to compute again.');
  return record;
};

/** Where anybody gets the published result as one file, to compute it again. Not there before the results are out. */
export const openBundle = async (ports: Published & Pick<Ports, 'fileStore'>, caller: Caller, slug: string): Promise<{ url: string } & Pick<PanelResult, 'digest' | 'fileHash' | 'sealed'>> => {
  const record = await publishedRecord(ports, caller, slug);
  const { digest, fileHash, sealed } = record.panel;
  return { url: await ports.fileStore.download(resultFiles(record.run).bundle, `laurel-result-${slug}.json`, 'application/json'), digest, fileHash, sealed };
};
