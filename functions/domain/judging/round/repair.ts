import type { Pair } from '../../panel/assignment.ts';
import type { Sha256 } from '../../words/canonical.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Judge } from '../../panel/judge.ts';
import { affinityOf, pairName } from '../assigning/panel-problem.ts';
import { applySteps, grownInputs, type Pair as At } from '../bundle/bundle-assignment.ts';
import type { BundleInputs, Step } from '../bundle/bundle-form.ts';
import { streamsOf } from '../numbers/chance.ts';
import { drawInputs, handSteps, seedOf, unlooked, type RoundDraw } from './draw.ts';
import { isOut } from './replacement.ts';

/** What changed a draw after it was published. `joined`: who came later, numbered on from the panel. */
export type Mending = { steps: Step[]; joined: { personId: string; organization: string }[] };

/** How things stand now. `barred`: names of pairs that may not meet; `held`: every pair that was ever given, as it is. */
export type Now = { judges: Judge[]; ready: Judge[]; entryIds: Set<string>; barred: Set<string>; held: Pick<Evaluation, 'judgeId' | 'entryId' | 'state'>[]; mostOf: (personId: string) => number; nameOf: (personId: string) => string; conflictsOf: (personId: string) => string };

export type Mended = { mending: Mending; changed: boolean; /** Pairs to give, besides those held. */ given: Pair[] };

type Numbers = { personIds: string[]; judgeAt: Map<string, number>; entryAt: Map<string, number> };
const numbersOf = ({ panel }: RoundDraw, joined: Mending['joined']): Numbers => {
  const personIds = [...panel.judges, ...joined].map(({ personId }) => personId);
  return { personIds, judgeAt: new Map(personIds.map((id, j) => [id, j])), entryAt: new Map(panel.entries.map(({ entryId }, i) => [entryId, i])) };
};

const keyOf = ([i, j]: At): string => `${i} ${j}`;

/** Judges who came after the draw, with every entry they may read. */
const joining = (draw: RoundDraw, inputs: BundleInputs, before: Mending['joined'], now: Now): { step: Step & { kind: 'joined' }; joined: Mending['joined'] } => {
  const known = new Set(numbersOf(draw, before).personIds);
  const fresh = now.ready.filter(({ personId }) => !known.has(personId)).toSorted((a, b) => (now.nameOf(a.personId) < now.nameOf(b.personId) ? -1 : 1));
  const groups = new Map([...draw.panel.judges, ...before].map(({ organization }, j) => [organization.trim().toLowerCase(), inputs.judges[j]!.group]));
  const groupOf = (organization: string): number => {
    const name = organization.trim().toLowerCase();
    if (name === '') return -1;
    if (!groups.has(name)) groups.set(name, Math.max(-1, ...groups.values()) + 1);
    return groups.get(name)!;
  };
  const clusters = new Map(draw.panel.entries.map(({ area }, i) => [area, inputs.entries[i]!.cluster]));
  const first = inputs.judges.length;
  const judges = fresh.map((judge) => ({ id: now.nameOf(judge.personId), least: 0, most: now.mostOf(judge.personId), group: groupOf(judge.organization), cluster: clusters.get(judge.areas[0] ?? '') ?? -1 }));
  const candidates = draw.panel.entries.flatMap(({ entryId, area }, i) =>
    fresh.flatMap((judge, n): [number, number, number][] => (now.barred.has(pairName(judge.personId, entryId)) ? [] : [[i, first + n, affinityOf(judge, { area })]])));
  return { step: { kind: 'joined', judges, candidates, conflicts: fresh.map(({ personId }) => now.conflictsOf(personId)) }, joined: fresh.map(({ personId, organization }) => ({ personId, organization })) };
};

const lostIn = ({ judges }: Pick<Now, 'judges'>): Set<string> => new Set(judges.filter((judge) => judge.revoked).map((judge) => judge.personId));

/** Pairs that may not be given any more: stepped back or abstained from, in conflict since, of a judge who left or of an entry that was withdrawn. What is held and may count stays. */
export const goneNow = (draw: RoundDraw, inputs: BundleInputs, { personIds }: Numbers, now: Now): At[] => {
  const state = new Map(now.held.map((one) => [pairName(one.judgeId, one.entryId), one.state]));
  const lost = lostIn(now);
  const isGone = (i: number, j: number): boolean => {
    const [personId, { entryId }] = [personIds[j]!, draw.panel.entries[i]!];
    const held = state.get(pairName(personId, entryId));
    if (held !== undefined && isOut({ state: held })) return true;
    if (held === 'saved') return false;
    if (lost.has(personId)) return true;
    return held === undefined && (now.barred.has(pairName(personId, entryId)) || !now.entryIds.has(entryId));
  };
  return inputs.candidates.flatMap((own, i) => own.filter(([j]) => isGone(i, j)).map(([j]): At => [i, j]));
};

/** Pairs that were given by hand since: the draw learns of them before it is repaired. What a judge who left still holds is none. */
const handGiven = (draw: RoundDraw, inputs: BundleInputs, numbers: Numbers, current: At[], now: Now): Step[] => {
  const have = new Set(current.map(keyOf));
  const lost = lostIn(now);
  const added = now.held.filter(({ state, judgeId }) => state === 'saved' || !(isOut({ state }) || lost.has(judgeId))).flatMap(({ judgeId, entryId }): At[] => {
    const [i, j] = [numbers.entryAt.get(entryId), numbers.judgeAt.get(judgeId)];
    return i === undefined || j === undefined || have.has(`${i} ${j}`) ? [] : [[i, j]];
  });
  if (added.length === 0) return [];
  return [...unlooked(draw, inputs, added), { kind: 'by-hand', added, removed: [] }];
};

/** Everything that became of a draw until now, pair for pair, without any repair. `inputs`: with everybody and every pair that came since. */
export const caughtUp = (draw: RoundDraw, before: Mending, now: Now, sha256: Sha256) => {
  const base = drawInputs(draw);
  const byHand = handSteps(draw, base);
  const streams = streamsOf(sha256, seedOf(draw, base, sha256).seed);
  const settle = (steps: Step[]): At[] => applySteps(draw.drawn, { inputs: base, rules: draw.rules, steps: [...byHand, ...steps] }, streams);
  const grown = (steps: Step[]) => grownInputs(base, [...byHand, ...steps]);
  const { step, joined } = joining(draw, grown(before.steps), before.joined, now);
  const arrived = step.judges.length > 0 ? [...before.steps, step] : before.steps;
  const numbers = numbersOf(draw, [...before.joined, ...joined]);
  const steps = [...arrived, ...handGiven(draw, grown(arrived), numbers, settle(before.steps), now)];
  return { base, byHand, inputs: grown(steps), streams, settle, numbers, mending: { steps, joined: [...before.joined, ...joined] } };
};

/**
 * Fills what recusals, abstentions, judges who left and late conflicts took away, from the judges there are now. Never takes started work from
 * anybody. Pure; when nothing more can be given, nothing changes.
 */
export const mendDraw = (draw: RoundDraw, before: Mending, now: Now, sha256: Sha256): Mended => {
  const { inputs, settle, numbers, mending } = caughtUp(draw, before, now, sha256);
  const gone = goneNow(draw, inputs, numbers, now);
  const steps: Step[] = [...mending.steps, { kind: 'repaired', gone }];
  const [old, next] = [settle(before.steps), settle(steps)];
  const held = new Set(now.held.map(({ judgeId, entryId }) => pairName(judgeId, entryId)));
  const toGive = (pairs: At[]): Pair[] => pairs.map(([i, j]) => ({ judgeId: numbers.personIds[j]!, entryId: draw.panel.entries[i]!.entryId })).filter(({ judgeId, entryId }) => !held.has(pairName(judgeId, entryId)));
  const promised = new Set(old.map(keyOf));
  const changed = toGive(next.filter((pair) => !promised.has(keyOf(pair)))).length > 0;
  return changed ? { mending: { ...mending, steps }, changed, given: toGive(next) } : { mending: before, changed, given: toGive(old) };
};
