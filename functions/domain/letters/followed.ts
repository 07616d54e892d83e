import type { News } from '../follow/news.ts';
import type { Mail } from '../people/mail.ts';
import { letter, type Envelope } from './letter.ts';

/** One piece of news of something that is followed. */
export const newsLetter = (envelope: Envelope, { headline, text, link }: News): Mail => letter(envelope, 'followed-news', headline, [text, link]);

/** What came together since the last one, oldest first. */
export const digestLetter = (envelope: Envelope, news: News[]): Mail =>
  letter(envelope, 'followed-digest', news.length === 1 ? news[0]!.headline : `${news.length} pieces of news of what you follow`, [
    'This happened to what you follow:',
    ...news.map(({ headline, text, link }) => `${headline}\n${text}\n${link}`),
  ]);
