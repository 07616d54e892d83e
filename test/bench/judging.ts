import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import loadHighs from 'highs';
import { auction } from '../../functions/domain/judging/assigning/auction.ts';
import { assignJudges } from '../../functions/domain/judging/assigning/assign-judges.ts';
import { certify } from '../../functions/domain/judging/assigning/certificate.ts';
import { coverage } from '../../functions/domain/judging/assigning/coverage.ts';
import { exactFinish } from '../../functions/domain/judging/assigning/exact-finish.ts';
import type { Problem } from '../../functions/domain/judging/assigning/problem.ts';
import { dealtLinks } from '../../functions/domain/judging/power/contest-power.ts';
import { streamsOf } from '../../functions/domain/judging/numbers/chance.ts';
import { fitContest } from '../../functions/domain/judging/scores/contest-scores.ts';
import { adjustedScores } from '../../functions/domain/judging/scores/standings/entry-standings.ts';
import { mixedModel } from '../../functions/domain/judging/scores/fit/mixed-model.ts';
import { drawPosterior } from '../../functions/domain/judging/scores/fit/posterior-draws.ts';
import { judgeMoments, rawMeans, scoreTable, type ScoreTable } from '../../functions/domain/judging/scores/fit/score-table.ts';
import { fitVariances } from '../../functions/domain/judging/scores/fit/variance-fit.ts';
import { demoDay } from '../support/demo-day.ts';
import { linearProgram } from '../support/linear-program.ts';

/** `busy`: seconds of processor time, which other programs on the machine stretch less than the clock's. */
export type Measured = { what: string; seconds: number; busy: number; heap: number; note: string };
const streams = streamsOf((input) => createHash('sha256').update(input).digest('hex'), 'bench');

const measured = <T>(what: string, act: () => T, note: (result: T) => string): { row: Measured; result: T } => {
  const [before, used] = [performance.now(), process.cpuUsage()];
  const result = act();
  const { user, system } = process.cpuUsage(used);
  return { result, row: { what, busy: (user + system) / 1e6, seconds: (performance.now() - before) / 1000, heap: (process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers) / 1e6, note: note(result) } };
};

const panel = (entries: number, judges: number, candidates: number, reviews: number, most: number): Problem => {
  const chance = streams(`panel ${entries}`);
  const [areas, first, judge, affinity] = [30, new Int32Array(entries + 1), [] as number[], [] as number[]];
  const expert = Array.from({ length: judges }, () => [chance.below(areas), chance.below(areas), chance.below(areas)]);
  for (let i = 0; i < entries; i++) {
    const area = Math.floor(areas * chance.unit() * chance.unit());
    const seen = new Set<number>();
    while (seen.size < candidates) seen.add(chance.below(judges));
    for (const j of [...seen].sort((a, b) => a - b)) {
      judge.push(j);
      affinity.push(Math.round(600 * (expert[j]!.includes(area) ? 1 : 0) + 400 * chance.unit()));
    }
    first[i + 1] = judge.length;
  }
  const each = (value: number, length: number) => new Int32Array(length).fill(value);
  return { entries, judges, balance: 0, first, judge: Int32Array.from(judge), affinity: Int32Array.from(affinity), need: each(reviews, entries), least: each(0, judges), most: each(most, judges), group: each(-1, judges) };
};

const measureAssignment = (entries: number, judges: number, candidates: number, most: number): Measured[] => {
  const problem = panel(entries, judges, candidates, 5, most);
  const size = `${entries} x ${judges} x 5, ${candidates} candidates`;
  const solved = measured(`auction, ${size}`, () => {
    const { filled } = coverage(problem);
    const found = auction(problem, problem.affinity, filled);
    return { ...found, filled, certificate: certify(problem, problem.affinity, filled, found.chosen, found.price) };
  }, ({ certificate: { gap, bound } }) => `gap ${((100 * gap) / bound).toFixed(4)} %`);
  const exact = judges <= 400 ? [measured('finished exactly', () => exactFinish(problem, problem.affinity, solved.result.chosen), (found) => `exact: ${found.exact}`).row] : [];
  const best = solved.result.certificate.worth;
  const drawn = measured('half drawn', () => assignJudges(problem, { steering: { rounds: 0 }, randomize: true }, streams), ({ service }) => `${((100 * service.total) / best).toFixed(1)} % of the best`);
  return [solved.row, ...exact, drawn.row];
};

/** The same panel by HiGHS, a solver of others; its memory is its own and not in the figure. */
const measureHighs = async (entries: number, judges: number, candidates: number, most: number): Promise<Measured> => {
  const problem = panel(entries, judges, candidates, 5, most);
  const { filled } = coverage(problem);
  const { chosen } = exactFinish(problem, problem.affinity, auction(problem, problem.affinity, filled).chosen);
  const worth = chosen.reduce((sum, taken, e) => sum + taken * problem.affinity[e]!, 0);
  const highs = await loadHighs();
  const text = linearProgram(problem, filled);
  return measured('the same by HiGHS', () => highs.solve(text, { output_flag: false }).ObjectiveValue, (found) => (Math.abs(found - worth) < 0.5 ? 'the same worth' : `worth ${found}, ours ${worth}`)).row;
};

/** Share of the true first ten that is found, after so many comparisons of each entry: at random, and aimed at the border. */
export const measurePairs = (runs: number) =>
  [4, 8, 12, 20].map((each) => {
    const share = (aimed: boolean) => Array.from({ length: runs }, (_, run) => demoDay({ entries: 100, judges: 25, top: 10, aimed, each }, streams(`pairs ${run}`))).reduce((a, b) => a + b, 0) / runs;
    return { each, random: share(false), aimed: share(true) };
  });

const contestOf = (entries: number, judges: number, reviews: number, run: number): { table: ScoreTable; truth: Float64Array } => {
  const links = dealtLinks({ entries, judges, reviews, k: 1 }, streams, run);
  const chance = streams(`scores ${entries} ${run}`);
  const [truth, severity] = [Float64Array.from({ length: entries }, () => chance.normal()), Float64Array.from({ length: judges }, () => 0.77 * chance.normal())];
  const scores = Array.from(links.entry, (entry, t) => ({ entry, judge: links.judge[t]!, value: truth[entry]! + severity[links.judge[t]!]! + chance.normal() }));
  return { truth, table: scoreTable(entries, judges, scores, { low: -1e6, high: 1e6 }) };
};

const measureScores = (entries: number, judges: number): Measured[] => {
  const { table, truth } = contestOf(entries, judges, 5, 0);
  const model = mixedModel(table);
  const fit = measured(`fit, ${entries} x 5 scores, ${judges} judges`, () => fitVariances(model, streams), ({ steps, converged }) => `${steps} steps, converged: ${converged}`);
  const center = truth.reduce((sum, value) => sum + value, 0) / entries;
  const drawn = measured('200 draws', () => drawPosterior(model, fit.result, streams, 200), (draws) => {
    const covered = truth.reduce((count, value, i) => {
      const own = Float64Array.from({ length: 200 }, (_, d) => draws.value[d * entries + i]!).sort();
      return count + (own[10]! <= value - center && value - center <= own[189]! ? 1 : 0);
    }, 0);
    return `90 % intervals hold ${((100 * covered) / entries).toFixed(1)} %`;
  });
  return [fit.row, drawn.row];
};

const topShare = (truth: Float64Array, found: Float64Array, k: number): number => {
  const top = (values: Float64Array) => Array.from(values.keys()).sort((a, b) => values[b]! - values[a]!).slice(0, k);
  const right = new Set(top(truth));
  return top(found).filter((i) => right.has(i)).length / k;
};

/** What other products do: each judge's scores brought to mean 0 and deviation 1, then averaged. */
const zScores = (table: ScoreTable): Float64Array => {
  const { mean, spread } = judgeMoments(table);
  return rawMeans({ ...table, value: table.value.map((value, t) => (value - mean[table.judge[t]!]!) / (spread[table.judge[t]!]! || 1)) });
};

/** Share of the truly best tenth that is found, by method. */
export const measureAccuracy = (entries: number, judges: number, reviews: number, runs: number) => {
  const sum = { mean: 0, z: 0, adjusted: 0 };
  for (let run = 1; run <= runs; run++) {
    const { table, truth } = contestOf(entries, judges, reviews, run);
    const k = Math.ceil(entries / 10);
    sum.mean += topShare(truth, rawMeans(table), k) / runs;
    sum.z += topShare(truth, zScores(table), k) / runs;
    sum.adjusted += topShare(truth, adjustedScores(fitContest(table, streams, false).knowledge.effects), k) / runs;
  }
  return sum;
};

export const measureJudging = async (): Promise<Measured[]> => [
  ...measureAssignment(2000, 200, 196, 50), await measureHighs(2000, 200, 196, 50), ...measureAssignment(25_000, 20_000, 60, 7), ...measureScores(25_000, 20_000), ...measureScores(25_000, 500),
];

export const judgingTable = (rows: Measured[]): string =>
  ['| judging | seconds | processor | heap, MB | |', '|---|---|---|---|---|', ...rows.map(({ what, seconds, busy, heap, note }) => `| ${what} | ${seconds.toFixed(2)} | ${busy.toFixed(2)} | ${Math.round(heap)} | ${note} |`)].join('\n');
