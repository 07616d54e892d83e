import type { Deed } from '../../domain/act.ts';
import { gateNames, teamsNamed } from '../../domain/panel/bar.ts';
import type { Caller } from '../../domain/caller.ts';
import { entriesPhase, stageOf, type Challenge } from '../../domain/call/challenge.ts';
import type { Conflict, Relation } from '../../domain/panel/conflict.ts';
import type { Judge } from '../../domain/panel/judge.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { onRecord, type Recorder } from '../on-record.ts';
import { tell } from '../tell.ts';
import { ownJudge } from './at-work.ts';

type Needed = Pick<Ports, 'challenges' | 'judges' | 'teams'> & Recorder;

/** The judge has read how judging works here. */
export const acknowledgeOrientation = async (ports: Needed, caller: Caller, challengeId: string): Promise<Judge> => {
  const { judge } = await ownJudge(ports, caller, challengeId);
  if (judge.orientedAt) return judge;
  const next: Judge = { ...judge, orientedAt: caller.at, version: judge.version + 1 };
  await ports.judges.change(next, tell(ports, caller, 'judge.oriented', { about: challengeId, refs: { judge: judge.personId }, answer: next }));
  return next;
};

/** Judging has ended here, one way or another: there is nothing left to keep apart. */
const isOver = (challenge: Challenge, at: string): boolean => ['deciding', 'results', 'cancelled'].includes(stageOf(challenge, at));

export type Said = Declared & { at: string };
export type Gate = { /** Whether there are names to go through; somebody who did so after entries closed has seen them all. */ listed: boolean; names: string[]; said: Said[]; /** Entries the judge stepped back from, without their names. */ steppedBack: Pick<Conflict, 'reason' | 'at'>[] };

const saidBy = async (ports: Pick<Ports, 'judges'>, { challengeId, personId }: Judge): Promise<Said[]> =>
  (await ports.judges.declarations(challengeId, personId)).flatMap(({ at, names }) => names.map((one) => ({ ...one, at })));

/** Names only, never titles or codes, and never which of them sent an entry; and what the judge said before, as they wrote it. */
export const readGate = async (ports: Needed, caller: Caller, challengeId: string): Promise<Gate> => {
  const { judge, challenge } = await ownJudge(ports, caller, challengeId);
  const listed = !isOver(challenge, caller.at) && (!judge.declaredAt || judge.declaredAt <= (entriesPhase(challenge)?.closesAt ?? ''));
  const [names, said, own] = await Promise.all([listed ? ports.teams.ofChallenge(challengeId).then(gateNames) : [], saidBy(ports, judge), ports.judges.conflicts(challengeId, judge.personId)]);
  const steppedBack = own.filter(({ kind }) => kind === 'recused').map(({ reason, at }) => ({ reason, at }));
  return { listed, names, said, steppedBack: steppedBack.toSorted((a, b) => a.at.localeCompare(b.at)) };
};

export type Declared = { name: string; relation?: Relation | undefined; reason: string };

const plain = (name: string) => name.trim().toLowerCase();
/** Each name once, without those said before. */
const newNames = (wanted: Declared[], before: Said[]): Declared[] => {
  const known = new Set(before.map(({ name }) => plain(name)));
  return wanted.filter(({ name }) => !known.has(plain(name)) && known.add(plain(name)));
};

type Look = { challenge: Challenge; judge: Judge; next: Judge; deed: Deed };
/** Nobody new was named. It is worth a word only from somebody who had not seen all names yet. */
const lookedOnceMore = async (ports: Needed, { challenge, judge, next, deed }: Look): Promise<Judge> => {
  const closesAt = entriesPhase(challenge)?.closesAt ?? '';
  if (deed.at <= closesAt || (judge.lookedAt ?? judge.declaredAt ?? '') > closesAt) return judge;
  await ports.judges.change(next, deed);
  return next;
};

/**
 * The judge names whom they cannot judge. What is said stands as it was said and when: saying more later only adds. A name is kept as it
 * was written even if it means nothing yet, and whether it meant anything is told to nobody.
 */
export const declareConflicts = async (ports: Needed, caller: Caller, wanted: { challengeId: string; conflicts: Declared[] }): Promise<Judge> => {
  const { judge, challenge } = await ownJudge(ports, caller, wanted.challengeId);
  if (isOver(challenge, caller.at)) throw new Refusal('closed', 'Judging is over here, so there is nobody left to keep from you.');
  const names = newNames(wanted.conflicts, await saidBy(ports, judge));
  const next: Judge = { ...judge, declaredAt: judge.declaredAt ?? caller.at, lookedAt: caller.at, version: judge.version + 1 };
  const told = tell(ports, caller, 'judge.conflicts-declared', { about: wanted.challengeId, refs: { judge: judge.personId }, answer: next });
  const deed = onRecord(ports, told, { judgeId: judge.personId, named: names.length });
  if (judge.declaredAt && names.length === 0) return lookedOnceMore(ports, { challenge, judge, next, deed });
  const about = { challengeId: wanted.challengeId, judgeId: judge.personId, at: caller.at };
  const [teams, stored] = await Promise.all([ports.teams.ofChallenge(wanted.challengeId), ports.judges.conflicts(wanted.challengeId, judge.personId)]);
  const met = new Set(stored.map((one) => one.teamId));
  const found = names.flatMap(({ name, reason }) => teamsNamed(teams, name).filter(({ id }) => !met.has(id) && met.add(id)).map((team): Conflict => ({ ...about, teamId: team.id, kind: 'declared', reason })));
  if (found.length > 90) throw new Refusal('limit', 'You named conflicts with most of the field. Decline the invitation instead.');
  await ports.judges.declare(next, { ...about, names }, found, deed);
  return next;
};
