import { performance } from 'node:perf_hooks';
import loadHighs from 'highs';
import { auction } from '../../functions/domain/judging/assigning/auction.ts';
import { assignJudges } from '../../functions/domain/judging/assigning/assign-judges.ts';
import { certify } from '../../functions/domain/judging/assigning/certificate.ts';
import { coverage } from '../../functions/domain/judging/assigning/coverage.ts';
import { exactFinish } from '../../functions/domain/judging/assigning/exact-finish.ts';
import type { Problem } from '../../functions/domain/judging/assigning/problem.ts';
import { mixedModel } from '../../functions/domain/judging/scores/fit/mixed-model.ts';
import { drawPosterior } from '../../functions/domain/judging/scores/fit/posterior-draws.ts';
import { fitVariances } from '../../functions/domain/judging/scores/fit/variance-fit.ts';
import { linearProgram } from '../support/linear-program.ts';
import { peakMemory } from '../support/peak-memory.ts';
import { contestOf, streams, type Measured } from './judging.ts';

/** One part of the judging table, in a process of its own so that its peak of memory is nobody else's: `node judging-part.ts assign 2000 200 196 50`. */
const measured = <T>(what: string, act: () => T, note: (result: T) => string, gap?: (result: T) => number): { row: Measured; result: T } => {
  const [before, used] = [performance.now(), process.cpuUsage()];
  const result = act();
  const { user, system } = process.cpuUsage(used);
  return { result, row: { what, busy: (user + system) / 1e6, seconds: (performance.now() - before) / 1000, peak: peakMemory(), note: note(result), gap: gap?.(result) } };
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
  }, ({ certificate: { gap, bound } }) => `gap ${((100 * gap) / bound).toFixed(4)} %`, ({ certificate: { gap, bound } }) => gap / bound);
  const exact = judges <= 400 ? [measured('finished exactly', () => exactFinish(problem, problem.affinity, solved.result.chosen), (found) => `exact: ${found.exact}`).row] : [];
  const best = solved.result.certificate.worth;
  const drawn = measured('half drawn', () => assignJudges(problem, { steering: { rounds: 0 }, randomize: true }, streams), ({ service }) => `${((100 * service.total) / best).toFixed(1)} % of the best`);
  return [solved.row, ...exact, drawn.row];
};

/** The same panel by HiGHS, a solver of others; its memory is its own and not in the figure. */
const measureHighs = async (entries: number, judges: number, candidates: number, most: number): Promise<Measured[]> => {
  const problem = panel(entries, judges, candidates, 5, most);
  const { filled } = coverage(problem);
  const { chosen } = exactFinish(problem, problem.affinity, auction(problem, problem.affinity, filled).chosen);
  const worth = chosen.reduce((sum, taken, e) => sum + taken * problem.affinity[e]!, 0);
  const highs = await loadHighs();
  const text = linearProgram(problem, filled);
  const { row } = measured('the same by HiGHS', () => highs.solve(text, { output_flag: false }).ObjectiveValue, (found) => (Math.abs(found - worth) < 0.5 ? 'the same worth' : `worth ${found}, ours ${worth}`));
  return [{ ...row, peak: undefined }];
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

const [part, ...sizes] = process.argv.slice(2);
const [entries, judges, candidates, most] = sizes.map(Number) as [number, number, number, number];
const rows = part === 'assign' ? measureAssignment(entries, judges, candidates, most) : part === 'highs' ? await measureHighs(entries, judges, candidates, most) : measureScores(entries, judges);
console.log(JSON.stringify(rows));
