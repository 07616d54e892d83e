import type { Caller } from '../../../domain/caller.ts';
import { entriesPhase } from '../../../domain/call/challenge.ts';
import type { Evaluation } from '../../../domain/judging/evaluation.ts';
import type { Judge } from '../../../domain/panel/judge.ts';
import { previewAssignment } from '../../../domain/judging/assigning/assignment-preview.ts';
import { pairName } from '../../../domain/judging/assigning/panel-problem.ts';
import { designWords, warningWords } from '../../../domain/judging/assigning/preview-words.ts';
import { loadsOf } from '../../../domain/judging/assigning/problem.ts';
import { whyThisJudge } from '../../../domain/judging/assigning/why-this-judge.ts';
import { chosenOf, standingOf } from '../../../domain/judging/bundle/bundle-assignment.ts';
import { grouped } from '../../../domain/judging/progress.ts';
import type { Proposal } from '../../../domain/judging/round/draw.ts';
import { isComing } from '../../../domain/judging/standing.ts';
import { canTake } from '../../../domain/judging/takers.ts';
import type { Ports } from '../../../ports/ports.ts';
import { whyUnreadable } from '../entries/look-through.ts';
import { planAssignments, proposalOf, type Plan } from './plan-assignments.ts';
import { evaluationsOf } from './watch-progress.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'evaluations' | 'redactions' | 'beacon' | 'sha256'>;
/** `coming`: a review that is there or will be, as the progress board counts it. `why`: what put the judge here. */
type Seat = { judgeId: string; entryId: string; byHand: boolean; coming: boolean; state?: Evaluation['state']; why?: string };

const perPage = 50;

/** The proposal as it would be published: pairs by hand and what replaced those taken out are part of it. */
const proposedSeats = ({ draw, hand }: Plan, { drawn, at }: Proposal): Seat[] => {
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

/** Who reads what: the proposal before publishing, the truth afterwards. */
const seatsOf = async (ports: Needed, plan: Plan, proposal: Proposal | undefined): Promise<Seat[]> => {
  const { round, judges } = plan;
  if (!round.publishedBatch) return proposal ? proposedSeats(plan, proposal) : [];
  const all = await evaluationsOf(ports, round, judges.map((judge) => judge.personId));
  const revoked = new Set(judges.filter((judge) => judge.revoked).map((judge) => judge.personId));
  return all.map(({ judgeId, entryId, state }) => ({ judgeId, entryId, state, byHand: false, coming: isComing({ state, lost: revoked.has(judgeId) }) }));
};

/** How well the proposal will tell entries apart, and what is wrong with it. */
const designOf = ({ draw }: Plan, { inputs, drawn, at, streams }: Proposal) => {
  const { problem, assignment } = drawn;
  const chosen = chosenOf(problem, at, 'assignment');
  const missing = problem.need.map(() => draw.panel.reviews);
  for (const [i] of at) missing[i]! -= 1;
  const settled = { ...assignment, ...standingOf(drawn, chosen, { inputs, rules: draw.rules }), missing };
  const preview = previewAssignment(problem, settled, streams);
  return { histogram: preview.histogram, difference: preview.averageDifference, linkStrength: preview.linkStrength, components: preview.components, words: designWords(preview), warnings: preview.warnings.map(warningWords) };
};

/** Changes by hand that can no longer hold: the judge lost access, or must not read the entry. */
const droppedFrom = ({ hand, judges, entries }: Plan, seats: Seat[]) => {
  const held = new Set(seats.map((pair) => pairName(pair.judgeId, pair.entryId)));
  return hand.added.filter((pair) => !held.has(pairName(pair.judgeId, pair.entryId))).map(({ judgeId, entryId }) => ({
    judge: judges.find((judge) => judge.personId === judgeId)?.name ?? '', code: entries.find((entry) => entry.id === entryId)?.code ?? '',
  }));
};

const entryRow = ({ judges, barred }: Plan, names: Map<string, string>, entry: Plan['entries'][number], given: Seat[]) => {
  const { id, code, title, area } = entry;
  const readers = given.filter((seat) => seat.coming || seat.state === 'abstained').map((seat) => ({ ...seat, name: names.get(seat.judgeId) ?? '' })).toSorted((a, b) => a.name.localeCompare(b.name));
  const held = { given: (judgeId: string) => given.some((seat) => seat.judgeId === judgeId), apart: ({ personId }: Judge) => barred.has(pairName(personId, id)) };
  return { entryId: id, code, title, area, readers, able: judges.filter((judge) => canTake(judge, held)).map((judge) => judge.personId) };
};

/** The plan a page at a time, entries by code, with the load of every judge and whatever falls short. */
export const previewAssignments = async (ports: Needed, caller: Caller, challengeId: string, after: string | undefined) => {
  const plan = await planAssignments(ports, caller, challengeId);
  const { round, promised, challenge, entries, judges, closed } = plan;
  const proposal = round.publishedBatch ? undefined : proposalOf(ports, plan);
  const seats = await seatsOf(ports, plan, proposal);
  const [ofEntry, ofJudge] = [grouped(seats, (seat) => seat.entryId), grouped(seats.filter((seat) => seat.coming), (seat) => seat.judgeId)];
  const names = new Map(judges.map((judge) => [judge.personId, judge.name]));
  const sorted = entries.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const rest = sorted.filter((entry) => after === undefined || entry.code > after);
  const shown = rest.slice(0, perPage).map((entry) => entryRow(plan, names, entry, ofEntry.get(entry.id) ?? []));
  const short = sorted.map(({ id, code, title }) => ({ entryId: id, code, title, missing: round.reviewsPerEntry - (ofEntry.get(id) ?? []).filter((seat) => seat.coming).length })).filter((row) => row.missing > 0);
  const loads = judges.filter((judge) => !judge.revoked).map((judge) => ({
    id: judge.personId, name: judge.name, organization: judge.organization, load: ofJudge.get(judge.personId)?.length ?? 0, ready: Boolean(judge.declaredAt),
  }));
  return {
    round, promised, areas: plan.areas, published: round.publishedBatch !== undefined, closed, closesAt: entriesPhase(challenge)?.closesAt ?? '', entryCount: entries.length, pairCount: seats.filter((seat) => seat.coming).length,
    byHand: plan.hand.added.length + plan.hand.removed.length, judges: loads, short, dropped: round.publishedBatch ? [] : droppedFrom(plan, seats), entries: shown,
    unready: round.publishedBatch ? undefined : await whyUnreadable(ports, round, entries), design: proposal && designOf(plan, proposal), next: rest.length > perPage ? shown.at(-1)!.code : undefined,
  };
};
