import { mostInDigest, type Digest } from '../../../domain/follow/news.ts';
import { digestLetter } from '../../../domain/letters/followed.ts';
import { derivedId } from '../../../domain/letters/letter.ts';
import { wants } from '../../../domain/people/person.ts';
import type { Ports } from '../../../ports/ports.ts';
import { wholeList } from '../../whole-list.ts';
import { newsNow, type NewsNeeds } from './followed-news.ts';
import { optionalPart, type ToWrite } from './write-letters.ts';
import { whyFollowed } from './write-news.ts';

/** Everything that waits goes in one letter, or in as few as hold it, as it stands now; each letter and what it tells are one transaction. Safe to repeat. */
export const sendDigest = async (ports: ToWrite & NewsNeeds & Pick<Ports, 'news'>, digest: Digest): Promise<void> => {
  const [[person], waiting] = await Promise.all([ports.people.findMany([digest.personId]), wholeList((after) => ports.news.waiting(digest.personId, after))]);
  if (!person || !wants(person, 'challenges')) {
    await ports.news.forget(digest.personId);
    return;
  }
  const inOrder = waiting.toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  for (let start = 0; start < inOrder.length; start += mostInDigest) {
    const kept = inOrder.slice(start, start + mostInDigest);
    const news = (await Promise.all(kept.map((one) => newsNow(ports, one)))).flatMap((one) => one ?? []);
    const id = derivedId('mail', ports.sha256, 'digest', ...kept.map((one) => one.id));
    const optional = optionalPart(ports, person.id, 'challenges', whyFollowed);
    await ports.news.tell(news.length > 0 ? digestLetter({ id, at: digest.at, to: person.email, personId: person.id, about: person.id, optional }, news) : undefined, kept);
  }
  await ports.news.done(digest);
};
