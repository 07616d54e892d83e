import type { Caller } from '../../../domain/caller.ts';
import type { Conflict } from '../../../domain/panel/conflict.ts';
import type { Ports } from '../../../ports/ports.ts';
import { noteLook } from '../../note-look.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'acts' | 'agencies' | 'challenges' | 'chance' | 'judges' | 'teams'>;
export type SaidReason = Pick<Conflict, 'judgeId' | 'reason' | 'at'> & { judge: string; name: string; kind: 'declared' | 'recused' };

/**
 * Why judges may not meet a team, in their own words: what each named at the gate, and each entry they stepped back from, under its team. It
 * is three queries of the challenge's own, as long as what its judges wrote. That it was read, and how much, is on record before any is shown.
 */
export const readConflictReasons = async (ports: Needed, caller: Caller, challengeId: string): Promise<SaidReason[]> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'conflicts-officer');
  const [judges, declared, stored] = await Promise.all([ports.judges.ofChallenge(challenge.id), ports.judges.declarations(challenge.id), ports.judges.conflicts(challenge.id)]);
  const recused = stored.filter(({ kind }) => kind === 'recused');
  const teams = new Map((await ports.teams.findMany([...new Set(recused.map(({ teamId }) => teamId))])).map(({ id, name }) => [id, name]));
  const named = new Map(judges.map(({ personId, name }) => [personId, name]));
  const judgeOf = (judgeId: string) => ({ judgeId, judge: named.get(judgeId) ?? '' });
  const items: SaidReason[] = [
    ...declared.flatMap(({ judgeId, at, names }) => names.map(({ name, reason }) => ({ ...judgeOf(judgeId), name, kind: 'declared' as const, reason, at }))),
    ...recused.map(({ judgeId, teamId, reason, at }) => ({ ...judgeOf(judgeId), name: teams.get(teamId) ?? '', kind: 'recused' as const, reason, at })),
  ];
  await noteLook(ports, caller, { about: challenge.id, refs: { reasons: items.length } }, 'conflicts.reasons-read');
  return items.toSorted((a, b) => a.judge.localeCompare(b.judge, 'en') || a.at.localeCompare(b.at));
};
