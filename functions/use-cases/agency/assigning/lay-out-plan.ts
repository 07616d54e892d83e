import type { Judge } from '../../../domain/panel/judge.ts';
import type { Evaluation } from '../../../domain/judging/evaluation/evaluation.ts';
import { nearnessOf } from '../../../domain/judging/assigning/certificate.ts';
import { previewAssignment } from '../../../domain/judging/assigning/assignment-preview.ts';
import { pairName } from '../../../domain/judging/assigning/panel-problem.ts';
import { designWords, warningWords } from '../../../domain/judging/assigning/preview-words.ts';
import { loadsOf } from '../../../domain/judging/assigning/problem.ts';
import { whyThisJudge } from '../../../domain/judging/assigning/why-this-judge.ts';
import { chosenOf, standingOf } from '../../../domain/judging/bundle/bundle-assignment.ts';
import { grouped } from '../../../domain/judging/progress/progress.ts';
import type { Proposal } from '../../../domain/judging/round/draw.ts';
import type { Design, DrawTold } from '../../../domain/judging/round/draw-told.ts';
import { canTake } from '../../../domain/judging/assigning/takers.ts';
import type { Plan } from './plan-assignments.ts';

/** `coming`: a review that is there or will be, as the progress board counts it. `why`: what put the judge here. */
export type Seat = { judgeId: string; entryId: string; byHand: boolean; coming: boolean; state?: Evaluation['state']; why?: string };
export type Planned = Pick<Plan, 'round' | 'hand' | 'draw' | 'judges' | 'entries' | 'barred'>;

export const rowsPerPage = 50;

/** The proposal as it would be published: pairs by hand and what replaced those taken out are part of it. */
export const proposedSeats = ({ draw, hand }: Planned, { drawn, at }: Proposal): Seat[] => {
  const byHand = new Set(hand.added.map((pair) => pairName(pair.judgeId, pair.entryId)));
  const { problem, assignment } = drawn;
  const chosen = chosenOf(problem, at, 'assignment');
  const settled = { ...assignment, chosen, load: loadsOf(problem, chosen) };
  const why = (entry: number, pair: number) => (assignment.chosen[pair] === 1 ? whyThisJudge(problem, settled, entry, pair).sentence : 'Takes the place of a judge who was taken off by hand.');
  return at.map(([i, j]): Seat => {
    const [judgeId, entryId] = [draw.panel.judges[j]!.personId, draw.panel.entries[i]!.entryId];
    const placed = byHand.has(pairName(judgeId, entryId));
    const pair = problem.first[i]! + problem.judge.subarray(problem.first[i], problem.first[i + 1]).indexOf(j);
    return { judgeId, entryId, coming: true, byHand: placed, why: placed ? 'Put here by hand.' : why(i, pair) };
  });
};

/** How well the proposal will tell entries apart, and what is wrong with it. */
const designOf = ({ draw }: Planned, { inputs, drawn, at, streams }: Proposal): Design => {
  const { problem, assignment } = drawn;
  const chosen = chosenOf(problem, at, 'assignment');
  const missing = problem.need.map(() => draw.panel.reviews);
  for (const [i] of at) missing[i]! -= 1;
  const settled = { ...assignment, ...standingOf(drawn, chosen, { inputs, rules: draw.rules }), missing };
  const preview = previewAssignment(problem, settled, streams);
  return { histogram: preview.histogram, difference: preview.averageDifference, linkStrength: preview.linkStrength, components: preview.components, words: designWords(preview), warnings: preview.warnings.map(warningWords), nearness: nearnessOf(assignment.proof.certificate) };
};

/** All that is said of a proposal, to be kept with the draw it becomes. */
export const toldOf = (plan: Planned, proposal: Proposal): DrawTold => {
  const seats = proposedSeats(plan, proposal);
  const numbers = new Map([...new Set(seats.map(({ why }) => why ?? ''))].map((sentence, n) => [sentence, n]));
  return { design: designOf(plan, proposal), sentences: [...numbers.keys()], why: proposal.at.map(([i, j], n) => [i, j, numbers.get(seats[n]!.why ?? '')!]) };
};

/** Changes by hand that can no longer hold: the judge lost access, or must not read the entry. */
const droppedFrom = ({ hand, judges, entries }: Planned, seats: Seat[]) => {
  const held = new Set(seats.map((pair) => pairName(pair.judgeId, pair.entryId)));
  return hand.added.filter((pair) => !held.has(pairName(pair.judgeId, pair.entryId))).map(({ judgeId, entryId }) => ({
    judge: judges.find((judge) => judge.personId === judgeId)?.name ?? '', code: entries.find((entry) => entry.id === entryId)?.code ?? '',
  }));
};

type Listed = { entries: Pick<Planned['entries'][number], 'id' | 'code' | 'title' | 'area'>[]; judges: Judge[]; barred: Set<string> };

/** Entries by code with who reads each and who could. */
export const rowsOf = ({ entries, judges, barred }: Listed, seats: Seat[]) => {
  const names = new Map(judges.map((judge) => [judge.personId, judge.name]));
  const ofEntry = grouped(seats, (seat) => seat.entryId);
  return entries.map(({ id, code, title, area }) => {
    const given = ofEntry.get(id) ?? [];
    const readers = given.filter((seat) => seat.coming || seat.state === 'abstained').map((seat) => ({ ...seat, name: names.get(seat.judgeId) ?? '' })).toSorted((a, b) => a.name.localeCompare(b.name));
    const held = { given: (judgeId: string) => given.some((seat) => seat.judgeId === judgeId && seat.state !== 'taken-back'), apart: ({ personId }: Judge) => barred.has(pairName(personId, id)) };
    return { entryId: id, code, title, area, readers, able: judges.filter((judge) => canTake(judge, held)).map((judge) => judge.personId) };
  });
};
export type PlanRow = ReturnType<typeof rowsOf>[number];

export const loadsFrom = (judges: Judge[], loadOf: (judgeId: string) => number) =>
  judges.filter((judge) => !judge.revoked).map(({ personId, name, organization, declaredAt }) => ({ id: personId, name, organization, load: loadOf(personId), ready: Boolean(declaredAt) }));

export const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);

/** What is said of the plan as a whole: loads, what falls short, and how good the proposal is. */
export const headOf = (plan: Planned, seats: Seat[], proposal: Proposal | undefined) => {
  const coming = seats.filter((seat) => seat.coming);
  const [ofEntry, ofJudge] = [grouped(coming, (seat) => seat.entryId), grouped(coming, (seat) => seat.judgeId)];
  const { round, judges, entries } = plan;
  return {
    entryCount: entries.length, pairCount: coming.length, judges: loadsFrom(judges, (judgeId) => ofJudge.get(judgeId)?.length ?? 0),
    short: entries.toSorted(byCode).map(({ id, code, title }) => ({ entryId: id, code, title, missing: round.reviewsPerEntry - (ofEntry.get(id)?.length ?? 0) })).filter((row) => row.missing > 0),
    dropped: round.publishedBatch ? [] : droppedFrom(plan, seats), design: proposal && designOf(plan, proposal),
  };
};
/** `looked`: how many proposals for these entries could be read so far. */
export type PlanHead = ReturnType<typeof headOf> & { unready?: string | undefined; looked?: number | undefined };
