import { stateOfCard, type AwardCard, type AwardState } from '../award/award.ts';
import { followUpAt } from '../award/follow-up.ts';
import type { FollowMonths } from '../award/follow-up-words.ts';
import type { Challenge } from '../call/challenge.ts';
import type { StaffRole } from './agency.ts';
import { task, type Task } from './work.ts';

/** So long after the results somebody is still asked to settle an award. */
const days = 400;
export const settlesAwards = ({ resultsAt, cancelled, listing }: Challenge, at: string): boolean => !cancelled && !listing && (!resultsAt || Date.parse(at) - Date.parse(resultsAt) < days * 86_400_000);

const forManager = new Set<AwardState>(['declined', 'late', 'failed', 'ready', 'approved', 'part-paid']);
const waitsForManager = (card: AwardCard, at: string): boolean => {
  const state = stateOfCard(card, at);
  return forManager.has(state) || (state === 'checking' && card.due === undefined);
};

type Asked = { roles: StaffRole[]; me: string; at: string };
/** What the prizes of a challenge ask of one of its agency. Nobody is asked to approve what they sent for approval themselves. */
export const awardTasks = (challenge: Challenge, cards: AwardCard[], { roles, me, at }: Asked): Task[] => {
  const approve = cards.filter((card) => stateOfCard(card, at) === 'proposed' && card.proposedBy !== me).length;
  const settle = roles.includes('manager') ? cards.filter((card) => waitsForManager(card, at)).length : 0;
  return [...(approve > 0 ? [task('award-to-approve', true, challenge, { of: approve })] : []), ...(settle > 0 ? [task('awards', true, challenge, { of: settle })] : [])];
};

/** What became of the winners is to be looked at. */
export const followTask = (challenge: Challenge, waiting: { months: FollowMonths }[]): Task[] => {
  const months = waiting[0]?.months;
  return months && challenge.resultsAt ? [task('follow-up', true, challenge, { dueAt: followUpAt(challenge.resultsAt, months), of: waiting.length })] : [];
};
