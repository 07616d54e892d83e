import type { HandChanges } from '../../domain/assignment.ts';
import { recentlySignedIn, type Caller } from '../../domain/caller.ts';
import { entriesPhase, type Challenge } from '../../domain/challenge.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import type { Judge } from '../../domain/judge.ts';
import { isComing } from '../../domain/judging/standing.ts';
import { isApart, isReady } from '../../domain/judging/takers.ts';
import { pairKey, propose, readingOrder, type Proposal } from '../../domain/judging/propose.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Round } from '../../domain/round.ts';
import { isVisible, plannedRound } from '../../domain/round-plan.ts';
import type { EntryCard } from '../../ports/entries.ts';
import type { Ports } from '../../ports/ports.ts';
import { storedRound } from '../current-round.ts';
import { tell } from '../tell.ts';
import { ownChallenge } from './draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'evaluations' | 'chance' | 'sha256'>;

export const sentEntries = async (ports: Pick<Ports, 'entries'>, challengeId: string): Promise<EntryCard[]> => {
  const all: EntryCard[] = [];
  let after: string | undefined;
  do {
    const page = await ports.entries.ofChallenge(challengeId, 'sent', after);
    all.push(...page.items);
    after = page.next;
  } while (after);
  return all;
};

export type Field = { entries: EntryCard[]; judges: Judge[]; ready: Judge[]; barred: Set<string> };

/** Judges who passed the gate and were not revoked, with every pair that may not meet. */
export const readField = async (ports: Needed, challenge: Challenge): Promise<Field> => {
  const [entries, teams, judges, declared, said] = await Promise.all([
    sentEntries(ports, challenge.id), ports.teams.ofChallenge(challenge.id), ports.judges.ofChallenge(challenge.id), ports.judges.conflicts(challenge.id), ports.judges.declarations(challenge.id),
  ]);
  const ready = judges.filter(isReady);
  const barred = new Set<string>();
  for (const judge of judges) {
    const apart = new Set(teams.filter((team) => isApart(judge, team, { declared, said })).map((team) => team.id));
    for (const entry of entries) if (apart.has(entry.teamId)) barred.add(pairKey(judge.personId, entry.id));
  }
  return { entries, judges, ready, barred };
};

/** The round as it stands: stored, or as the published rules plan it; and how many reviews of each entry they promise. */
export const currentRound = async (ports: Needed, challenge: Challenge): Promise<{ round: Round; promised: number }> => {
  const [stored, rules] = await Promise.all([ports.rounds.current(challenge.id), ports.challenges.rules(challenge.id, challenge.rulesVersion)]);
  if (!rules) throw new Refusal('conflict', 'Publish the challenge before planning its judging.');
  return { round: plannedRound(challenge, rules, ports.sha256, stored), promised: rules.sections.judging.reviewsPerEntry };
};

export const noHandChanges = (round: Round): HandChanges => ({ roundId: round.id, challengeId: round.challengeId, added: [], removed: [], version: 0 });

export type Plan = Field & { round: Round; promised: number; challenge: Challenge; hand: HandChanges; proposal: Proposal; closed: boolean };

/** What publishing now would do. The draw makes it the same each time; a change by hand that has become impossible is left out. */
export const planAssignments = async (ports: Needed, caller: Caller, challengeId: string): Promise<Plan> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const { round, promised } = await currentRound(ports, challenge);
  const [field, hand = noHandChanges(round)] = await Promise.all([readField(ports, challenge), ports.rounds.hand(round.id)]);
  const { entries, ready, barred } = field;
  const kept = hand.added.filter(({ judgeId, entryId }) => ready.some((judge) => judge.personId === judgeId) && entries.some((entry) => entry.id === entryId) && !barred.has(pairKey(judgeId, entryId)));
  const proposal = propose({
    judges: ready.map((judge) => ({ id: judge.personId, areas: judge.areas, organization: judge.organization })),
    entries: entries.map(({ id, area }) => ({ id, area })),
    reviewsPerEntry: round.reviewsPerEntry, mostPerJudge: round.mostPerJudge, seed: round.seed, kept,
    barred: new Set([...barred, ...hand.removed.map((pair) => pairKey(pair.judgeId, pair.entryId))]),
  });
  return { ...field, round, promised, challenge, hand, proposal, closed: caller.at > (entriesPhase(challenge)?.closesAt ?? '') };
};

const firstEvaluation = (round: Round, batch: string, judgeId: string, entry: Pick<EntryCard, 'id' | 'sentVersion'>, order: number): Evaluation => ({
  roundId: round.id, challengeId: round.challengeId, judgeId, entryId: entry.id, sentVersion: entry.sentVersion, batch, order,
  state: 'assigned', marks: {}, comments: {}, note: '', feedback: '', version: 1,
});

/** Batches of a round in the order of their claims. */
const batchOf = ({ id, version }: Round): string => `${id} ${String(version).padStart(9, '0')}`;

/** Claims the round, so that of two who publish one writes nothing; then writes every pair under a batch that nobody sees, then moves the round's pointer to it: all become visible at once. */
export const publishAssignments = async (ports: Needed, caller: Caller, challengeId: string): Promise<Round> => {
  recentlySignedIn(caller);
  const { round, proposal, entries, closed } = await planAssignments(ports, caller, challengeId);
  if (!closed) throw new Refusal('conflict', 'Entries are still open. Publish assignments after the deadline.');
  if (round.publishedBatch) throw new Refusal('conflict', 'Assignments are published. Add single ones on the assignments page.');
  if (proposal.pairs.length === 0) throw new Refusal('conflict', 'There is nothing to assign: no judge has passed the conflict gate, or no entry was sent.');
  const claimed: Round = { ...round, version: round.version + 1 };
  await ports.rounds.claim(claimed);
  const batch = batchOf(claimed);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const judges = [...new Set(proposal.pairs.map((pair) => pair.judgeId))];
  const made = judges.flatMap((judgeId): Evaluation[] => {
    const own = proposal.pairs.filter((pair) => pair.judgeId === judgeId).map((pair) => pair.entryId);
    const order = readingOrder(round.seed, judgeId, own);
    return own.map((entryId) => firstEvaluation(round, batch, judgeId, byId.get(entryId)!, order.get(entryId)!));
  });
  await ports.evaluations.assign(made);
  const next: Round = { ...claimed, publishedBatch: batch, publishedAt: caller.at, entryCount: entries.length, judgeCount: judges.length, version: claimed.version + 1 };
  await ports.rounds.save(next, tell(ports, caller, 'assignments.published', { about: challengeId, refs: { round: round.id, batch, pairs: made.length }, answer: next }));
  return next;
};

/** Where a missing review is being filled, one that was filled meanwhile is enough. */
const refuseEnough = async (ports: Needed, { round, judges, entryId }: { round: Round; judges: Judge[]; entryId: string }): Promise<void> => {
  const lost = (judgeId: string) => judges.find((judge) => judge.personId === judgeId)?.revoked !== undefined;
  const coming = (await ports.evaluations.ofEntry(round.id, entryId)).filter((one) => isVisible(round, one) && isComing({ state: one.state, lost: lost(one.judgeId) }));
  if (coming.length >= round.reviewsPerEntry) throw new Refusal('conflict', 'This entry has all its reviews, or the judges who will give them. To ask for one more, add a judge on the assignments page.');
};

/** One more pair, for an entry that fell short: never one that may not meet. */
export const addAssignment = async (ports: Needed, caller: Caller, wanted: { challengeId: string; judgeId: string; entryId: string; whileShort?: boolean | undefined }): Promise<Evaluation> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const round = await storedRound(ports, challenge);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'Publish the assignments first.');
  if (caller.at > round.closesAt) throw new Refusal('closed', 'The round is closed: nobody can score any more.');
  const { entries, judges, ready, barred } = await readField(ports, challenge);
  const entry = entries.find((one) => one.id === wanted.entryId);
  if (!entry || !ready.some((judge) => judge.personId === wanted.judgeId)) throw notFound('pair');
  if (barred.has(pairKey(wanted.judgeId, entry.id))) throw new Refusal('conflict', 'This judge cannot read this entry. Choose another judge.', 'judgeId');
  const before = await ports.evaluations.find(round.id, wanted.judgeId, entry.id);
  if (before && (before.batch === round.publishedBatch || before.state !== 'assigned')) throw new Refusal('taken', 'This judge has this entry already.', 'judgeId');
  if (wanted.whileShort) await refuseEnough(ports, { round, judges, entryId: entry.id });
  const own = await ports.evaluations.ofJudge(round.id, wanted.judgeId);
  const evaluation = firstEvaluation(round, round.publishedBatch, wanted.judgeId, entry, own.length + 1);
  const refs = { round: round.id, judge: wanted.judgeId, entry: entry.id };
  await ports.evaluations.add(evaluation, tell(ports, caller, 'assignment.moved', { about: challenge.id, refs, answer: evaluation }));
  return evaluation;
};
