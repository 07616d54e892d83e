import type { Deed } from '../domain/act.ts';
import type { Follow } from '../domain/call/follow.ts';
import type { Listed } from './page.ts';

export type Follows = {
  find(challengeId: string, personId: string): Promise<Follow | undefined>;
  /** Stores it with its act; safe to repeat. */
  begin(follow: Follow, deed: Deed): Promise<void>;
  /** Removes it with its act; safe to repeat. */
  end(follow: Follow, deed: Deed): Promise<void>;
  /** A person's own, by challenge. */
  ofPerson(personId: string, after?: string): Promise<Listed<Follow>>;
  /** Everybody who follows a challenge, a page at a time: the audience of its news. */
  ofChallenge(challengeId: string, after?: string): Promise<Listed<Follow>>;
};
