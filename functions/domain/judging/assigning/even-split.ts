import type { Chance } from '../numbers/chance.ts';
import { entriesOfPairs, type Problem } from './problem.ts';

/** Edges of a graph in which every node has even degree: real pairs first, then a helper edge at each odd node. */
type Graph = { nodes: number; from: Int32Array; to: Int32Array; pair: Int32Array };

const pairsIn = (chosen: Uint8Array): Int32Array => {
  const pairs = new Int32Array(chosen.reduce((count, taken) => count + taken, 0));
  let count = 0;
  for (let e = 0; e < chosen.length; e++) if (chosen[e] === 1) pairs[count++] = e;
  return pairs;
};

/** Two helper nodes keep the graph bipartite, so that every closed trail has even length and is halved exactly. */
const evened = (problem: Problem, chosen: Uint8Array, chance: Chance): Graph => {
  const { entries, judges, judge } = problem;
  const entry = entriesOfPairs(problem);
  const pairs = pairsIn(chosen);
  chance.shuffle(pairs);
  const nodes = entries + judges + 2;
  const degree = new Int32Array(nodes);
  const [from, to] = [new Int32Array(pairs.length + nodes), new Int32Array(pairs.length + nodes)];
  let edges = 0;
  const join = (u: number, v: number) => {
    from[edges] = u;
    to[edges] = v;
    edges += 1;
    degree[u]! += 1;
    degree[v]! += 1;
  };
  for (const e of pairs) join(entry[e]!, entries + judge[e]!);
  for (let i = 0; i < entries; i++) if (degree[i]! % 2 === 1) join(i, nodes - 1);
  for (let j = entries; j < nodes - 2; j++) if (degree[j]! % 2 === 1) join(nodes - 2, j);
  if (degree[nodes - 1]! % 2 === 1) join(nodes - 2, nodes - 1);
  return { nodes, from: from.slice(0, edges), to: to.slice(0, edges), pair: pairs };
};

/**
 * A random half of the chosen pairs: each with probability exactly one half, every entry and judge with half its degree, rounded
 * down or up (Euler's trails, alternately kept, a coin for each trail). The order of pairs is shuffled first; without that two
 * given judges would meet on an entry far too often.
 */
export const evenSplit = (problem: Problem, chosen: Uint8Array, chance: Chance): Uint8Array => {
  const { nodes, from, to, pair } = evened(problem, chosen, chance);
  const start = new Int32Array(nodes + 1);
  for (let e = 0; e < from.length; e++) {
    start[from[e]! + 1]! += 1;
    start[to[e]! + 1]! += 1;
  }
  for (let node = 0; node < nodes; node++) start[node + 1] = start[node + 1]! + start[node]!;
  const filled = start.slice();
  const edge = new Int32Array(2 * from.length);
  for (let e = 0; e < from.length; e++) {
    edge[filled[from[e]!]!] = e;
    filled[from[e]!]! += 1;
    edge[filled[to[e]!]!] = e;
    filled[to[e]!]! += 1;
  }
  const next = start.slice(0, nodes);
  const walked = new Uint8Array(from.length);
  const half = new Uint8Array(chosen.length);
  const unwalked = (node: number) => {
    while (next[node]! < start[node + 1]! && walked[edge[next[node]!]!] === 1) next[node]! += 1;
    return next[node]! < start[node + 1]!;
  };
  for (let begin = 0; begin < nodes; begin++) {
    while (unwalked(begin)) {
      let keeps = chance.coin();
      for (let node = begin; unwalked(node); keeps = !keeps) {
        const e = edge[next[node]!]!;
        walked[e] = 1;
        if (keeps && e < pair.length) half[pair[e]!] = 1;
        node = from[e] === node ? to[e]! : from[e]!;
      }
    }
  }
  return half;
};
