import type { Act } from '../../domain/act.ts';
import { asSent } from '../../domain/entry/entry.ts';
import type { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import type { Judge } from '../../domain/panel/judge.ts';
import { isComing, type Noted } from '../../domain/judging/progress/standing.ts';
import { canTake, isApart } from '../../domain/judging/assigning/takers.ts';
import type { Fix } from '../../domain/judging/progress/to-fix.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import { isTaken, isVisible } from '../../domain/judging/round/plan.ts';
import type { Ports } from '../../ports/ports.ts';

type Needed = Pick<Ports, 'challenges' | 'rounds' | 'judges' | 'evaluations' | 'entries' | 'teams' | 'standings'>;
type Cause = Pick<Act, 'about' | 'refs'>;
const mostAble = 12;

const notedOf = (evaluation: Evaluation, judge: Judge | undefined): Noted => {
  const { judgeId, entryId, state, version, touchedAt, savedAt } = evaluation;
  return { judgeId, entryId, state, version, touchedAt, savedAt, lost: judge === undefined || judge.revoked !== undefined };
};
const counts = (round: Round, one: Evaluation) => isVisible(round, one) || isTaken(one);

/** The challenge's round, if its assignments are out: before that there is no board to keep. */
const boardOf = async (ports: Needed, act: Cause): Promise<Round | undefined> => {
  const round = await ports.rounds.current(act.about);
  return round?.publishedBatch ? round : undefined;
};

/** Those of the judges who do not compete here themselves. */
const outsiders = async (ports: Needed, challengeId: string, judges: Judge[]): Promise<Judge[]> => {
  const own = await Promise.all(judges.map((judge) => ports.teams.ofPerson(judge.personId)));
  return judges.filter((_, at) => !own[at]!.some((team) => team.challengeId === challengeId));
};

/** What needs doing about one entry now: reviews that are missing, with who could take them, and pairs that must not meet. */
const mendEntry = async (ports: Needed, round: Round, entryId: string): Promise<void> => {
  const [challenge, entry, judges, declared, said, pairs] = await Promise.all([
    ports.challenges.find(round.challengeId), ports.entries.find(entryId, { strong: true }), ports.judges.ofChallenge(round.challengeId), ports.judges.conflicts(round.challengeId), ports.judges.declarations(round.challengeId), ports.evaluations.ofEntry(round.id, entryId),
  ]);
  const team = entry && (await ports.teams.find(entry.teamId));
  if (!team || !challenge) return;
  const apart = (judge: Judge) => isApart(judge, team, { declared, said, sponsors: challenge.sponsors });
  const given = (judgeId: string) => pairs.some((one) => one.judgeId === judgeId && one.state !== 'taken-back');
  const known = new Map(judges.map((judge) => [judge.personId, judge]));
  const coming = pairs.filter((one) => counts(round, one) && isComing(notedOf(one, known.get(one.judgeId))));
  const missing = round.reviewsPerEntry - coming.length;
  const able = missing > 0 ? await outsiders(ports, round.challengeId, judges.filter((judge) => canTake(judge, { given, apart })).slice(0, mostAble)) : [];
  const fixes: Fix[] = [
    ...coming.filter((one) => apart(known.get(one.judgeId)!)).map(({ judgeId }): Fix => ({ kind: 'pair-in-conflict', judgeId, entryId })),
    ...(missing > 0 ? [{ kind: 'entry-short' as const, entryId, missing, able: able.map((judge) => judge.personId) }] : []),
  ];
  await ports.standings.fix(round.id, entryId, fixes);
};

const mendEntries = async (ports: Needed, round: Round, entryIds: string[]): Promise<void> => {
  for (const entryId of new Set(entryIds)) await mendEntry(ports, round, entryId);
};

const noteAll = async (ports: Needed, round: Round, judge: Judge): Promise<Evaluation[]> => {
  const own = (await ports.evaluations.ofJudge(round.id, judge.personId)).filter((one) => counts(round, one));
  await ports.standings.note(round.id, judge.personId, own.map((one) => notedOf(one, judge)));
  return own;
};

/** The board begins when assignments are published: names, every pair counted once, and the entries that are short from the start. */
export const beginStanding = async (ports: Needed, act: Cause): Promise<void> => {
  const round = await boardOf(ports, act);
  if (!round) return;
  const judges = await ports.judges.ofChallenge(round.challengeId);
  await ports.standings.name(round.id, { entries: [], judges: judges.map(({ personId, name, organization, revoked }) => ({ personId, name, organization, revoked: revoked !== undefined })) });
  let after: string | undefined;
  do {
    const page = await ports.entries.ofChallenge(round.challengeId, 'sent', after);
    await ports.standings.name(round.id, { entries: page.items.map(asSent), judges: [] });
    after = page.next;
  } while (after);
  for (const judge of judges) await noteAll(ports, round, judge);
  const { entries } = await ports.standings.read(round.id);
  await mendEntries(ports, round, entries.filter((entry) => entry.coming < round.reviewsPerEntry).map((entry) => entry.entryId));
};

/** One evaluation moved. It is read again rather than believed: whatever the order of the acts, the last look is right. */
export const noteEvaluation = async (ports: Needed, act: Cause): Promise<void> => {
  const round = await boardOf(ports, act);
  const [judgeId, entryId] = [String(act.refs['judge']), String(act.refs['entry'])];
  if (!round || round.id !== act.refs['round']) return;
  const [judge, evaluation] = await Promise.all([ports.judges.find(round.challengeId, judgeId), ports.evaluations.find(round.id, judgeId, entryId)]);
  if (!evaluation || !counts(round, evaluation)) return;
  await ports.standings.note(round.id, judgeId, [notedOf(evaluation, judge)]);
  if (act.refs['as'] !== 'skipped') await mendEntry(ports, round, entryId);
};

/** A judge came, left, or declared whom they cannot judge: what they owe counts or no longer does, and short entries find other readers. */
export const noteJudge = async (ports: Needed, act: Cause): Promise<void> => {
  const round = await boardOf(ports, act);
  const judge = round && (await ports.judges.find(round.challengeId, String(act.refs['judge'])));
  if (!round || !judge) return;
  const { personId, name, organization, revoked } = judge;
  await ports.standings.name(round.id, { entries: [], judges: [{ personId, name, organization, revoked: revoked !== undefined }] });
  const own = await noteAll(ports, round, judge);
  const { fixes } = await ports.standings.read(round.id);
  await mendEntries(ports, round, [...own.map((one) => one.entryId), ...fixes.flatMap((fix) => ('entryId' in fix ? [fix.entryId] : []))]);
};
