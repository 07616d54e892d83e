import { entriesOfPairs, loadsOf, reserve, type Problem } from './problem.ts';

/** The best assignment of all, with prices that prove it: the certificate's gap is zero. */
export type Finished = { chosen: Uint8Array; price: Float64Array; /** False when the search stopped early. */ exact: boolean };

/** Beyond these sizes the auction's result stands, with its gap. */
const mostJudges = 400;
const mostSwaps = 40_000_000;
const mostCycles = 20_000;

export const canFinish = ({ judges, judge, first, entries }: Problem, filled: Int32Array): boolean => {
  let swaps = 0;
  for (let i = 0; i < entries; i++) swaps += filled[i]! * (first[i + 1]! - first[i]!);
  return judges <= mostJudges && judge.length < 500_000 && swaps < mostSwaps;
};

/** One review moved from a judge to another: the pair given up and the pair taken. Node `judges` stands for the unused places. */
type Move = { out: number; in: number };
type Graph = { size: number; gain: Float64Array; out: Int32Array; in: Int32Array };
type State = { problem: Problem; value: Int32Array; entry: Int32Array; chosen: Uint8Array; load: Int32Array };

const admits = ({ problem, chosen }: State, i: number, out: number, into: number): boolean => {
  const { first, judge, group } = problem;
  const own = group[judge[into]!]!;
  if (own < 0) return true;
  for (let e = first[i]!; e < first[i + 1]!; e++) if (chosen[e] === 1 && e !== out && group[judge[e]!] === own) return false;
  return true;
};

/** Best single moves away from judge j: through any entry it reads, and to or from its unused places. */
const fillRow = (state: State, graph: Graph, j: number, held: number[]): void => {
  const { problem, value, entry, chosen, load } = state;
  const { size, gain } = graph;
  gain.fill(-Infinity, j * size, (j + 1) * size);
  for (const out of held) {
    const i = entry[out]!;
    for (let into = problem.first[i]!; into < problem.first[i + 1]!; into++) {
      const at = j * size + problem.judge[into]!;
      const better = value[into]! - value[out]!;
      if (chosen[into] === 1 || better <= gain[at]! || !admits(state, i, out, into)) continue;
      gain[at] = better;
      graph.out[at] = out;
      graph.in[at] = into;
    }
  }
  const idle = size - 1;
  const count = load[j]!;
  gain[j * size + idle] = count < problem.most[j]! ? -reserve(problem, j, count) : -Infinity;
  gain[idle * size + j] = count > 0 ? reserve(problem, j, count - 1) : -Infinity;
};

/** A cycle of moves that gains, as its nodes in order, or the longest distances when there is none (Bellman and Ford). */
const gainingCycle = ({ size, gain }: Graph): { cycle?: number[]; distance: Float64Array } => {
  const distance = new Float64Array(size);
  const before = new Int32Array(size).fill(-1);
  for (let pass = 0; ; pass++) {
    let changed = false;
    for (let u = 0; u < size; u++) {
      const own = distance[u]!;
      const row = u * size;
      for (let v = 0; v < size; v++) {
        const reached = own + gain[row + v]!;
        if (reached <= distance[v]!) continue;
        distance[v] = reached;
        before[v] = u;
        changed = true;
      }
    }
    if (!changed) return { distance };
    const cycle = cycleIn(before);
    if (cycle) return { cycle, distance };
  }
};

const cycleIn = (before: Int32Array): number[] | undefined => {
  const seen = new Int32Array(before.length);
  for (let start = 0; start < before.length; start++) {
    let node = start;
    while (node >= 0 && seen[node] === 0) {
      seen[node] = start + 1;
      node = before[node]!;
    }
    if (node < 0 || seen[node] !== start + 1) continue;
    const cycle = [node];
    for (let at = before[node]!; at !== node; at = before[at]!) cycle.push(at);
    return cycle.reverse();
  }
  return undefined;
};

/**
 * A cycle may pass one entry twice, and the two moves together may then break the rule of one judge per organization. Cut there
 * it is two cycles that are each allowed; one of them gains.
 */
const simple = (state: State, graph: Graph, cycle: number[]): { nodes: number[]; moves: (Move | undefined)[] } => {
  const { problem, entry, value } = state;
  const moveAt = (u: number, v: number): Move | undefined => (u === graph.size - 1 || v === graph.size - 1 ? undefined : { out: graph.out[u * graph.size + v]!, in: graph.in[u * graph.size + v]! });
  let nodes = cycle;
  let moves = cycle.map((u, at) => moveAt(u, cycle[(at + 1) % cycle.length]!));
  const through = (move: Move | undefined) => {
    if (!move) return -1;
    const [from, to] = [problem.group[problem.judge[move.out]!]!, problem.group[problem.judge[move.in]!]!];
    return from >= 0 && from === to ? -1 : entry[move.out]!;
  };
  const gainOf = (move: Move | undefined, u: number, v: number) => (move ? value[move.in]! - value[move.out]! : graph.gain[u * graph.size + v]!);
  const total = (someNodes: number[], someMoves: (Move | undefined)[]) => someMoves.reduce((sum, move, at) => sum + gainOf(move, someNodes[at]!, someNodes[(at + 1) % someNodes.length]!), 0);
  for (let a = 0; a < moves.length; a++) {
    for (let b = a + 1; b < moves.length; b++) {
      if (through(moves[a]) < 0 || through(moves[a]) !== through(moves[b])) continue;
      const inner = { nodes: nodes.slice(a + 1, b + 1), moves: [...moves.slice(a + 1, b), { out: moves[b]!.out, in: moves[a]!.in }] };
      const outer = { nodes: [...nodes.slice(0, a + 1), ...nodes.slice(b + 1)], moves: [...moves.slice(0, a), { out: moves[a]!.out, in: moves[b]!.in }, ...moves.slice(b + 1)] };
      ({ nodes, moves } = total(inner.nodes, inner.moves) > 0 ? inner : outer);
      a = -1;
      break;
    }
  }
  return { nodes, moves };
};

const apply = (state: State, moves: (Move | undefined)[]): Set<number> => {
  const touched = new Set<number>();
  const { problem, entry, chosen, load } = state;
  for (const move of moves) {
    if (!move) continue;
    chosen[move.out] = 0;
    load[problem.judge[move.out]!]! -= 1;
    touched.add(problem.judge[move.out]!);
  }
  for (const move of moves) {
    if (!move) continue;
    chosen[move.in] = 1;
    load[problem.judge[move.in]!]! += 1;
    const i = entry[move.in]!;
    touched.add(problem.judge[move.in]!);
    for (let e = problem.first[i]!; e < problem.first[i + 1]!; e++) if (chosen[e] === 1) touched.add(problem.judge[e]!);
  }
  return touched;
};

/**
 * Cancels cycles of moves that gain until none is left (Klein 1967), starting from the auction's result, so there are few. The
 * last distances are the prices: they satisfy complementary slackness exactly. `chosen` must fill what can be filled.
 */
export const exactFinish = (problem: Problem, value: Int32Array, start: Uint8Array): Finished => {
  const chosen = start.slice();
  const state: State = { problem, value, entry: entriesOfPairs(problem), chosen, load: loadsOf(problem, chosen) };
  const size = problem.judges + 1;
  const graph: Graph = { size, gain: new Float64Array(size * size).fill(-Infinity), out: new Int32Array(size * size), in: new Int32Array(size * size) };
  const pairsOf: number[][] = Array.from({ length: problem.judges }, () => []);
  problem.judge.forEach((j, e) => pairsOf[j]!.push(e));
  const refresh = (j: number) => fillRow(state, graph, j, pairsOf[j]!.filter((e) => chosen[e] === 1));
  for (let j = 0; j < problem.judges; j++) refresh(j);
  for (let round = 0; ; round++) {
    const { cycle, distance } = gainingCycle(graph);
    if (!cycle || round === mostCycles) {
      const idle = distance[problem.judges]!;
      return { chosen, price: Float64Array.from({ length: problem.judges }, (_, j) => distance[j]! - idle), exact: !cycle };
    }
    const { moves, nodes } = simple(state, graph, cycle);
    for (const j of [...apply(state, moves), ...nodes]) if (j < problem.judges) refresh(j);
  }
};
