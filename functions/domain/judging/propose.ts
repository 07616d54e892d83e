import type { Pair } from '../assignment.ts';

/** An assignment problem: who may not meet whom, and how much each should read. Pure and deterministic from its seed. */
export type Candidate = { id: string; areas: string[]; organization: string };
export type Work = { id: string; area: string };
export type Plan = { judges: Candidate[]; entries: Work[]; reviewsPerEntry: number; mostPerJudge: number; barred: Set<string>; seed: string; /** Pairs that stand before the draw begins. */ kept?: Pair[] };
export type Proposal = { pairs: Pair[]; loads: Record<string, number>; short: { entryId: string; missing: number }[] };

export const pairKey = (judgeId: string, entryId: string) => `${judgeId} ${entryId}`;

/** A number in [0, 1) from the seed and a name: the same for everybody who knows both (FNV-1a, then one mixing step). */
export const lot = (seed: string, name: string): number => {
  let hash = 0x811c9dc5;
  for (const character of `${seed} ${name}`) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
};

const mayRead = (plan: Plan, judge: Candidate, entry: Work): boolean =>
  !plan.barred.has(pairKey(judge.id, entry.id)) && (judge.areas.length === 0 || entry.area === '' || judge.areas.includes(entry.area));

/**
 * Rounds of one review each: in every round the entries with the fewest possible judges choose first, and each takes its
 * least loaded judge, one per organization. Ties fall by lot. Loads differ by as little as the conflicts allow.
 */
export const propose = (plan: Plan): Proposal => {
  const loads = new Map(plan.judges.map((judge) => [judge.id, 0]));
  const readers = new Map(plan.entries.map((entry) => [entry.id, [] as Candidate[]]));
  const able = new Map(plan.entries.map((entry) => [entry.id, plan.judges.filter((judge) => mayRead(plan, judge, entry))]));
  const free = (entry: Work) => {
    const reading = readers.get(entry.id)!;
    return able.get(entry.id)!.filter(
      (judge) =>
        loads.get(judge.id)! < plan.mostPerJudge && !reading.some((other) => other.id === judge.id || (judge.organization !== '' && other.organization.toLowerCase() === judge.organization.toLowerCase())),
    );
  };
  for (const { judgeId, entryId } of plan.kept ?? []) {
    readers.get(entryId)!.push(plan.judges.find((judge) => judge.id === judgeId)!);
    loads.set(judgeId, loads.get(judgeId)! + 1);
  }
  for (let review = 1; review <= plan.reviewsPerEntry; review++) {
    const wanting = plan.entries.filter((entry) => readers.get(entry.id)!.length < review);
    const order = wanting.toSorted((a, b) => able.get(a.id)!.length - able.get(b.id)!.length || lot(plan.seed, `${review} ${a.id}`) - lot(plan.seed, `${review} ${b.id}`));
    for (const entry of order) {
      const [chosen] = free(entry).toSorted(
        (a, b) => loads.get(a.id)! - loads.get(b.id)! || lot(plan.seed, pairKey(a.id, entry.id)) - lot(plan.seed, pairKey(b.id, entry.id)),
      );
      if (!chosen) continue;
      readers.get(entry.id)!.push(chosen);
      loads.set(chosen.id, loads.get(chosen.id)! + 1);
    }
  }
  const pairs = plan.entries.flatMap((entry) => readers.get(entry.id)!.map((judge) => ({ judgeId: judge.id, entryId: entry.id })));
  const short = plan.entries.map((entry) => ({ entryId: entry.id, missing: plan.reviewsPerEntry - readers.get(entry.id)!.length })).filter(({ missing }) => missing > 0);
  return { pairs, loads: Object.fromEntries(loads), short };
};

/** The fixed random order in which one judge reads: position from 1 by entry. */
export const readingOrder = (seed: string, judgeId: string, entryIds: string[]): Map<string, number> =>
  new Map(entryIds.toSorted((a, b) => lot(seed, `order ${judgeId} ${a}`) - lot(seed, `order ${judgeId} ${b}`)).map((id, i) => [id, i + 1]));
