import * as z from 'zod';
import type { Decision } from '../judging/decision/decision.ts';
import { entriesPhase, judgingPhase, stageOf, type Challenge } from '../call/challenge.ts';
import { closingInstantOf } from '../zone.ts';

/** Everything the product may ask of a person, or let them wait for. Pages put words to each. */
export const taskKinds = [
  'judge-invitation', 'team-invitation', 'participant-invitation',
  'registration-waiting', 'team-to-form', 'entry-to-start', 'entry-to-send', 'entry-changed', 'rules-to-accept', 'entry-sent', 'entry-withdrawn', 'entry-excluded', 'question-to-answer', 'entry-judged',
  'judge-orientation', 'judge-conflicts', 'scores-to-give', 'scores-changed', 'scores-given', 'judge-waiting', 'room-to-answer', 'room-answered', 'judging-closed', 'demo-day',
  'award-forms', 'award-to-approve', 'awards', 'follow-up',
  'approval', 'draft', 'edits', 'approval-waiting', 'challenge-scheduled', 'challenge-ahead', 'challenge-open', 'assign', 'answers-to-read', 'judging-runs', 'conflicts', 'decide', 'publish',
  'entry-won', 'entry-finalist', 'entry-not-selected', 'results-out', 'results-withdrawn', 'judging-over', 'challenge-over', 'challenge-cancelled', 'role-held',
] as const;

/** One thing on a person's list. `mine` needs something done by them; the rest waits for others. */
export const Task = z.object({
  kind: z.enum(taskKinds),
  mine: z.boolean(),
  /** Decided and over; `dueAt` is when the results came out. */
  finished: z.boolean().optional(),
  /** Said to members who cannot send the entry themselves: only the lead can. */
  leadSends: z.boolean().optional(),
  dueAt: z.iso.datetime().optional(),
  challenge: z.object({ id: z.string(), slug: z.string(), title: z.string(), agencyName: z.string(), zone: z.string() }),
  /** The entry, team or room it is about. */
  id: z.string().optional(),
  title: z.string().optional(),
  /** When the version that counts was sent. */
  sentAt: z.iso.datetime().optional(),
  done: z.number().int().optional(),
  of: z.number().int().optional(),
});
export type Task = z.infer<typeof Task>;

const last = '9999';

/** What people stand and wait for comes first. */
const runsNow = ({ kind }: Task): number => Number(kind === 'demo-day');

/** What is due first comes first; without a date, last; what is over, after all else. */
export const byDeadline = (tasks: Task[]): Task[] =>
  tasks.toSorted((a, b) => Number(a.finished ?? false) - Number(b.finished ?? false) || runsNow(b) - runsNow(a) || (a.dueAt ?? last).localeCompare(b.dueAt ?? last) || taskKinds.indexOf(a.kind) - taskKinds.indexOf(b.kind) || a.challenge.title.localeCompare(b.challenge.title, 'en'));

type More = Partial<Pick<Task, 'dueAt' | 'finished' | 'leadSends' | 'id' | 'title' | 'sentAt' | 'done' | 'of'>>;
export const task = (kind: Task['kind'], mine: boolean, { id, slug, title, agencyName, zone }: Challenge, more: More = {}): Task => ({ kind, mine, challenge: { id, slug, title, agencyName, zone }, ...more });

type OfTeam = { id: string; name: string; rulesVersion: number };
type Submission = { id: string; title: string; sentVersion: number; sentAt?: string | undefined; withdrawnAt?: string | undefined; excludedAt?: string | undefined; /** Written since it was sent. */ changed?: boolean; /** Once the decisions were applied. */ outcome?: Decision['outcome'] | undefined; /** The forms of its prize are awaited until then. */ formsDue?: string | undefined };

/** While entries are open: what was written after it was sent counts for nothing until it is sent again. */
const openTask = ({ sentVersion, sentAt, withdrawnAt, changed }: Submission, challenge: Challenge, behind: boolean, more: More): Task => {
  if (behind && !more.leadSends) return task('rules-to-accept', true, challenge, { ...more, ...(sentVersion > 0 && !withdrawnAt ? { sentAt } : {}) });
  if (withdrawnAt) return task('entry-withdrawn', false, challenge, more);
  if (sentVersion === 0) return task('entry-to-send', true, challenge, more);
  return changed ? task('entry-changed', true, challenge, { ...more, sentAt }) : task('entry-sent', false, challenge, more);
};

const outcomeKinds = { winner: 'entry-won', finalist: 'entry-finalist', 'not-selected': 'entry-not-selected' } as const;

/** After judging: how each entry that counted came out; with none, that the results are there to read. */
const overTasks = (challenge: Challenge, team: { id: string; name: string }, entries: Submission[]): Task[] => {
  const over = { finished: true, dueAt: challenge.resultsAt };
  if (challenge.resultsChange?.what === 'withdrawn') return [task('results-withdrawn', false, challenge, { ...over, dueAt: challenge.resultsChange.at, id: team.id, title: team.name })];
  const judged = entries.flatMap(({ id, title, outcome }) => (outcome ? [task(outcomeKinds[outcome], false, challenge, { ...over, id, title: title || team.name })] : []));
  const asked = entries.flatMap(({ id, title, formsDue }) => (formsDue ? [task('award-forms', true, challenge, { dueAt: formsDue, id, title: title || team.name })] : []));
  if (asked.length > 0) return [...asked, ...judged];
  return judged.length > 0 ? judged : [task('results-out', false, challenge, { ...over, id: team.id, title: team.name })];
};

/** What a team's entries ask of a member now. */
export const teamTasks = (challenge: Challenge, team: OfTeam, entries: Submission[], { at, leads }: { at: string; leads: boolean }): Task[] => {
  const stage = stageOf(challenge, at);
  const dueAt = entriesPhase(challenge)?.closesAt;
  const named = ({ id, title }: Submission) => ({ id, title: title || team.name });
  if (stage === 'open' || stage === 'upcoming') {
    if (entries.length === 0) return [task('entry-to-start', true, challenge, { dueAt, id: team.id, title: team.name })];
    return entries.map((entry) => openTask(entry, challenge, team.rulesVersion < challenge.rulesVersion, { dueAt, ...(leads ? {} : { leadSends: true }), ...named(entry) }));
  }
  if (stage === 'results' || (stage === 'deciding' && entries.some((entry) => entry.outcome))) return overTasks(challenge, team, entries);
  if (stage !== 'closed' && stage !== 'judging' && stage !== 'deciding') return [];
  return entries
    .filter((entry) => entry.sentVersion > 0)
    .map((entry) => (entry.withdrawnAt ? task('entry-withdrawn', false, challenge, named(entry)) : entry.excludedAt ? task('entry-excluded', true, challenge, named(entry)) : task('entry-judged', false, challenge, { dueAt: resultsDue(challenge), ...named(entry) })));
};

/** Promised to the public as a day; the day ends with its last minute. */
export const resultsDue = ({ resultsOn, zone }: Challenge): string | undefined => (resultsOn ? closingInstantOf(`${resultsOn}T23:59`, zone) : undefined);

/** From the close of entries to the end of judging, whoever weighs conflicts has them to read. */
export const officerTask = (challenge: Challenge, at: string): Task | undefined =>
  !challenge.listing && ['closed', 'judging'].includes(stageOf(challenge, at)) ? task('conflicts', false, challenge, { dueAt: judgingPhase(challenge)?.closesAt }) : undefined;

/** What running a challenge asks of its manager now. */
export const managerTask = (challenge: Challenge, round: { publishedBatch?: string | undefined; decidedAt?: string | undefined } | undefined, at: string): Task | undefined => {
  const stage = stageOf(challenge, at);
  const [entries, judging] = [entriesPhase(challenge), judgingPhase(challenge)];
  if (challenge.listing) return undefined;
  if (stage === 'cancelled') return task('challenge-cancelled', false, challenge, { finished: true, dueAt: challenge.cancelled?.at });
  if (stage === 'results') return task('challenge-over', false, challenge, { finished: true, dueAt: challenge.resultsAt });
  if (stage === 'draft') return task(({ none: 'draft', submitted: 'approval-waiting', edits: 'edits', approved: 'draft' } as const)[challenge.approval], challenge.approval !== 'submitted', challenge);
  if (stage === 'scheduled') return task('challenge-scheduled', false, challenge, { dueAt: challenge.publishAt });
  if (stage === 'upcoming') return task('challenge-ahead', false, challenge, { dueAt: entries?.opensAt });
  if (stage === 'open') return task('challenge-open', false, challenge, { dueAt: entries?.closesAt });
  if (stage === 'deciding') return task(round?.decidedAt ? 'publish' : 'decide', true, challenge, { dueAt: resultsDue(challenge) });
  if (!round?.publishedBatch) return task('assign', true, challenge, { dueAt: stage === 'closed' ? judging?.opensAt : judging?.closesAt });
  return task('judging-runs', false, challenge, { dueAt: judging?.closesAt });
};
