import type { Deed } from '../domain/act.ts';
import type { Notice } from '../domain/call/notice.ts';
import type { Announcement, Recipient } from '../domain/desk/announcement.ts';
import type { Listed } from './page.ts';

export type Announcements = {
  /** Strongly read. */
  find(challengeId: string, id: string): Promise<Announcement | undefined>;
  /** Newest first. */
  ofChallenge(challengeId: string, after?: string): Promise<Listed<Announcement>>;
  /** Creates (version 1) or replaces, with a notice for the public page; refuses `stale`. A job tells no act of how far it is. */
  save(announcement: Announcement, deed?: Deed, notice?: Notice): Promise<void>;
  /** Puts people on the list that is being made; safe to repeat: whoever is on it stays as they are. */
  list(announcement: Announcement, personIds: string[]): Promise<void>;
  /** The list, read strongly, in an order that nothing moves. */
  recipients(announcement: Pick<Announcement, 'challengeId' | 'id' | 'run'>, after?: string): Promise<Listed<Recipient>>;
  /** What became of each; safe to repeat. */
  settle(recipients: Recipient[]): Promise<void>;
};
