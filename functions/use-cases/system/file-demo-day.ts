import { comparedDay } from '../../domain/judging/bundle/bundle-demo-day.ts';
import { Bundle, engineVersion } from '../../domain/judging/bundle/bundle-form.ts';
import type { ComparedDay } from '../../domain/judging/bundle/demo-day-form.ts';
import { fullText, openFullText } from '../../domain/judging/bundle/full-file.ts';
import { withDemoDay } from '../../domain/judging/bundle/make-bundle.ts';
import { publishBundle, publishedText } from '../../domain/judging/bundle/published-bundle.ts';
import type { PanelResult } from '../../domain/judging/result/result.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import type { Ports } from '../../ports/ports.ts';
import { resultFiles } from '../result-files.ts';

type Needed = Pick<Ports, 'rounds' | 'demoDays' | 'results' | 'fileStore' | 'beacon' | 'sha256'>;
type Run = { challengeId: string; run: string };

const bytesOf = (text: string) => new TextEncoder().encode(text);
const json = 'application/json';

/** A demo day that is over, for the file of a run. Its judges have names that nothing else knows: under those they score by, whoever was there would read whose marks are whose. */
export const dayFor = async ({ demoDays, beacon, sha256 }: Needed, { challengeId, run }: Run): Promise<ComparedDay | undefined> => {
  const day = await demoDays.find(challengeId);
  if (!day?.ended) return undefined;
  const [tables, answers] = await Promise.all([demoDays.tables(day), demoDays.answers(day)]);
  return comparedDay(day, tables, answers, (personId) => `judge-${beacon.secret(`demo day in ${run} ${personId}`).slice(0, 12)}`, sha256);
};

/** The published file and the full one of a run; what is told of them stands with the panel. Safe to repeat. */
export const keepFiles = async ({ fileStore, beacon, sha256 }: Needed, run: string, bundle: Bundle): Promise<Pick<PanelResult, 'digest' | 'fileHash' | 'sealed' | 'demoDay'>> => {
  const files = resultFiles(run);
  const salt = beacon.secret(`seal ${run}`);
  const published = publishBundle(bundle, salt, sha256);
  const text = publishedText(published);
  await fileStore.keep(files.bundle, bytesOf(text), json);
  await fileStore.keep(files.full, bytesOf(fullText({ bundle, salt })), json);
  return { digest: published.digest, fileHash: sha256(text), sealed: !published.scores, ...(published.demoDay ? { demoDay: published.demoDay.comparisons ? 'open' : 'sealed' } : {}) };
};

/**
 * Puts a demo day that ended after the results were worked out into their file. Nothing is scored again: places that the chair or a room
 * has looked at since stand as they are. Whoever ends last, the day or the scoring, sees what the other left. Safe to repeat.
 */
export const fileDemoDay = async (ports: Needed, round: Pick<Round, 'id' | 'challengeId' | 'decidedAt'> | undefined): Promise<void> => {
  const run = round && !round.decidedAt ? (await ports.results.scoring(round.id))?.ready : undefined;
  const panel = run && (await ports.results.panel(round!.id, run));
  if (!round || !run || !panel || panel.demoDay) return;
  const [day, bytes] = await Promise.all([dayFor(ports, { challengeId: round.challengeId, run }), ports.fileStore.read(resultFiles(run).full)]);
  const opened = day && bytes && openFullText(new TextDecoder().decode(bytes));
  const bundle = opened && Bundle.parse(JSON.parse(opened.text));
  // of another engine nothing is put together with what this one makes
  if (!day || !bundle || bundle.engine !== engineVersion) return;
  await ports.results.savePanel(round.id, run, { ...panel, ...(await keepFiles(ports, run, withDemoDay(bundle, day, ports.sha256))) });
};
