import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { openForms } from '../../domain/award/check.ts';
import type { StaffRole } from '../../domain/people/agency.ts';
import { awardTasks, followTask, settlesAwards } from '../../domain/people/award-work.ts';
import type { Task } from '../../domain/people/work.ts';
import type { Decision } from '../../domain/judging/decision/decision.ts';
import type { Ports } from '../../ports/ports.ts';
import { awardCards } from '../agency/awards/read-awards.ts';
import { storedRound } from '../current-round.ts';
import { waitingFollowUps } from '../due-follow-ups.ts';

type Needed = Pick<Ports, 'awards' | 'challenges' | 'followUps' | 'rounds'>;

/** What a decided challenge asks of somebody of its agency. */
export const agencyAwardTasks = async (ports: Needed, challenge: Challenge, roles: StaffRole[], { person, at }: Caller): Promise<Task[]> => {
  const round = settlesAwards(challenge, at) ? await storedRound(ports, challenge) : undefined;
  const [cards, waiting] = await Promise.all([round?.decidedAt ? awardCards(ports, challenge, round.decidedAt).then((all) => all.cards) : [], roles.includes('manager') ? waitingFollowUps(ports, challenge, at) : []]);
  return [...awardTasks(challenge, cards, { roles, me: person!.id, at }), ...followTask(challenge, waiting)];
};

/** Until when the forms of a winner are awaited, where some are not in. */
export const formsDueOf = async ({ awards }: Pick<Ports, 'awards'>, decision: Decision | undefined): Promise<string | undefined> => {
  if (decision?.outcome !== 'winner') return undefined;
  const award = await awards.find(decision.challengeId, decision.prizeId, decision.place);
  const open = award?.holder?.entryId === decision.entryId && !award.approved && award.answer?.taken !== false && openForms(award.checks).length > 0;
  return open ? award.asked?.due : undefined;
};
