import type { Digest, WaitingNews } from '../domain/follow/news.ts';
import type { Mail } from '../domain/people/mail.ts';
import type { Listed } from './page.ts';

/** What waits for a person's next digest. */
export type WaitingNewsStore = {
  /** Stores it unless it waits or was told already, and that a digest is due. Safe to repeat. */
  keep(news: WaitingNews, digest: Digest): Promise<void>;
  /** Strongly read, a page at a time. */
  waiting(personId: string, after?: string): Promise<Listed<WaitingNews>>;
  /** The letter, or none where nothing is left to tell, and that these are told, in one transaction: at most 45. False where another job told one of them. */
  tell(letter: Mail | undefined, news: WaitingNews[]): Promise<boolean>;
  /** Takes the digest off the list; safe to repeat. */
  done(digest: Digest): Promise<void>;
  /** Removes all that waits or was told; safe to repeat. */
  forget(personId: string): Promise<void>;
};
