import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { lacksReason, type Decision } from '../../../domain/judging/decision/decision.ts';
import { feedbackByLot, joinedFeedback } from '../../../domain/judging/decision/joined-feedback.ts';
import { freePlace, placeWords } from '../../../domain/judging/decision/prizes.ts';
import { stands, asSent, type Entry } from '../../../domain/entry/entry.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { isVisible } from '../../../domain/judging/round/plan.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { closedRound, refuseApplying } from './closed-round.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'rounds' | 'evaluations' | 'chance' | 'sha256'>;
type Staged = Pick<Decision, 'entryId' | 'outcome' | 'prizeId' | 'place' | 'reason' | 'feedback'> & { challengeId: string; version: number };

const deciding = async (ports: Needed, caller: Caller, challengeId: string) => {
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  if (round.decidedAt) throw new Refusal('conflict', 'The decisions were applied. They stand.');
  refuseApplying(round);
  return { challenge, person, round };
};

const isDecidable = (challenge: Challenge, entry: Entry | undefined): entry is Entry => entry !== undefined && entry.challengeId === challenge.id && stands(entry);

/** The prize and the place that a winner gets: no place is given twice. */
const prizeOf = async (ports: Needed, challenge: Challenge, wanted: Staged): Promise<Pick<Decision, 'prizeId' | 'cents' | 'place'>> => {
  if (wanted.outcome !== 'winner') return { prizeId: '', cents: 0, place: 0 };
  const [rules, decisions] = await Promise.all([ports.challenges.rules(challenge.id, challenge.rulesVersion), ports.rounds.selected(challenge.id)]);
  const tier = rules?.sections.prizes.tiers.find((one) => one.id === wanted.prizeId);
  if (!tier) throw new Refusal('invalid', 'Choose the prize.', 'prizeId');
  const others = decisions.filter((one) => one.entryId !== wanted.entryId);
  const place = freePlace(tier, others, wanted.place);
  if (place !== undefined) return { prizeId: tier.id, cents: tier.cents, place };
  const holder = others.find((one) => one.outcome === 'winner' && one.prizeId === tier.id && (wanted.place === 0 || one.place === wanted.place));
  throw new Refusal('taken', holder ? `“${placeWords(tier, holder.place)}” is staged for ${holder.code} already. Change that decision first.` : `“${tier.name}” has no such place.`, 'prizeId');
};

/** A manager writes down what was decided about one entry. Nobody else sees it before all are applied. */
export const stageDecision = async (ports: Needed, caller: Caller, wanted: Staged): Promise<Decision> => {
  const { challenge, person } = await deciding(ports, caller, wanted.challengeId);
  const entry = await ports.entries.find(wanted.entryId);
  if (!isDecidable(challenge, entry)) throw notFound('entry');
  if (lacksReason(wanted)) throw new Refusal('invalid', 'Give the reason. It is published with the results.', 'reason');
  const [team, prize, stored] = await Promise.all([ports.teams.find(entry.teamId), prizeOf(ports, challenge, wanted), ports.rounds.decision(challenge.id, entry.id)]);
  if ((stored?.version ?? 0) !== wanted.version) {
    throw new Refusal('stale', 'Somebody decided this entry since you opened it. Compare, then save again.', undefined, { current: stored, version: stored?.version ?? 0 });
  }
  const { outcome, reason, feedback } = wanted;
  const decision: Decision = {
    challengeId: challenge.id, entryId: entry.id, teamId: entry.teamId, code: entry.code, title: asSent(entry).title, teamName: team?.name ?? '', outcome, ...prize, reason, feedback,
    stagedBy: person.id, stagedAt: caller.at, version: wanted.version + 1,
  };
  const refs = { entry: entry.id, outcome: decision.outcome };
  await ports.rounds.stage([decision], tell(ports, caller, 'decision.staged', { about: challenge.id, refs, answer: decision }));
  return decision;
};

const mostFeedback = 6000;
/** What the judges of an entry wrote to its team. */
const writtenTo = async (ports: Needed, round: Round, entryId: string): Promise<string> => {
  const saved = (await ports.evaluations.ofEntry(round.id, entryId)).filter((one) => one.state === 'saved' && isVisible(round, one));
  return joinedFeedback(feedbackByLot(saved, round, ports.sha256)).slice(0, mostFeedback);
};

type Rest = { challengeId: string; entryIds: string[]; reason: string; withFeedback: boolean };

/** Entries without a decision become not selected, with one reason, and with what their judges wrote to each. A decision made before is left alone. */
export const stageNotSelected = async (ports: Needed, caller: Caller, wanted: Rest): Promise<{ staged: number; skipped: number }> => {
  const { challenge, person, round } = await deciding(ports, caller, wanted.challengeId);
  const entries = (await ports.entries.findMany([...new Set(wanted.entryIds)])).filter((entry) => isDecidable(challenge, entry));
  const [decisions, teams] = await Promise.all([Promise.all(entries.map(({ id }) => ports.rounds.decision(challenge.id, id))), ports.teams.findMany([...new Set(entries.map(({ teamId }) => teamId))])]);
  const open = entries.filter((_, i) => decisions[i] === undefined);
  const answer = { staged: open.length, skipped: wanted.entryIds.length - open.length };
  if (open.length === 0) throw new Refusal('conflict', 'Every entry you chose has a decision already. Open it to change it.', 'entryIds');
  const written = wanted.withFeedback ? await Promise.all(open.map(({ id }) => writtenTo(ports, round, id))) : [];
  const staged = open.map((entry, i): Decision => ({
    challengeId: challenge.id, entryId: entry.id, teamId: entry.teamId, code: entry.code, title: asSent(entry).title, teamName: teams.find((team) => team.id === entry.teamId)?.name ?? '',
    outcome: 'not-selected', prizeId: '', cents: 0, place: 0, reason: wanted.reason, feedback: written[i] ?? '', stagedBy: person.id, stagedAt: caller.at, version: 1,
  }));
  await ports.rounds.stage(staged, tell(ports, caller, 'decision.staged', { about: challenge.id, refs: { count: staged.length, outcome: 'not-selected' }, answer }));
  return answer;
};
