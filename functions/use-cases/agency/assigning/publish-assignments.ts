import type { Pair } from '../../../domain/panel/assignment.ts';
import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import { entriesPhase, type Challenge } from '../../../domain/call/challenge.ts';
import type { Evaluation } from '../../../domain/judging/evaluation/evaluation.ts';
import { readingOrder, type Proposal, type RoundDraw } from '../../../domain/judging/round/draw.ts';
import { pairsRoot } from '../../../domain/record/leaf/pairs-root.ts';
import { covers } from '../../../domain/entry/grant.ts';
import { momentWords } from '../../../domain/moment.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import type { EntryCard } from '../../../ports/entries.ts';
import type { Ports } from '../../../ports/ports.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { wholeList } from '../../whole-list.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { refuseUnscreened } from '../entries/screen-entry.ts';
import { refuseUnreadable } from '../entries/look-through.ts';
import { currentRound } from './judging-field.ts';
import { keptHead } from './kept-proposal.ts';
import { noteLook } from './note-look.ts';
import { toldOf } from './lay-out-plan.ts';
import { isLarge, planFor, proposalOf } from './plan-assignments.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'grants' | 'screenings' | 'rounds' | 'draws' | 'evaluations' | 'redactions' | 'fileStore'> & Recorder;

export const firstEvaluation = (round: Round, batch: string, judgeId: string, entry: Pick<EntryCard, 'id' | 'sentVersion'>, order: number, given?: Evaluation['given']): Evaluation => ({
  roundId: round.id, challengeId: round.challengeId, judgeId, entryId: entry.id, sentVersion: entry.sentVersion, batch, order, ...(given ? { given } : {}),
  state: 'assigned', marks: {}, comments: {}, note: '', feedback: '', version: 1,
});

/** Batches of a round in the order of their claims. */
const batchOf = ({ id, version }: Round): string => `${id} ${String(version).padStart(9, '0')}`;

/** Pairs of a batch, judge by judge, each with its place in the judge's order. */
export const seatsFrom = ({ pairs, streams }: Pick<Proposal, 'pairs' | 'streams'>): (Pair & { order: number })[] =>
  [...Map.groupBy(pairs, ({ judgeId }) => judgeId)].flatMap(([judgeId, own]) => {
    const order = readingOrder(streams, judgeId, own.map(({ entryId }) => entryId));
    return own.map((pair) => ({ ...pair, order: order.get(pair.entryId)! }));
  });

/** What the record says of the pairs: who reads what is proved by it, and told by nothing. */
export const rootOfSeats = (ports: Recorder, { panel, secret }: Pick<RoundDraw, 'panel' | 'secret'>, seats: Pair[]): string => {
  const [names, codes] = [new Map(panel.judges.map(({ personId, name }) => [personId, name])), new Map(panel.entries.map(({ entryId, code }) => [entryId, code]))];
  return pairsRoot(ports.digest, ports.sha256, secret, seats.map(({ judgeId, entryId }) => ({ judge: names.get(judgeId)!, code: codes.get(entryId)! })));
};

/** More pairs than this are written by a job, as many at a time. */
export const mostAtOnce = 500;

/** What moves the round's pointer, and what the record says of it. */
export const publishedFrom = ({ publishing, ...round }: Round, batch: string, at: string, count: { entries: number; judges: number; pairs: number }) => ({
  next: { ...round, publishedBatch: batch, publishedAt: at, entryCount: count.entries, judgeCount: count.judges, version: round.version + 1 } satisfies Round,
  refs: { round: round.id, batch, pairs: publishing?.of ?? count.pairs, lot: round.byLot, draws: round.draws, proposals: round.proposals, commitment: round.commitment },
});

const refuseEarly = (round: Round, closed: boolean): void => {
  if (!closed) throw new Refusal('conflict', 'Entries are still open. Publish assignments after the deadline.');
  if (round.publishing) throw new Refusal('conflict', 'The assignments are being published. Look again in a minute.');
  if (round.publishedBatch) throw new Refusal('conflict', 'Assignments are published. Add single ones on the assignments page.');
};
const refuseNothing = (pairs: number): void => {
  if (pairs === 0) throw new Refusal('conflict', 'There is nothing to assign: no judge has passed the conflict gate, or no entry was sent.');
};

/** A job writes the pairs: all that is done now is to say so. */
const hand = async (ports: Needed, caller: Caller, claimed: Round, publishing: Round['publishing'] & object): Promise<Round> => {
  const begun: Round = { ...claimed, publishing, version: claimed.version + 1 };
  await ports.rounds.save(begun, tell(ports, caller, 'assignments.requested', { about: claimed.challengeId, refs: { round: claimed.id, batch: publishing.batch, pairs: publishing.of }, answer: begun }));
  return begun;
};

/** What is published of a large round is what a job proposed and the manager could see; nothing of the field is read. */
const publishKept = async (ports: Needed, caller: Caller, challenge: Challenge, round: Round): Promise<Round> => {
  const { run, pairCount, unready, looked = 0 } = await keptHead(ports, challenge, round);
  refuseNothing(pairCount);
  if (unready) throw new Refusal('conflict', `${unready} Open Entries to do it.`);
  const claimed: Round = { ...round, proposals: looked, version: round.version + 1 };
  await ports.rounds.claim(claimed);
  return hand(ports, caller, claimed, { batch: batchOf(claimed), done: 0, of: pairCount, run });
};

const publishDrawn = async (ports: Needed, caller: Caller, challenge: Challenge): Promise<Round> => {
  const plan = await planFor(ports, challenge);
  const { round, entries, draw } = plan;
  const proposal = proposalOf(ports, plan);
  refuseNothing(proposal?.pairs.length ?? 0);
  await refuseUnreadable(ports, round, entries);
  const claimed: Round = { ...round, proposals: await noteLook(ports, plan, proposal!), version: round.version + 1 };
  await ports.rounds.claim(claimed);
  const batch = batchOf(claimed);
  await ports.draws.keep({ ...draw, batch, drawn: proposal!.drawn.pairs, told: toldOf(plan, proposal!) });
  const seats = seatsFrom(proposal!);
  if (seats.length > mostAtOnce) return hand(ports, caller, claimed, { batch, done: 0, of: seats.length });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  await ports.evaluations.assign(seats.map(({ judgeId, entryId, order }) => firstEvaluation(round, batch, judgeId, byId.get(entryId)!, order)));
  const { next, refs } = publishedFrom(claimed, batch, caller.at, { entries: entries.length, judges: new Set(seats.map((one) => one.judgeId)).size, pairs: seats.length });
  const deed = tell(ports, caller, 'assignments.published', { about: challenge.id, refs, answer: next });
  await ports.rounds.save(next, onRecord(ports, deed, { round: next, pairs: seats.length, root: rootOfSeats(ports, draw, seats) }));
  return next;
};

/** An entry that comes after the draw would be read by nobody. */
const refuseWhileGranted = async (ports: Pick<Ports, 'grants'>, { id, zone }: Challenge, at: string): Promise<void> => {
  const open = (await wholeList((after) => ports.grants.ofChallenge(id, after))).filter((grant) => covers(grant, at) && grant.used < grant.sends).toSorted((a, b) => (a.until < b.until ? 1 : -1))[0];
  if (open) throw new Refusal('conflict', `A team has more time to enter, until ${momentWords(open.until, zone)}. Publish after it.`);
};

/**
 * Claims the round, so that of two who publish one writes nothing; keeps what was drawn from, and writes every pair, under a batch that
 * nobody sees; then moves the round's pointer to it: all become visible at once. Where the pairs are many, a job does that.
 */
export const publishAssignments = async (ports: Needed, caller: Caller, challengeId: string): Promise<Round> => {
  recentlySignedIn(caller);
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const { round } = await currentRound(ports, challenge);
  await refuseWhileGranted(ports, challenge, caller.at);
  await refuseUnscreened(ports, challenge.id);
  refuseEarly(round, caller.at > (entriesPhase(challenge)?.closesAt ?? ''));
  return (await isLarge(ports, challenge.id)) ? publishKept(ports, caller, challenge, round) : publishDrawn(ports, caller, challenge);
};
