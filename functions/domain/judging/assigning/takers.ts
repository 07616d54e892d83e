import { computedConflict, isNamed } from '../../panel/bar.ts';
import type { Conflict, Declaration } from '../../panel/conflict.ts';
import type { Judge } from '../../panel/judge.ts';
import type { Team } from '../../entry/team.ts';

/** What was declared or stepped back from, what was said at the gate, and the organizations that pay prizes. */
export type Known = { declared: Pick<Conflict, 'judgeId' | 'teamId'>[]; said: Declaration[]; sponsors: string[] };

/** Whether a judge and a team may not meet, from what is stored of the pair, what the judge said at the gate, and what is known of both. */
export const isApart = (judge: Judge, team: Team, { declared, said, sponsors }: Known): boolean =>
  declared.some((one) => one.judgeId === judge.personId && one.teamId === team.id) || isNamed(said, judge, team) || computedConflict(judge, team, sponsors) !== undefined;

/** Through the conflict gate and not revoked: only such a judge is given entries. */
export const isReady = (judge: Judge): boolean => judge.declaredAt !== undefined && judge.revoked === undefined;

/** Who could still take an entry: ready, free of conflict with its team, and never given it before. The one answer wherever it is asked. */
export const canTake = (judge: Judge, { given, apart }: { given: (judgeId: string) => boolean; apart: (judge: Judge) => boolean }): boolean =>
  isReady(judge) && !given(judge.personId) && !apart(judge);
