import type { Caller } from '../../../domain/caller.ts';
import type { JudgeResult } from '../../../domain/judging/result/result.ts';
import { judgeWords, type JudgeWords } from '../../../domain/judging/scores/judges/judge-words.ts';
import { driftAlong } from '../../../domain/judging/scores/judges/reading-kinds.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import { noteLook } from '../../note-look.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { closedRound } from './closed-round.ts';

type Needed = Pick<Ports, 'acts' | 'agencies' | 'challenges' | 'chance' | 'entries' | 'judges' | 'rounds' | 'results'>;
/** `drift`: points from the first to the last entry of the judge's list. `outliers`: codes of entries far from what the others saw. */
export type ListedReading = Omit<JudgeResult, 'personId' | 'drift' | 'driftInterval' | 'outliers'> & {
  judgeId: string; judge: string; organization: string; drift?: number | undefined; driftInterval?: [number, number] | undefined; outliers: { code: string; away: number }[]; words: JudgeWords;
};

const perPage = 100;

/** A panel is small enough to be put in order whole; what is said of each judge is read a page at a time. */
const pageOfJudges = async (ports: Needed, challengeId: string, after: string | undefined) => {
  const sorted = (await ports.judges.ofChallenge(challengeId)).toSorted((a, b) => a.name.localeCompare(b.name, 'en') || (a.personId < b.personId ? -1 : 1));
  const from = sorted.findIndex(({ personId }) => personId === after) + 1;
  const judges = sorted.slice(from, from + perPage);
  return { judges, next: from + perPage < sorted.length ? judges.at(-1)?.personId : undefined };
};

/** How each judge scored, a page of them by name, once the round is closed and worked out. That it was read is on record before any is shown. */
export const listReadings = async (ports: Needed, caller: Caller, wanted: { challengeId: string; after: string | undefined }): Promise<Listed<ListedReading>> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  const ready = (await ports.results.scoring(round.id))?.ready;
  if (!ready) throw new Refusal('conflict', 'The results are still being worked out. Look again in a minute.');
  const { judges, next } = await pageOfJudges(ports, challenge.id, wanted.after);
  const items = await ports.results.judges(round.id, ready, judges.map(({ personId }) => personId));
  const entries = await ports.entries.findMany([...new Set(items.flatMap(({ outliers }) => outliers.map(({ entryId }) => entryId)))]);
  const [named, codes] = [new Map(judges.map((judge) => [judge.personId, judge])), new Map(entries.map(({ id, code }) => [id, code]))];
  if (items.length > 0) await noteLook(ports, caller, { about: challenge.id, refs: { run: ready } }, 'results.judges-read');
  const readings = items.map(({ personId, ...reading }): ListedReading => {
    const { drift: _, driftInterval: __, outliers, ...shown } = reading;
    const [judge, along] = [named.get(personId), driftAlong(reading)];
    return {
      ...shown, judgeId: personId, judge: judge?.name ?? '', organization: judge?.organization ?? '', drift: along?.points, driftInterval: along?.interval,
      outliers: outliers.map(({ entryId, away }) => ({ code: codes.get(entryId) ?? '', away })), words: judgeWords(reading),
    };
  });
  return { items: readings.toSorted((a, b) => a.judge.localeCompare(b.judge, 'en')), next };
};
