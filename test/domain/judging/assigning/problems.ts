import type { Chance } from '../../../../functions/domain/judging/numbers/chance.ts';
import type { Problem } from '../../../../functions/domain/judging/assigning/problem.ts';

type Shape = { entries: number; judges: number; reviews: number; most: number; least?: number; groups?: number; open?: number; balance?: number };

/** A random panel: every pair is a candidate with probability `open`; judges share `groups` organizations (0: none has one). */
export const madeProblem = (chance: Chance, { entries, judges, reviews, most, least = 0, groups = 0, open = 0.9, balance = 0 }: Shape): Problem => {
  const [judge, affinity, first]: [number[], number[], number[]] = [[], [], [0]];
  for (let i = 0; i < entries; i++) {
    for (let j = 0; j < judges; j++) {
      if (chance.unit() >= open) continue;
      judge.push(j);
      affinity.push(chance.below(1001));
    }
    first.push(judge.length);
  }
  return {
    entries, judges, balance, first: Int32Array.from(first), judge: Int32Array.from(judge), affinity: Int32Array.from(affinity), need: new Int32Array(entries).fill(Math.min(reviews, judges)),
    least: new Int32Array(judges).fill(least), most: new Int32Array(judges).fill(most), group: Int32Array.from({ length: judges }, () => (groups > 0 ? chance.below(groups + 1) - 1 : -1)),
  };
};

/** Each rule an assignment must keep, checked pair by pair. */
export const brokenRules = ({ entries, first, judge, need, most, group }: Problem, chosen: Uint8Array): string[] => {
  const broken: string[] = [];
  const load = most.map(() => 0);
  for (let i = 0; i < entries; i++) {
    const groups: number[] = [];
    let count = 0;
    for (let e = first[i]!; e < first[i + 1]!; e++) {
      if (chosen[e] !== 1) continue;
      count++;
      load[judge[e]!]! += 1;
      if (group[judge[e]!]! >= 0) groups.push(group[judge[e]!]!);
    }
    if (count > need[i]!) broken.push(`entry ${i} has ${count} judges`);
    if (new Set(groups).size < groups.length) broken.push(`entry ${i} has two judges of one organization`);
  }
  load.forEach((count, j) => { if (count > most[j]!) broken.push(`judge ${j} reads ${count}`); });
  return broken;
};
