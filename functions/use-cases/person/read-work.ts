import { stands } from '../../domain/entry/entry.ts';
import { signedIn, type Caller } from '../../domain/caller.ts';
import { entriesPhase, judgingPhase, stageOf, takesEntries, type Challenge } from '../../domain/call/challenge.ts';
import { isOpen } from '../../domain/judging/deliberation/deliberation.ts';
import { changedSince } from '../../domain/entry/sending.ts';
import { byDeadline, managerTask, officerTask, resultsDue, task, teamTasks, type Task } from '../../domain/people/work.ts';
import type { EntryCard } from '../../ports/entries.ts';
import type { Ports } from '../../ports/ports.ts';
import { storedRound } from '../current-round.ts';
import { otherPart } from '../other-part.ts';
import { agencyAwardTasks, formsDueOf } from './read-award-work.ts';
import { roomsOf } from '../judge/read-deliberation.ts';
import { readAllJudging, type OwnJudging } from '../judge/read-judging.ts';

type Needed = Pick<Ports, 'clarifications' | 'agencies' | 'awaited' | 'awards' | 'followUps' | 'challenges' | 'invitations' | 'registrations' | 'teams' | 'entries' | 'judges' | 'rounds' | 'evaluations' | 'deliberations' | 'demoDays' | 'sha256'>;

const found = async (ports: Needed, ids: string[]): Promise<Map<string, Challenge>> =>
  new Map((await ports.challenges.findMany([...new Set(ids)])).map((challenge) => [challenge.id, challenge]));

const invitationTasks = async (ports: Needed, caller: Caller): Promise<Task[]> => {
  const { id, email } = signedIn(caller);
  const [sent, teams] = await Promise.all([ports.invitations.toAddress(email), ports.teams.ofPerson(id)]);
  const waiting = sent.filter((one) => one.outcome === 'waiting' && one.expiresAt >= caller.at && !teams.some((own) => own.teamId === one.teamId));
  const challenges = await found(ports, waiting.map((one) => one.challengeId));
  return waiting.flatMap((one) => {
    const challenge = challenges.get(one.challengeId);
    return challenge && !challenge.cancelled ? [task(`${one.kind}-invitation`, true, challenge, { dueAt: one.expiresAt, id: one.id })] : [];
  });
};

/** Whether anybody wrote on after it was sent; asked only while it can still be sent again. */
const lookedAt = async (ports: Needed, challenge: Challenge, entry: EntryCard, at: string) => {
  if (entry.sentVersion === 0 || entry.withdrawnAt || !takesEntries(challenge, at)) return entry;
  const [drafts, sent] = await Promise.all([ports.entries.drafts(entry.id), ports.entries.sent(entry.id, entry.sentVersion)]);
  return { ...entry, changed: sent !== undefined && changedSince(sent.manifest, entry, drafts, ports.sha256) };
};

/** How each entry came out, once the decisions were applied; asked only when there can be some. */
const decidedOf = async (ports: Needed, challenge: Challenge, entries: EntryCard[], at: string) => {
  const stage = stageOf(challenge, at);
  if (stage !== 'deciding' && stage !== 'results') return entries;
  const round = await ports.rounds.current(challenge.id);
  if (!round?.decidedAt) return entries;
  const decision = async (entry: EntryCard) => (stands(entry) ? ports.rounds.decision(challenge.id, entry.id) : undefined);
  return Promise.all(entries.map(async (entry) => {
    const decided = await decision(entry);
    return { ...entry, outcome: decided?.outcome, formsDue: await formsDueOf(ports, decided) };
  }));
};

const judgedStages = ['closed', 'judging', 'deciding'];

/** What the agency asked about entries of a team, and can still be answered; asked only once entries have closed. */
const questionTasks = async (ports: Needed, challenge: Challenge, teamId: string, at: string): Promise<Task[]> => {
  if (challenge.listing || !judgedStages.includes(stageOf(challenge, at))) return [];
  return (await ports.clarifications.waitingFor(teamId)).filter(({ due }) => at <= due).map(({ due, entryId, title }) => task('question-to-answer', true, challenge, { dueAt: due, id: entryId, title }));
};

/** Teams and their entries, and registrations without a team yet. */
const enteringTasks = async (ports: Needed, caller: Caller): Promise<Task[]> => {
  const { id } = signedIn(caller);
  const [memberships, registrations] = await Promise.all([ports.teams.ofPerson(id), ports.registrations.ofPerson(id)]);
  const challenges = await found(ports, [...memberships, ...registrations].map((one) => one.challengeId));
  const ofTeams = await Promise.all(memberships.map(async ({ teamId, challengeId }) => {
    const challenge = challenges.get(challengeId);
    if (!challenge) return [];
    const [team, entries, questions] = await Promise.all([ports.teams.find(teamId), ports.entries.ofTeam(teamId), questionTasks(ports, challenge, teamId, caller.at)]);
    if (!team) return [];
    const decided = await decidedOf(ports, challenge, entries, caller.at);
    return [...questions, ...teamTasks(challenge, team, await Promise.all(decided.map((entry) => lookedAt(ports, challenge, entry, caller.at))), { at: caller.at, leads: team.leadId === id })];
  }));
  const alone = registrations.filter((one) => !memberships.some((other) => other.challengeId === one.challengeId)).flatMap(({ challengeId, standing }) => {
    const challenge = challenges.get(challengeId);
    if (!challenge || !takesEntries(challenge, caller.at) || standing === 'refused') return [];
    const waiting = standing === 'waiting';
    return [task(waiting ? 'registration-waiting' : 'team-to-form', !waiting, challenge, { dueAt: entriesPhase(challenge)?.closesAt })];
  });
  return [...ofTeams.flat(), ...alone];
};

const judgeTask = ({ judge, challenge, stage, round, scoring, counts }: OwnJudging, at: string): Task | undefined => {
  if (stage === 'cancelled') return undefined;
  if (stage === 'results') return task('judging-over', false, challenge, { finished: true, dueAt: challenge.resultsAt, ...(counts.assigned > 0 ? { done: counts.assigned - counts.left, of: counts.assigned } : {}) });
  if (stage === 'deciding') return task('judging-closed', false, challenge, { dueAt: resultsDue(challenge), ...(counts.assigned > 0 ? { done: counts.assigned - counts.left, of: counts.assigned } : {}) });
  const phase = judgingPhase(challenge);
  const before = phase && (at < phase.opensAt ? phase.opensAt : phase.closesAt);
  if (!judge.orientedAt) return task('judge-orientation', true, challenge, { dueAt: before });
  if (!judge.declaredAt) return task('judge-conflicts', true, challenge, { dueAt: before });
  if (!round || !scoring) return task('judge-waiting', false, challenge, { dueAt: before });
  const done = counts.assigned - counts.left;
  if (counts.left === 0 && counts.changed > 0) return task('scores-changed', true, challenge, { dueAt: round.closesAt, done: counts.assigned - counts.changed, of: counts.assigned });
  return task(counts.left > 0 ? 'scores-to-give' : 'scores-given', counts.left > 0, challenge, { dueAt: round.closesAt, done, of: counts.assigned });
};

/** Rooms that are open to the judge: between the scores and the decisions, and to nobody who may not meet an entry of them. */
const roomTasks = async (ports: Needed, { judge, challenge, stage, round }: OwnJudging, at: string): Promise<Task[]> => {
  if (stage !== 'deciding' || !round || round.decidedAt) return [];
  const open = (await roomsOf(ports, judge, round.id)).filter((room) => isOpen(room, at));
  const ballots = await Promise.all(open.map((room) => ports.deliberations.ballot(room, judge.personId)));
  return open.map(({ id, endsAt }, i) => task(ballots[i] ? 'room-answered' : 'room-to-answer', !ballots[i], challenge, { dueAt: endsAt, id }));
};

const judgingTasks = async (ports: Needed, caller: Caller): Promise<Task[]> => {
  const all = await readAllJudging(ports, caller);
  const rooms = await Promise.all(all.map((own) => roomTasks(ports, own, caller.at)));
  const days = all.filter(({ judge, demoDay, stage }) => judge.declaredAt && demoDay === 'running' && stage !== 'cancelled').map(({ challenge }) => task('demo-day', true, challenge));
  return [...days, ...rooms.flat(), ...all.flatMap((own) => judgeTask(own, caller.at) ?? [])];
};

/** The newest challenges of each agency the person works for; the rest is on the agency's own pages. */
const agencyTasks = async (ports: Needed, caller: Caller): Promise<Task[]> => {
  const memberships = await ports.agencies.agenciesOf(signedIn(caller).id);
  const lists = await Promise.all(memberships.map(async ({ agencyId, roles }) => {
    const [waiting, run] = await Promise.all([
      roles.includes('approver') ? ports.challenges.awaitingApproval(agencyId) : [], roles.some((role) => role === 'manager' || role === 'approver' || role === 'conflicts-officer') ? ports.challenges.ofAgency(agencyId) : { items: [] },
    ]);
    const officer = roles.includes('conflicts-officer') ? run.items.flatMap((challenge) => officerTask(challenge, caller.at) ?? []) : [];
    const running = await Promise.all((roles.includes('manager') ? run.items : []).map(async (challenge) => {
      const judged = judgedStages.includes(stageOf(challenge, caller.at)) && !challenge.listing;
      const [round, answered] = await Promise.all([judged ? storedRound(ports, challenge) : undefined, judged ? ports.clarifications.ofChallenge(challenge.id, 'answered', undefined, 2) : undefined]);
      const toRead = answered?.items.length ? [task('answers-to-read', true, challenge, { of: answered.items.length })] : [];
      return [...toRead, managerTask(challenge, round, caller.at) ?? []].flat();
    }));
    const settles = roles.includes('manager') || roles.includes('approver');
    const awards = await Promise.all(run.items.filter((challenge) => settles && ['deciding', 'results'].includes(stageOf(challenge, caller.at))).map((challenge) => agencyAwardTasks(ports, challenge, roles, caller)));
    return [...waiting.map((challenge) => task('approval', true, challenge)), ...running.flat(), ...officer, ...awards.flat()];
  }));
  return lists.flat();
};

/** A role promised to their address that they cannot have yet, with the challenge it waits for. */
const heldRoles = async (ports: Needed, caller: Caller): Promise<Task[]> => {
  const { id, email } = signedIn(caller);
  const agencies = (await ports.awaited.ofEmail(email)).flatMap(({ agencyId }) => agencyId ?? []);
  const held = await Promise.all(agencies.map((agencyId) => otherPart(ports, agencyId, id, caller.at)));
  return held.flatMap((other) => (other ? [task('role-held', false, other.challenge, { dueAt: resultsDue(other.challenge) })] : []));
};

/** What needs doing across every role, by deadline: bounded reads by what the person is part of, nothing else. */
export const readWork = async (ports: Needed, caller: Caller): Promise<Task[]> => {
  const lists = await Promise.all([invitationTasks(ports, caller), enteringTasks(ports, caller), judgingTasks(ports, caller), agencyTasks(ports, caller), heldRoles(ports, caller)]);
  return byDeadline(lists.flat());
};
