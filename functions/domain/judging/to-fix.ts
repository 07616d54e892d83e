import type { Evaluation } from '../evaluation.ts';
import { grouped } from './progress.ts';
import { pairKey } from './propose.ts';

/** What keeps a round from ending well, worst first. `able` are the judges who could still take the entry. */
export type Fix =
  | { kind: 'pair-in-conflict'; judgeId: string; entryId: string }
  | { kind: 'entry-short'; entryId: string; missing: number; able: string[] }
  | { kind: 'judge-idle'; judgeId: string; left: number }
  | { kind: 'judge-over'; judgeId: string; over: number };

type Pair = Pick<Evaluation, 'judgeId' | 'entryId' | 'state'>;
type Standing = { entryIds: string[]; readyIds: string[]; pairs: Pair[]; barred: Set<string>; needed: number; mostPerJudge: number; begun: boolean };

/** An entry is short when what is done and what can still come are fewer than promised: recused, abstained and lost judges do not come. */
export const toFix = ({ entryIds, readyIds, pairs, barred, needed, mostPerJudge, begun }: Standing): Fix[] => {
  const coming = pairs.filter((pair) => pair.state === 'saved' || (readyIds.includes(pair.judgeId) && pair.state !== 'recused' && pair.state !== 'abstained'));
  const conflicts = coming.filter((pair) => barred.has(pairKey(pair.judgeId, pair.entryId))).map(({ judgeId, entryId }): Fix => ({ kind: 'pair-in-conflict', judgeId, entryId }));
  const [comingTo, everTo, comingFrom] = [grouped(coming, (pair) => pair.entryId), grouped(pairs, (pair) => pair.entryId), grouped(coming, (pair) => pair.judgeId)];
  const short = entryIds.flatMap((entryId): Fix[] => {
    const missing = needed - (comingTo.get(entryId)?.length ?? 0);
    const taken = new Set(everTo.get(entryId)?.map((pair) => pair.judgeId));
    return missing > 0 ? [{ kind: 'entry-short', entryId, missing, able: readyIds.filter((id) => !taken.has(id) && !barred.has(pairKey(id, entryId))) }] : [];
  });
  const judges = readyIds.flatMap((judgeId): Fix[] => {
    const own = comingFrom.get(judgeId) ?? [];
    const idle = begun && own.length > 0 && own.every((pair) => pair.state === 'assigned');
    return [
      ...(idle ? [{ kind: 'judge-idle' as const, judgeId, left: own.length }] : []),
      ...(own.length > mostPerJudge ? [{ kind: 'judge-over' as const, judgeId, over: own.length - mostPerJudge }] : []),
    ];
  });
  return [...conflicts, ...short, ...judges];
};
