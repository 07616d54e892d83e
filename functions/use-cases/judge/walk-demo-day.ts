import type { Caller } from '../../domain/caller.ts';
import { phaseOf, seatLonger, withMoreTime, type ExpoAnswer, type Turn } from '../../domain/judging/expo/demo-day.ts';
import { momentWords } from '../../domain/moment.ts';
import type { Conflict } from '../../domain/panel/conflict.ts';
import { Refusal } from '../../domain/refusal.ts';
import { tell } from '../tell.ts';
import { sendOn, type Stepped, type Stepping } from './next-table.ts';
import { ownWalk, type Walking } from './read-demo-day.ts';

type Wanted = { challengeId: string; version: number };
export type Said = 'seen' | ExpoAnswer['stronger'] | 'nobody' | 'conflict';

/** A walk that goes on: the day runs, and the judge did not step in another window. */
const walking = async (ports: Stepping, caller: Caller, { challengeId, version }: Wanted): Promise<Walking> => {
  const walk = await ownWalk(ports, caller, challengeId);
  const { challenge, day, turn } = walk;
  if (challenge.cancelled) throw new Refusal('closed', 'This challenge was cancelled.');
  if (day.ended) throw new Refusal('closed', `The demo day ended ${momentWords(day.ended.at, challenge.zone)}. What you answered until then stands.`);
  if (phaseOf(day) === 'planned') throw new Refusal('closed', 'The demo day has not begun. You get a letter when it does.');
  if (turn.version !== version) throw new Refusal('stale', 'You went on in another window. Look where you are now.', undefined, { version: turn.version });
  return walk;
};

const tableNow = ({ turn }: Walking): NonNullable<Turn['now']> => {
  if (!turn.now) throw new Refusal('conflict', 'You are at no table now. Ask for the next one first.');
  return turn.now;
};

/** To the first table, or on after a wait. */
export const goOn = async (ports: Stepping, caller: Caller, wanted: Wanted): Promise<Stepped> => {
  const walk = await walking(ports, caller, wanted);
  if (walk.turn.now) throw new Refusal('conflict', 'You were sent to a table already. Say first what you saw there.');
  return sendOn(ports, caller, walk, { turn: walk.turn, kind: 'demo-day.went-on', about: walk.judge.personId });
};

const answerOf = ({ turn }: Walking, now: NonNullable<Turn['now']>, stronger: ExpoAnswer['stronger'], at: string): ExpoAnswer => ({
  challengeId: turn.challengeId, dayId: turn.dayId, personId: turn.personId, number: turn.answers, first: turn.seen.at(-1)!, second: now.table, stronger, drawn: now.drawn, at,
});

const lastOf = ({ number, first, second, stronger, drawn, at }: ExpoAnswer): NonNullable<Turn['last']> => ({ number, first, second, stronger, drawn, at });

const refuseOdd = (said: Said, seen: number): void => {
  if (said === 'seen' && seen > 0) throw new Refusal('invalid', 'Say which of the two is stronger, or that they are about equal.', 'said');
  if (seen === 0 && !['seen', 'nobody', 'conflict'].includes(said)) throw new Refusal('invalid', 'This is your first table, so there is nothing to compare it with yet.', 'said');
};

/** What the judge says at a table, and where they go from there: all of it, or nothing. */
export const answerTable = async (ports: Stepping, caller: Caller, wanted: Wanted & { said: Said; reason: string }): Promise<Stepped> => {
  const walk = await walking(ports, caller, wanted);
  const now = tableNow(walk);
  const { turn, judge, challenge, day } = walk;
  const { said } = wanted;
  refuseOdd(said, turn.seen.length);
  if (said === 'nobody') {
    const missed = [...turn.missed.filter(({ table }) => table !== now.table), { table: now.table, at: caller.at }];
    return sendOn(ports, caller, walk, { turn: { ...turn, missed }, kind: 'demo-day.went-on', about: judge.personId });
  }
  if (said === 'conflict') {
    const { teamId } = (await ports.demoDays.tables(day))[now.table]!;
    const conflict: Conflict = { challengeId: challenge.id, judgeId: judge.personId, teamId, kind: 'recused', reason: wanted.reason, at: caller.at };
    return sendOn(ports, caller, walk, { turn: { ...turn, shut: [...turn.shut, now.table] }, conflict, kind: 'demo-day.stepped-back', about: challenge.id });
  }
  const seen = [...turn.seen, now.table];
  if (said === 'seen') return sendOn(ports, caller, walk, { turn: { ...turn, seen }, kind: 'demo-day.went-on', about: judge.personId });
  const answer = answerOf(walk, now, said, caller.at);
  return sendOn(ports, caller, walk, { turn: { ...turn, seen, last: lastOf(answer), answers: turn.answers + 1 }, answer, kind: 'demo-day.answered', about: judge.personId });
};

/** As many minutes again, once a table. */
export const takeMoreTime = async (ports: Stepping, caller: Caller, wanted: Wanted): Promise<Stepped> => {
  const walk = await walking(ports, caller, wanted);
  const now = tableNow(walk);
  const { turn, judge, day } = walk;
  if (now.more) throw new Refusal('conflict', 'You took more time at this table already.');
  const seat = (await ports.demoDays.seats(day)).find((one) => one.table === now.table && one.personId === judge.personId && one.since === now.since);
  const answer: Stepped = { version: turn.version + 1, state: 'at-table' };
  const deed = tell(ports, caller, 'demo-day.time-taken', { about: judge.personId, refs: { challenge: day.challengeId, day: day.id }, answer });
  const kept = seat && (await ports.demoDays.step({ turn: { ...turn, now: withMoreTime(day, now), version: answer.version }, keeps: seatLonger(day, seat) }, deed));
  if (!kept) throw new Refusal('conflict', 'The time was over, and another judge was sent to this table. Say what you saw, or go on.');
  return answer;
};

/** Another answer in place of the last one, or none: until the next answer is given. */
export const changeAnswer = async (ports: Stepping, caller: Caller, wanted: Wanted & { stronger: ExpoAnswer['stronger'] | 'none' }): Promise<Stepped> => {
  const { turn, judge, day } = await walking(ports, caller, wanted);
  if (!turn.last) throw new Refusal('conflict', 'There is no answer to change.');
  const { stronger } = wanted;
  const given: ExpoAnswer = { challengeId: turn.challengeId, dayId: turn.dayId, personId: turn.personId, ...turn.last };
  const changed = stronger === 'none' ? undefined : { ...given, stronger };
  const answer: Stepped = { version: turn.version + 1, state: turn.now ? 'at-table' : (turn.idle ?? 'wait') };
  const deed = tell(ports, caller, 'demo-day.answer-changed', { about: judge.personId, refs: { challenge: day.challengeId, day: day.id }, answer });
  await ports.demoDays.step({ turn: { ...turn, last: changed && lastOf(changed), version: answer.version }, ...(changed ? { answer: changed } : { forgets: given }) }, deed);
  return answer;
};
