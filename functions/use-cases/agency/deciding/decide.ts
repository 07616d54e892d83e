import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import type { Notice } from '../../../domain/call/notice.ts';
import { isStanding } from '../../../domain/judging/chair/override.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { momentWords } from '../../../domain/moment.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { canonical } from '../../../domain/words/canonical.ts';
import type { Ports } from '../../../ports/ports.ts';
import { keepRecord } from '../../decision-record.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { toldDone } from '../../told-done.ts';
import { isLarge } from '../assigning/plan-assignments.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { closedRound, refuseApplying, workingOf, type Working } from './closed-round.ts';
import { readDecided, refuseUndecided, type Decided, type Deciding } from './refuse-undecided.ts';

type Needed = Deciding & Pick<Ports, 'agencies' | 'furtherReviews'> & Recorder;

const refuseApplied = async (ports: Needed, caller: Caller, challengeId: string): Promise<void> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await ports.rounds.current(challenge.id);
  if (round?.decidedAt) throw new Refusal('conflict', `The decisions were applied already, on ${momentWords(round.decidedAt, challenge.zone)}.`);
};

export const appliedFrom = (round: Round, at: string): Round => ({ ...round, applying: undefined, decidedAt: at, version: round.version + 1 });

export const decisionsIn = ({ rows }: Decided) => rows.flatMap(({ decision }) => decision ?? []);

/** Of many entries a job reads the decisions and applies them; what keeps it from doing so stands on the page. */
const applyByJob = async (ports: Needed, caller: Caller, round: Round): Promise<Round> => {
  const { challengeId, id } = round;
  const deed = tell(ports, caller, 'decisions.requested', { about: challengeId, refs: { round: id } });
  const next: Round = { ...round, applying: { act: deed.id }, version: round.version + 1 };
  await ports.rounds.save(next, { ...deed, answer: next });
  return next;
};

/** `marksToTeams`: each team reads what its own entry got. */
type Applying = { withoutResults?: string | undefined; marksToTeams?: boolean | undefined };

/** All decisions become what the teams read, at once: one pointer moves. */
export const applyDecisions = async (ports: Needed, caller: Caller, challengeId: string, { withoutResults, marksToTeams = true }: Applying = {}): Promise<Round> => {
  recentlySignedIn(caller);
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  const found = await closedRound(ports, caller, challenge);
  const round: Round = { ...found, marksToTeams, ...(withoutResults === undefined ? {} : { unworked: { by: person.id, at: caller.at, reason: withoutResults } }) };
  if (round.decidedAt) await refuseApplied(ports, caller, challengeId);
  refuseApplying(round);
  if (await isLarge(ports, challenge.id)) return applyByJob(ports, caller, round);
  const decided = await readDecided(ports, challenge, round, caller.at);
  refuseUndecided(decided);
  const next = appliedFrom(decided.round, caller.at);
  const deed = tell(ports, caller, 'decisions.applied', { about: challengeId, refs: { round: round.id, count: decided.rows.length }, answer: next });
  const written = ports.rounds.save(next, onRecord(ports, deed, { round, decisions: decisionsIn(decided) }));
  await toldDone(written, () => refuseApplied(ports, caller, challengeId));
  return next;
};

/** Works the results out anew, as when an entry was withdrawn since: a job does it, and the page says how far it is. */
export const requestScores = async (ports: Needed, caller: Caller, challengeId: string): Promise<Working> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  if (round.decidedAt) throw new Refusal('conflict', 'The decisions were applied. The results they rest on stand.');
  if ((await ports.overrides.ofRound(round.id)).some(isStanding)) throw new Refusal('conflict', 'The chair put entries in other places than these results do. Take that back first, then work the results out again.');
  const answer = workingOf(await ports.results.scoring(round.id));
  await ports.rounds.save({ ...round, version: round.version + 1 }, tell(ports, caller, 'scores.requested', { about: challenge.id, refs: { round: round.id }, answer }));
  return answer;
};

const unpublished = async (ports: Needed, caller: Caller, challengeId: string) => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  if (challenge.resultsAt) throw new Refusal('conflict', `The results were published already, on ${momentWords(challenge.resultsAt, challenge.zone)}.`);
  return challenge;
};

/** The winners become public. */
export const publishResults = async (ports: Needed, caller: Caller, challengeId: string): Promise<{ resultsAt: string }> => {
  recentlySignedIn(caller);
  const challenge = await unpublished(ports, caller, challengeId);
  const round = await ports.rounds.current(challenge.id);
  if (!round?.decidedAt) throw new Refusal('conflict', 'Apply the decisions first, so that teams hear before the public.');
  const notice: Notice = {
    id: ports.chance.id('notice'), challengeId, kind: 'results', title: 'Results are out', text: 'The winners are published on the results page.', at: caller.at, rulesVersion: challenge.rulesVersion,
  };
  const answer = { resultsAt: caller.at };
  const next = { ...challenge, resultsAt: caller.at, version: challenge.version + 1 };
  // of many entries, a job has kept it when the decisions were applied, and keeps it once more
  if (!(await isLarge(ports, challenge.id))) await keepRecord(ports, round);
  const [record, decisions] = await Promise.all([ports.results.published(round.id), ports.rounds.selected(challenge.id)]);
  const deed = tell(ports, caller, 'results.published', { about: challenge.id, refs: { notice: notice.id }, answer });
  const written = ports.challenges.change(next, onRecord(ports, deed, { round, decisions, file: record?.panel.fileHash, record: record && ports.sha256(canonical(record)) }), { notice });
  await toldDone(written, () => unpublished(ports, caller, challengeId));
  return answer;
};
