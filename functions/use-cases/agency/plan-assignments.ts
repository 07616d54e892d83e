import { computedConflict } from '../../domain/bar.ts';
import { recentlySignedIn, type Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/challenge.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import { pairKey, propose, readingOrder, type Proposal } from '../../domain/judging/propose.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Round } from '../../domain/round.ts';
import { roundOf } from '../../domain/round-plan.ts';
import type { EntryCard } from '../../ports/entries.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { ownChallenge } from './draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'evaluations' | 'chance'>;

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

/** Judges who passed the gate and were not revoked, with every pair that may not meet. */
const field = async (ports: Needed, challenge: Challenge) => {
  const [entries, teams, judges, declared] = await Promise.all([
    sentEntries(ports, challenge.id), ports.teams.ofChallenge(challenge.id), ports.judges.ofChallenge(challenge.id), ports.judges.conflicts(challenge.id),
  ]);
  const ready = judges.filter((judge) => !judge.revoked && judge.declaredAt);
  const barred = new Set<string>();
  for (const judge of ready) {
    const apart = new Set(declared.filter((one) => one.judgeId === judge.personId).map((one) => one.teamId));
    for (const team of teams) if (computedConflict(judge, team)) apart.add(team.id);
    for (const entry of entries) if (apart.has(entry.teamId)) barred.add(pairKey(judge.personId, entry.id));
  }
  return { entries, judges, ready, barred };
};

export const currentRound = async (ports: Needed, caller: Caller, challenge: Challenge): Promise<Round> => {
  const stored = await ports.rounds.current(challenge.id);
  if (stored) return stored;
  const rules = await ports.challenges.rules(challenge.id, challenge.rulesVersion);
  if (!rules) throw new Refusal('conflict', 'Publish the challenge before planning its judging.');
  const round = roundOf(challenge, rules, ports.chance.id('round'), ports.chance.token());
  await ports.rounds.save(round, tell(ports, { ...caller, once: undefined }, 'round.planned', { about: challenge.id, refs: { round: round.id } }));
  return round;
};

export type Preview = { round: Round; proposal: Proposal; entries: EntryCard[]; judges: { id: string; name: string; organization: string; load: number; ready: boolean }[]; closed: boolean };

/** What publishing now would do: the loads, what falls short, and who is not ready. The seed makes it the same each time. */
export const previewAssignments = async (ports: Needed, caller: Caller, challengeId: string): Promise<Preview> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await currentRound(ports, caller, challenge);
  const { entries, judges, ready, barred } = await field(ports, challenge);
  const proposal = propose({
    judges: ready.map((judge) => ({ id: judge.personId, areas: judge.areas, organization: judge.organization })),
    entries: entries.map(({ id, area }) => ({ id, area })),
    reviewsPerEntry: round.reviewsPerEntry, mostPerJudge: round.mostPerJudge, barred, seed: round.seed,
  });
  const shown = judges
    .filter((judge) => !judge.revoked)
    .map((judge) => ({ id: judge.personId, name: judge.name, organization: judge.organization, load: proposal.loads[judge.personId] ?? 0, ready: Boolean(judge.declaredAt) }));
  const entriesClose = challenge.phases.find((phase) => phase.kind === 'entries')?.closesAt ?? '';
  return { round, proposal, entries, judges: shown, closed: caller.at > entriesClose };
};

/** Writes every pair under a batch that nobody sees, then moves the round's pointer to it: all become visible at once. */
export const publishAssignments = async (ports: Needed, caller: Caller, challengeId: string): Promise<Round> => {
  recentlySignedIn(caller);
  const { round, proposal, entries, closed } = await previewAssignments(ports, caller, challengeId);
  if (!closed) throw new Refusal('conflict', 'Entries are still open. Publish assignments after the deadline.');
  if (round.publishedBatch) throw new Refusal('conflict', 'Assignments are published. Add single ones on the progress page.');
  if (proposal.pairs.length === 0) throw new Refusal('conflict', 'There is nothing to assign: no judge has passed the conflict gate, or no entry was sent.');
  const batch = ports.chance.id('batch');
  const versions = new Map(entries.map((entry) => [entry.id, entry.sentVersion]));
  const judges = [...new Set(proposal.pairs.map((pair) => pair.judgeId))];
  const made = judges.flatMap((judgeId): Evaluation[] => {
    const own = proposal.pairs.filter((pair) => pair.judgeId === judgeId).map((pair) => pair.entryId);
    const order = readingOrder(round.seed, judgeId, own);
    return own.map((entryId) => ({
      roundId: round.id, challengeId, judgeId, entryId, sentVersion: versions.get(entryId)!, batch, order: order.get(entryId)!, state: 'assigned', marks: {}, comments: {}, note: '', feedback: '', version: 1,
    }));
  });
  await ports.evaluations.assign(made);
  const next: Round = { ...round, publishedBatch: batch, publishedAt: caller.at, entryCount: entries.length, judgeCount: judges.length, version: round.version + 1 };
  await ports.rounds.save(next, tell(ports, caller, 'assignments.published', { about: challengeId, refs: { round: round.id, batch, pairs: made.length }, answer: next }));
  return next;
};

/** One more pair, for an entry that fell short: never one that may not meet. */
export const addAssignment = async (ports: Needed, caller: Caller, wanted: { challengeId: string; judgeId: string; entryId: string }): Promise<Evaluation> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const round = await ports.rounds.current(challenge.id);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'Publish the assignments first.');
  const { entries, ready, barred } = await field(ports, challenge);
  const entry = entries.find((one) => one.id === wanted.entryId);
  if (!entry || !ready.some((judge) => judge.personId === wanted.judgeId)) throw notFound('pair');
  if (barred.has(pairKey(wanted.judgeId, entry.id))) throw new Refusal('conflict', 'This judge cannot read this entry. Choose another judge.', 'judgeId');
  if (await ports.evaluations.find(round.id, wanted.judgeId, entry.id)) throw new Refusal('taken', 'This judge has this entry already.', 'judgeId');
  const own = await ports.evaluations.ofJudge(round.id, wanted.judgeId);
  const evaluation: Evaluation = {
    roundId: round.id, challengeId: challenge.id, judgeId: wanted.judgeId, entryId: entry.id, sentVersion: entry.sentVersion, batch: round.publishedBatch,
    order: own.length + 1, state: 'assigned', marks: {}, comments: {}, note: '', feedback: '', version: 1,
  };
  const refs = { round: round.id, judge: wanted.judgeId, entry: entry.id };
  await ports.evaluations.add(evaluation, tell(ports, caller, 'assignment.moved', { about: challenge.id, refs, answer: evaluation }));
  return evaluation;
};
