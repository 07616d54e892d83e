import * as z from 'zod';
import { entriesPhase, judgingPhase, stageOf, type Challenge } from './call/challenge.ts';
import { followUpAt } from './award/follow-up.ts';
import { followMonths } from './award/follow-up-words.ts';
import { idOf } from './id.ts';

export const dueKinds = ['challenge.published', 'challenge.opened', 'deadline.near', 'challenge.closed', 'judging.opened', 'judging.near', 'judging.closed', 'follow-up.due'] as const;

/** Something the clock announces at an instant. It changes nothing: dates decide whether a challenge is open. */
export const Due = z.object({
  challengeId: idOf('challenge'),
  kind: z.enum(dueKinds),
  /** Hours before the close, for reminders; months after the results, for follow-ups; 0 else. */
  hours: z.number().int(),
  at: z.iso.datetime(),
});
export type Due = z.infer<typeof Due>;

const hour = 3_600_000;
export const reminderHours = { entries: [168, 24, 2], judging: [48] } as const;

const moved = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();
const later = (a: string, b: string) => (a > b ? a : b);

/** Everything the clock has to announce of a challenge, as its dates stand now. None once it is cancelled, or when entries are taken elsewhere. */
export const duesOf = (challenge: Challenge): Due[] => {
  const { id: challengeId, publishAt } = challenge;
  if (challenge.approval !== 'approved' || !publishAt || challenge.cancelled || challenge.listing) return [];
  const due = (kind: Due['kind'], at: string, hours = 0): Due => ({ challengeId, kind, hours, at });
  const near = (kind: Due['kind'], opens: string, closes: string, hours: readonly number[]) =>
    hours.map((n) => due(kind, moved(closes, -n * hour), n)).filter(({ at }) => at > opens);
  const [entries, judging] = [entriesPhase(challenge), judgingPhase(challenge)];
  const opens = entries && later(entries.opensAt, publishAt);
  return [
    due('challenge.published', publishAt),
    ...(entries && opens ? [due('challenge.opened', opens), ...near('deadline.near', opens, entries.closesAt, reminderHours.entries), due('challenge.closed', moved(entries.closesAt, 1))] : []),
    ...(judging ? [due('judging.opened', judging.opensAt), ...near('judging.near', judging.opensAt, judging.closesAt, reminderHours.judging), due('judging.closed', moved(judging.closesAt, 1))] : []),
    ...(challenge.resultsAt ? followMonths.map((months) => due('follow-up.due', followUpAt(challenge.resultsAt!, months), months)) : []),
  ];
};

export const sameDue = (a: Due, b: Due): boolean => a.kind === b.kind && a.hours === b.hours && a.at === b.at;

const ends: Partial<Record<Due['kind'], Due['kind']>> = { 'deadline.near': 'challenge.closed', 'judging.near': 'judging.closed' };

/** A machine that stood still comes late: of follow-ups only the last is news, an opening is news while it is open, and of the reminders it missed only the last, before the close. */
export const isNews = (due: Due, challenge: Challenge, now: string): boolean => {
  const past = (kind: Due['kind']) => duesOf(challenge).some((one) => one.kind === kind && one.at > due.at && one.at <= now);
  const end = ends[due.kind];
  if (due.kind === 'follow-up.due') return !past(due.kind);
  if (end) return !past(due.kind) && !past(end);
  if (due.kind === 'challenge.opened') return stageOf(challenge, now) === 'open';
  if (due.kind === 'judging.opened') return now <= (judgingPhase(challenge)?.closesAt ?? '');
  return true;
};

/** The hour that an instant falls in, as the list of dues is kept: 2027010415. */
export const hourOf = (at: string): string => at.slice(0, 13).replaceAll(/[-T]/g, '');

/** The hours from one instant to another, both included, each as its first instant. */
export const hoursBetween = (from: string, to: string): string[] => {
  const first = Math.floor(Date.parse(from) / hour);
  const count = Math.floor(Date.parse(to) / hour) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => new Date((first + i) * hour).toISOString());
};
