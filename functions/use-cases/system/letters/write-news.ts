import type { Act } from '../../../domain/act.ts';
import { nextDigestAt, type News, type WaitingNews } from '../../../domain/follow/news.ts';
import { newsLetter } from '../../../domain/letters/followed.ts';
import { derivedId, type Envelope } from '../../../domain/letters/letter.ts';
import type { Mail } from '../../../domain/people/mail.ts';
import { wants, type Person } from '../../../domain/people/person.ts';
import type { Ports } from '../../../ports/ports.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Happening = Cause & Pick<Act, 'kind'>;
export type ToTell = ToWrite & Pick<Ports, 'news' | 'clock'>;
export const whyFollowed = 'You get this because you follow what it is about.';

type Options = {
  /** As a letter of its own; left out, in the plainest words. */
  write?: ((envelope: Envelope) => Mail) | undefined;
  /** Many come together: nobody gets one letter for each. */
  many?: boolean | undefined;
};

const sideBySide = 10;

const keep = async (ports: ToTell, act: Happening, news: News, person: Person, pace: 'daily' | 'weekly'): Promise<void> => {
  const id = derivedId('mail', ports.sha256, act.id, person.id, '');
  // who was written to for another reason knows it already
  if (await ports.mails.find(id)) return;
  const waiting: WaitingNews = { ...news, id, personId: person.id, about: act.about, at: act.at, act: { kind: act.kind, refs: act.refs } };
  await ports.news.keep(waiting, { personId: person.id, at: nextDigestAt(pace, person.zone, ports.clock.now()) });
};

/** To each as soon as they want it: a letter now, or a place in their next digest. Safe to repeat. */
export const writeNews = async (ports: ToTell, act: Happening, personIds: string[], news: News, { write, many = false }: Options = {}): Promise<void> => {
  const ids = [...new Set(personIds)];
  const found = await ports.people.findMany(ids);
  const paceOf = ({ newsPace }: Person) => (many && newsPace === 'at-once' ? 'daily' : newsPace);
  const later = found.filter((person) => paceOf(person) !== 'at-once');
  const others = ids.filter((id) => !later.some((person) => person.id === id));
  await writeLetters(ports, act, others, write ?? ((envelope) => newsLetter(envelope, news)), { preference: 'challenges', why: write ? undefined : whyFollowed });
  const reached = later.filter((person) => wants(person, 'challenges'));
  for (let start = 0; start < reached.length; start += sideBySide) {
    await Promise.all(reached.slice(start, start + sideBySide).map((person) => keep(ports, act, news, person, paceOf(person) as 'daily' | 'weekly')));
  }
};
