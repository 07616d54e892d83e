import type { Caller } from '../../domain/caller.ts';
import { isPublished } from '../../domain/call/challenge.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { resultFiles } from '../result-files.ts';

/** Where anybody gets the full file, to draw the judges again: where the rules promised it and nothing keeps it back. Otherwise it is simply not there, and never before the results are. */
export const openDraw = async (ports: Pick<Ports, 'challenges' | 'rounds' | 'results' | 'fileStore'>, caller: Caller, slug: string): Promise<{ url: string }> => {
  const challenge = await ports.challenges.findBySlug(slug);
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  const out = challenge.resultsAt !== undefined && challenge.resultsAt <= caller.at;
  const round = out ? await ports.rounds.current(challenge.id) : undefined;
  const record = round && (await ports.results.published(round.id));
  if (record?.openDraw !== 'open') throw notFound('file');
  return { url: await ports.fileStore.download(resultFiles(record.run).full, `laurel-full-${slug}.json`, 'application/json') };
};
