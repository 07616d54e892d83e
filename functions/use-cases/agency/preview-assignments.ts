import type { Caller } from '../../domain/caller.ts';
import { entriesPhase } from '../../domain/challenge.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import { grouped } from '../../domain/judging/progress.ts';
import { isComing } from '../../domain/judging/standing.ts';
import { canTake } from '../../domain/judging/takers.ts';
import { pairKey } from '../../domain/judging/propose.ts';
import type { Judge } from '../../domain/judge.ts';
import type { Ports } from '../../ports/ports.ts';
import { planAssignments, type Plan } from './plan-assignments.ts';
import { evaluationsOf } from './watch-progress.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'evaluations' | 'chance' | 'sha256'>;
/** `coming`: a review that is there or will be, as the progress board counts it. */
type Seat = { judgeId: string; entryId: string; byHand: boolean; coming: boolean; state?: Evaluation['state'] };

const perPage = 50;

/** Who reads what: the proposal before publishing, the truth afterwards. */
const seatsOf = async (ports: Needed, { round, judges, hand, proposal }: Plan): Promise<Seat[]> => {
  const byHand = new Set(hand.added.map((pair) => pairKey(pair.judgeId, pair.entryId)));
  if (!round.publishedBatch) return proposal.pairs.map((pair) => ({ ...pair, coming: true, byHand: byHand.has(pairKey(pair.judgeId, pair.entryId)) }));
  const all = await evaluationsOf(ports, round, judges.map((judge) => judge.personId));
  const revoked = new Set(judges.filter((judge) => judge.revoked).map((judge) => judge.personId));
  return all.map(({ judgeId, entryId, state }) => ({ judgeId, entryId, state, byHand: false, coming: isComing({ state, lost: revoked.has(judgeId) }) }));
};

/** Changes by hand that can no longer hold: the judge lost access, or must not read the entry. */
const droppedFrom = ({ hand, proposal, judges, entries }: Plan) => {
  const held = new Set(proposal.pairs.map((pair) => pairKey(pair.judgeId, pair.entryId)));
  return hand.added.filter((pair) => !held.has(pairKey(pair.judgeId, pair.entryId))).map(({ judgeId, entryId }) => ({
    judge: judges.find((judge) => judge.personId === judgeId)?.name ?? '', code: entries.find((entry) => entry.id === entryId)?.code ?? '',
  }));
};

/** The plan a page at a time, entries by code, with the load of every judge and whatever falls short. */
export const previewAssignments = async (ports: Needed, caller: Caller, challengeId: string, after: string | undefined) => {
  const plan = await planAssignments(ports, caller, challengeId);
  const { round, promised, challenge, entries, judges, barred, closed } = plan;
  const seats = await seatsOf(ports, plan);
  const [ofEntry, ofJudge] = [grouped(seats, (seat) => seat.entryId), grouped(seats.filter((seat) => seat.coming), (seat) => seat.judgeId)];
  const names = new Map(judges.map((judge) => [judge.personId, judge.name]));
  const sorted = entries.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const rest = sorted.filter((entry) => after === undefined || entry.code > after);
  const shown = rest.slice(0, perPage).map(({ id, code, title, area }) => {
    const given = ofEntry.get(id) ?? [];
    const readers = given.filter((seat) => seat.coming || seat.state === 'abstained').map((seat) => ({ ...seat, name: names.get(seat.judgeId) ?? '' })).toSorted((a, b) => a.name.localeCompare(b.name));
    const held = { given: (judgeId: string) => given.some((seat) => seat.judgeId === judgeId), apart: ({ personId }: Judge) => barred.has(pairKey(personId, id)) };
    const able = judges.filter((judge) => canTake(judge, held)).map((judge) => judge.personId);
    return { entryId: id, code, title, area, readers, able };
  });
  const short = sorted.map(({ id, code, title }) => ({ entryId: id, code, title, missing: round.reviewsPerEntry - (ofEntry.get(id) ?? []).filter((seat) => seat.coming).length })).filter((row) => row.missing > 0);
  const loads = judges.filter((judge) => !judge.revoked).map((judge) => ({
    id: judge.personId, name: judge.name, organization: judge.organization, load: ofJudge.get(judge.personId)?.length ?? 0, ready: Boolean(judge.declaredAt),
  }));
  return {
    round, promised, published: round.publishedBatch !== undefined, closed, closesAt: entriesPhase(challenge)?.closesAt ?? '', entryCount: entries.length, pairCount: seats.filter((seat) => seat.coming).length,
    byHand: plan.hand.added.length + plan.hand.removed.length, judges: loads, short, dropped: round.publishedBatch ? [] : droppedFrom(plan), entries: shown,
    next: rest.length > perPage ? shown.at(-1)!.code : undefined,
  };
};
