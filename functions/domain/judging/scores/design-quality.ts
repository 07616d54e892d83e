import type { Streams } from '../numbers/chance.ts';
import { denseEquations } from './fit/dense-equations.ts';
import { mixedModel, noEffects, type MixedModel } from './fit/mixed-model.ts';
import type { ScoreTable } from './fit/score-table.ts';
import { sparseEquations } from './fit/sparse-equations.ts';
import { mostDenseJudges, ratiosOf, type Variances } from './fit/variance-fit.ts';

/** Who reads what, before or after scores exist. */
export type Links = Pick<ScoreTable, 'entries' | 'judges' | 'entry' | 'judge'>;

/** Component number of each entry and judge, counted from 0 in the order of entries; entries and judges without links are -1. */
export type Components = { count: number; entry: Int32Array; judge: Int32Array };

const rootOf = (parent: Int32Array, node: number): number => {
  while (parent[node]! !== node) {
    parent[node] = parent[parent[node]!]!;
    node = parent[node]!;
  }
  return node;
};

/** Scores are comparable within a component only: no chain of shared entries links judges of different components. */
export const componentsOf = (links: Links): Components => {
  const parent = Int32Array.from({ length: links.entries + links.judges }, (_, node) => node);
  const linked = new Uint8Array(parent.length);
  for (let t = 0; t < links.entry.length; t++) {
    const [i, j] = [links.entry[t]!, links.entries + links.judge[t]!];
    linked[i] = linked[j] = 1;
    parent[rootOf(parent, j)] = rootOf(parent, i);
  }
  const named = new Map<number, number>();
  const name = (node: number) => {
    if (linked[node] === 0) return -1;
    const root = rootOf(parent, node);
    if (!named.has(root)) named.set(root, named.size);
    return named.get(root)!;
  };
  const entry = Int32Array.from({ length: links.entries }, (_, i) => name(i));
  return { count: named.size, entry, judge: Int32Array.from({ length: links.judges }, (_, j) => name(links.entries + j)) };
};

/**
 * Average standard deviation of the difference between two entries' scores once judged (A-optimality): what the design can tell
 * apart. Exact up to 300 judges, by 32 probes above. Square root of the mean posterior variance of a difference.
 */
export const averageDifference = (model: MixedModel, variances: Variances, streams: Streams): number => {
  const { entries, judges } = model.table;
  if (entries < 2) return 0;
  const ratios = ratiosOf(variances);
  const spread = (trace: number, sum: number) => Math.sqrt((2 * variances.error * (trace - sum / entries)) / (entries - 1));
  if (judges <= mostDenseJudges) {
    const inverse = denseEquations(model, ratios).inverse();
    return spread(inverse.entryTrace, inverse.entrySum);
  }
  const solver = sparseEquations(model, ratios);
  const ones = solver.solve({ ...noEffects(model), entry: new Float64Array(entries).fill(1) }, undefined, 1e-8);
  const chance = streams('design probes');
  let trace = 0;
  for (let k = 0; k < 32; k++) {
    const entry = Float64Array.from({ length: entries }, () => (chance.coin() ? 1 : -1));
    const solved = solver.solve({ ...noEffects(model), entry }, undefined, 1e-6);
    for (let i = 0; i < entries; i++) trace += (entry[i]! * solved.entry[i]!) / 32;
  }
  return spread(trace, ones.entry.reduce((sum, value) => sum + value, 0));
};

/**
 * How strongly the judges are linked, from 0 (not at all: more than one component) to 1: one minus the second singular value of
 * the incidence matrix scaled by degrees (normalised algebraic connectivity of the bipartite graph), by 300 power steps.
 */
export const linkStrength = (links: Links): number => {
  const { entries, judges, entry, judge } = links;
  const [across, down] = [new Float64Array(entries), new Float64Array(judges)];
  for (let t = 0; t < entry.length; t++) {
    across[entry[t]!]! += 1;
    down[judge[t]!]! += 1;
  }
  if (componentsOf(links).count !== 1) return 0;
  const scale = (degree: number) => (degree > 0 ? 1 / Math.sqrt(degree) : 0);
  let v = down.map((_, j) => (down[j]! > 0 ? ((j * 0.6180339887498949) % 1) - 0.5 : 0));
  let second = 0;
  for (let step = 0; step < 300; step++) {
    const along = v.reduce((sum, value, j) => sum + value * Math.sqrt(down[j]!), 0) / entry.length;
    v = v.map((value, j) => value - along * Math.sqrt(down[j]!));
    const length = Math.sqrt(v.reduce((sum, value) => sum + value * value, 0));
    if (length < 1e-12) return 1;
    v = v.map((value) => value / length);
    const u = new Float64Array(entries);
    for (let t = 0; t < entry.length; t++) u[entry[t]!]! += v[judge[t]!]! * scale(across[entry[t]!]!) * scale(down[judge[t]!]!);
    const next = new Float64Array(judges);
    for (let t = 0; t < entry.length; t++) next[judge[t]!]! += u[entry[t]!]! * scale(across[entry[t]!]!) * scale(down[judge[t]!]!);
    second = Math.sqrt(u.reduce((sum, value) => sum + value * value, 0));
    v = next;
  }
  return Math.max(0, 1 - second);
};

/** The table of a planned round: links without scores. */
export const plannedModel = (links: Links): MixedModel => {
  const order = Array.from(links.entry.keys()).sort((a, b) => links.entry[a]! - links.entry[b]! || links.judge[a]! - links.judge[b]!);
  const first = new Int32Array(links.entries + 1);
  for (const i of links.entry) first[i + 1]! += 1;
  for (let i = 0; i < links.entries; i++) first[i + 1] = first[i + 1]! + first[i]!;
  return mixedModel({
    entries: links.entries, judges: links.judges, first, value: new Float64Array(order.length),
    entry: Int32Array.from(order, (t) => links.entry[t]!), judge: Int32Array.from(order, (t) => links.judge[t]!),
  });
};
