import { computedConflict, isCompeting, isNamed, teamsNamed } from '../../../domain/panel/bar.ts';
import type { Caller } from '../../../domain/caller.ts';
import type { Conflict } from '../../../domain/panel/conflict.ts';
import { mostJudges, readJudgeList, type ListedJudge } from '../../../domain/panel/judge-list.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { enteringAddresses, standingAddresses } from './invite-judges.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'invitations' | 'judges' | 'teams' | 'people'>;

/** A pasted or uploaded list, read line by line against who was asked already. Nothing is stored or sent. */
export const checkJudgeList = async (ports: Needed, caller: Caller, wanted: { challengeId: string; list: string }): Promise<ListedJudge[]> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const standing = await standingAddresses(ports, challenge.id);
  const judging = new Set([...standing].filter(([, outcome]) => outcome === 'accepted').map(([email]) => email));
  const lines = readJudgeList(wanted.list, { areas: challenge.areas, present: new Set(standing.keys()), judging });
  if (lines.length === 0) throw new Refusal('invalid', 'The list is empty. Paste lines, or choose a file.', 'list');
  if (lines.length > mostJudges) throw new Refusal('invalid', `The list has ${lines.length} lines. Send at most ${mostJudges} at a time.`, 'list');
  const entering = new Set(await enteringAddresses(ports, challenge.id, [...new Set(lines.filter(({ faults }) => faults.length === 0).map(({ judge }) => judge.email))]));
  return lines.map((line) => (entering.has(line.judge.email) && line.faults.length === 0 ? { ...line, faults: ['This person is in a team of this challenge, and can’t judge it.'] } : line));
};

export type KnownConflict = Pick<Conflict, 'judgeId' | 'teamId' | 'kind'> & { judge: string; team: string; at?: string | undefined };
export type KnownConflicts = { items: KnownConflict[]; /** Named by a judge, and nobody's here. */ unknown: { judgeId: string; judge: string; name: string; at: string }[]; /** How many teams there are now. */ teams: number };

/**
 * Pair and kind, for the agency alone: what a judge declared or stepped back from, and what follows from addresses and employers. Naming
 * a team that was known to be too near does not change how that is known. Never the reason given.
 */
export const listConflicts = async (ports: Needed, caller: Caller, challengeId: string): Promise<KnownConflicts> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, ['manager', 'conflicts-officer']);
  const [judges, teams, stored, said] = await Promise.all([ports.judges.ofChallenge(challenge.id), ports.teams.ofChallenge(challenge.id), ports.judges.conflicts(challenge.id), ports.judges.declarations(challenge.id)]);
  const items = judges.flatMap((judge) => { const competes = isCompeting(judge, teams); return teams.flatMap((team): KnownConflict[] => {
    const told = stored.find((one) => one.judgeId === judge.personId && one.teamId === team.id);
    const computed = computedConflict(judge, team, challenge.sponsors) ?? (isNamed(said, judge, team) ? 'declared' : competes ? 'same-prize' : undefined);
    const kind = told?.kind === 'recused' ? told.kind : (computed ?? told?.kind);
    return kind ? [{ judgeId: judge.personId, judge: judge.name, teamId: team.id, kind, team: team.name, at: told?.at }] : [];
  }); });
  const judgeNames = new Map(judges.map((judge) => [judge.personId, judge.name]));
  const unknown = said.flatMap(({ judgeId, at, names }) => names.filter(({ name }) => teamsNamed(teams, name).length === 0).map(({ name }) => ({ judgeId, judge: judgeNames.get(judgeId) ?? '', name, at })));
  return { items, unknown, teams: teams.length };
};
