import * as z from 'zod';
import type { HandChanges, Pair } from '../../panel/assignment.ts';
import type { Sha256 } from '../../words/canonical.ts';
import type { Rules } from '../../call/challenge.ts';
import { idOf } from '../../id.ts';
import { affinityOf, ownArea, pairName, panelProblem } from '../assigning/panel-problem.ts';
import { applySteps, drawAssignment, type Drawn, type Pair as At } from '../bundle/bundle-assignment.ts';
import { Bundle, type BundleInputs, type BundleRules, type Step } from '../bundle/bundle-form.ts';
import { seededInputs } from '../bundle/make-bundle.ts';
import { DrawTold } from './draw-told.ts';
import { streamsOf, type Streams } from '../numbers/chance.ts';
import { hashOfInputs, revealSeed, type CommittedSeed } from '../numbers/committed-seed.ts';
import { prizeCuts } from '../decision/prize-cuts.ts';
import { printedDecimals } from '../decision/unequal-ties.ts';
import type { Round } from './round.ts';

/** Who was there when a round was drawn. `name` is what the bundle calls a judge; judges and entries stand in the order of name and code. */
export const DrawPanel = z.object({
  judges: z.array(z.object({ personId: idOf('person'), name: z.string(), organization: z.string(), areas: z.array(z.string()), least: z.number().int().default(0), most: z.number().int() })),
  entries: z.array(z.object({ entryId: idOf('entry'), code: z.string(), area: z.string() })),
  reviews: z.number().int(),
  /** [entry, judge] that may not meet. */
  barred: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** Salted hash of each judge's list of conflicts. */
  conflicts: z.array(z.string()),
});
export type DrawPanel = z.infer<typeof DrawPanel>;

/** Everything a draw depends on, and the secret that was committed to before any of it was known. Kept from publishing on; never changed. */
export const RoundDraw = z.object({
  roundId: idOf('round'), challengeId: idOf('challenge'), batch: z.string(),
  rules: Bundle.shape.rules, panel: DrawPanel, hand: z.object({ added: z.array(z.tuple([z.number(), z.number()])), removed: z.array(z.tuple([z.number(), z.number()])) }),
  commitment: z.string(), secret: z.string(),
  /** What the seed made of it, before anything was changed by hand. */
  drawn: z.array(z.tuple([z.number(), z.number()])),
  /** Absent in draws of an earlier time. */
  told: DrawTold.optional(),
});
export type RoundDraw = z.infer<typeof RoundDraw>;
export type ToDraw = Omit<RoundDraw, 'batch' | 'drawn' | 'told'>;

/** A reading more costs a judge this many thousandths: enough to even out loads, too little to send an entry to the wrong area. */
const balance = 4;
const leastAway = 20;
/** How often the worst-served entries are lifted: less where one look at every pair takes longer. */
const liftsFor = (pairs: number): number => (pairs <= 40_000 ? 10 : pairs <= 200_000 ? 3 : 1);
/** With more pairs than this only the nearest judges of each entry are looked at: 10,000 entries and 400 judges took 918 MB, where a function has 512. */
const mostPairs = 200_000;
const nearestFor = (pairs: number): { nearest?: number } => (pairs > mostPairs ? { nearest: 40 } : {});

/** What the published rules declare, as the engine reads it. */
export const engineRules = ({ sections }: Pick<Rules, 'sections'>, size: { entries: number; judges: number }, { expertsPerEntry, byLot }: Pick<Round, 'expertsPerEntry' | 'byLot'> = { expertsPerEntry: 0, byLot: true }): BundleRules => ({
  criteria: sections.judging.criteria.map(({ id, weight, levels }) => ({ id, weight, low: Math.min(...levels.map(({ score }) => score)), high: Math.max(...levels.map(({ score }) => score)) })),
  topK: prizeCuts(sections.prizes.tiers, size.entries).map(({ k }) => k), draws: size.entries <= 2000 ? 1000 : 200, correctSpread: true, drift: true, tieBreak: sections.judging.tieBreak, tieDecimals: printedDecimals,
  randomize: byLot, rounds: liftsFor(size.entries * size.judges), balance, ...nearestFor(size.entries * size.judges), ...(sections.details.areas.length > 1 ? { leastAway } : {}),
  ...(sections.details.areas.length > 1 && expertsPerEntry > 0 ? { experts: { count: expertsPerEntry, affinity: ownArea } } : {}),
});

export const drawInputs = ({ panel, rules }: Pick<RoundDraw, 'panel' | 'rules'>): BundleInputs => {
  const { problem, home } = panelProblem({
    judges: panel.judges.map(({ name, organization, areas, least, most }) => ({ id: name, organization, areas, least, most })),
    entries: panel.entries.map(({ code, area }) => ({ id: code, area, reviews: panel.reviews })),
    barred: new Set(panel.barred.map(([i, j]) => pairName(panel.judges[j]!.name, panel.entries[i]!.code))), apart: false, balance: rules.balance, nearest: rules.nearest,
  });
  const { first, judge, affinity, least, most, group } = problem;
  return {
    entries: panel.entries.map(({ code }, i) => ({ id: code, need: problem.need[i]!, cluster: home.entry[i]! })),
    judges: panel.judges.map(({ name }, j) => ({ id: name, least: least[j]!, most: most[j]!, group: group[j]!, cluster: home.judge[j]! })),
    candidates: panel.entries.map((_, i) => Array.from(judge.subarray(first[i], first[i + 1]), (j, at): At => [j, affinity[first[i]! + at]!])),
    conflicts: panel.conflicts,
  };
};

/** The seed as it follows from the commitment, everything that was fixed, and the secret. */
export const seedOf = (draw: ToDraw, inputs: BundleInputs, sha256: Sha256): CommittedSeed =>
  revealSeed(sha256, draw.commitment, hashOfInputs(sha256, seededInputs({ contest: draw.challengeId, rules: draw.rules, inputs })), draw.secret);

/** Pairs that nothing bars, though the draw did not look at them: those it learns of before they are given by hand. */
export const unlooked = ({ panel }: Pick<RoundDraw, 'panel'>, { candidates }: Pick<BundleInputs, 'candidates'>, pairs: At[]): Step[] => {
  const late = pairs.filter(([i, j]) => !candidates[i]!.some(([judge]) => judge === j)).map(([i, j]): [number, number, number] => [i, j, affinityOf({ areas: panel.judges[j]?.areas ?? [] }, panel.entries[i]!)]);
  return late.length > 0 ? [{ kind: 'joined', judges: [], candidates: late, conflicts: [] }] : [];
};

/** Changes by hand come after the draw: who was taken out is replaced, and never comes back. */
export const handSteps = (draw: Pick<RoundDraw, 'hand' | 'panel'>, inputs: BundleInputs): Step[] => {
  const { added, removed } = draw.hand;
  return [
    ...unlooked(draw, inputs, [...added, ...removed]),
    ...(added.length > 0 ? [{ kind: 'by-hand' as const, added, removed: [] }] : []),
    ...(removed.length > 0 ? [{ kind: 'repaired' as const, gone: removed }] : []),
  ];
};

/** Changes by hand that can still hold, in the numbers of the panel. */
export const handIn = (panel: DrawPanel, { added, removed }: Pick<HandChanges, 'added' | 'removed'>): RoundDraw['hand'] => {
  const [entryAt, judgeAt] = [new Map(panel.entries.map(({ entryId }, i) => [entryId, i])), new Map(panel.judges.map(({ personId }, j) => [personId, j]))];
  const barred = new Set(panel.barred.map(([i, j]) => `${i} ${j}`));
  const numbered = (pairs: Pair[]) => pairs.flatMap(({ judgeId, entryId }): At[] => {
    const [i, j] = [entryAt.get(entryId), judgeAt.get(judgeId)];
    return i === undefined || j === undefined || barred.has(`${i} ${j}`) ? [] : [[i, j]];
  });
  return { added: numbered(added), removed: numbered(removed) };
};

const namedPairs = ({ panel }: Pick<ToDraw, 'panel'>, at: At[]): Pair[] => at.map(([i, j]) => ({ judgeId: panel.judges[j]!.personId, entryId: panel.entries[i]!.entryId }));

export type Proposal = { inputs: BundleInputs; drawn: Drawn; seed: string; streams: Streams; at: At[]; pairs: Pair[] };

/** Who reads what, and everything it follows from. Pure: the same draw gives the same pairs wherever it is computed. */
export const proposeFrom = (draw: ToDraw, sha256: Sha256): Proposal => {
  const inputs = drawInputs(draw);
  const { seed } = seedOf(draw, inputs, sha256);
  const streams = streamsOf(sha256, seed);
  const drawn = drawAssignment({ inputs, rules: draw.rules }, streams);
  const at = applySteps(drawn.pairs, { inputs, rules: draw.rules, steps: handSteps(draw, inputs) }, streams);
  return { inputs, drawn, seed, streams, at, pairs: namedPairs(draw, at) };
};

/** The same pairs from a draw that was kept, without drawing again. */
export const keptProposal = (draw: RoundDraw, sha256: Sha256): Pick<Proposal, 'pairs' | 'streams'> => {
  const inputs = drawInputs(draw);
  const streams = streamsOf(sha256, seedOf(draw, inputs, sha256).seed);
  return { streams, pairs: namedPairs(draw, applySteps(draw.drawn, { inputs, rules: draw.rules, steps: handSteps(draw, inputs) }, streams)) };
};

/** The fixed random order in which one judge reads: position from 1 by entry. */
export const readingOrder = (streams: Streams, judge: string, entryIds: string[]): Map<string, number> => {
  const sorted = entryIds.toSorted();
  const order = Int32Array.from(sorted.keys());
  streams(`reading order ${judge}`).shuffle(order);
  return new Map(Array.from(order, (at, place) => [sorted[at]!, place + 1]));
};
