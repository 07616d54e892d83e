import type { Act } from '../../../domain/act.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { noticeLetter, noticeNews, openedLetter, openedNews } from '../../../domain/letters/news.ts';
import type { Envelope } from '../../../domain/letters/letter.ts';
import type { Mail } from '../../../domain/people/mail.ts';
import type { Notice } from '../../../domain/call/notice.ts';
import type { Preference } from '../../../domain/people/person.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { about } from './told-about.ts';
import type { News } from '../../../domain/follow/news.ts';
import { writeLetters, type Cause } from './write-letters.ts';
import { moveClarifications } from '../move-clarifications.ts';
import { moveGrants } from '../move-grants.ts';
import type { Recorder } from '../../on-record.ts';
import { writeNews, type ToTell } from './write-news.ts';
import { writePages, type Progress, type WritePage } from '../write-pages.ts';

type Needed = ToTell & Recorder & Pick<Ports, 'clarifications' | 'grants' | 'challenges' | 'registrations' | 'follows' | 'judges' | 'mailings'>;
type Write = (envelope: Envelope) => Mail;

const toRegistered = (ports: Needed, act: Cause, write: Write, preference: Preference | undefined, before = '~'): WritePage => async (after) => {
  const { items, next } = await ports.registrations.everybody(act.about, after);
  await writeLetters(ports, act, items.filter((one) => one.standing !== 'refused' && one.acceptedAt < before).map((one) => one.personId), write, { preference });
  return { next };
};

const toFollowers = (ports: Needed, act: Act, write: Write, news: News): WritePage => async (after) => {
  const { items, next } = await ports.follows.of(act.about, after);
  await writeNews(ports, act, items.filter((one) => one.since <= act.at).map((one) => one.personId), news, { write });
  return { next };
};

const toJudges = (ports: Needed, act: Cause, write: Write): WritePage => async () => {
  const judges = (await ports.judges.ofChallenge(act.about)).filter((judge) => !judge.revoked);
  await writeLetters(ports, act, judges.map((judge) => judge.personId), write);
  return {};
};

const noticeOf = async (ports: Needed, act: Cause): Promise<Notice> => {
  const notice = (await ports.challenges.notices(act.about)).find((one) => one.id === act.refs['notice']);
  if (!notice) throw new Error(`notice ${act.refs['notice']} cannot be read`);
  return notice;
};

const forJudges = new Set<Notice['kind']>(['corrected', 'cancelled', 'judging-extended', 'all-extended', 'results', 'results-corrected', 'results-withdrawn']);

/** Where a notice stands, by its kind. */
const partOf = (notice: Notice) => (notice.kind.startsWith('results') ? '/results' : '/updates');

/**
 * A notice goes to everybody registered and to followers, a page at a time. What changes the rules a person accepted, or ends the
 * call, and what moves every date after an incident, reaches the registered whatever their settings; its judges hear of all this, of more time to judge, and of the results. Being both is still one letter.
 */
export const tellNotice = async (ports: Needed, act: Act): Promise<Progress> => {
  const [challenge, notice] = await Promise.all([about(ports, act), noticeOf(ports, act)]);
  const link = pagesOf(ports).challenge(challenge.slug, partOf(notice));
  const write: Write = (envelope) => noticeLetter(envelope, challenge, notice, link);
  const always = notice.kind === 'corrected' || notice.kind === 'cancelled' || notice.kind === 'all-extended' || notice.kind.startsWith('results-');
  const moved = notice.kind === 'all-extended' ? [moveGrants(ports, act), moveClarifications(ports, act)] : [];
  const lists = [...moved, toRegistered(ports, act, write, always ? undefined : 'challenges'), toFollowers(ports, act, write, noticeNews(challenge, notice, link))];
  return writePages(ports, act, forJudges.has(notice.kind) ? [...lists, toJudges(ports, act, write)] : lists);
};

/** Whoever came while it was open knows. */
export const tellOpened = async (ports: Needed, act: Act): Promise<Progress> => {
  const challenge: Challenge = await about(ports, act);
  const link = pagesOf(ports).challenge(challenge.slug);
  const write: Write = (envelope) => openedLetter(envelope, challenge, link);
  return writePages(ports, act, [toRegistered(ports, act, write, 'challenges', act.at), toFollowers(ports, act, write, openedNews(challenge, link))]);
};
