import { mostJudges } from '../domain/panel/judge-list.ts';
import { mailboxKey } from '../domain/words/email-address.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';

/** `uses` in `minutes` for one bucket, such as `sign-in 192.0.2.1`. */
export type Limit = { uses: number; minutes: number };

const waiting = (seconds: number) => {
  if (seconds < 90) return `${seconds} seconds`;
  return seconds < 90 * 60 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3600)} hours`;
};

/** Counts this use, or so many, and refuses `too-many` with the time to wait once the limit is used up. */
export const limited = async (ports: Pick<Ports, 'rates'>, bucket: string, { uses, minutes }: Limit, at: string, many = 1): Promise<void> => {
  const { allowed, retryAfter } = await ports.rates.hit(bucket, uses, minutes * 60, at, many);
  if (!allowed) throw new Refusal('too-many', `That was too often. Wait ${waiting(retryAfter)}, then try again.`, undefined, { retryAfter });
};

export const limits = {
  signInsOfAddress: { uses: 60, minutes: 5 },
  /** Letters, not requests: a list of 40 is 40. The longest list of judges there can be goes out in one day. */
  judgeInvitationsOfChallenge: { uses: mostJudges + 100, minutes: 24 * 60 },
  participantInvitationsOfChallenge: { uses: 2000, minutes: 60 },
  invitationsOfTeam: { uses: 30, minutes: 60 },
  /** What one team, or one challenge, tries to write to one address to invite it; a try that then fails counts too. */
  invitationsToAddress: { uses: 6, minutes: 24 * 60 },
  lettersToAddress: { uses: 60, minutes: 60 },
  suggestionsOfAddress: { uses: 5, minutes: 60 },
  suggestionsOfHost: { uses: 10, minutes: 60 },
  /** All who suggest without an account, together: what a moderator can look through in a day. */
  suggestionsOfVisitors: { uses: 60, minutes: 60 },
  suggestionsOfVisitorsInADay: { uses: 300, minutes: 24 * 60 },
  /** Pages of others that are looked at for a form. */
  pagesReadForAddress: { uses: 15, minutes: 60 },
  pagesReadOfHost: { uses: 20, minutes: 60 },
  pagesRead: { uses: 200, minutes: 60 },
  /** Addresses that one person gives to be written to. */
  ownersNamedByPerson: { uses: 60, minutes: 24 * 60 },
  /** About one entry. */
  answersOfOwner: { uses: 10, minutes: 60 },
  suggestionsOfPerson: { uses: 60, minutes: 60 },
  /** Each writes to all chairs. */
  groupsAskedByPerson: { uses: 20, minutes: 60 },
  eventRegistrationsOfPerson: { uses: 60, minutes: 60 },
  talksOfPerson: { uses: 20, minutes: 24 * 60 },
  /** Names stand beside what one wrote before, too. */
  renamesOfPerson: { uses: 3, minutes: 24 * 60 },
  commentsOfPerson: { uses: 10, minutes: 60 },
  commentsOfPersonInADay: { uses: 40, minutes: 24 * 60 },
  reportsOfPerson: { uses: 20, minutes: 60 },
  questionsOfPerson: { uses: 10, minutes: 60 },
  questionsOfPersonInADay: { uses: 30, minutes: 24 * 60 },
  votesOfPerson: { uses: 30, minutes: 60 },
  themesOfAgency: { uses: 60, minutes: 60 },
  testsOfWebhook: { uses: 20, minutes: 60 },
  sentAgainToWebhook: { uses: 300, minutes: 60 },
  windowsSentAgain: { uses: 10, minutes: 60 },
  exportsOfPerson: { uses: 10, minutes: 60 },
  /** Pages of the whole atlas, each a hundred entries with all they say: an atlas of 20,000 in one go. */
  atlasPagesOfAddress: { uses: 240, minutes: 60 },
} as const satisfies Record<string, Limit>;

/** Nobody's mailbox is filled by inviting it again and again: `sender` writes to each of these addresses a few times a day. */
export const limitedInvitations = async (ports: Pick<Ports, 'rates' | 'sha256'>, sender: string, emails: string[], at: string): Promise<void> => {
  const { uses, minutes } = limits.invitationsToAddress;
  await Promise.all(emails.map(async (email) => {
    const { allowed, retryAfter } = await ports.rates.hit(`invitation of ${sender} ${ports.sha256(mailboxKey(email))}`, uses, minutes * 60, at, 1);
    if (!allowed) throw new Refusal('too-many', `Somebody tried to invite ${email} from here ${uses} times today, which is the most. Wait ${waiting(retryAfter)}, then try again.`, 'email', { retryAfter });
  }));
};
