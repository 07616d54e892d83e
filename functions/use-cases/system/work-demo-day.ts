import type { Act } from '../../domain/act.ts';
import type { DemoDay, ExpoAnswer, ExpoTable } from '../../domain/judging/expo/demo-day.ts';
import { resultOf } from '../../domain/judging/expo/demo-result.ts';
import { posteriorOf } from '../../domain/judging/expo/posterior.ts';
import { leastOpenPanel } from '../../domain/judging/bundle/bundle-demo-day.ts';
import { writeCsv } from '../../domain/words/csv.ts';
import type { Ports } from '../../ports/ports.ts';
import { demoFiles } from '../demo-order.ts';
import { fileDemoDay } from './file-demo-day.ts';

type Needed = Pick<Ports, 'demoDays' | 'clock' | 'sha256' | 'beacon' | 'fileStore'>;
type Finishing = Needed & Pick<Ports, 'rounds' | 'results'>;
type Cause = Pick<Act, 'about' | 'at' | 'refs'>;
/** Of many answers in a moment one renewal takes in all: what it misses is in the next. */
const leastPause = 3000;

const dayOf = async ({ demoDays }: Needed, act: Cause): Promise<DemoDay | undefined> => {
  const day = await demoDays.find(String(act.refs['challenge'] ?? act.about));
  return day?.id === act.refs['day'] ? day : undefined;
};

const readAll = async ({ demoDays }: Needed, day: DemoDay) => {
  const [answers, turns] = await Promise.all([demoDays.answers(day), demoDays.turns(day)]);
  return { answers, turns };
};

/** What the next tables are chosen by, from every answer so far; it only ever sharpens a choice, so a look at it may be moments behind. */
export const renewPosterior = async (ports: Needed, act: Cause): Promise<void> => {
  const day = await dayOf(ports, act);
  if (!day || day.ended) return;
  const at = ports.clock.now();
  const kept = await ports.demoDays.posterior(day);
  if (kept && (kept.at >= act.at || Date.parse(at) - Date.parse(kept.at) < leastPause)) return;
  const { head, parts } = posteriorOf(day, await readAll(ports, day), at);
  await ports.demoDays.keepPosterior(head, parts);
};

/** One line a comparison, in an order that tells nothing of when and by whom it was made. */
const comparisonsTable = ({ beacon }: Needed, day: DemoDay, tables: ExpoTable[], answers: ExpoAnswer[]): string[][] => {
  const named = new Set(answers.map(({ personId }) => personId)).size >= leastOpenPanel; // of fewer, a name made up for the file would be a name
  const nameOf = (personId: string) => (named ? `judge-${beacon.secret(`demo day ${day.id} ${personId}`).slice(0, 12)}` : '');
  const codeOf = (table: number) => tables[table]!.code;
  const lines = answers.map(({ personId, first, second, stronger, drawn }) => [nameOf(personId), codeOf(first), codeOf(second), stronger === 'equal' ? 'equal' : codeOf(stronger === 'first' ? first : second), drawn === 'lot' ? 'by lot' : 'aimed']);
  return [['judge', 'seen_first', 'seen_second', 'stronger', 'pair_was'], ...lines.toSorted((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1))];
};

/** After the end: the comparisons as a table and in the file of the results, and last, as decisions wait for it, the order from all answers at once. Safe to repeat. */
export const finishDemoDay = async (ports: Finishing, act: Cause): Promise<void> => {
  const day = await dayOf(ports, act);
  if (!day?.ended) return;
  const [{ answers, turns }, tables] = await Promise.all([readAll(ports, day), ports.demoDays.tables(day)]);
  await ports.fileStore.keep(demoFiles(day).comparisons, new TextEncoder().encode(writeCsv(comparisonsTable(ports, day, tables, answers))), 'text/csv');
  await fileDemoDay(ports, await ports.rounds.current(day.challengeId));
  await ports.demoDays.keepResult(resultOf(day, tables, { answers, turns }, ports.clock.now(), ports.sha256));
};
