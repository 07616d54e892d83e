import type { Act } from '../../../domain/act.ts';
import { counted, dispatched, gathered, preferenceFor, skipReasonOf, type Announcement, type Recipient } from '../../../domain/desk/announcement.ts';
import { derivedId } from '../../../domain/letters/letter.ts';
import { announcementLetter } from '../../../domain/letters/announcement.ts';
import type { Mail } from '../../../domain/people/mail.ts';
import type { Person } from '../../../domain/people/person.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { addressKey } from '../../../domain/words/email-address.ts';
import type { Ports } from '../../../ports/ports.ts';
import { announcementLink } from '../../announcement-link.ts';
import { about } from '../letters/told-about.ts';
import { optionalPart, type ToWrite } from '../letters/write-letters.ts';
import type { Progress } from '../write-pages.ts';
import { audienceOf, type AudienceNeeds } from './audience-of.ts';

type Needed = AudienceNeeds & ToWrite & Pick<Ports, 'announcements' | 'challenges' | 'clock'>;

/** A job that finds its place moved by another leaves the rest to the next look. */
const moved = async (ports: Needed, next: Announcement): Promise<Progress> => {
  try {
    await ports.announcements.save(next);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return 'unfinished';
  }
  return next.work ? 'unfinished' : undefined;
};

/** The one an act is about, as long as it is where the act left it. */
const atWork = async (ports: Needed, act: Act, state: Announcement['state']): Promise<Announcement | undefined> => {
  const one = await ports.announcements.find(act.about, String(act.refs['announcement']));
  return one?.state === state && one.run === act.refs['run'] ? one : undefined;
};

type Weighed = { recipient: Recipient; person: Person | undefined };
/** Each with why no letter goes there, as things stand. */
const weighed = async (ports: Needed, { audience }: Announcement, page: Recipient[]): Promise<Weighed[]> => {
  const people = new Map((await ports.people.findMany(page.map(({ personId }) => personId))).map((person) => [person.id, person]));
  const lost = page.filter(({ personId }) => !people.has(personId)).length;
  if (lost > 0) throw new Error(`${lost} people of an announcement cannot be read`);
  const hashOf = (person: Person) => ports.sha256(addressKey(person.email));
  const stops = new Map((await ports.mails.stopped([...people.values()].filter(({ email }) => email).map(hashOf))).map((stop) => [stop.hash, stop]));
  return page.map((recipient) => {
    const person = people.get(recipient.personId);
    return { recipient: { ...recipient, reason: skipReasonOf(audience, person, person && stops.get(hashOf(person))) }, person };
  });
};

/** Who gets it is written down a page at a time, then counted: the list that is shown is the list that is sent to. Safe to repeat. */
export const listAudience = async (ports: Needed, act: Act): Promise<Progress> => {
  const one = await atWork(ports, act, 'listing');
  if (!one?.work) return undefined;
  const { part, cursor } = one.work;
  const read = audienceOf(ports, one.challengeId, one.audience)[part];
  if (read) {
    const { people, next } = await read(cursor);
    await ports.announcements.list(one, people);
    return moved(ports, gathered(one, { next }));
  }
  const { items, next } = await ports.announcements.recipients(one, cursor);
  const page = (await weighed(ports, one, items)).map(({ recipient }) => recipient);
  await ports.announcements.settle(page);
  return moved(ports, counted(one, page, { next }, ports.clock.now()));
};

/** The id of the letter to one person: made of the announcement, so that nobody gets two. */
export const announcementMailId = (ports: Pick<Ports, 'sha256'>, { announcementId, personId }: Pick<Recipient, 'announcementId' | 'personId'>): string => derivedId('mail', ports.sha256, announcementId, personId);

/**
 * One page of the frozen list: a letter to each, or the reason why not. A job killed between the letters and the marks finds the letters
 * on the way and marks them; what is marked stays.
 */
export const sendAnnouncement = async (ports: Needed, act: Act): Promise<Progress> => {
  const one = await atWork(ports, act, 'sending');
  if (!one?.work) return undefined;
  const [challenge, { items, next }] = await Promise.all([about(ports, act), ports.announcements.recipients(one, one.work.cursor)]);
  const open = items.filter(({ state }) => state === 'listed');
  const known = new Set((await ports.mails.findMany(open.map((recipient) => announcementMailId(ports, recipient)))).map(({ id }) => id));
  const letters: Mail[] = [];
  const settled = (await weighed(ports, one, open)).map(({ recipient, person }): Recipient => {
    const id = announcementMailId(ports, recipient);
    if (known.has(id)) return { ...recipient, state: 'written', reason: undefined };
    if (recipient.reason || !person) return { ...recipient, state: 'skipped' };
    const preference = preferenceFor(one.audience);
    const envelope = { id, at: act.at, to: person.email, personId: person.id, about: one.challengeId, optional: preference && optionalPart(ports, person.id, preference) };
    letters.push(announcementLetter(envelope, challenge, one, announcementLink(ports, challenge, one.audience)));
    return { ...recipient, state: 'written' };
  });
  await ports.mails.queue(letters);
  await ports.announcements.settle(settled);
  const page = items.map((recipient) => settled.find(({ personId }) => personId === recipient.personId) ?? recipient);
  return moved(ports, dispatched(one, page, { next }));
};
