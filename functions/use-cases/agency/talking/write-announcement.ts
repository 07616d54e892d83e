import { stageOf, type Challenge } from '../../../domain/call/challenge.ts';
import type { Notice } from '../../../domain/call/notice.ts';
import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import { listing, nobodySkipped, rewritten, sending, type Announcement, type Words } from '../../../domain/desk/announcement.ts';
import { isPublic, namesShown, type SkipReason } from '../../../domain/desk/announcement-words.ts';
import { announcementLetter } from '../../../domain/letters/announcement.ts';
import type { Mail } from '../../../domain/people/mail.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { brokenLinks } from '../../../domain/words/written-links.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import { announcementLink } from '../../announcement-link.ts';
import { announcementMailId } from '../../system/announcing/announce.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Reads = Pick<Ports, 'agencies' | 'challenges' | 'announcements' | 'site'>;
type Needs = Reads & Pick<Ports, 'chance'>;
type Which = { challengeId: string; announcementId: string };
type Kept = Pick<Announcement, 'id' | 'state' | 'version'>;
const kept = ({ id, state, version }: Announcement): Kept => ({ id, state, version });

const checkLinks = ({ text }: Words): void => {
  const [fault] = brokenLinks({ description: text });
  if (fault) throw new Refusal('invalid', fault.message, 'text');
};

/** Nobody is written to about what is not public, or is held elsewhere. */
const tellable = async (ports: Reads, caller: Caller, challengeId: string): Promise<Challenge> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  if (['draft', 'scheduled'].includes(stageOf(challenge, caller.at))) throw new Refusal('conflict', 'This challenge is not public yet. Announcements begin with its publication.');
  if (challenge.listing) throw new Refusal('conflict', 'Entries of this challenge are taken elsewhere, and so is word of it.');
  return challenge;
};

const openOne = async (ports: Reads, caller: Caller, { challengeId, announcementId }: Which, version?: number): Promise<{ challenge: Challenge; one: Announcement }> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const one = await ports.announcements.find(challengeId, announcementId);
  if (!one) throw notFound('announcement');
  if (version !== undefined && one.version !== version) throw new Refusal('stale', 'This announcement changed since you opened it. Look again, then press once more.');
  return { challenge, one };
};

export const writeAnnouncement = async (ports: Needs, caller: Caller, challengeId: string, words: Words): Promise<Kept> => {
  const challenge = await tellable(ports, caller, challengeId);
  checkLinks(words);
  const one: Announcement = { ...words, id: ports.chance.id('announcement'), challengeId: challenge.id, by: caller.person?.id ?? '', at: caller.at, state: 'draft', run: 0, listed: 0, written: 0, skipped: nobodySkipped(), version: 1 };
  await ports.announcements.save(one, tell(ports, caller, 'announcement.written', { about: challenge.id, refs: { announcement: one.id, audience: one.audience }, answer: kept(one) }));
  return kept(one);
};

export const changeAnnouncement = async (ports: Needs, caller: Caller, which: Which, words: Words, version: number): Promise<Kept> => {
  const { challenge, one } = await openOne(ports, caller, which, version);
  checkLinks(words);
  const after = rewritten(one, words);
  await ports.announcements.save(after, tell(ports, caller, 'announcement.changed', { about: challenge.id, refs: { announcement: one.id, audience: after.audience }, answer: kept(after) }));
  return kept(after);
};

/** A job makes the list, however long it is. */
export const askForList = async (ports: Needs, caller: Caller, which: Which, version: number): Promise<Kept> => {
  const challenge = await tellable(ports, caller, which.challengeId);
  const { one } = await openOne(ports, caller, which, version);
  const after = listing(one);
  await ports.announcements.save(after, tell(ports, caller, 'announcement.listed', { about: challenge.id, refs: { announcement: one.id, audience: one.audience, run: after.run }, answer: kept(after) }));
  return kept(after);
};

/** To exactly the people on the list. What is for everybody stands under Updates from the same moment. */
export const confirmAnnouncement = async (ports: Needs, caller: Caller, which: Which, version: number): Promise<Kept> => {
  recentlySignedIn(caller);
  const challenge = await tellable(ports, caller, which.challengeId);
  const { one } = await openOne(ports, caller, which, version);
  const after = sending(one, caller.at);
  const notice: Notice | undefined = isPublic(one.audience) ? { id: ports.chance.id('notice'), challengeId: challenge.id, kind: 'message', title: one.title, text: one.text, at: caller.at, rulesVersion: challenge.rulesVersion } : undefined;
  const deed = tell(ports, caller, 'announcement.sent', { about: challenge.id, refs: { announcement: one.id, audience: one.audience, run: one.run, people: one.listed }, answer: kept(after) });
  await ports.announcements.save(after, deed, notice);
  return kept(after);
};

export const listAnnouncements = async (ports: Reads, caller: Caller, challengeId: string, after: string | undefined): Promise<Listed<Announcement>> => {
  await ownChallenge(ports, caller, challengeId, 'manager');
  return ports.announcements.ofChallenge(challengeId, after);
};

export type OpenedAnnouncement = Omit<Announcement, 'work' | 'by' | 'challengeId'> & { public: boolean; named: boolean; /** As one of them reads it. */ letter: Pick<Mail, 'subject' | 'text'> };

export const readAnnouncement = async (ports: Reads, caller: Caller, which: Which): Promise<OpenedAnnouncement> => {
  const { challenge, one: { work: _work, by: _by, challengeId: _challenge, ...one } } = await openOne(ports, caller, which);
  const { subject, text } = announcementLetter({ id: '', at: caller.at, to: '', about: challenge.id }, challenge, one, announcementLink(ports, challenge, one.audience));
  return { ...one, public: isPublic(one.audience), named: namesShown(one.audience), letter: { subject, text } };
};

export type RecipientRow = { name: string; organization: string; fate: 'gets-it' | 'waiting' | 'sent' | 'failed' | 'returned' | 'skipped'; reason?: SkipReason };
type RowNeeds = Reads & Pick<Ports, 'people' | 'mails' | 'sha256' | 'judges'>;
const fates = { waiting: 'waiting', claimed: 'waiting', sent: 'sent', failed: 'failed', skipped: 'skipped', returned: 'returned' } as const;

/** A page of the list, by name where the agency knows who takes part anyway; of followers there are only counts. */
export const readRecipients = async (ports: RowNeeds, caller: Caller, which: Which, after: string | undefined): Promise<Listed<RecipientRow>> => {
  const { challenge, one } = await openOne(ports, caller, which);
  if (!namesShown(one.audience) || one.state === 'draft' || one.state === 'listing') return { items: [] };
  const { items, next } = await ports.announcements.recipients(one, after);
  const ids = items.map(({ personId }) => personId);
  const [people, letters, judges] = await Promise.all([
    ports.people.findMany(ids), ports.mails.findMany(items.map((recipient) => announcementMailId(ports, recipient))), one.audience === 'judges' ? ports.judges.findMany(challenge.id, ids) : [],
  ]);
  const rows = items.map((recipient): RecipientRow => {
    const known = judges.find(({ personId }) => personId === recipient.personId) ?? people.find(({ id }) => id === recipient.personId);
    const letter = letters.find(({ id }) => id === announcementMailId(ports, recipient));
    const fate = letter ? fates[letter.state] : recipient.reason ? 'skipped' : 'gets-it';
    return { name: known?.name ?? '', organization: known?.organization ?? '', fate, ...(recipient.reason ? { reason: recipient.reason } : {}) };
  });
  return { items: rows, next };
};
