import { computedConflict } from '../../domain/bar.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Conflict } from '../../domain/conflict.ts';
import { mostJudges, readJudgeList, type ListedJudge } from '../../domain/judge-list.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownChallenge } from './draft-of.ts';
import { standingAddresses } from './invite-judges.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'invitations' | 'judges' | 'teams'>;

/** A pasted or uploaded list, read line by line against who was asked already. Nothing is stored or sent. */
export const checkJudgeList = async (ports: Needed, caller: Caller, wanted: { challengeId: string; list: string }): Promise<ListedJudge[]> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const lines = readJudgeList(wanted.list, { areas: challenge.areas, present: await standingAddresses(ports, challenge.id) });
  if (lines.length === 0) throw new Refusal('invalid', 'The list is empty. Paste lines, or choose a file.', 'list');
  if (lines.length > mostJudges) throw new Refusal('invalid', `The list has ${lines.length} lines. Send at most ${mostJudges} at a time.`, 'list');
  return lines;
};

export type KnownConflict = Pick<Conflict, 'judgeId' | 'teamId' | 'kind'> & { team: string; at?: string | undefined };

/** Pair and kind, for the agency alone: what a judge declared or stepped back from, and what follows from addresses and employers. Never the reason given. */
export const listConflicts = async (ports: Needed, caller: Caller, challengeId: string): Promise<KnownConflict[]> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const [judges, teams, stored] = await Promise.all([ports.judges.ofChallenge(challenge.id), ports.teams.ofChallenge(challenge.id), ports.judges.conflicts(challenge.id)]);
  const nameOf = (teamId: string) => teams.find((team) => team.id === teamId)?.name ?? '';
  const told = stored.map(({ judgeId, teamId, kind, at }): KnownConflict => ({ judgeId, teamId, kind, at, team: nameOf(teamId) }));
  const computed = judges.flatMap((judge) =>
    teams.flatMap((team): KnownConflict[] => {
      const kind = computedConflict(judge, team);
      return kind ? [{ judgeId: judge.personId, teamId: team.id, kind, team: team.name }] : [];
    }),
  );
  return [...told, ...computed.filter((one) => !told.some((other) => other.judgeId === one.judgeId && other.teamId === one.teamId))];
};
