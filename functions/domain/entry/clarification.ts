import * as z from 'zod';
import { idOf } from '../id.ts';

/** As it is kept: nobody answered yet; answered, and not looked at; looked at; taken back. What is late follows from the clock. */
export const storedStates = ['waiting', 'answered', 'filed', 'withdrawn'] as const;
export const clarificationStates = ['waiting', 'late', 'answered', 'kept', 'shown', 'withdrawn'] as const;
export type ClarificationState = (typeof clarificationStates)[number];

export const mostClarifications = 12;

/** What the agency asks a team about its entry after the close, and what the team answers. The entry itself stays as it was sent. */
export const Clarification = z.object({
  id: idOf('clarification'),
  challengeId: idOf('challenge'),
  entryId: idOf('entry'),
  teamId: idOf('team'),
  code: z.string(),
  title: z.string(),
  /** The sent version that it asks about. */
  n: z.number().int().min(1),
  question: z.string().max(2000),
  askedBy: idOf('person'),
  askedAt: z.iso.datetime(),
  /** The last instant at which an answer is taken. */
  due: z.iso.datetime(),
  answer: z.object({ by: idOf('person'), at: z.iso.datetime(), text: z.string().max(6000) }).optional(),
  withdrawn: z.object({ by: idOf('person'), at: z.iso.datetime() }).optional(),
  /** What the agency does with the answer. `blindSafe`: neither question nor answer tells who made the entry. */
  filed: z.object({ by: idOf('person'), at: z.iso.datetime(), judges: z.boolean(), blindSafe: z.boolean() }).optional(),
  /** Of its due time: that it is near, that it is over. */
  told: z.enum(['near', 'over']).optional(),
  /** The act that moved the due time with all others of the challenge. */
  moved: idOf('act').optional(),
  version: z.number().int().min(1),
});
export type Clarification = z.infer<typeof Clarification>;

export const storedState = ({ answer, withdrawn, filed }: Pick<Clarification, 'answer' | 'withdrawn' | 'filed'>): (typeof storedStates)[number] =>
  (withdrawn ? 'withdrawn' : filed ? 'filed' : answer ? 'answered' : 'waiting');

export const stateOf = (one: Pick<Clarification, 'answer' | 'withdrawn' | 'filed' | 'due'>, at: string): ClarificationState => {
  const stored = storedState(one);
  if (stored === 'filed') return one.filed!.judges ? 'shown' : 'kept';
  return stored === 'waiting' && at > one.due ? 'late' : stored;
};

/** Until it is due a team answers, and may say it better; what the agency has filed stays. */
export const takesAnswer = (one: Pick<Clarification, 'answer' | 'withdrawn' | 'filed' | 'due'>, at: string): boolean => ['waiting', 'answered'].includes(stateOf(one, at)) && at <= one.due;

/** A judge reads what the agency shows; where judging is blind, only what tells nobody who made the entry. */
export const isShownTo = ({ filed, answer, withdrawn }: Pick<Clarification, 'filed' | 'answer' | 'withdrawn'>, { blind }: { blind: boolean }): boolean =>
  answer !== undefined && !withdrawn && filed?.judges === true && (!blind || filed.blindSafe);

const hour = 3_600_000;
export const leastHours = 1;
export const mostDays = 60;
const before = (at: string, hours: number) => new Date(Date.parse(at) - hours * hour).toISOString();
const justAfter = (at: string) => new Date(Date.parse(at) + 1).toISOString();

/** A reminder a day before it is due, or two hours before where the whole time was short; none where there were only hours. */
export const reminderOf = ({ askedAt, due }: Pick<Clarification, 'askedAt' | 'due'>): string | undefined => {
  const hours = (Date.parse(due) - Date.parse(askedAt)) / hour;
  if (hours >= 36) return before(due, 24);
  return hours >= 6 ? before(due, 2) : undefined;
};

/** What the clock says of it next; nothing once it was answered or taken back. */
export const alarmOf = (one: Clarification): { what: 'near' | 'over'; at: string } | undefined => {
  if (storedState(one) !== 'waiting' || one.told === 'over') return undefined;
  const near = one.told === undefined ? reminderOf(one) : undefined;
  return near ? { what: 'near', at: near } : { what: 'over', at: justAfter(one.due) };
};

/** What lists show, and what is counted. */
export const ClarificationCard = Clarification.pick({ id: true, challengeId: true, entryId: true, teamId: true, code: true, title: true, askedAt: true, due: true }).extend({ state: z.enum(storedStates), answeredAt: z.iso.datetime().optional(), judges: z.boolean().optional() });
export type ClarificationCard = z.infer<typeof ClarificationCard>;
export const cardOf = (one: Clarification): ClarificationCard => ({
  id: one.id, challengeId: one.challengeId, entryId: one.entryId, teamId: one.teamId, code: one.code, title: one.title, askedAt: one.askedAt, due: one.due, state: storedState(one), answeredAt: one.answer?.at, judges: one.filed?.judges,
});
