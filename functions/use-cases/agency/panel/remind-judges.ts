import type { Caller } from '../../../domain/caller.ts';
import { reminderLetter } from '../../../domain/letters/judging.ts';
import type { Mail } from '../../../domain/people/mail.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { readBoard } from '../judging/watch-progress.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'judges' | 'rounds' | 'standings' | 'demoDays' | 'deliberations' | 'mails' | 'chance' | 'site'>;
type Wanted = { challengeId: string; judgeIds: string[] };
export type Reminder = { judgeId: string; name: string; left: number; letter: Mail };
export type Reminders = { roundId: string; reminders: Reminder[]; skipped: string[] };

/** Exactly whom a reminder would reach now, and its words. Somebody with nothing left, or without access, is skipped. */
export const previewReminders = async (ports: Needed, caller: Caller, { challengeId, judgeIds }: Wanted): Promise<Reminders> => {
  const { round, challenge, judges: rows } = await readBoard(ports, caller, challengeId);
  if (caller.at > round.closesAt) throw new Refusal('closed', 'The round is closed: nobody can score any more.');
  const [judges, rules] = await Promise.all([ports.judges.ofChallenge(challengeId), ports.challenges.rules(challengeId, challenge.rulesVersion)]);
  const contactEmail = rules?.sections.general.contactEmail ?? '';
  const link = `${ports.site.origin}/judge/${challengeId}`;
  const reminders = rows.filter((row) => judgeIds.includes(row.judgeId) && row.left > 0).map(({ judgeId, name, left }): Reminder => {
    const to = judges.find((judge) => judge.personId === judgeId)!.email;
    const letter = reminderLetter({ id: ports.chance.id('mail'), at: caller.at, to, personId: judgeId, about: challengeId }, challenge, round, { name, left, contactEmail, link });
    return { judgeId, name, left, letter };
  });
  return { roundId: round.id, reminders, skipped: judgeIds.filter((id) => !reminders.some((one) => one.judgeId === id)) };
};

/** The recipients are frozen with this act, and the board says of each when. */
export const remindJudges = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<{ reminded: string[]; skipped: string[] }> => {
  const { roundId, reminders, skipped } = await previewReminders(ports, caller, wanted);
  const answer = { reminded: reminders.map((one) => one.judgeId), skipped };
  if (reminders.length === 0) throw new Refusal('conflict', 'Nobody you chose has anything left to score.', 'judgeIds');
  const deed = tell(ports, caller, 'judge.reminded', { about: wanted.challengeId, refs: { count: reminders.length }, answer });
  await ports.mails.remind(reminders.map((one) => one.letter), deed, { roundId, judgeIds: answer.reminded });
  return answer;
};
