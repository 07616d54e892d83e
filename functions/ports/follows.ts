import type { Deed } from '../domain/act.ts';
import type { Follow } from '../domain/follow/follow.ts';
import type { Listed } from './page.ts';

export type Follows = {
  find(target: string, personId: string): Promise<Follow | undefined>;
  /** Stores it with its act; safe to repeat. */
  begin(follow: Follow, deed: Deed): Promise<void>;
  /** Removes it with its act; safe to repeat. */
  end(follow: Follow, deed: Deed): Promise<void>;
  /** A person's own, by kind. */
  ofPerson(personId: string, after?: string): Promise<Listed<Follow>>;
  /** How many searches a person follows, up to as many as one may. May lag behind a write by a moment. */
  searchesOf(personId: string): Promise<number>;
  /** Everybody who follows one thing, a page at a time: the audience of its news. */
  of(target: string, after?: string): Promise<Listed<Follow>>;
  /** Everybody who follows a search of the atlas, whichever, a page at a time. */
  ofSearches(after?: string): Promise<Listed<Follow>>;
};
