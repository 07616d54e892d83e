import { entriesPhase, takesEntries, type Challenge } from '../call/challenge.ts';
import type { Mail } from '../people/mail.ts';
import type { Notice } from '../call/notice.ts';
import type { News } from '../follow/news.ts';
import { momentWords } from '../moment.ts';
import { letter, type Envelope } from './letter.ts';
import { quoted } from '../words/quoted.ts';
import { changesRules } from '../call/rules-change.ts';

const subjects: Record<Notice['kind'], string> = {
  extended: 'More time', 'all-extended': 'All deadlines are later', 'judging-extended': 'Judging ends later', corrected: 'A correction', cancelled: 'Cancelled', results: 'Results are out', 'results-corrected': 'Results were corrected', 'results-withdrawn': 'Results were withdrawn', message: 'News', 'demo-day': 'The demo day has begun',
};

/** A notice of the challenge's page, as a letter. */
export const noticeLetter = (envelope: Envelope, challenge: Challenge, notice: Notice, link: string): Mail =>
  letter(envelope, `news-${notice.kind}`, `${subjects[notice.kind]}: ${challenge.title}`, [
    `${challenge.agencyName} published this about ${quoted(challenge.title)}:`,
    `${notice.title}\n\n${notice.text}`,
    changesRules(notice) && takesEntries(challenge, notice.at) && 'The lead of a team accepts the new version of the rules before sending an entry again.',
    link,
  ]);

/** The same in a digest. */
export const noticeNews = (challenge: Challenge, notice: Notice, link: string): News => ({ headline: `${subjects[notice.kind]}: ${challenge.title}`.slice(0, 300), text: notice.title, link });
export const openedNews = (challenge: Challenge, link: string): News => ({ headline: `Open for entries: ${challenge.title}`.slice(0, 300), text: `${challenge.agencyName} takes entries now.`, link });

export const openedLetter = (envelope: Envelope, challenge: Challenge, link: string): Mail => {
  const phase = entriesPhase(challenge);
  return letter(envelope, 'news-opened', `Open for entries: ${challenge.title}`, [
    `${quoted(challenge.title)} by ${challenge.agencyName} is open for entries.`,
    phase && `You can send an entry until ${momentWords(phase.closesAt, challenge.zone)}.`,
    link,
  ]);
};
