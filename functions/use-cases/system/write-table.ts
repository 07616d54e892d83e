import type { Act } from '../../domain/act.ts';
import { asSent } from '../../domain/entry/entry.ts';
import { isStanding } from '../../domain/judging/chair/override.ts';
import { fixedLine, scoreLines, type Decided, type FixedLine } from '../../domain/judging/decision/score-lines.ts';
import type { Ranked } from '../../domain/judging/result/ranking.ts';
import type { Scoring } from '../../domain/judging/result/result.ts';
import { movesIn, type ScoreTable } from '../../domain/judging/result/score-table.ts';
import { isVisible } from '../../domain/judging/round/plan.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import { Refusal } from '../../domain/refusal.ts';
import { writeCsv } from '../../domain/words/csv.ts';
import type { Ports } from '../../ports/ports.ts';
import { byEntry, chairPlaces, readOrder, type Order } from '../agency/deciding/read-order.ts';
import { storedRound } from '../current-round.ts';
import { tableFiles } from '../result-files.ts';
import type { Progress } from './write-pages.ts';

type Needed = Pick<Ports, 'challenges' | 'rounds' | 'results' | 'overrides' | 'judges' | 'evaluations' | 'entries' | 'teams' | 'standings' | 'outbox' | 'chance' | 'clock' | 'fileStore'>;
type Worked = { round: Round; run: string; order: Order; table: ScoreTable };

const linesInPiece = 250;
const sideBySide = 25;
const mostCovered = 50;
const changes = ({ kind }: Pick<Act, 'kind'>): boolean => /^(decision|decisions|score)\./.test(kind) || kind === 'entry.withdrawn';
const piecesOf = (of: number): number[] => Array.from({ length: Math.ceil(of / linesInPiece) }, (_, piece) => piece * linesInPiece);

const headOf = async ({ challenges, results }: Needed, { challengeId, id, rulesVersion }: Round, run: string) => {
  const [challenge, rules, panel] = await Promise.all([challenges.find(challengeId), challenges.rules(challengeId, rulesVersion), results.panel(id, run)]);
  const inForce = challenge && (await challenges.rules(challengeId, challenge.rulesVersion));
  return { criteria: rules?.sections.judging.criteria.map(({ id: criterion, name }) => ({ id: criterion, name })) ?? [], cuts: panel?.cuts ?? [], tiers: inForce?.sections.prizes.tiers ?? [] };
};

/** What the judges of some entries wrote, under their names and in the order of their ids. */
const writtenOn = async ({ judges, evaluations }: Needed, round: Round, ranked: Ranked[]) => {
  const names = new Map((await judges.ofChallenge(round.challengeId)).map(({ personId, name }) => [personId, name]));
  const written = new Map<string, { judge: string; comments: Record<string, string>; note: string; feedback: string }[]>();
  for (let start = 0; start < ranked.length; start += sideBySide) {
    await Promise.all(ranked.slice(start, start + sideBySide).map(async ({ entryId }) => {
      const saved = (await evaluations.ofEntry(round.id, entryId)).filter((one) => one.state === 'saved' && isVisible(round, one));
      written.set(entryId, saved.toSorted((a, b) => (a.judgeId < b.judgeId ? -1 : 1)).map(({ judgeId, comments, note, feedback }) => ({ judge: names.get(judgeId) ?? '', comments, note, feedback })));
    }));
  }
  return written;
};

/** Lines of some entries, without what was decided of them. */
const layOut = async (ports: Needed, { round, run, order, table }: Worked): Promise<void> => {
  const some = order.ranked.slice(table.done, table.done + linesInPiece);
  const ids = some.map(({ entryId }) => entryId);
  const [head, entries, results, written] = await Promise.all([headOf(ports, round, run), ports.entries.findMany(ids), ports.results.some(round.id, run, some.filter(({ place }) => place > 0).map(({ entryId }) => entryId)), writtenOn(ports, round, some)]);
  const teams = new Map((await ports.teams.findMany([...new Set(entries.map(({ teamId }) => teamId))])).map(({ id, name }) => [id, name]));
  const [entryOf, resultOf] = [new Map(entries.map((entry) => [entry.id, entry])), byEntry(results)];
  const lines = some.flatMap(({ entryId, code, reviews }): FixedLine[] => {
    const entry = entryOf.get(entryId);
    const scored = entry && { entryId, code, title: asSent(entry).title, team: teams.get(entry.teamId) ?? '', reviews, result: resultOf.get(entryId), saved: written.get(entryId)! };
    return scored ? [fixedLine(scored, head.criteria, head.cuts.length)] : [];
  });
  await ports.fileStore.keep(tableFiles(run).lines(table.done), new TextEncoder().encode(JSON.stringify(lines)), 'application/json');
  await ports.results.saveTable({ ...table, done: Math.min(table.of, table.done + linesInPiece), version: table.version + 1 });
};

const readLines = async ({ fileStore }: Needed, { run, of }: ScoreTable): Promise<FixedLine[]> => {
  const lines: FixedLine[] = [];
  for (const from of piecesOf(of)) {
    const bytes = await fileStore.read(tableFiles(run).lines(from));
    if (!bytes) throw new Error(`lines of run ${run} from ${from} cannot be read`);
    lines.push(...(JSON.parse(new TextDecoder().decode(bytes)) as FixedLine[]));
  }
  return lines;
};

/** A page at a time, so that the texts of no more than one are held. */
const readDecisions = async ({ rounds }: Needed, challengeId: string): Promise<Map<string, Decided>> => {
  const decisions = new Map<string, Decided>();
  let after: string | undefined;
  do {
    const page = await rounds.decisionPage(challengeId, after);
    for (const { entryId, outcome, prizeId, place } of page.items) decisions.set(entryId, { outcome, prizeId, place });
    after = page.next;
  } while (after);
  return decisions;
};

/** Puts the table together as everything stands now. What waits already when it begins to read is in it, and needs no other. */
const putTogether = async (ports: Needed, { round, run, order, table }: Worked, act: Pick<Act, 'id'>): Promise<void> => {
  const covers = [act.id, ...(await ports.outbox.waiting()).filter((one) => one.about === round.challengeId && changes(one)).map(({ id }) => id)].slice(0, mostCovered);
  const now = (await ports.rounds.current(round.challengeId))!;
  const [head, lines, decisions, overrides] = await Promise.all([headOf(ports, round, run), readLines(ports, table), readDecisions(ports, round.challengeId), ports.overrides.ofRound(round.id)]);
  const [present, places, moves] = [new Set(order.present.map(({ entryId }) => entryId)), chairPlaces(order, overrides), byEntry(overrides.filter(isStanding))];
  const rows = scoreLines(head, lines.filter(({ entryId }) => present.has(entryId)), (entryId) => ({ decision: decisions.get(entryId), chairPlace: places.get(entryId)?.place, reason: moves.get(entryId)?.reason }));
  const file = tableFiles(run).table(ports.chance.id('file'));
  await ports.fileStore.keep(file, new TextEncoder().encode(writeCsv(rows)), 'text/csv');
  await ports.results.saveTable({ ...table, file, earlier: table.file, at: ports.clock.now(), decidedAt: now.decidedAt, moves: movesIn(overrides), covers, version: table.version + 1 });
  if (table.earlier) await ports.fileStore.remove(table.earlier);
};

/** Of another run nothing is left once its table is begun anew. */
const begin = async (ports: Needed, { id, challengeId }: Round, run: string, of: number, before: ScoreTable | undefined): Promise<void> => {
  await ports.results.saveTable({ roundId: id, challengeId, run, done: 0, of, moves: 0, covers: [], version: (before?.version ?? 0) + 1 });
  if (!before) return;
  const files = tableFiles(before.run);
  for (const key of [...piecesOf(before.of).map(files.lines), before.file, before.earlier]) if (key) await ports.fileStore.remove(key);
};

const takeStep = async (ports: Needed, round: Round, scoring: Scoring, act: Pick<Act, 'id'>): Promise<Progress> => {
  const run = scoring.ready!;
  const table = await ports.results.table(round.id);
  if (table?.run === run && table.covers.includes(act.id)) return undefined;
  const order = await readOrder(ports, round, scoring);
  if (table?.run !== run) await begin(ports, round, run, order.ranked.length, table);
  else if (table.done < table.of) await layOut(ports, { round, run, order, table });
  else {
    await putTogether(ports, { round, run, order, table }, act);
    return undefined;
  }
  return 'unfinished';
};

/**
 * Writes the table of the scores that the agency downloads, a step at a time: lines are laid out some hundreds at a time once the results
 * are worked out; with every act that changes a decision or a place they are put together anew. Safe to repeat; of two jobs one goes on.
 */
export const writeTable = async (ports: Needed, act: Pick<Act, 'id' | 'about'>): Promise<Progress> => {
  const challenge = await ports.challenges.find(act.about);
  const round = challenge && (await storedRound(ports, challenge));
  const scoring = round && (await ports.results.scoring(round.id));
  if (!round || !scoring?.ready) return undefined;
  try {
    return await takeStep(ports, round, scoring, act);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'stale')) throw error;
    return 'unfinished';
  }
};
