import { gateNames, teamsNamed } from '../../domain/bar.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Conflict } from '../../domain/conflict.ts';
import type { Judge } from '../../domain/judge.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { ownJudge } from './at-work.ts';

type Needed = Pick<Ports, 'challenges' | 'judges' | 'teams' | 'chance'>;

/** The judge has read how judging works here. */
export const acknowledgeOrientation = async (ports: Needed, caller: Caller, challengeId: string): Promise<Judge> => {
  const { judge } = await ownJudge(ports, caller, challengeId);
  if (judge.orientedAt) return judge;
  const next: Judge = { ...judge, orientedAt: caller.at, version: judge.version + 1 };
  await ports.judges.change(next, tell(ports, caller, 'judge.oriented', { about: challengeId, refs: { judge: judge.personId }, answer: next }));
  return next;
};

/** Names only, never titles or codes, and never which of them sent an entry. */
export const readGate = async (ports: Needed, caller: Caller, challengeId: string): Promise<string[]> => {
  await ownJudge(ports, caller, challengeId);
  return gateNames(await ports.teams.ofChallenge(challengeId));
};

export type Declared = { name: string; reason: string };

/** The judge names whom they cannot judge. Whether a name meant anything is told to nobody. */
export const declareConflicts = async (ports: Needed, caller: Caller, wanted: { challengeId: string; conflicts: Declared[] }): Promise<Judge> => {
  const { judge } = await ownJudge(ports, caller, wanted.challengeId);
  const teams = await ports.teams.ofChallenge(wanted.challengeId);
  const declared = new Map<string, Conflict>();
  for (const { name, reason } of wanted.conflicts) {
    for (const team of teamsNamed(teams, name)) {
      declared.set(team.id, { challengeId: wanted.challengeId, judgeId: judge.personId, teamId: team.id, kind: 'declared', reason, at: caller.at });
    }
  }
  if (declared.size > 90) throw new Refusal('limit', 'You named conflicts with most of the field. Decline the invitation instead.');
  const next: Judge = { ...judge, declaredAt: caller.at, version: judge.version + 1 };
  await ports.judges.change(next, tell(ports, caller, 'judge.conflicts-declared', { about: wanted.challengeId, refs: { judge: judge.personId }, answer: next }), [...declared.values()]);
  return next;
};
