import type { Challenge, Review, Stage } from '../../../../functions/domain/call/challenge.ts';
import type { AwardState } from '../../../../functions/domain/award/award.ts';

export type ToDo = { text: string; href: string; urgent?: boolean };
type Seen = {
  challenge: Challenge;
  stage: Stage;
  roles: string[];
  me: string;
  lacks: unknown[];
  /** How many sections say something else than what is published. */
  unpublished: number;
  reviews: Review[];
  waiting: number;
  judges: number | undefined;
  assigned: boolean | undefined;
  pace: { done: number; total: number; idle: number } | undefined;
  /** How many places of prizes are in each state, once the decisions are applied. */
  awards?: Partial<Record<AwardState, number>> | undefined;
  /** Follow-ups on winners that are due. */
  followUps?: number | undefined;
  /** What has to end before decisions are applied. */
  underway: { demoDay: boolean; rooms: { id: string; question: string; open: boolean }[] } | undefined;
};

const ofDraft = ({ challenge: { id, approval, discarded }, roles, me, lacks, reviews }: Seen): ToDo[] => {
  const handedIn = reviews.findLast((review) => review.outcome === 'submitted');
  if (approval === 'submitted') return roles.includes('approver') && handedIn?.by !== me ? [{ text: 'Read the draft and decide', href: `/run/${id}/approval`, urgent: true }] : [];
  if (discarded || !roles.includes('manager')) return [];
  const asked = approval === 'edits' ? reviews.findLast((review) => review.outcome === 'edits') : undefined;
  return [
    ...(asked ? [{ text: `${asked.byName} requests edits`, href: `/run/${id}/approval`, urgent: true }] : []),
    lacks.length > 0
      ? { text: `Write what is missing: ${lacks.length} ${lacks.length === 1 ? 'thing' : 'things'}`, href: `/run/${id}/approval` }
      : { text: 'Nothing is missing. Submit it for approval', href: `/run/${id}/approval` },
  ];
};

const ofUnderway = ({ challenge: { id }, stage, underway }: Seen): ToDo[] => [
  ...(underway?.demoDay ? [{ text: stage === 'deciding' ? 'The demo day is running. End it before you apply the decisions' : 'The demo day is running', href: `/run/${id}/demo-day` }] : []),
  ...(underway?.rooms ?? []).map((room) => ({ text: room.open ? `A deliberation room is open: “${room.question}”` : `Write the minutes of the deliberation room: “${room.question}”`, href: `/run/${id}/deliberate/${room.id}` })),
];

const ofJudging = ({ challenge: { id }, stage, judges = 0, assigned, pace }: Seen): ToDo[] => {
  if (assigned === false) return [{ text: 'Publish the assignments, so that judges can start', href: `/run/${id}/assign`, urgent: true }];
  if (stage === 'deciding') return [{ text: 'Decide and publish the winners', href: `/run/${id}/results`, urgent: true }];
  if (!pace) return [];
  return [
    ...(pace.done < pace.total ? [{ text: `${pace.total - pace.done} of ${pace.total} assigned reviews are still to come`, href: `/run/${id}/progress` }] : []),
    ...(pace.idle > 0 ? [{ text: `${pace.idle} of ${judges} judges ${pace.idle === 1 ? 'has' : 'have'} not started`, href: `/run/${id}/progress`, urgent: true }] : []),
  ];
};

const many = (n: number, one: string, more: string) => (n === 1 ? `One ${one}` : `${n} ${more}`);
/** What the prizes ask: of an approver only to approve. */
const ofAwards = ({ challenge: { id }, roles, awards = {}, followUps = 0 }: Seen): ToDo[] => {
  const href = `/run/${id}/awards`;
  const asked = (states: AwardState[], text: (n: number) => string, urgent = false): ToDo[] => {
    const n = states.reduce((sum, state) => sum + (awards[state] ?? 0), 0);
    return n > 0 ? [{ text: text(n), href, ...(urgent ? { urgent } : {}) }] : [];
  };
  const toApprove = asked(['proposed'], (n) => many(n, 'award waits for a second person', 'awards wait for a second person'), true);
  if (!roles.includes('manager')) return toApprove;
  return [
    ...toApprove, ...asked(['late', 'declined', 'failed'], (n) => many(n, 'winner may not get the prize: give more time or pass it on', 'winners may not get their prizes: give more time or pass them on'), true), ...asked(['ready'], (n) => many(n, 'award can be sent for approval', 'awards can be sent for approval')),
    ...asked(['approved', 'part-paid'], (n) => many(n, 'award is to be paid', 'awards are to be paid')), ...asked(['checking'], (n) => many(n, 'winner is to be checked', 'winners are to be checked')),
    ...(followUps > 0 ? [{ text: followUps === 1 ? 'Say what became of one winner' : `Say what became of ${followUps} winners`, href: `/run/${id}/follow-up`, urgent: true }] : []),
  ];
};

/** What needs doing now by this person, most pressing first. Empty means nothing does. */
export const toDo = (seen: Seen): ToDo[] => {
  const { challenge, stage, roles, waiting, judges, unpublished } = seen;
  if (stage === 'draft') return ofDraft(seen);
  if (challenge.profile === 'listing') return [];
  if (!roles.includes('manager')) return ofAwards(seen);
  const todo: ToDo[] = [];
  if (waiting > 0) todo.push({ text: `${waiting} ${waiting === 1 ? 'person asks' : 'people ask'} to take part`, href: `/run/${challenge.id}/registrations`, urgent: true });
  if (unpublished > 0) todo.push({ text: 'A correction is written and not published', href: `/run/${challenge.id}/amend` });
  if (judges === 0 && stage !== 'results' && stage !== 'cancelled') todo.push({ text: 'Invite judges', href: `/run/${challenge.id}/judges` });
  if (stage === 'closed') todo.push({ text: 'Propose and publish the assignments', href: `/run/${challenge.id}/assign` });
  if (stage === 'judging' || stage === 'deciding') todo.push(...ofJudging(seen), ...ofUnderway(seen));
  todo.push(...ofAwards(seen));
  return todo;
};
