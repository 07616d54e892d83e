import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import type { Conflict, Relation } from '../../../domain/panel/conflict.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Evaluation } from '../../../domain/judging/evaluation/evaluation.ts';
import { noteLook } from '../../note-look.ts';
import { storedRound } from '../../current-round.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'acts' | 'agencies' | 'challenges' | 'chance' | 'judges' | 'teams' | 'rounds' | 'standings' | 'evaluations' | 'entries'>;
export type SaidReason = Pick<Conflict, 'judgeId' | 'reason' | 'at'> & { judge: string; name: string; kind: 'declared' | 'recused' | 'abstained'; relation?: Relation | undefined };

/** Of judges who abstained, by the sums that jobs keep, the evaluations that say why. */
const abstentions = async (ports: Needed, challenge: Challenge): Promise<Evaluation[]> => {
  const round = await storedRound(ports, challenge);
  if (!round?.publishedBatch) return [];
  const { judges } = await ports.standings.read(round.id);
  const own = await Promise.all(judges.filter(({ abstained }) => abstained > 0).map(({ judgeId }) => ports.evaluations.ofJudge(round.id, judgeId)));
  return own.flat().filter(({ state }) => state === 'abstained');
};

/**
 * Why judges may not meet a team, in their own words: what each named at the gate, and each entry they stepped back from, under its team; and
 * why they abstained from one. It is three queries of the challenge's own and one for each who abstained, as long as what its judges wrote. That it was read, and how much, is on record before any is shown.
 */
export const readConflictReasons = async (ports: Needed, caller: Caller, challengeId: string): Promise<SaidReason[]> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'conflicts-officer');
  const [judges, declared, stored, abstained] = await Promise.all([ports.judges.ofChallenge(challenge.id), ports.judges.declarations(challenge.id), ports.judges.conflicts(challenge.id), abstentions(ports, challenge)]);
  const recused = stored.filter(({ kind }) => kind === 'recused');
  const teamOf = new Map((await ports.entries.findMany([...new Set(abstained.map(({ entryId }) => entryId))])).map(({ id, teamId }) => [id, teamId]));
  const teams = new Map((await ports.teams.findMany([...new Set([...recused.map(({ teamId }) => teamId), ...teamOf.values()])])).map(({ id, name }) => [id, name]));
  const named = new Map(judges.map(({ personId, name }) => [personId, name]));
  const judgeOf = (judgeId: string) => ({ judgeId, judge: named.get(judgeId) ?? '' });
  const items: SaidReason[] = [
    ...declared.flatMap(({ judgeId, at, names }) => names.map(({ name, relation, reason }) => ({ ...judgeOf(judgeId), name, kind: 'declared' as const, relation, reason, at }))),
    ...recused.map(({ judgeId, teamId, reason, at }) => ({ ...judgeOf(judgeId), name: teams.get(teamId) ?? '', kind: 'recused' as const, reason, at })),
    ...abstained.map(({ judgeId, entryId, reason = '', touchedAt }) => ({ ...judgeOf(judgeId), name: teams.get(teamOf.get(entryId) ?? '') ?? '', kind: 'abstained' as const, reason, at: touchedAt ?? '' })),
  ];
  await noteLook(ports, caller, { about: challenge.id, refs: { reasons: items.length } }, 'conflicts.reasons-read');
  return items.toSorted((a, b) => a.judge.localeCompare(b.judge, 'en') || a.at.localeCompare(b.at));
};
