import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { dealtLinks } from '../../functions/domain/judging/power/contest-power.ts';
import { streamsOf } from '../../functions/domain/judging/numbers/chance.ts';
import { fitContest } from '../../functions/domain/judging/scores/contest-scores.ts';
import { adjustedScores } from '../../functions/domain/judging/scores/standings/entry-standings.ts';
import { judgeMoments, rawMeans, scoreTable, type ScoreTable } from '../../functions/domain/judging/scores/fit/score-table.ts';
import { demoDay } from '../support/demo-day.ts';

/** `busy`: seconds of processor time, which other programs on the machine stretch less than the clock's. `peak`: MB the process held until then. `gap`: share of the best that may be missing. */
export type Measured = { what: string; seconds: number; busy: number; peak?: number | undefined; note: string; gap?: number | undefined };
export const streams = streamsOf((input) => createHash('sha256').update(input).digest('hex'), 'bench');

/** Share of the true first ten that is found, after so many comparisons of each entry: at random, and aimed at the border. */
export const measurePairs = (runs: number) =>
  [4, 8, 12, 20].map((each) => {
    const share = (aimed: boolean) => Array.from({ length: runs }, (_, run) => demoDay({ entries: 100, judges: 25, top: 10, aimed, each }, streams(`pairs ${run}`))).reduce((a, b) => a + b, 0) / runs;
    return { each, random: share(false), aimed: share(true) };
  });

export const contestOf = (entries: number, judges: number, reviews: number, run: number): { table: ScoreTable; truth: Float64Array } => {
  const links = dealtLinks({ entries, judges, reviews, k: 1 }, streams, run);
  const chance = streams(`scores ${entries} ${run}`);
  const [truth, severity] = [Float64Array.from({ length: entries }, () => chance.normal()), Float64Array.from({ length: judges }, () => 0.77 * chance.normal())];
  const scores = Array.from(links.entry, (entry, t) => ({ entry, judge: links.judge[t]!, value: truth[entry]! + severity[links.judge[t]!]! + chance.normal() }));
  return { truth, table: scoreTable(entries, judges, scores, { low: -1e6, high: 1e6 }) };
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

const part = <T>(script: string, ...args: string[]): T =>
  JSON.parse(execFileSync(process.execPath, ['--max-old-space-size=460', join(import.meta.dirname, script), ...args], { encoding: 'utf8', maxBuffer: 1e8 })) as T;

/** A round as the product plans it, drawn, scored and put into its file. */
const wholeRound = (entries: number, judges: number): Measured[] => {
  const before = performance.now();
  const { drawn, filed, pairs } = part<{ drawn: number; filed: number; pairs: number }>('../support/large-round.ts', String(entries), String(judges), '5', '1');
  const seconds = (performance.now() - before) / 1000;
  return [{ what: `a whole round, ${entries} x ${judges} x 5`, seconds, busy: seconds, peak: Math.max(drawn, filed), note: `${pairs} pairs looked at; drawing alone ${drawn} MB` }];
};

export const measureJudging = (): Measured[] => [
  ...part<Measured[]>('judging-part.ts', 'assign', '2000', '200', '196', '50'), ...part<Measured[]>('judging-part.ts', 'highs', '2000', '200', '196', '50'),
  ...part<Measured[]>('judging-part.ts', 'assign', '25000', '20000', '60', '7'), ...part<Measured[]>('judging-part.ts', 'fit', '25000', '20000'), ...part<Measured[]>('judging-part.ts', 'fit', '25000', '500'),
  ...wholeRound(10_000, 400),
];

export const judgingTable = (rows: Measured[]): string =>
  ['| judging | seconds | processor | peak, MB | |', '|---|---|---|---|---|', ...rows.map(({ what, seconds, busy, peak, note }) => `| ${what} | ${seconds.toFixed(2)} | ${busy.toFixed(2)} | ${peak ?? ''} | ${note} |`)].join('\n');
