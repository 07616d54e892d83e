import { Refusal } from '../refusal.ts';
import { closingInstantOf, localOf } from '../zone.ts';
import { entriesPhase, type Challenge, type Phase, type Sections } from './challenge.ts';

type Timeline = Sections['timeline'];
/** A date of the challenge, as it was and as it is to be: an instant, or a whole day such as 2027-03-14. */
export type Move = { what: string; kind: 'instant' | 'day'; before: string; after: string };
export type Moved = { timeline: Timeline; questionsUntil: string | undefined; moves: Move[] };

const minute = 60_000;
const dayOfMinutes = 24 * 60;
export const laterBy = (instant: string, minutes: number): string => new Date(Date.parse(instant) + minutes * minute).toISOString();

const plural = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`;
/** "1 day 2 hours", "45 minutes". */
export const amountWords = (minutes: number): string =>
  ([[Math.floor(minutes / dayOfMinutes), 'day'], [Math.floor((minutes % dayOfMinutes) / 60), 'hour'], [minutes % 60, 'minute']] as const).flatMap(([n, unit]) => (n > 0 ? [plural(n, unit)] : [])).join(' ');

const edge = ({ kind, name }: Phase, what: 'opens' | 'closes'): string => (kind === 'entries' ? `Entries ${what.slice(0, -1)}` : `${name} ${what}`);
/** Sixty minutes after noon is 1:00 p.m. on most days; on the night clocks change it is what they show then. */
const localAfter = (instant: string, minutes: number, zone: string): string => localOf(laterBy(instant, minutes), zone);

/** Days are moved as whole days; one on which judges would still score moves to the day they end. */
const dayAfter = (day: string, minutes: number, judgingCloses: string | undefined): string => {
  const later = new Date(Date.parse(`${day}T12:00:00.000Z`) + Math.floor(minutes / dayOfMinutes) * dayOfMinutes * minute).toISOString().slice(0, 10);
  return judgingCloses && judgingCloses > later ? judgingCloses : later;
};

type Dates = Pick<Challenge, 'phases' | 'zone' | 'questionsUntil'>;

/**
 * Everything of a challenge that lies ahead of `at`, later by the same amount of real time; what is over stays. Nothing moves earlier, and every stretch that
 * has not begun keeps its length.
 */
export const extendEqually = (challenge: Dates, timeline: Timeline, minutes: number, at: string): Moved => {
  const { zone, phases, questionsUntil } = challenge;
  const moves: Move[] = [];
  const move = (what: string, before: string): boolean => {
    if (before <= at) return false;
    moves.push({ what, kind: 'instant', before, after: laterBy(before, minutes) });
    return true;
  };
  const asks = questionsUntil !== undefined && move('Questions close', questionsUntil);
  const next = timeline.phases.map((local) => {
    const phase = phases.find(({ id }) => id === local.id);
    if (!phase) return local;
    const opens = move(edge(phase, 'opens'), phase.opensAt) ? localAfter(phase.opensAt, minutes, zone) : local.opens;
    const closes = move(edge(phase, 'closes'), phase.closesAt) ? localAfter(phase.closesAt, minutes, zone) : local.closes;
    return { ...local, opens, closes };
  });
  const judging = next.findLast(({ kind }) => kind === 'judging');
  const day = timeline.resultsOn;
  const ahead = day !== '' && closingInstantOf(`${day}T23:59`, zone) > at;
  const resultsOn = ahead ? dayAfter(day, minutes, judging?.closes.slice(0, 10)) : day;
  moves.sort((a, b) => (a.before < b.before ? -1 : a.before > b.before ? 1 : 0));
  if (ahead && resultsOn > day) moves.push({ what: 'Results are expected', kind: 'day', before: day, after: resultsOn });
  return { timeline: { ...timeline, phases: next, resultsOn }, questionsUntil: asks ? laterBy(questionsUntil, minutes) : questionsUntil, moves };
};

/** An incident that outlasted the deadline cannot be made good by moving it: what is closed is not opened again for everybody. */
export const refuseNothingAhead = ({ moves }: Pick<Moved, 'moves'>): void => {
  if (moves.length === 0) throw new Refusal('closed', 'No date of this challenge lies ahead, so there is nothing to move.');
};

export const entriesAreOver = (challenge: Pick<Challenge, 'phases'>, at: string): boolean => at > (entriesPhase(challenge)?.closesAt ?? '9');
