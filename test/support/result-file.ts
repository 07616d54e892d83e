import { sha256 } from '../../functions/adapters/system/sha256.ts';
import type { FullFile } from '../../functions/domain/judging/bundle/full-file.ts';
import type { PublishedBundle } from '../../functions/domain/judging/bundle/published-bundle.ts';
import { recomputeBoth } from '../../functions/domain/judging/bundle/recompute-file.ts';
import type { ToldOutcome } from '../../functions/domain/judging/bundle/recompute-words.ts';
import type { World } from './world.ts';

/** The files of a round's last run, and whether each holds when it is computed again. */
export const resultFileOf = async ({ ports }: World, roundId: string) => {
  const { ready } = (await ports.results.scoring(roundId))!;
  const [bundle, full] = await Promise.all(['bundle', 'full'].map(async (part) => (await ports.fileStore.read(`${ready}-${part}`))!));
  const [told, whole] = recomputeBoth({ name: 'result.json', bytes: bundle! }, { name: 'full.json', bytes: full! }, sha256) as ToldOutcome[];
  const [text, fullText] = [bundle!, full!].map((bytes) => new TextDecoder().decode(bytes));
  const panel = (await ports.results.panel(roundId, ready!))!;
  return { panel, fileHash: sha256(text!), holds: [told!.holds, whole!.holds], published: JSON.parse(text!) as PublishedBundle, bundle: (JSON.parse(fullText!) as FullFile).bundle, text: text! };
};
